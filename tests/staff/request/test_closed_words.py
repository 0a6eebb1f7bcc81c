"""What was written before a no stays closed, opens with a reason of its own, and opens again with a new yes."""

import pytest

from portal import calendar
from portal.records.accountability import reasons
from portal.records.queries.teams import Team
from portal.records.requests.sending import Consent
from portal.records.roles import Role
from tests.support.staff.capacity import override
from tests.support.staff.inbox import changes
from tests.support.staff.reasons import CLOSED, NO, WROTE, kept, of, says, someone_elses
from tests.support.staff_fixtures import PRIVATE, WAYS, Office, said


def test_what_was_written_before_a_no_opens_with_a_reason_only(office: Office) -> None:
    worker = office.hires()
    request = office.receives(more_said=(WROTE,), consents=(NO,))
    changes(office, request, owner_id=worker.id)  # their own case: it is asked even so
    client = office.signs_in(worker)
    page = client.get(of(request))
    assert CLOSED in page.words() and "The noise at night" not in page.text
    page = client.get(page.tree.xpath("//a[contains(., 'Open it, with a reason')]/@href")[0])
    assert page.h1.endswith("Open what they wrote?")
    assert client.send(page).status == 422
    page = client.send(page, {"opens_because": "advice"})
    assert "The noise at night" in page.words() and CLOSED not in page.words()
    assert "Said why they open what was written before a no: Robin Reader" in page.words()
    assert [(each.what, each.why) for each in kept(office, request)] == [("written", "advice")]


def test_a_reason_to_open_the_request_does_not_open_what_was_written_before_a_no(office: Office) -> None:
    request, _owner = someone_elses(office, more_said=(WROTE,), consents=(NO,))
    page = office.gives_reason(office.signs_in(office.hires()), request)
    assert CLOSED in page.words() and "The noise at night" not in page.text


def test_how_to_reach_them_and_whom_not_to_tell_stay_open(office: Office) -> None:
    request = office.receives(more_said=(*WAYS, PRIVATE, WROTE), consents=(NO,))
    page = office.signs_in(office.hires()).get(of(request))
    assert "sam@example.com" in page.words() and "She reads" in page.words()
    assert "The noise at night" not in page.text


def test_a_yes_that_is_taken_back_closes_what_was_written_and_a_new_yes_opens_it(office: Office) -> None:
    request = office.receives(more_said=(WROTE,))
    client = office.signs_in(office.hires())
    assert "The noise at night" in client.get(of(request)).words()
    says(office, request, "changed_mind")
    assert CLOSED in client.get(of(request)).words()
    says(office, request, "yes")
    assert "The noise at night" in client.get(of(request)).words()
    says(office, request, "no", purpose="meeting")  # a no to something else closes nothing here
    assert "The noise at night" in client.get(of(request)).words()


def test_a_no_of_the_person_closes_what_others_wrote_about_them(office: Office) -> None:
    helper = {"about": "Sam", "said": [said("wants", "What do they want?", ["Help at night"], "help")]}
    yes = Consent(voice="person", purpose="list", answer="yes", how="alone", words_shown=[])
    request = office.receives(
        others={"parent": helper},
        consents=(yes, Consent(voice="parent", purpose="list", answer="yes", how="alone", words_shown=[])),
    )
    client = office.signs_in(office.hires())
    assert "Help at night" in client.get(of(request)).words()
    says(office, request, "no", voice="person")
    assert "Help at night" not in client.get(of(request)).text


def test_a_problem_is_never_closed_by_a_no(office: Office) -> None:
    request = office.receives(kind="problem", more_said=(WROTE,), consents=())
    assert "The noise at night" in office.signs_in(office.hires()).get(of(request)).words()


@pytest.mark.parametrize("of_teams", [[], list(Team)])
def test_what_must_be_read_now_is_open_at_once_to_its_first_reader(office: Office, of_teams: list[Team]) -> None:
    """Someone may be in danger, whatever they said about the list."""
    request = office.receives(level="now", more_said=(WROTE,), consents=(NO,))
    client = office.signs_in(office.hires(of=of_teams))
    for _look in range(2):
        assert "The noise at night" in client.get(of(request)).words()
    assert {each.why for each in kept(office, request)} == {reasons.READ_NOW}
    assert "The noise at night" not in office.signs_in(office.hires()).get(of(request)).text


@pytest.mark.parametrize("way", ["copies", "share"])
def test_what_was_written_before_a_no_leaves_only_with_a_reason(office: Office, way: str) -> None:
    request, client = office.receives(), office.signs_in(office.hires(Role.SAFEGUARDING))
    says(office, request, "no")
    client.send(client.get(f"{of(request)}/override/list"), override())
    page = client.get(f"{of(request)}/{way}")
    assert page.status == 422 and "was written before someone said no" in page.words()
    client.post(f"{of(request)}/why/written", {"opens_because": "advice"})
    assert client.get(f"{of(request)}/{way}").status == 200


def test_a_talk_before_a_no_is_closed_with_what_was_written(office: Office) -> None:
    request, client = office.receives(), office.signs_in(office.hires())
    office.talks(request, "Ferret talk.", on=calendar.today())
    assert "Ferret talk." in client.get(of(request)).words()
    says(office, request, "no")
    assert "Ferret talk." not in client.get(of(request)).words()
    client.post(f"{of(request)}/why/written", {"opens_because": "advice"})
    assert "Ferret talk." in client.get(of(request)).words()
