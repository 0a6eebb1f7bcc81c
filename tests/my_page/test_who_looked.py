"""The person sees who opened their request: in which role, from which team and why, and nobody else sees it."""

import pytest

from portal.commands.index import make_findings
from portal.records.queries.teams import Team
from portal.records.staff.accounts import Role
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient
from tests.support.staff.reasons import covers_for
from tests.support.staff_fixtures import Office
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages


def test_the_person_sees_in_which_role_their_request_was_opened_and_never_by_safeguarding(
    client: CheckedClient, office: Office
) -> None:
    receipt, card = sends(client)
    device = CheckedClient(client.app)
    comes_back(device, card)
    assert "Nobody has opened it yet." in device.get("/my-page/looked").words()
    office.signs_in(office.hires(Role.SAFEGUARDING)).get(f"/staff/request/{receipt.reference}")
    assert "Nobody has opened it yet." in device.get("/my-page/looked").words()
    for role in (Role.TRIAGE, Role.TRIAGE, Role.CASE_LEAD):
        office.signs_in(office.hires(role)).get(f"/staff/request/{receipt.reference}")
    page = device.get("/my-page/looked")
    assert page.words().count("someone who looks first at what people send") == 1
    assert "someone who plans what happens" in page.words() and "Robin" not in page.text
    assert not check(page), check(page)


def test_the_person_reads_from_which_team_it_was_when_there_is_one(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client)
    device = CheckedClient(client.app)
    comes_back(device, card)
    make_findings(client.app)
    office.signs_in(office.hires(of=[Team.CHILDREN, Team.ADULTS])).get(f"/staff/request/{receipt.reference}")
    assert "They work with adults." in device.get("/my-page/looked").words()
    office.signs_in(office.hires(of=[Team.CHAIRS])).post(
        f"/staff/request/{receipt.reference}/why", {"opens_because": "advice"}
    )
    page = device.get("/my-page/looked")
    assert page.words().count("They work with") == 1
    assert not check(page), check(page)


def test_the_person_is_told_why_someone_opened_what_was_not_theirs(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client)
    device = CheckedClient(client.app)
    comes_back(device, card)
    way = f"/staff/request/{receipt.reference}/why"
    for why, told in (
        ("cover", "They did the work of someone who is away."),
        ("advice", "Someone asked them for help."),
        ("same_person", "They looked for all that is about you."),
        ("other", "They wrote down why."),
        ("rang", ""),
        ("safe", ""),
    ):
        worker = office.hires(of=[])
        if why == "cover":
            covers_for(office, receipt.reference, worker)
        office.signs_in(worker).post(way, {"opens_because": why, "opens_words": "Secret"})
        page = device.get("/my-page/looked")
        assert told in page.words() and "rang" not in page.words() and "Secret" not in page.text
        assert not check(page), check(page)
        assert len(page.main.xpath(".//*[@class='rows']/*")) <= 6


def test_only_the_person_sees_who_looked(client: CheckedClient) -> None:
    _receipt, card = sends(client, who="someone_i_help", here="no")
    device = CheckedClient(client.app)
    comes_back(device, card)
    assert device.get("/my-page/looked").h1 == "My page"
