"""Staff see, as they write to a person, what could be plainer: long sentences, hard words and the word to use."""

import pytest

from portal.records.correspondence.messages import Letter
from portal.staff.messages import templates as ready
from portal.staff.messages.decisions import message
from portal.wording.readability import Finding, findings, listed, plainer
from tests.support.card_holders import sends
from tests.support.checked_client import CheckedClient
from tests.support.easy_words import COMMON, problems_in
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("We will complete the assessment.", "Write: finding out what you need"),
        ("You can't come.", "Write the whole word, like “do not”."),
        ("The MDT meets.", "Write: people from different teams"),
        ("Ring the CAMHS team.", "Write the whole name."),
        ("It is extraordinarily good.", "A long word. Is there a shorter one?"),
        ("We ring you. " + "word " * 16 + ".", "16 words. Make 2 sentences of it: at most 15 each."),
    ],
)
def test_what_could_be_plainer_is_marked_with_what_to_do(text: str, say: str) -> None:
    assert say in [each.say for each in findings(text)]


def test_an_easy_message_has_nothing_marked() -> None:
    assert findings("Hello Sam.\nWe want to talk to you on Monday at 2pm.\nYou can ring the NHS on 111.") == []
    assert findings("") == []


def test_each_thing_is_said_once() -> None:
    assert findings("An assessment. An assessment.") == [Finding("assessment", "Write: finding out what you need")]


@pytest.mark.parametrize("name", ready.messages())
def test_the_ready_messages_are_easy(name: str) -> None:
    said = Letter(ready.messages()[name].blocks).words.replace("[", "").replace("]", "")
    assert findings(said) == [] and problems_in(said.splitlines()) == []


@pytest.mark.parametrize("status", ready.decided())
def test_the_fixed_words_of_a_decision_are_easy(status: str) -> None:
    said = message(status, why="You have help.", helps="Your school.", who="Sam", reach="Ring 111.")  # type: ignore[arg-type]
    assert findings(said.words) == [] and problems_in(said.words.splitlines()) == []


def test_no_plainer_word_is_itself_one_to_avoid() -> None:
    avoided = set(listed()["banned"])
    assert COMMON and not [word for word, better in plainer().items() if avoided & set(better.lower().split())]


def test_staff_see_it_before_it_is_sent_and_nothing_is_sent_by_looking(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client)
    staff = office.signs_in(office.hires())
    address = f"/staff/request/{receipt.reference}/write/person"
    typed = {"words": "We will complete the assessment.", "do": "check"}
    page = staff.post(address, typed)
    assert "As they read it" in page.words() and "Write: finding out what you need" in page.words()
    assert "We will complete the assessment.</textarea>" in page.text
    page = staff.post(address, {"words": "Hello.", "do": "block", "block": "call"})
    assert "Hello.\nWe want to talk to you." in page.text
    unfilled = staff.post(address, {"words": "We ring you on [day].", "do": "send"})
    assert unfilled.status == 422 and "what stands in [ ]" in unfilled.words()
    unseen = staff.post(address, {"words": "We will complete the assessment.", "do": "send"})
    assert unseen.status == 422 and "It is not sent yet." in unseen.words() and "As they read it" in unseen.words()
    assert "They have a page with a card." in staff.get(f"/staff/request/{receipt.reference}").words(), (
        "nothing was sent"
    )


def test_what_could_be_plainer_is_sent_once_it_was_seen(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client)
    staff = office.signs_in(office.hires())
    address = f"/staff/request/{receipt.reference}/write/person"
    typed = {"words": "We will complete the assessment.", "do": "send"}
    (mark,) = staff.post(address, typed).main.xpath(".//input[@name='shown']/@value")
    assert staff.post(address, typed | {"words": "We utilise it.", "shown": mark}).status == 422
    assert "Sent. We tell them by text" in staff.post(address, typed | {"shown": mark}).words()
