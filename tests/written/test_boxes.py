"""Each box of one kind reads in the same way: in journeys, at a call and a lost card, and on staff pages."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.database import database
from portal.journeys.safe_ways import is_same_way, safe_way
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.office.new_accounts import NO_ADDRESS
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, fill
from tests.support.staff.request_pages import page_of
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

SHORT = "Problem: The number is too short. Check it."
HELP = "Problem: This number is for help. Write another number."
NO_TEXT = "Problem: Choose a phone call, or write a mobile number."
FAR_AWAY = {"who": "me", "phone-safe": "yes", "email-safe": "yes"}


def at(client: CheckedClient, start: str, step: str, **wanted: Any) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens(start), {**FAR_AWAY, **wanted}, f"/{step}")


def types(client: CheckedClient, page: FetchedPage, box: str, typed: str, **wanted: Any) -> FetchedPage:
    return client.send(page, fill(page, {**FAR_AWAY, **wanted, box: typed, f"{box}-safe": "yes"}))


def goes_on(page: FetchedPage) -> bool:
    return page.status == 200 and not page.errors()


BOXES: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "join": ("/join", "reach", "phone", {"reach": ["call"]}),
    "call": ("/call", "call", "phone", {}),
    "lost": ("/lost", "someone", "someone", {"same": "no"}),
    "consent": ("/consent", "reach", "phone", {"reach": ["call"]}),
}


@pytest.mark.parametrize("journey", BOXES)
def test_every_box_for_a_number_says_what_is_wrong_and_takes_the_same(journey: str, client: CheckedClient) -> None:
    start, step, box, wanted = BOXES[journey]
    page = at(client, start, step, **wanted)
    for typed, wrong in (("07700 90012", SHORT), ("0800 1111", HELP), ("116 123", HELP), ("01632 960001", HELP)):
        again = types(client, page, box, typed, **wanted)
        assert again.errors() == [wrong] and typed in again.text, typed
    for typed in ("07700 900123 after 4pm", "18001 01903 555321", "077OO 9OO123", "07700 900123 or 01903 555987"):
        assert goes_on(types(client, page, box, typed, **wanted)), typed


def test_a_text_needs_a_mobile_number_where_nothing_else_was_chosen(client: CheckedClient) -> None:
    page = at(client, "/join", "reach")
    assert types(client, page, "phone", "01903 555987", reach=["text"]).errors() == [NO_TEXT]
    assert goes_on(types(client, page, "phone", "text me on 07700 900333", reach=["text"]))
    both = at(CheckedClient(client.app), "/join", "reach")
    assert goes_on(types(client, both, "phone", "01903 555987", reach=["text", "call"]))


@pytest.mark.parametrize(
    "typed", ["sam@example.com.", "sam @example.com", "Sam <sam@example.com>", "mailto:sam@example.com"]
)
def test_an_email_is_taken_as_people_write_it(typed: str, client: CheckedClient) -> None:
    page, email = at(client, "/join", "reach"), {"reach": ["email"]}
    again = types(client, page, "email", "sam", **email)
    assert again.errors() == ["Problem: Write your whole email, with the @ sign."]
    assert goes_on(types(client, page, "email", typed, **email))


def test_what_stands_in_a_box_that_no_tick_opens_is_no_fault(client: CheckedClient) -> None:
    page = at(client, "/join", "reach")
    assert goes_on(types(client, page, "email", "sam", reach=["call"]))


def sent(office: Office, **wanted: Any) -> Submission:
    """A request to join, sent by someone alone."""
    visitor = Visitor(office.client())
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {**FAR_AWAY, "agree": "yes", **wanted})
    with Session(office.database.engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found
        db.expunge(found)
        return found


def way_to(office: Office, request: Submission) -> tuple[str, str] | None:
    with office.app.app_context(), Session(database().engine) as db:
        opened = submissions.opened(db, office.settings.keys, db.get_one(Submission, request.id))
        return safe_way(request.kind, opened.voices, next(iter(opened.voices)), request.sent_at.date())


def test_a_text_goes_to_the_number_and_staff_read_the_words_beside_it(office: Office) -> None:
    request = sent(office, reach=["text"], phone="text me on 07700 900333")
    assert way_to(office, request) == ("text", "+447700900333")
    words = page_of(office.signs_in(office.hires()), request).words()
    assert "07700 900333" in words and "As they wrote it: text me on 07700 900333" in words


@pytest.mark.parametrize("typed", ["not 07700 900123, use 07700 900456", "07700 900123 old, now 07700 900456"])
def test_nothing_is_sent_where_one_of_two_numbers_is_not_to_be_used(typed: str, office: Office) -> None:
    request = sent(office, reach=["text"], phone=typed)
    assert way_to(office, request) is None
    assert f"As they wrote it: {typed}" in page_of(office.signs_in(office.hires()), request).words()


@pytest.mark.parametrize("typed", ["07700 900123", "O77OO900123", "07700 900123."])
def test_staff_read_once_what_is_a_number_alone(typed: str, office: Office) -> None:
    request = sent(office, reach=["text"], phone=typed)
    assert way_to(office, request) == ("text", "+447700900123")
    assert "As they wrote it" not in page_of(office.signs_in(office.hires()), request).words()


def test_staff_read_that_a_number_is_dialled_with_relay_uk_and_takes_no_texts(office: Office) -> None:
    request = sent(office, reach=["text", "call"], phone="18001 01903 555321")
    assert way_to(office, request) is None
    words = page_of(office.signs_in(office.hires()), request).words()
    for said in ("18001 01903 555321", "Dial with Relay UK.", "It takes no texts."):
        assert said in words, said


def test_a_message_that_waited_with_a_number_as_it_was_typed_still_leaves() -> None:
    assert is_same_way(("text", "+447700900123"), ("text", "07700 900123"))
    assert is_same_way(("email", "sam@example.com"), ("email", "sam@example.com."))
    for other in (("text", "07700 900124"), ("email", "07700 900123"), ("text", "")):
        assert not is_same_way(("text", "+447700900123"), other)
    assert not is_same_way(None, ("text", "07700 900123"))


def test_an_email_goes_to_the_address_alone(office: Office) -> None:
    assert way_to(office, sent(office, reach=["email"], email="Sam <sam@example.com>")) == ("email", "sam@example.com")


def test_staff_type_the_address_of_a_colleague_as_people_do(office: Office) -> None:
    client = office.signs_in(office.hires(Role.ADMIN))
    page = client.get("/staff/people/add")
    assert NO_ADDRESS in client.send(page, {"name": "Ash", "email": "ash", "roles": "triage"}).words()
    asked = client.send(page, {"name": "Ash", "email": "Ash <ash @example.org>.", "roles": "triage"})
    assert asked.status == 200 and NO_ADDRESS not in asked.words()


BIRTHDAY = ("birthday", "birthday-month", "birthday-year", "birthday-age")


@pytest.mark.parametrize(
    ("boxes", "shown"),
    [
        (("5th", "March", "2009", ""), ["5", "3", "2009", ""]),
        (("5/3/2009", "", "", ""), ["5", "3", "2009", ""]),
        (("", "", "", "15 years"), ["", "", "", "15"]),
        (("", "", "", "15½"), ["", "", "", "15"]),
        (("", "", "", "fifteen"), ["", "", "", "15"]),
        (("5", "3", "", "15"), ["", "", "", "15"]),
    ],
)
def test_a_birthday_is_taken_as_people_write_it(
    boxes: tuple[str, ...], shown: list[str], client: CheckedClient
) -> None:
    page = at(client, "/join", "birthday")
    after = client.send(page, dict(zip(BIRTHDAY, boxes, strict=True)))
    assert after.h1 == "Where are you now?"
    assert client.back(after).form.xpath(".//input[@type='text']/@value") == shown


@pytest.mark.parametrize(
    ("boxes", "box", "wrong"),
    [
        (("5", "3", "09", ""), "birthday-year", "Write all 4 numbers of the year."),
        (("5", "3", "2009", "5"), "birthday-age", "The birthday and the age do not fit. Check them."),
        (("", "", "", "lots"), "birthday-age", "Write how old in numbers, like 15."),
    ],
)
def test_what_is_wrong_with_a_birthday_is_said_at_its_box(
    boxes: tuple[str, ...], box: str, wrong: str, client: CheckedClient
) -> None:
    again = client.send(at(client, "/join", "birthday"), dict(zip(BIRTHDAY, boxes, strict=True)))
    assert again.errors() == [f"Problem: {wrong}"]
    assert again.main.xpath(f".//a[@href='#{box}']") and again.form.xpath(
        f".//input[@id='{box}'][@aria-describedby='{box}-error']"
    )
    assert again.form.xpath(".//input[@type='text']/@value") == list(boxes)


@pytest.mark.parametrize("nothing", ["\u200d", "\u3164", "\u2800", "\u00ad\u200c", "\u115f \u1160", "\u0301"])
def test_a_name_that_nobody_can_see_is_asked_again(nothing: str, client: CheckedClient) -> None:
    page = at(client, "/join", "name")
    again = client.send(page, {"name": nothing, "name-liked": ""})
    assert again.errors() == ["Problem: Write a name in the first box."]
