"""Entries of the register: what each needs, what follows from it, and what the person then reads."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import calendar
from portal.records.accountability.names import Actor
from portal.records.requests import people
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.staff.register.entries_written import agreed, form_of, person_page, writes
from tests.support.staff.consent_records import SPOKE, TOLD
from tests.support.staff.consent_records import writes as records
from tests.support.staff.moves import status_of
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


@pytest.fixture(autouse=True)
def in_opening_hours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(calendar, "is_open", lambda *_args: True)
    yield


def test_on_needs_consent_and_answers_the_request_that_asked(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives()
    assert "Put them on the list" not in person_page(office, client, request).words()
    assert form_of(office, client, request, "on").h1 != "Put them on the list"
    with office.database.transaction() as db:
        db.get_one(Submission, request.id).status = "at_meeting"
    records(client, request, "spoke", **SPOKE)
    page = writes(office, client, request, "on")
    assert "On the list, since" in page.words() and "Amber" in page.words() and "Kim Keeper" in page.words()
    assert status_of(office, request) == "put_on"
    assert (
        "In the register: Put on the list: Robin Reader"
        in client.get(f"/staff/request/{request.shown_reference}").words()
    )
    assert form_of(office, client, request, "on").h1 != "Put them on the list", "they are on it"


def test_a_no_pauses_them_and_only_a_person_takes_them_off(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on")
    records(client, request, "told", **TOLD | {"answer": "no"})
    page = person_page(office, client, request)
    assert (
        "On the list, paused: there is no consent" in page.words()
        and "Nothing is shared. Speak to them." in page.words()
    )
    page = writes(office, client, request, "off")
    assert "Taken off the list" in page.words() and "A year without a crisis." in page.words()


def test_the_same_form_sent_twice_is_one_entry(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on")
    page = form_of(office, client, request, "looked-at")
    typed = {"on": str(calendar.today()), "found": "Much as before."}
    assert client.send(page, typed).words().count("Much as before.") == 1
    assert client.send(page, typed).words().count("Much as before.") == 1


@pytest.mark.parametrize(
    ("what", "typed", "wrong"),
    [
        ("on", {"reason": ""}, "Write why they go on the list"),
        ("on", {"colour": ""}, "Choose a colour"),
        ("on", {"colour": "blue"}, "Only a mental health hospital is blue"),
        ("on", {"case_manager": ""}, "Write a name"),
        ("on", {"on": "2099-01-01"}, "Write a day that is not in the future"),
    ],
)
def test_going_on_is_whole(office: Office, what: str, typed: dict[str, str], wrong: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    page = writes(office, client, request, what, **typed)
    assert page.status == 422 and wrong in page.words()
    assert status_of(office, request) == "at_meeting"


@pytest.mark.parametrize(
    ("what", "typed", "wrong"),
    [
        ("looked-at", {"found": ""}, "Write what was found"),
        ("looked-at", {"next_look": "2020-01-01"}, "Write a day after the day of this entry"),
        ("next-look", {"next_look": ""}, "Write the day"),
        ("checked", {"check": "nothing"}, "Choose which check"),
        ("admitted", {"hospital": "other"}, "Only a mental health hospital is blue"),
        ("admitted", {"blue": ""}, "Choose yes or no"),
        ("off", {"reason": ""}, "Choose why"),
        ("off", {"note": ""}, "Write what stands behind it"),
        ("off", {"helps": ""}, "Write what else can help"),
    ],
)
def test_each_entry_is_whole(office: Office, what: str, typed: dict[str, str], wrong: str) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on")
    page = writes(office, client, request, what, **typed)
    assert page.status == 422 and wrong in page.words()


def test_a_hospital_makes_blue_and_leaving_it_red_when_staff_say_so(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on")
    page = writes(office, client, request, "admitted")
    assert "In hospital Ward 3" in page.words() and "Colour Blue" in page.words()
    page = writes(office, client, request, "discharged")
    until = calendar.today() + timedelta(days=14)
    assert "Colour Red" in page.words() and "red at least until" in page.words() and str(until.day) in page.words()
    assert "In hospital Ward" not in page.words()


def test_the_register_is_in_the_order_of_the_colours_and_late_looks_are_marked(office: Office) -> None:
    client = office.signs_in(office.hires())
    for name, colour in (("Gail Green", "green"), ("Rae Red", "red"), ("Amy Amber", "amber")):
        request = agreed(office, client, about=name)
        back = str(calendar.today() - timedelta(days=8))
        writes(office, client, request, "on", colour=colour, on=back)
    page = client.get("/staff/register")
    words = page.words()
    assert words.index("Rae Red") < words.index("Amy Amber") < words.index("Gail Green")
    assert words.count("Late") >= 1 and "3 people: 1 red, 1 amber, 1 green." in words
    late = client.get("/staff/register?which=late").words()
    assert "Rae Red" in late and "Amy Amber" not in late
    assert "Amy Amber" in client.get("/staff/register?name=amy").words()
    assert "Rae Red" not in client.get("/staff/register?colour=amber").words()


def test_whoever_has_no_consent_is_a_reference_alone(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client, about="Nell Noname")
    writes(office, client, request, "on")
    assert "Nell Noname" in client.get("/staff/register").words()
    records(client, request, "told", **TOLD | {"answer": "no"})
    words = client.get("/staff/register?which=paused").words()
    assert "Nell Noname" not in words and request.shown_reference in words


def test_linked_requests_are_one_person_and_unlinking_takes_its_entries_along(office: Office) -> None:
    client = office.signs_in(office.hires())
    one, other = agreed(office, client, about="Lin Linked"), agreed(office, client, about="Lin Linked")
    writes(office, client, one, "on")
    with office.database.transaction() as db:
        people.link(db, *(db.get_one(Submission, each.id) for each in (one, other)), actor=Actor.staff(1))
    assert "1 person: 1 amber." in client.get("/staff/register").words()
    assert "On the list, since" in person_page(office, client, other).words()
    with office.database.transaction() as db:
        people.unlink(db, db.get_one(Submission, one.id), actor=Actor.staff(1))
    assert "On the list, since" in person_page(office, client, one).words()
    assert "Not on the list" in person_page(office, client, other).words()


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AUDIT, Role.ADMIN])
def test_who_only_reads_or_does_not_even_read(office: Office, role: Role) -> None:
    writer = office.signs_in(office.hires())
    request = agreed(office, writer)
    writes(office, writer, request, "on")
    client = office.signs_in(office.hires(role))
    assert (client.get("/staff/register").status == 200) == (role is Role.CHAIR)
    assert form_of(office, client, request, "looked-at").status == 403
