"""Default deny: who may open what on the staff side, and what each side of the portal can do at all."""

import pytest
from flask import Flask

from portal.records.staff.accounts import Role
from portal.staff.access import permissions
from portal.staff.access.permissions import May
from tests.support.staff.request_pages import staff_rules, ways
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages
FOR_ANYONE = {"security.login", "staff.set_up", "staff.choose_password"}
NOT_USED = {"security.two_factor_rescue", "security.tf_select"}
SIGNS_OUT = {"staff.inbox", "staff.sign_out", "staff.sign_out_everywhere"}  # and the inbox, which sends on
CASE_PAGES = {"staff.inbox", "staff.request_page", "staff.acknowledge", "staff.take"}


def test_nothing_opens_without_signing_in(office: Office) -> None:
    client = office.app.test_client()
    for rule in staff_rules(office.app):
        for method, address in ways(rule):
            if rule.endpoint in FOR_ANYONE:
                continue
            answer = client.open(address, method=method, headers={"Sec-Fetch-Site": "same-origin"})
            assert answer.status_code in (302, 303), (method, address, answer.status_code)
            assert answer.location.split("?")[0] == "/staff/sign-in", (method, address, answer.location)


@pytest.mark.parametrize(
    "address", ["/staff", "/staff/nothing-here", "/staff/request", "/staff/../staff/x", "/staff/%2e"]
)
def test_unknown_addresses_of_the_staff_side_say_nothing_without_signing_in(office: Office, address: str) -> None:
    answer = office.app.test_client().get(address)
    assert answer.status_code == 303 and answer.location.startswith("/staff/sign-in")


def test_half_signed_in_opens_only_the_second_step(office: Office) -> None:
    client = office.client()
    office.gives_password(client, office.hires())
    for rule in staff_rules(office.app):
        if rule.endpoint in permissions.STEPS_OF_SIGNING_IN:
            continue
        for method, address in ways(rule):
            answer = client.client.open(address, method=method, headers=client.headers)
            assert answer.status_code == 303 and answer.location.startswith("/staff/sign-in"), (method, address)


def test_every_page_has_a_permission(app: Flask) -> None:
    known = set(permissions.PAGES) | permissions.STEPS_OF_SIGNING_IN | NOT_USED
    assert {rule.endpoint for rule in staff_rules(app)} == known
    assert set(permissions.WHO_MAY) == set(May)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_own_pages_and_no_other(office: Office, role: Role) -> None:
    reference = office.receives().shown_reference
    client = office.signs_in(office.hires(role))
    may = permissions.allowed([role])
    for rule in staff_rules(office.app):
        if rule.endpoint not in permissions.PAGES or rule.endpoint in SIGNS_OUT:
            continue
        for method, address in ways(rule, reference):
            status = client.client.open(address, method=method, headers=client.headers).status_code
            allowed = permissions.PAGES[rule.endpoint] in may
            assert (status != 403) == allowed and status < 500, (role, method, address, status)


@pytest.mark.parametrize(("role", "first_page"), [(Role.ADMIN, "Staff"), (Role.AUDIT, "Audit trail")])
def test_who_reads_no_request_starts_elsewhere(office: Office, role: Role, first_page: str) -> None:
    office.receives(about="Casey Confidential")
    client = office.signs_in(office.hires(role))
    page = client.get("/staff/")
    assert page.h1 == first_page and "Casey" not in page.text
    assert not {each for each in CASE_PAGES if permissions.PAGES[each] in permissions.allowed([role])}


def test_what_is_not_used_is_not_there(office: Office) -> None:
    client = office.signs_in(office.hires(*Role))
    for rule in staff_rules(office.app):
        if rule.endpoint in NOT_USED:
            assert client.get(rule.rule).status == 404


def test_no_page_of_flask_security_is_ever_shown(office: Office) -> None:
    for name, template in office.app.config.items():
        if name.startswith("SECURITY_") and name.endswith("_TEMPLATE") and template.startswith("security/"):
            with office.app.test_request_context("/staff/"), pytest.raises(RuntimeError):
                office.app.extensions["security"].render_template(template)
    client = office.signs_in(office.hires(*Role))
    seen = set()
    for rule in staff_rules(office.app):
        for method, address in ways(rule):
            for browser in (client, office.client()):
                if rule.endpoint == "staff.sign_out":
                    continue
                answer = browser.client.open(address, method=method, headers=browser.headers, follow_redirects=True)
                assert 'class="nhsuk-header staff-header"' in answer.text, (method, address)
                seen.add(answer.status_code)
    assert seen <= {200, 400, 404, 410, 422}


def test_json_is_never_spoken(office: Office) -> None:
    worker = office.hires()
    client = office.app.test_client()
    for body in ({"email": worker.address, "password": worker.password}, [1], "x"):
        answer = client.post("/staff/sign-in", json=body, headers={"Accept": "application/json"})
        assert answer.mimetype == "text/html" and answer.status_code == 404
    assert client.get("/staff/sign-in", headers={"Accept": "application/json"}).mimetype == "text/html"
