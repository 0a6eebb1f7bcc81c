"""An override is made by safeguarding and counts by two; in an emergency at once, and the second looks the same day."""

from datetime import timedelta

import pytest

from portal import calendar
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.capacity import form_of, links, override, override_that_waits, writes
from tests.support.staff.exports import is_open, trail
from tests.support.staff.moves import moved, status_of
from tests.support.staff_fixtures import Office


def guard(office: Office, name: str = "Gil Guard") -> CheckedClient:
    return office.signs_in(office.hires(Role.SAFEGUARDING, name=name))


def decides(client: CheckedClient, page: FetchedPage, answer: str, why: str = "It is right.") -> FetchedPage:
    """A second person decides, by the link that the request's page shows them."""
    (link,) = links(client.get(page.address.rstrip("?")), "override-review")
    return client.send(client.get(link), {"answer": answer, "why": why})


def open_tasks(office: Office, request: Submission) -> list[tuple[str, int]]:
    """Each open task, and in how many days it is due."""
    with office.database.transaction() as db:
        waiting = tasks.waiting(db, office.settings, [request.id])
        now, ours = calendar.now(), office.settings
        days = {calendar.due(now, each, ours): each for each in range(3)}
        return [(each.kind, days[each.due]) for each in waiting]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("reason", ""), ("why", ""), ("capacity", ""), ("capacity_why", ""), ("told", ""), ("told_why", ""),
        ("emergency", ""), ("emergency_why", ""), ("by_name", ""), ("by_role", ""), ("on", ""),
    ],
)  # fmt: skip
def test_nothing_is_kept_until_every_question_is_answered(office: Office, name: str, typed: str) -> None:
    request = office.receives()
    page = writes(guard(office), request, "override", override() | {name: typed})
    assert page.status == 422 and not trail(office, "override")


def test_who_was_told_needs_no_reason_and_what_can_wait_none_for_haste(office: Office) -> None:
    request = office.receives()
    page = writes(guard(office), request, "override", override_that_waits() | {"told": "yes", "told_why": ""})
    assert page.status == 200 and len(trail(office, "override")) == 1
    assert "Capacity for this decision: It is not known. Nobody could ask." in page.words()


def test_it_counts_only_when_a_second_person_said_yes(office: Office) -> None:
    request, client = office.receives(), guard(office)
    page = writes(client, request, "override", override_that_waits())
    assert "It does not count yet: a second person of safeguarding must say yes." in page.words()
    assert not is_open(client, request) and not links(page, "override-review"), "who made it has no link"
    assert open_tasks(office, request) == [("override_waits", 1)]
    second = guard(office, "Sol Second")
    said = decides(second, page, "yes")
    assert "It counts: two people of safeguarding said yes." in said.words() and "Sol Second said yes" in said.words()
    assert is_open(client, request) and open_tasks(office, request) == []
    assert [each.actor for each in trail(office, "reviewed an override")] != [
        each.actor for each in trail(office, "override")
    ]


def test_the_same_account_never_decides_about_its_own(office: Office) -> None:
    request, client = office.receives(), guard(office)
    page = writes(client, request, "override", override_that_waits())
    other = guard(office, "Sol Second")
    (link,) = links(other.get(page.address.rstrip("?")), "override-review")
    own = client.send(client.get(link), {"answer": "yes", "why": "It is right."})
    assert own.status == 422 and "You made it: another person of safeguarding decides about it." in own.words()
    assert not is_open(client, request) and not trail(office, "reviewed an override")
    assert office.signs_in(office.hires(Role.CASE_LEAD)).get(link).status == 403, "nor anyone without the role"


def test_in_an_emergency_it_counts_at_once_and_a_no_ends_it(office: Office) -> None:
    request, client = office.receives(), guard(office)
    page = writes(client, request, "override", override())
    assert "It counts at once, as an emergency" in page.words() and is_open(client, request)
    assert open_tasks(office, request) == [("override_at_once", 0)], "the same working day"
    second = guard(office, "Sol Second")
    assert decides(second, page, "no", why="").status == 422
    said = decides(second, page, "no", "They are safe now.")
    assert (
        "It does not count any more: a second person said no." in said.words() and "They are safe now." in said.words()
    )
    assert not is_open(client, request) and open_tasks(office, request) == []
    assert not links(second.get(page.address.rstrip("?")), "override-review"), "what ended is not decided again"


def test_the_same_form_is_one_override_one_task_and_one_review(office: Office) -> None:
    request, client = office.receives(), guard(office)
    form = form_of(client, request, "override")
    for _turn in range(2):
        page = client.send(form, override())
    assert len(trail(office, "override")) == 1 and len(open_tasks(office, request)) == 1
    second = guard(office, "Sol Second")
    (link,) = links(second.get(page.address.rstrip("?")), "override-review")
    form = second.get(link)
    for _turn in range(2):
        second.send(form, {"answer": "yes", "why": "It is right."})
    assert len(trail(office, "reviewed an override")) == 1


def rows(client: CheckedClient) -> list[str]:
    page = client.get("/staff/overrides")
    return [" ".join(each.text_content().split()).removeprefix("Request") for each in page.tree.xpath("//tbody/tr")]


def test_the_list_of_the_week_shows_what_counts_or_waits_and_what_nobody_looked_at_first(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, second = guard(office), guard(office, "Sol Second")
    waits, counts, stopped = (office.receives(about="Casey Confidential") for _each in range(3))
    for request, typed in ((counts, override()), (waits, override_that_waits()), (stopped, override())):
        page = writes(client, request, "override", typed)
        if request is not waits:
            decides(second, page, "yes" if request is counts else "no")
    assert [each[:9] for each in rows(second)] == [waits.shown_reference, counts.shown_reference]
    assert "Nobody yet" in rows(second)[0] and "Sol Second: yes" in rows(second)[1]
    assert not any("Not looked at" in each for each in rows(second))
    assert "Look at it" in rows(second)[0] and "Look at it" not in rows(client)[0], "not for whoever made it"
    now = calendar.now()
    monkeypatch.setattr(calendar, "now", lambda: now + timedelta(days=8))
    assert all("Not looked at for 7 days" in each for each in rows(second))
    assert [each[:9] for each in rows(second)] == [waits.shown_reference, counts.shown_reference]


@pytest.mark.parametrize(("role", "opens"), [(Role.AUDIT, True), (Role.SAFEGUARDING, True), (Role.CASE_LEAD, False),
                                             (Role.ADMIN, False)])  # fmt: skip
def test_safeguarding_and_audit_read_the_list_and_nobody_else(office: Office, role: Role, opens: bool) -> None:
    request = office.receives(about="Casey Confidential")
    writes(guard(office), request, "override", override())
    page = office.signs_in(office.hires(role)).get("/staff/overrides")
    assert page.status == (200 if opens else 403)
    assert all(each not in page.text for each in ("Casey", "Was hurt", "Nobody could ask", "badly hurt"))
    assert (request.shown_reference in page.text) == opens
    assert len(trail(office, "looked at the overrides")) == opens


@pytest.mark.usefixtures("opening_hours")
def test_a_quick_meeting_needs_consent_or_an_override_that_counts(office: Office) -> None:
    request = office.receives(kind="review", consents=())
    lead, client = office.signs_in(office.hires(Role.CASE_LEAD)), guard(office)
    moved(lead, request, "looking")
    page = client.send(form_of(client, request, "override", "meeting"), override_that_waits())
    refused = moved(lead, request, "quick_meeting")
    assert (
        refused.status == 422
        and "no override that counts" in refused.words()
        and status_of(office, request) == "looking"
    )
    second = guard(office, "Sol Second")
    decides(second, page, "yes")
    moved(lead, request, "quick_meeting")
    assert status_of(office, request) == "quick_meeting"
    decides(second, page, "no")
    assert moved(lead, request, "held").status == 422 and status_of(office, request) == "quick_meeting"
    client.send(form_of(client, request, "override", "meeting"), override())
    moved(lead, request, "held")
    assert status_of(office, request) == "held"


@pytest.mark.usefixtures("opening_hours")
def test_an_override_about_the_list_holds_no_quick_meeting(office: Office) -> None:
    request = office.receives(kind="review")
    lead, client = office.signs_in(office.hires(Role.CASE_LEAD)), guard(office)
    writes(client, request, "override", override())
    moved(lead, request, "looking")
    assert moved(lead, request, "quick_meeting").status == 422
