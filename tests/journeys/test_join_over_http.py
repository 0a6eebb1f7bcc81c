"""Ask to join the list over HTTP: what staff then hold, what is not sent, and what nobody else sees."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD, Visitor
from tests.support.staff.request_pages import opened


def test_a_person_asks_and_staff_hold_every_word(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    wanted = {
        "who": "me",
        "tell": ["upset", "home_may_stop"],
        "tell-words": "It is loud.\r\nVery loud 👨‍👩‍👧 <b>",
        "agree": "yes",
    }
    receipt = visitor.answers_until_sent(visitor.opens("/join"), wanted)
    assert receipt.h1 == "We have got it"
    kept = opened(client, settings, receipt.reference)
    told = {each["question"]: each["lines"] for each in kept.first["said"]}
    assert told["What is happening for you?"] == [
        "I feel very upset or ill in my mind",
        "I may lose my home",
        "It is loud.\nVery loud 👨‍👩‍👧 <b>",
    ]
    assert told["When is your birthday?"] == ["5 March 2001"]
    (event,) = kept.consents["person"]
    assert (event["purpose"], event["answer"], event["how"]) == ("list", "yes", "alone")
    assert "If you say yes, we share what you told us." in event["words_shown"]


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
        "speak",
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
            [" ".join(each.text_content().split()) for each in page.main.xpath(".//dd[@class='group__answer']")],
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
