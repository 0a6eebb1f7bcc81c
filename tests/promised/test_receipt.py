"""The receipt says what was asked for and answered, and promises nothing to whoever it cannot reach."""

from typing import Any

import pytest

from tests.support.card_holders import another, only_me, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.support.public.voices import HELPER, PARENT, rows
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages

CALL: dict[str, Any] = {"reach": ["call"], "phone": "07700 900123", "phone-safe": "yes"}
NO_CALL: dict[str, Any] = CALL | {"phone-safe": "no"}
NO_WAY = "We have no safe way to reach you."
TALK = "Then we try to talk to you."
MOST_WORDS = 120
WRITTEN_OUT = ".//text()[not(ancestor::*[@hidden or self::script or contains(@class,'listen')])]"


def dates(page: FetchedPage) -> int:
    return page.words().count(" by ") + page.words().count(" from ")


def steps(page: FetchedPage) -> list[str]:
    """Where it is: what was done, and what comes next."""
    return [" ".join(each.text_content().split()) for each in page.main.xpath(".//ol[@class='steps']/li")]


def after_continue(client: CheckedClient, receipt: FetchedPage) -> FetchedPage:
    return client.press(receipt.main.xpath(".//form[contains(@action,'/sent')]//button")[0])


@pytest.mark.parametrize(
    ("start", "wanted", "asked"),
    [
        ("/join", {}, "You asked to join the list."),
        ("/review", {"who": "me"}, "You asked for a meeting about your care."),
        ("/advocate", {"who": "me"}, "You asked for an advocate."),
        ("/join", HELPER, "You asked for them to join the list."),
        ("/review", {"who": "hospital_team", "here": "no"}, "You asked for a meeting about their care."),
        ("/advocate", {"who": "someone_i_help"}, "You asked for an advocate for them."),
        ("/problem", {"who": "me"}, "You wrote to us."),
    ],
)
def test_the_receipt_says_what_was_asked_for_by_whom(
    start: str, wanted: dict[str, Any], asked: str, client: CheckedClient
) -> None:
    receipt, _card = sends(client, start, **wanted)
    assert rows(receipt)[0] == asked and not check(receipt)


@pytest.mark.parametrize(
    ("wanted", "answered"),
    [
        ({"agree": "yes", **CALL}, "You said yes."),
        ({"agree": "no", "after": "all", **CALL}, "You said no. We do not share it, unless someone is in danger."),
        (
            {"agree": "no", "after": "little", **NO_CALL},
            "You said no. We do not share it, unless someone is in danger.",
        ),
        ({"agree": "not_sure", **CALL}, "You are not sure. We talk to you about it."),
        ({"agree": "not_sure", **NO_CALL}, "You are not sure. You can say it later."),
    ],
)
def test_the_receipt_says_what_was_answered(wanted: dict[str, Any], answered: str, client: CheckedClient) -> None:
    receipt, _card = sends(client, **wanted)
    assert rows(receipt)[1] == answered and not check(receipt)
    said_no = wanted["agree"] == "no"
    assert ("Not everyone gets it" in receipt.words()) is not said_no, "a no is not told that it might be a yes"
    assert "might be yes or no" not in receipt.words()
    assert dates(receipt) == 1 and "We try to decide" not in receipt.words()


def test_an_answer_without_a_card_is_said_back(client: CheckedClient) -> None:
    for answer, words in (("no", "You said no."), ("changed_mind", "You changed your mind.")):
        own = another(client)
        receipt, _card = sends(own, "/consent", answer=answer, someone="07700 900123", **{"someone-safe": "yes"})
        assert (
            rows(receipt)[0] == f"{words} We do not share it, unless someone is in danger." and TALK in receipt.words()
        )


def test_an_answer_on_a_phone_that_was_handed_over_is_not_on_the_receipt_of_who_asked(client: CheckedClient) -> None:
    receipt, _card = sends(client, **PARENT)
    assert "You said yes." in receipt.words() and "You said no" not in receipt.words()
    receipt, _card = sends(another(client), **(HELPER | {"here": "yes", "agree_you": "no"}))
    assert "You said" not in receipt.words()


def test_only_who_gave_a_safe_way_is_promised_a_talk(client: CheckedClient) -> None:
    receipt, _card = sends(client, **CALL)
    assert "We try to read it by" in receipt.words() and TALK in receipt.words() and NO_WAY not in receipt.words()
    own = another(client)
    receipt, _card = sends(own, **NO_CALL)
    assert NO_WAY in receipt.words() and "Our answer is there." in receipt.words() and TALK not in receipt.words()
    assert dates(receipt) == 1 and "Come back from" in receipt.words() and not check(receipt)


def test_who_chose_to_come_back_is_told_from_which_day(client: CheckedClient) -> None:
    receipt, _card = sends(client, reach=["come_back"])
    assert NO_WAY not in receipt.words() and TALK not in receipt.words() and "Come back from" in receipt.words()


def test_who_gave_no_safe_way_may_add_one_after_the_card_was_shown(client: CheckedClient) -> None:
    receipt, _card = sends(client, **NO_CALL)
    (button,) = [each for each in receipt.main.xpath(".//button") if "Tell us a safe way" in each.text_content()]
    adds = client.press(button)
    assert adds.h1 == "What do you want to add?"
    assert "We have got what you wrote." in client.send(adds, {"more": "Ring my friend Jo."}).words()
    receipt, _card = sends(another(client), **CALL)
    assert "Tell us a safe way" not in receipt.words()


def test_a_call_that_is_not_safe_promises_no_call_and_no_card(client: CheckedClient) -> None:
    for device, safe in ((client, "yes"), (another(client), "no")):
        page = device.send(device.get("/call"), {"phone": "07700 900123", "phone-safe": safe})
        page = device.send(page, {"name": "Sam"})
        page = device.send(page) if page.h1 == "We do not ring this number" else page
        receipt = device.send(page)
        assert receipt.h1 == "We have got it" and rows(receipt)[0] == "You asked us to call you."
        assert (NO_WAY in receipt.words()) is (safe == "no") and (TALK in receipt.words()) is (safe == "yes")
        assert "with your card" not in receipt.words() and dates(receipt) == 1


@pytest.mark.parametrize("wanted", [{"agree": "no", "after": "all", **NO_CALL}, {"agree": "yes", **CALL}])
def test_on_a_device_that_others_look_at_it_tells_no_answer_again(
    wanted: dict[str, Any], client: CheckedClient
) -> None:
    receipt, _card = sends(client, **wanted)
    again = client.get(receipt.address.split("&")[0])
    for page in (again, after_continue(client, receipt)):
        (_sent, comes), told = steps(page), " ".join(rows(page) + steps(page)[1:])
        assert rows(page) == ["If things get worse, use the numbers on this page."] and "We try to read it by" in comes
        for each in ("You ", "safe way", "everyone", "talk", "Come back"):
            assert each not in told, page.address


def test_on_ones_own_device_it_tells_them_until_continue(client: CheckedClient) -> None:
    first, _card = sends(client, **NO_CALL)
    receipt = only_me(client, first)
    assert rows(receipt) == rows(first) and steps(receipt) == steps(first)
    again = client.get(receipt.address.split("&")[0])
    assert rows(again) == rows(receipt) and steps(again) == steps(receipt)
    assert "You said" not in after_continue(client, receipt).words()


@pytest.mark.parametrize(
    "wanted",
    [
        CALL,
        NO_CALL,
        {"agree": "no", "after": "all", **NO_CALL},
        PARENT | CALL,
        PARENT | NO_CALL,
        HELPER | NO_CALL,
        CHILD,
    ],
)
def test_the_receipt_is_short(wanted: dict[str, Any], client: CheckedClient) -> None:
    receipt, _card = sends(client, **wanted)
    told = " ".join(receipt.main.xpath(WRITTEN_OUT)).split()
    assert len(told) <= MOST_WORDS and len(rows(receipt)) + len(steps(receipt)) <= 7, (len(told), " ".join(told))
