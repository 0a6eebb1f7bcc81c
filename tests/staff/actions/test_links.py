"""Staff link the requests of one person on a request's page, and lift a pause for all of them."""

import pytest

from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.requests import people, submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.staff.request_pages import page_of, part, post
from tests.support.staff_fixtures import Office


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {1} ", "lower"])
def test_a_request_is_linked_by_its_reference_however_it_is_typed(office: Office, typed: str) -> None:
    one, other = office.receives(about="Sam"), office.receives(about="Sam")
    client = office.signs_in(office.hires())
    assert "No other request is linked" in part(page_of(client, one), "same-person")
    reference = other.reference.lower() if typed == "lower" else typed.format(other.reference, other.shown_reference)
    page = post(client, one, "link", other=reference)
    assert "They are linked now." in page.words()
    assert f"{other.shown_reference} Join the list, New" in part(page, "same-person")
    assert one.shown_reference in part(page_of(client, other), "same-person")
    assert "They were linked already." in post(client, one, "link", other=reference).words()
    assert "Linked it to another request about the same person: Robin Reader" in page.words()


def test_unlinking_takes_that_one_out(office: Office) -> None:
    one, two, three = (office.receives() for _each in range(3))
    client = office.signs_in(office.hires())
    for other in (two, three):
        post(client, one, "link", other=other.reference)
    page = post(client, one, "unlink", other=two.shown_reference)
    assert "It is not linked any more." in page.words()
    assert two.shown_reference not in part(page, "same-person") and three.shown_reference in part(page, "same-person")
    assert "It was not linked." in post(client, one, "unlink", other=two.shown_reference).words()


@pytest.mark.parametrize("typed", ["2222-2222", "", "nothing", "hidden"])
def test_what_is_kept_from_a_chair_is_as_though_it_were_not_there(office: Office, typed: str) -> None:
    one, hidden = office.receives(), office.receives()
    with office.database.transaction() as db:
        db.get_one(Submission, hidden.id).kept_from_chairs = True
    client = office.signs_in(office.hires(Role.CHAIR))
    page = post(client, one, "link", other=hidden.reference if typed == "hidden" else typed)
    assert page.status == 422 and page.errors() == ["Problem: There is no such request"]
    with office.database.transaction() as db:
        found = submissions.find(db, one.id)
        assert found and len(people.linked(db, found)) == 1


def test_a_chair_finds_no_trace_of_a_link_to_what_is_kept_from_chairs(office: Office) -> None:
    one, hidden = office.receives(), office.receives()
    page_before = page_of(office.signs_in(office.hires(Role.CHAIR)), one)
    with office.database.transaction() as db:
        found, kept = (db.get_one(Submission, each.id) for each in (one, hidden))
        people.link(db, found, kept, actor=Actor.staff(1))
        kept.kept_from_chairs = True
    both = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    page = page_of(both, one)
    assert hidden.shown_reference not in page.text and "Linked it" not in page.words()
    assert part(page, "same-person") == part(page_before, "same-person")
    assert hidden.shown_reference in page_of(office.signs_in(office.hires()), one).text
    assert "It was not linked." in post(both, one, "unlink", other=hidden.reference).words()


def paused(office: Office, *answers: str) -> tuple[Submission, Submission]:
    """Two linked requests with these answers of the person, paused."""
    said = tuple(
        Consent(voice="person", purpose="list", answer=each, how="alone", words_shown=["?"]) for each in answers
    )
    one, other = office.receives(consents=said), office.receives(consents=())
    with office.database.transaction() as db:
        found, linked = (db.get_one(Submission, each.id) for each in (one, other))
        people.link(db, found, linked, actor=Actor.staff(1))
        submissions.pause(db, found)
    return one, other


def is_paused(office: Office, request: Submission) -> bool:
    with office.database.transaction() as db:
        return db.get_one(Submission, request.id).paused_at is not None


LIFTED = [
    (("yes", "no"), "says_yes", False),
    (("no",), "says_yes", False),
    (("no",), "only_meeting", False),
    (("no",), "only_list", True),  # the list stays refused, and the state keeps that shut
    (("yes", "no"), "keeps_safe", True),
    (("yes", "no", "yes"), "says_yes", True),
    (("yes", "no", "yes"), "only_meeting", True),
    (("yes", "no", "yes"), "all_say_yes", True),
    (("yes", "no", "yes"), "", False),
    (("yes", "no", "yes"), "something", False),
]


@pytest.mark.parametrize(("answers", "why", "goes_on"), LIFTED)
def test_a_pause_is_lifted_only_for_a_reason_that_nothing_stands_against(
    office: Office, answers: tuple[str, ...], why: str, goes_on: bool
) -> None:
    one, other = paused(office, *answers)
    client = office.signs_in(office.hires())
    form = part(page_of(client, other), "lift")
    assert "Sharing goes on for this request and for 1 linked to it." in form
    page = post(client, other, "lift", why=why)
    assert page.status == (200 if goes_on else 422)
    assert (is_paused(office, one), is_paused(office, other)) == (not goes_on, not goes_on)
    with office.database.transaction() as db:
        written = [event.why for event in audit.trail(db, Ref.submission(one.id)) if event.did == "pause lifted"]
    assert written == ([people.REASONS_TO_LIFT[why][0]] if goes_on else [])


def test_lifting_twice_is_written_once_and_nothing_lowers_by_itself(office: Office) -> None:
    one, _other = paused(office, "yes", "no", "yes")
    client = office.signs_in(office.hires())
    post(client, one, "lift", why="says_yes")
    page = post(client, one, "lift", why="says_yes")
    assert "Sharing goes on already." in page.words()
    assert page.words().count("Let sharing go on") == 1
    assert "Sharing was stopped, and goes on again" in page.words()


def test_a_chair_lifts_no_pause(office: Office) -> None:
    one, _other = paused(office, "yes")
    client = office.signs_in(office.hires(Role.CHAIR))
    assert "Lift the pause" not in page_of(client, one).words()
    assert post(client, one, "lift", why="keeps_safe").status == 403
    assert is_paused(office, one)


@pytest.mark.parametrize("what", ["link", "unlink", "lift", "task"])
def test_a_post_from_elsewhere_changes_nothing(office: Office, what: str) -> None:
    one, other = paused(office, "yes")
    client = office.signs_in(office.hires())
    typed = {"other": other.reference, "why": "keeps_safe", "task": "1"}
    address = f"/staff/request/{one.shown_reference}/{what}"
    page = client.post(address, typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and "Press the button again." in page.words()
    assert is_paused(office, one) and other.shown_reference in part(page, "same-person")


def test_the_page_of_a_person_shows_all_linked_requests_their_voices_and_where_consent_stands(office: Office) -> None:
    yes = Consent(voice="parent", purpose="list", answer="yes", how="alone", words_shown=["Do you want it?"])
    one = office.receives(voice="parent", born="2015-05-05", consents=(yes,))
    other = office.receives(kind="advocate", consents=(), born="2015-05-05")
    problem = office.receives(kind="problem", consents=())
    with office.database.transaction() as db:
        db.get_one(Submission, problem.id).kept_from_chairs = True
    client = office.signs_in(office.hires(name="Kim Reader"))
    for each in (other, problem):
        post(client, one, "link", other=each.shown_reference)
    page = client.get(f"/staff/request/{one.shown_reference}/person")
    assert all(each.shown_reference in page.words() for each in (one, other, problem))
    assert "Parent or guardian: Being on the list (Dynamic Support Register), Yes" in page.words()
    assert part(page, "consent").startswith("Where consent stands") and "Nobody owns it yet." in page.words()
    assert "Looked at all requests of the person: Kim Reader" in page_of(client, one).words()
    chair = office.signs_in(office.hires(Role.CHAIR)).get(f"/staff/request/{one.shown_reference}/person")
    assert other.shown_reference in chair.words() and problem.shown_reference not in chair.text
