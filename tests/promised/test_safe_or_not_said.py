""" "Is it safe?" left empty is said back as not told, and everything that reads it treats it as not safe."""

import re
from datetime import date
from itertools import product
from typing import Any

import pytest

from portal.config import ROOT, Settings
from portal.engine.reaching import WayToReach
from portal.engine.steps import Answers
from portal.journeys import JOURNEYS, safe_ways
from portal.journeys.call import not_safe
from portal.records.correspondence import reachable
from portal.records.correspondence.reachable import By, Reach
from portal.records.voices.contents import Contents, Meaning, Values
from portal.staff.labels import words as labels
from portal.staff.request import voices
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor, at_check
from tests.support.public.my_pages import my_page, opened
from tests.support.staff_fixtures import Office

SAID_BACK = "You have not told us whether it is safe. So we do not use it."
NOBODY_SAID: dict[str, Any] = {"reach": ["call"], "phone": "07700 900123", "phone-safe": ""}
TODAY = date(2026, 11, 30)


def way(safe: str, detail: str = "07700 900123") -> Any:
    return {"detail": detail, "safe": safe, "when": ""}


def ticks(*ticked: str) -> Any:
    return {"ticks": list(ticked), "words": ""}


@pytest.mark.about_pages
def test_left_empty_it_is_said_back_on_the_check_page(client: CheckedClient) -> None:
    shown = at_check(client, **NOBODY_SAID)
    assert SAID_BACK in shown.words() and "It is not safe to use." not in shown.words()
    shown = at_check(CheckedClient(client.app), **(NOBODY_SAID | {"phone-safe": "no"}))
    assert "It is not safe to use." in shown.words() and SAID_BACK not in shown.words()


@pytest.mark.about_pages
def test_left_empty_no_answer_is_picked_when_it_is_changed(client: CheckedClient) -> None:
    check = at_check(client, **NOBODY_SAID)
    change = check.main.xpath(".//button[@name='change' and @value='reach']")[0]
    page = client.press(change)
    assert page.main.xpath(".//input[@name='phone-safe']") and not page.main.xpath(
        ".//input[@name='phone-safe'][@checked]"
    )


@pytest.mark.about_pages
def test_left_empty_it_is_kept_as_not_told_and_promises_nothing(client: CheckedClient, settings: Settings) -> None:
    _device, page, receipt = my_page(client, **NOBODY_SAID)
    (said,) = [each for each in opened(client, settings, receipt).first["said"] if each["means"] == Meaning.PHONE]
    assert isinstance(said["value"], dict) and said["value"].get("safe") == ""
    assert "We have no safe way to reach you." in page.words()


@pytest.mark.about_pages
def test_staff_read_that_they_did_not_say(client: CheckedClient, office: Office) -> None:
    visitor = Visitor(client)
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes", **NOBODY_SAID})
    shown = office.signs_in(office.hires()).get(f"/staff/request/{receipt.reference}").words()
    assert "They did not say whether it is safe" in shown and "Safe to use" not in shown


@pytest.mark.parametrize("safe", ["", "no", "not_sure"])
def test_every_reader_takes_anything_but_a_plain_yes_as_not_safe(safe: str) -> None:
    met: Values = {meaning: way(safe) for meaning in (Meaning.PHONE, Meaning.EMAIL, Meaning.LETTER, Meaning.OWN)}
    assert reachable.reach({Meaning.WAYS: ticks("call", "text", "email", "letter"), **met}, texts=True).has_none
    answers = Answers({"reach": ticks("text", "email"), "phone": way(safe), "email": way(safe, "a@b.com")}, TODAY)
    assert {journey.safe_way(answers, True) for journey in JOURNEYS} == {None}
    assert not_safe(answers)
    asked: Contents = {"asked_for_this": True, "said": []}
    asked["said"] = [{"step": "x", "means": Meaning.GIVEN, "value": way(safe), "question": "", "lines": []}]
    assert safe_ways.safe_way("join", {"helper": asked, "person": Contents()}, "person", TODAY) is None
    asked["said"][0]["means"] = Meaning.OWN
    (shown,) = voices.ways(asked)
    assert "do not use" in labels.of(labels.SAFE, shown.safe)


def test_every_place_that_reads_whether_a_way_is_safe_is_held_by_a_test() -> None:
    reads = re.compile(r"""\[["']safe["']\]""")
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "portal").rglob("*.py") if reads.search(path.read_text())}
    assert found == {
        "portal/engine/reaching.py",  # says it back
        "portal/exporting/case.py",  # hands it on as it was said
        "portal/journeys/call.py",
        "portal/journeys/safe_ways.py",
        "portal/journeys/shared/rules.py",
        "portal/records/correspondence/reachable.py",
        "portal/staff/request/voices.py",
    }


def test_what_was_kept_before_reads_as_it_did() -> None:
    kind = WayToReach(way="phone", detail="", safe="")
    answers = Answers({}, TODAY)
    for kept, says in (("yes", "It is safe to use."), ("no", "It is not safe to use."), ("", SAID_BACK)):
        assert kind.understands(way(kept)) and kind.says(way(kept), answers) == ["07700 900123", says]


WAYS_TICKED = [
    (["call"], {By.CALL}),
    (["text"], {By.TEXT}),
    (["call", "text"], {By.CALL, By.TEXT}),
    (["email", "letter", "someone"], {By.EMAIL, By.LETTER, By.SOMEONE}),
    (["come_back"], set()),
]


@pytest.mark.parametrize(("ticked", "ways"), WAYS_TICKED)
def test_a_way_counts_that_was_chosen_given_and_said_to_be_safe(ticked: list[str], ways: set[By]) -> None:
    given: Values = {
        Meaning.PHONE: way("yes"),
        Meaning.EMAIL: way("yes", "sam@example.com"),
        Meaning.LETTER: way("yes", "1 Example Street"),
        Meaning.TRUSTED: way("yes", "Jo"),
    }
    found = reachable.reach({Meaning.WAYS: ticks(*ticked), **given}, texts=True)
    assert found == Reach(is_known=True, ways=frozenset(ways), comes_back="come_back" in ticked)
    assert By.TEXT not in reachable.reach({Meaning.WAYS: ticks(*ticked), **given}, texts=False).ways


def test_whoever_was_not_asked_is_not_known_to_have_no_way() -> None:
    assert not reachable.reach({Meaning.NAME: {"name": "Sam", "liked": ""}}, texts=True).has_none
    assert not reachable.reach({Meaning.GIVEN: way("yes")}, texts=True).is_known, "it is no way to whoever gave it"
    for tap, meaning in product(("skipped", {"tap": "not_now"}), (Meaning.WAYS, Meaning.OWN)):
        assert reachable.reach({meaning: tap}, texts=True).has_none  # type: ignore[dict-item]
    assert reachable.reach({Meaning.PHONE: way("yes")}, texts=True).ways == {By.CALL}, "a call is all they asked for"
    assert reachable.reach({Meaning.OWN: way("yes")}, texts=True).ways == {By.OWN}, "and nobody chose a call by it"
