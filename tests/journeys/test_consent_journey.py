"""Saying yes or no without a card: short, the same reply for everyone, and read now when someone takes a yes back."""

import pytest

from portal.config import Settings
from portal.journeys.consent import CONSENT
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.staff.request_pages import opened

pytestmark = pytest.mark.about_pages


@pytest.mark.parametrize(
    ("which", "answer", "purposes", "level"),
    [
        ("list", "yes", {"list"}, "normal"),
        ("meeting", "no", {"meeting"}, "now"),
        ("both", "changed_mind", {"list", "meeting"}, "now"),
        ("list", "not_sure", {"list"}, "normal"),
    ],
)
def test_an_answer_becomes_a_request_and_an_event_for_each_purpose(
    which: str, answer: str, purposes: set[str], level: str, client: CheckedClient, settings: Settings
) -> None:
    visitor = Visitor(client)
    receipt = visitor.answers_until_sent(visitor.opens("/consent"), {"which": which, "answer": answer})
    kept = opened(client, settings, receipt.reference)
    assert {event["purpose"] for event in kept.consents["person"]} == purposes
    assert {event["answer"] for event in kept.consents["person"]} == {answer}
    assert kept.submission.level == level
    assert (kept.first["reasons"] == ["consent_taken_back"]) is (level == "now")


def test_a_no_asks_for_no_more_than_a_yes_and_adds_only_the_rights_and_an_advocate(client: CheckedClient) -> None:
    ways = {}
    for answer in ("yes", "not_sure", "no", "changed_mind"):
        visitor = Visitor(CheckedClient(client.app))
        visitor.answers_until(visitor.opens("/consent"), {"answer": answer}, "/check")
        ways[answer] = [page.address.split("?")[0].rsplit("/", 1)[1] for page in visitor.seen[1:]]  # without the start
    assert ways["yes"] == ways["not_sure"] and len(ways["yes"]) <= 8
    assert ways["no"] == ways["changed_mind"]
    after = ways["no"].index("answer") + 1
    assert ways["no"][after : after + 2] == ["rights", "advocate"], "and they come at once"
    assert ways["no"][:after] + ways["no"][after + 2 :] == ways["yes"]


def test_the_reply_is_the_same_whether_or_not_anything_is_held(client: CheckedClient) -> None:
    visitor = Visitor(client)
    visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "name": "Sam Known", "agree": "yes"})
    replies = []
    for name in ("Sam Known", "Nobody Here"):
        stranger = Visitor(CheckedClient(client.app))
        receipt = stranger.answers_until_sent(stranger.opens("/consent"), {"name": name, "answer": "no"})
        for own in receipt.main.xpath(".//*[contains(@class,'said')]"):  # the reference and the words of the card
            own.text = ""
        replies.append(receipt.words())
    assert replies[0] == replies[1]


def test_no_answer_leads_to_a_question_are_you_sure() -> None:
    assert not [step for step in CONSENT.steps if "sure?" in str(step.title)]
