"""Whoever gets a card from somebody reads who asks and what for, before they are asked; a helper decides for nobody."""

import pytest

from portal import calendar
from portal.config import Settings
from portal.database import database
from portal.my_page.behind import Own
from portal.my_page.invited import sent_by
from portal.my_page.way_back import words
from portal.records.consent import state
from portal.records.consent.says_now import Answer
from portal.records.consent.state import Known
from portal.records.consent.state_columns import State
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.standing import consent_now, ledger
from portal.records.voices import folders, invitations
from portal.records.voices.folders import Folder
from tests.support.card_holders import CardInHand, card_of, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.support.public.voices import asked_by_a_helper, comes, new_browser, opened, press, rows, said, second_card
from tests.support.words.page_checks import check

GIVEN = "Someone gave you this card. First we check that it is for you."
pytestmark = pytest.mark.about_pages


def parents_card(client: CheckedClient) -> tuple[FetchedPage, CardInHand, CardInHand]:
    """A child invites a parent: the receipt, the child's own card, and the card that the parent was given."""
    receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    return receipt, own, card_of(child, press(child, child.get("/my-page/helping"), "Make a card for my parent"))


def test_who_sent_it_and_what_for_is_told_before_the_answer_is_asked(client: CheckedClient) -> None:
    _receipt, _own, card = parents_card(client)
    device = new_browser(client)
    second = types(device, card.words)
    assert rows(second) == [GIVEN] and not check(second)
    first = device.send(second, {"name": "Sam Example"})
    told = ["Sam Example asked us to ask you.", "This is about the list for Sam Example."]
    assert first.h1 == "Your own answer" and rows(first)[:2] == told and not check(first)
    assert not first.main.xpath(".//input[@type='radio']|.//button[@name='answer']")


def test_the_person_reads_who_asked_before_they_are_asked(client: CheckedClient) -> None:
    _receipt, _own, theirs = asked_by_a_helper(client)
    device = new_browser(client)
    second = types(device, theirs.words)
    assert rows(second) == [GIVEN] and "Alex" not in second.words(), "a found card names nobody"
    device.send(second, {"name": "Sam Example"})
    first = device.get("/my-page")
    assert rows(first)[0] == "Alex Example asked us to ask you." and not check(first)
    device.send(device.get("/my-page/answer/list"), press="No")
    assert "asked us to ask you" not in device.get("/my-page").words(), "they have answered"


@pytest.mark.parametrize(
    ("voice", "asks"),
    [
        ("parent", "Your parent or guardian asked us to ask you."),
        ("helper", "Someone who helps you asked us to ask you."),
        ("unknown", "Someone who helps you asked us to ask you."),
    ],
)
def test_without_a_name_of_their_own_it_says_what_they_are(voice: str, asks: str, client: CheckedClient) -> None:
    own = Own(
        submission=Submission(),
        folder=Folder(voice="person"),
        key=b"",
        answers={},
        hides=True,
        contents={"about": "Sam Example", "asker": {"voice": voice, "name": ""}},
    )
    with client.app.test_request_context():
        told = sent_by(own)
    assert told and told.words == asks


def test_nobody_is_told_that_they_gave_what_another_gave(client: CheckedClient) -> None:
    _receipt, child, invitation = parents_card(client)
    _receipt, helper, person = asked_by_a_helper(new_browser(client))
    told = {"person": "Your name", "parent": "The name of the person it is about"}
    for voice, card in (("person", person), ("parent", invitation)):
        second = types(new_browser(client), card.words)
        assert "you gave" not in second.words() and told[voice] in second.words() and not check(second)
    for own in (child, helper):
        second = types(new_browser(client), own.words)
        assert "The name you gave" in second.words() and not rows(second)


def test_whoever_was_asked_for_by_nobody_reads_of_nobody(client: CheckedClient) -> None:
    _receipt, own = sends(client)
    device = new_browser(client)
    first = device.send(types(device, own.words), {"name": "Sam Example"})
    assert first.h1 == "My page" and "asked us to ask you" not in first.words()


def test_a_helper_with_a_card_is_asked_nothing(client: CheckedClient) -> None:
    receipt, _own = sends(client, "/review", who="me_with_help", helper_card="yes")
    device, _page = comes(client, second_card(client, receipt))
    assert "asked us to ask you" not in device.get("/my-page").words()
    assert device.post("/my-page/answer/meeting", {"answer": "yes"}).status == 404


def test_a_helpers_answer_to_an_invitation_is_kept_and_counts_as_none(
    client: CheckedClient, settings: Settings
) -> None:
    receipt, _own = sends(client, "/review", who="me_with_help", helper_card="yes", agree="not_sure")
    with client.app.app_context(), database().transaction() as db:
        submission = submissions.find_by_reference(db, receipt.reference)
        assert submission
        folder = folders.find(db, submission.id, "helper")
        assert folder
        key = folders.key_for_staff(db, settings.keys, folder)
        _made, numbers = invitations.make(db, settings.keys, folder, key, passed_on_by=None, purpose="meeting")
        with client.app.test_request_context():
            on_card = [each.word for each in words.on(numbers)]
    device, first = comes(client, CardInHand(on_card, [], ""))
    assert first.h1 == "Your own answer"
    device.send(device.get("/my-page/answer/meeting"), press="Yes")
    kept = opened(client, settings, receipt)
    assert said(kept) == {"person": [("meeting", "not_sure")], "helper": [("meeting", "yes")]}
    with client.app.app_context(), database().transaction() as db:
        submission = submissions.find_by_reference(db, receipt.reference)
        assert submission
        now = consent_now.now(ledger.heard(db, settings.keys, [submission]), calendar.today())
    assert now.state_of("meeting") is State.UNSURE, "only the person's own answer counts"


@pytest.mark.parametrize("answer", ["yes", "no", "not_sure", "changed_mind"])
def test_whatever_a_helper_says_consent_stands_as_without_it(answer: str) -> None:
    for age in (12, 17, 40, None):
        helper = Answer(voice="helper", answer=answer, at=calendar.now(), confirmed=True)
        person = Answer(voice="person", answer="yes", at=calendar.now(), confirmed=True)
        assert state.state([helper], Known(age=age)) is state.state([], Known(age=age))
        assert state.state([person, helper], Known(age=age)) is state.state([person], Known(age=age))
