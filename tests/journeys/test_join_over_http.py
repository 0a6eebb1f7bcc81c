"""Ask to join the list over HTTP: every answer, every pair of branching answers, and what staff then hold."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.engine.steps import Ask
from portal.engine.taps import tapped
from portal.journeys.join import JOIN
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient
from tests.support.easy_pages import EVERY_WAY
from tests.support.people import CHILD, Visitor, fill
from tests.support.staff.request_pages import opened
from tests.support.walks import all_pairs, read_by_rules, samples


def test_a_person_asks_and_staff_hold_every_word(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    wanted = {
        "who": "me",
        "tell": ["upset", "police"],
        "tell-words": "It is loud.\r\nVery loud 👨‍👩‍👧 <b>",
        "agree": "yes",
    }
    receipt = visitor.answers_until_sent(visitor.opens("/join"), wanted)
    assert receipt.h1 == "We have got it"
    kept = opened(client, settings, receipt.reference)
    told = {each["question"]: each["lines"] for each in kept.first["said"]}
    assert told["What is happening for you?"] == [
        "I feel very upset or ill in my mind",
        "The police came",
        "It is loud.\nVery loud 👨‍👩‍👧 <b>",
    ]
    assert told["When is your birthday?"] == ["5 March 2001"]
    (event,) = kept.consents["person"]
    assert (event["purpose"], event["answer"], event["how"]) == ("list", "yes", "alone")
    assert "If you say yes, we share what you told us." in event["words_shown"]


@pytest.mark.about_pages
@pytest.mark.parametrize("who", [{"who": "me", "agree": "no"}, {"who": "someone_i_help", "here": "no"}])
def test_every_single_answer_of_every_question_can_be_given(who: dict[str, str], client: CheckedClient) -> None:
    """Each sample answer, posted as a browser would, leads on to another page."""
    visitor = Visitor(client)
    wanted = {**EVERY_WAY, **who}
    visitor.answers_until(visitor.opens("/join"), wanted, "/check")
    asks = {step.name: step for step in JOIN.steps if isinstance(step, Ask)}
    tried = 0
    for page in visitor.seen:
        name = page.address.split("?")[0].rsplit("/", 1)[1]
        for value in samples(asks[name]) if name in asks else []:
            went_round = {"skip": "yes"} if value == "skipped" else value if tapped(value) else {}
            posted = went_round or asks[name].kind.fill(name, value)
            after = client.send(page, {box: each for box, each in posted.items() if each})
            assert after.status == 200, (name, value, after.errors())
            assert f"/{name}?" not in after.address, (name, value)
            client.send(page, fill(page, wanted))
            tried += 1
    assert tried > 80


BRANCHING = {
    "who": ["me", "me_with_help", "my_child", "someone_i_help"],
    "you_now": ["yes", "no"],
    "birthday": ["adult", "child", "unknown"],
    "where": ["home_with_family", "hospital"],
    "tell": ["upset", "hurt_myself"],
    "reach": ["text", "call", "email", "letter", "someone"],
    "how": ["easy_read", "bsl", "other_language"],
    "agree": ["yes", "no", "not_sure"],
    "after": ["little", "advocate", "all", "delete"],
    "here": ["yes", "no"],
}


def test_the_branching_answers_are_the_ones_that_rules_read() -> None:
    assert set(BRANCHING) | {"agree_parent"} == read_by_rules("join")


FOR_OTHERS = ("who", ["my_child", "someone_i_help"])
ASKED_AFTER = {"after": ("agree", ["no"]), "here": FOR_OTHERS, "you_now": FOR_OTHERS}
BIRTHDAYS: dict[str, dict[str, str]] = {"adult": {}, "child": CHILD, "unknown": {"birthday": "skip"}}


@pytest.mark.about_pages
@pytest.mark.parametrize("part", range(4))
def test_every_pair_of_branching_answers_ends_well(part: int, client: CheckedClient) -> None:
    client.checks = False  # each screen was checked above
    ways = list(all_pairs(BRANCHING, ASKED_AFTER))
    assert len(ways) > 24
    for way in ways[part::4]:
        born = BIRTHDAYS[way.pop("birthday")]
        visitor, wanted = Visitor(client), {**way, "agree_parent": way["agree"], **born}
        end = visitor.answers_until_over(visitor.opens("/join"), wanted)
        assert end.h1 in ("We have got it", "This device is clear now"), way


def test_after_a_no_only_what_was_chosen_is_sent(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    wanted = {"who": "me", "agree": "no", "after": "little", "tell-words": "A secret"}
    receipt = visitor.answers_until_sent(visitor.opens("/join"), wanted)
    kept = opened(client, settings, receipt.reference)
    assert {each["step"] for each in kept.first["said"]} == {
        "who",
        "now",
        "name",
        "reach",
        "phone",
        "private",
        "agree",
        "after",
    }
    assert "A secret" not in str(kept)


def test_delete_everything_leaves_nothing(client: CheckedClient) -> None:
    visitor = Visitor(client)
    end = visitor.answers_until_over(visitor.opens("/join"), {"who": "me", "agree": "no", "after": "delete"})
    assert end.h1 == "This device is clear now"
    with client.app.app_context(), Session(database().engine) as db:
        assert not db.scalars(select(Submission)).all()
    assert client.get("/join/check").h1 == "Ask to join the list"


def test_the_check_page_says_only_answered_for_what_must_stay_private(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", "now": "no", "private": ["mum"]}, "/check")
    shown = dict(
        zip(
            [" ".join(each.text_content().split()) for each in page.main.xpath(".//dt")],
            [" ".join(each.text_content().split()) for each in page.main.xpath(".//dd[contains(@class,'value')]")],
            strict=True,
        )
    )
    assert shown["Are you safe right now?"] == "No", "whoever said it sees it"
    assert shown["Who must we not tell?"] == "Answered"


def test_what_a_child_said_on_a_handed_over_phone_is_not_shown_to_the_parent(
    client: CheckedClient, settings: Settings
) -> None:
    visitor = Visitor(client)
    wanted = {"who": "my_child", **CHILD, "here": "yes", "agree_parent": "yes", "agree_you": "no"}
    check = visitor.answers_until(visitor.opens("/join"), wanted, "/check")
    handed = next(page for page in visitor.seen if "/agree_you" in page.address)
    assert client.get(handed.address).h1 == "Check your answers"
    row = check.main.xpath(".//dt[contains(.,'Do you want to be on the list?')]/..")[0]
    assert row.xpath("string(./dd[1])").strip() == "Answered"
    assert not row.xpath(".//a")
    receipt = client.send(check)
    kept = opened(client, settings, receipt.reference)
    said = {voice: [each["answer"] for each in events] for voice, events in kept.consents.items()}
    assert said == {"parent": ["yes"], "person": ["no"], "person2": []}, "a page of their own knows nothing of it"
    assert kept.consents["person"][0]["how"] == "handed_over"
    assert list(kept.voices) == ["parent", "person", "person2"]
    assert "agree_you" not in str(kept.voices["parent"])


def test_an_acknowledgement_waits_only_for_a_way_that_is_safe(client: CheckedClient) -> None:
    visitor = Visitor(client)
    for safe, expected in (
        ("yes", ["new_request", "received"]),
        ("no", ["new_request"]),
        ("not_sure", ["new_request"]),
    ):
        wanted = {"who": "me", "now": "yes", "tell": ["upset"], "reach": ["text"], "phone-safe": safe}
        visitor.answers_until_sent(visitor.opens("/join"), wanted)
        with client.app.app_context(), database().transaction() as db:
            messages = list(db.scalars(select(OutgoingMessage)))
            assert sorted(each.template for each in messages) == expected
            for each in messages:
                db.delete(each)
