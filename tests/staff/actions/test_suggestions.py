"""Tasks that follow from something: offered after a colour, made by the worker, chased when they are late."""

import pytest

from portal.config import Settings
from portal.records.register.entry import Colour
from portal.records.requests.submissions import Submission
from portal.records.requests.task_rules import OF_COMPLAINTS, OFFERED, WORDS, Event
from portal.records.staff.accounts import Role
from portal.staff.actions.suggestions import CHANGED, TICK
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.records.kept import everything_in
from tests.support.staff.request_pages import page_of, part, post
from tests.support.staff.tasks import kinds, writes
from tests.support.staff_fixtures import Office


def offered(page: FetchedPage) -> list[str]:
    """The names of the tasks that the page offers; none of them is ticked."""
    assert not page.tree.xpath("//input[@name='task'][@checked]")
    return [str(each) for each in page.tree.xpath("//input[@name='task'][@type='checkbox']/@value")]


def judged(office: Office, colour: str = "red") -> tuple[CheckedClient, Submission, FetchedPage]:
    request, client = office.receives(), office.signs_in(office.hires())
    typed = {"colour": colour, "hospital": "mental_health", "why": "Home may stop."}
    return client, request, writes(client, request, "colour", **typed)


def takes(
    client: CheckedClient, request: Submission, page: FetchedPage, *ticked: str, press: str = "add"
) -> FetchedPage:
    typed = {"task": list(ticked), "what": press, "after": page.tree.xpath("//input[@name='after']/@value")[0]}
    return client.post(f"/staff/request/{request.shown_reference}/offered", typed)


def test_what_follows_has_words_and_a_setting_for_its_days() -> None:
    assert {each.value for each in Colour} < {each.value for each in OFFERED} == {each.value for each in Event}
    every = [each for offered in OFFERED.values() for each in offered]
    assert len(WORDS) == len(every) + len(OF_COMPLAINTS) and all(getattr(Settings(), each.days) >= 0 for each in every)
    same_day = [each.task for each in every if not getattr(Settings(), each.days)]
    assert same_day == ["override_at_once"], "it counts already"
    assert all(len(each) <= 30 for each in WORDS)


@pytest.mark.parametrize("colour", list(Colour))
def test_each_colour_offers_its_own_checks_and_adds_none_by_itself(office: Office, colour: Colour) -> None:
    client, request, page = judged(office, colour.value)
    wanted = [each.task for each in OFFERED[Event(colour.value)]]
    assert offered(page) == wanted and kinds(office, request) == []
    assert all(each.words in page.words() for each in OFFERED[Event(colour.value)])
    page = takes(client, request, page, *wanted)
    assert "The tasks are added." in page.words() and offered(page) == []
    assert kinds(office, request) == sorted(wanted)
    assert WORDS[wanted[0]] in part(client.get("/staff/"), "tasks")


def test_what_is_not_ticked_stays_offered_until_it_is_set_aside(office: Office) -> None:
    client, request, page = judged(office)
    page = takes(client, request, page, "red_review")
    assert offered(page) == ["red_keyworker"] and kinds(office, request) == ["red_review"]
    page = takes(client, request, page, press="aside")
    assert offered(page) == [] and kinds(office, request) == ["red_review"]
    assert "Set aside a task that was offered" in page.words()


def test_a_new_judgement_offers_anew_but_never_what_is_open(office: Office) -> None:
    client, request, page = judged(office)
    takes(client, request, page, "red_review")
    page = writes(client, request, "colour", colour="red", why="Still so.")
    assert offered(page) == ["red_keyworker"]
    assert offered(writes(client, request, "colour", colour="green", why="Better.")) == ["green_partners"]


def test_an_offer_that_is_no_longer_there_or_not_ticked_adds_nothing(office: Office) -> None:
    client, request, page = judged(office)
    answer = takes(client, request, page)
    assert answer.status == 422 and TICK in answer.words()
    assert takes(client, request, page, "green_partners").status == 422, "of another colour"
    writes(client, request, "colour", colour="amber", why="Now so.")
    answer = takes(client, request, page, "red_review")
    assert answer.status == 409 and CHANGED in answer.words() and kinds(office, request) == []


def test_a_chair_is_offered_nothing(office: Office) -> None:
    _client, request, _page = judged(office)
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert offered(page_of(chair, request)) == []
    assert post(chair, request, "offered", task="red_review", after="x").status == 403


def test_what_was_added_says_nothing_of_the_colour_in_the_clear(office: Office) -> None:
    client, request, page = judged(office)
    takes(client, request, page, "red_review")
    assert b"red_review" not in everything_in(office)
