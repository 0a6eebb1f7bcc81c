"""The words of messages: neutral, easy, in their reader's language, and they promise nothing."""

import re

import pytest
from flask import Flask

from portal.config import ROOT, Settings
from portal.delivery import transports

TO_THE_OWNER = {"audit_head"}  # about the machine, for whoever runs it
TEMPLATES = [
    path.stem for path in sorted((ROOT / "templates" / "messages").glob("*.txt")) if path.stem not in TO_THE_OWNER
]
TO_PEOPLE = {"received", "message_waiting", "new_card"}
BANNED = (
    "referral", "risk rating", "stakeholder", "multidisciplinary", "mdt", "please", "easy", "simple", "just", "invalid",
    "forbidden", "oops", "completed", "not yet", "next", "etc", "e.g.",
)  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("phone", ["", "01403 000000"])
def test_messages_keep_to_the_word_rules(words: Flask, template: str, phone: str) -> None:
    settings = Settings(team_phone=phone, staff_address="https://staff.example")
    with words.app_context():
        fields = {"link": "https://people.example/come-back/1-2-3-4-5", "reference": "2345-6789"}
        subject, body = transports.written(settings, template=template, language="en", fields=fields)
    assert ("call us on 01403 000000" in body) == (bool(phone) and template in TO_PEOPLE)
    said = f"{subject}. {body}".replace("https://staff.example/staff/", "").replace("SHOUT", "")
    said = said.replace(fields["link"], "")
    sentences = [each.split() for each in re.split(r"[.?!:]\s", said) if each.strip()]
    assert max(map(len, sentences)) <= 15
    assert sum(map(len, sentences)) / len(sentences) <= 10
    assert not [word for word in BANNED if re.search(rf"\b{re.escape(word)}\b", said.lower())]
    assert not re.search(r"[;—()/&%]|\b[A-Z]{2,}\b|n't|'(s|re|ll|ve)\b", said)


def test_a_message_is_written_in_its_readers_language(words: Flask) -> None:
    with words.app_context():
        _subject, english = transports.written(Settings(), template="received", language="en", fields={})
        _subject, dutch = transports.written(Settings(), template="received", language="nl", fields={})
    assert "Monday to Friday, 9am to 5pm" in english
    assert "maandag" in dutch


def test_the_acknowledgement_promises_nothing(words: Flask) -> None:
    with words.app_context():
        _subject, body = transports.written(Settings(), template="received", language="en", fields={})
    assert "We try to read it in 2 working days." in body
    assert "yes or no" not in body and "20 working days" not in body, "it may have been a no that was sent"
    assert " will " not in body


@pytest.mark.parametrize("template", sorted(TO_PEOPLE))
def test_no_message_to_people_has_a_help_line_that_hints_at_danger(words: Flask, template: str) -> None:
    """Whoever looks at the phone reads it too."""
    with words.app_context():
        fields = {"link": "https://people.example/come-back/1-2-3-4-5"}
        subject, body = transports.written(Settings(), template=template, language="en", fields=fields)
    assert not re.search(r"\b(999|111|85258|danger|upset|hurt|text)\b", f"{subject} {body}", re.IGNORECASE)
