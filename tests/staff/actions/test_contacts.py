"""A call or a talk that is written down stops the clock when it answered; a try never does. It heeds what is safe."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.calendar import today
from portal.records.correspondence import messages
from portal.records.correspondence.contacts import KeptCall
from portal.records.queries import clock as answering
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices import folders
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import PRIVATE, WAYS, Office
from tests.support.words.page_checks import check

TALK = {"how": "phone", "words": "Sam is well and wants the list.", "answered": "yes"}


def form(client: CheckedClient, submission: Submission | str, what: str, key: str = "person") -> FetchedPage:
    reference = submission if isinstance(submission, str) else submission.shown_reference
    return client.get(f"/staff/request/{reference}/down/{what}/with/{key}")


def writes(client: CheckedClient, submission: Submission | str, what: str, **typed: str) -> FetchedPage:
    return client.send(form(client, submission, what), {"on": today().isoformat(), **typed})


def clock(office: Office, submission: Submission) -> datetime | None:
    """Since when someone waits for an answer to this request."""
    listed = answering.clocked(chair=False)
    with Session(office.database.engine) as db:
        wanted = listed.wanted.where(Submission.id == submission.id).with_only_columns(listed.clock)
        return db.execute(wanted).scalar_one()


def adds(office: Office, submission: Submission, words: str) -> None:
    """The person writes something more on their own page."""
    with office.database.transaction() as db:
        folder = folders.find(db, submission.id, "person")
        assert folder
        messages.write(db, folder, folders.key_for_staff(db, office.settings.keys, folder), words)


def test_a_talk_that_answered_stops_the_clock_and_a_later_message_starts_it_again(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires(name="Robin Reader"))
    assert clock(office, submission) == submission.sent_at
    page = writes(client, submission, "talk", **TALK, **{"with": "Mum"})
    for words in (
        "Spoke by phone",
        "Sam is well and wants the list.",
        "Also there: Mum",
        "it answered what they asked",
    ):
        assert words in page.words()
    assert clock(office, submission) is None
    adds(office, submission, "One more thing.")
    assert clock(office, submission) is not None


def test_a_talk_that_did_not_answer_and_a_try_leave_the_clock_running(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    page = writes(client, submission, "talk", **TALK | {"answered": "no"})
    assert "it did not answer what they asked" in page.words()
    for how in ("no_answer", "not_safe", "wrong_number"):
        page = writes(client, submission, "attempt", how=how)
    assert "3 attempts" in page.words() and "Left no message, because it is not safe" in page.words()
    assert "Tried to reach them" in page.words()
    assert clock(office, submission) == submission.sent_at


def test_a_talk_of_an_earlier_day_answers_nothing_that_came_after_that_day(office: Office) -> None:
    submission = office.receives()
    office.makes_older(submission, timedelta(days=5))
    adds(office, submission, "Written today.")
    client = office.signs_in(office.hires())
    yesterday = (today() - timedelta(days=1)).isoformat()
    page = writes(client, submission, "talk", **TALK | {"on": yesterday})
    waits_since = clock(office, submission)
    assert waits_since and datetime.now(UTC) - waits_since < timedelta(hours=1)
    assert page.words().index("Sam is well") < page.words().index("Written today."), "in the order of what happened"


def test_the_same_form_sent_twice_is_one_talk_and_it_is_sealed(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    page = form(client, submission, "talk")
    for _turn in range(2):
        client.send(page, {"on": today().isoformat(), **TALK})
    with Session(office.database.engine) as db:
        (kept,) = db.scalars(select(KeptCall)).all()
        assert b"Sam" not in kept.sealed and kept.on == today()


def test_nothing_is_written_down_until_it_is_whole(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    page = client.send(form(client, submission, "talk"), {"on": (today() + timedelta(days=1)).isoformat()})
    assert page.status == 422 and "Write a day that is not in the future" in page.words()
    assert "Choose whether it answered what they asked" in page.words()
    assert (
        form(client, submission, "nothing").status == 404 and form(client, submission, "talk", "parent").status == 404
    )


def test_the_form_says_which_ways_are_safe_and_who_must_not_be_told(office: Office) -> None:
    submission = office.receives(more_said=(*WAYS, PRIVATE))
    client = office.signs_in(office.hires())
    words = form(client, submission, "attempt").words()
    assert "Email Safe to use sam@example.com" in words and "Phone Not safe: do not use 07700 900111" in words
    assert "Must not be told Mum" in words and "None of these is safe" not in words
    none_safe = form(client, office.receives(more_said=WAYS[1:2]), "attempt")
    assert "None of these is safe. Do not ring, and leave no message." in none_safe.words()
    assert "No way was given." in form(client, office.receives(), "talk").words()


def test_a_chair_writes_nothing_down_about_what_is_kept_from_chairs(office: Office) -> None:
    submission = office.receives(kind="problem")
    with office.database.transaction() as db:
        db.get_one(Submission, submission.id).kept_from_chairs = True
    assert form(office.signs_in(office.hires(Role.CHAIR)), submission, "talk").status == 404


def test_the_persons_own_page_says_when_we_spoke_unless_it_hides_their_answers(
    client: CheckedClient, office: Office
) -> None:
    receipt, card = sends(client)
    staff = office.signs_in(office.hires())
    writes(staff, receipt.reference, "attempt", how="no_answer")
    said = f"We spoke with you on {long(today())}."
    assert said not in comes_back(CheckedClient(client.app), card).words(), "a try is no talk"
    writes(staff, receipt.reference, "talk", **TALK)
    page = comes_back(CheckedClient(client.app), card)
    assert said in page.words() and "Sam is well" not in page.text and not check(page), check(page)
    assert said not in comes_back(CheckedClient(client.app), card, alone=False).words()


def long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
