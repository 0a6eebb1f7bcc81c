"""What this voice told us, as it was said: the one place that reads a folder's words for its own voice.

What is private is never among them. The second check asks for a name or a birthday, and relatives know both.
"""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from flask_babel import gettext as _

from portal import languages
from portal.calendar import LONDON
from portal.database import db
from portal.engine.steps import Ask
from portal.journeys import JOURNEYS
from portal.my_page.behind import Own
from portal.records.consent import events as consent_events
from portal.records.consent.events import Event
from portal.records.correspondence import messages
from portal.records.voices.contents import Meaning, Said, meaning_of

# What was private once is so for ever: a question may leave its journey, and what was said to it stays in the folder.
ONCE_PRIVATE = {"now", "you_now", "private", "reach_them", "stay_away"}
PRIVATE = ONCE_PRIVATE | {
    step.name
    for journey in JOURNEYS
    for step in (*journey.steps, *journey.more)
    if isinstance(step, Ask) and step.private
}
MEANS_PRIVATE = {Meaning.MUST_NOT_TELL, Meaning.STAY_AWAY, Meaning.GIVEN}
ON_OWN_PAGE = {"by_card", "by_invitation"}  # a yes or no that was given there, and stands among no answers
CHOICES = ("yes", "no", "not_sure")  # the last words that its page showed, in this order, after the question
STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question and what was said to it, in the words and the language that were on the page."""

    question: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)  # none where it is private
    language: str  # "" when nobody knows it: what was typed
    day: date

    @property
    def is_private(self) -> bool:
        return not self.lines


def is_there(own: Own) -> bool:
    """Has this voice told us anything?"""
    return bool(told(own))


def told(own: Own) -> list[Answer]:
    """All that this voice told us, the oldest first: its answers, each yes or no after them, and what it added."""
    sent_on = _day(own.folder.made_at)
    answers = [_answer(own, each, _told_on(each) or sent_on) for each in _said(own)]
    later = [
        (each["at"], _yes_or_no(each)) for each in consent_events.history(db(), own.folder, own.key) if _is_new(each)
    ]
    later += [
        (each.at, Answer(question=_("You added this"), lines=(each.words,), language="", day=_day(each.at)))
        for each in messages.of_folder(db(), own.folder, own.key)
        if not each.by_staff and each.words
    ]
    return answers + [each for _at, each in sorted(later, key=lambda at_and_answer: at_and_answer[0])]


def direction(line: str) -> str:
    """Of its own first letter: a name in Latin letters stands from left to right on an Arabic page."""
    return next((STRONG[kind] for kind in map(unicodedata.bidirectional, line) if kind in STRONG), "ltr")


def _said(own: Own) -> list[Said]:
    return own.contents.get("said", [])


def _answer(own: Own, said: Said, day: date) -> Answer:
    """What has no English beside it was shown in English."""
    is_private = said["step"] in PRIVATE or meaning_of(said, own.contents) in MEANS_PRIVATE
    language = own.submission.language if "english" in said else languages.OURS
    lines = () if is_private else tuple(said["lines"])
    return Answer(question=said["question"], lines=lines, language=language, day=day)


def _told_on(said: Said) -> date | None:
    """The day on which it was told later; None for what was sent with the request."""
    return _day(datetime.fromisoformat(said["told_at"])) if "told_at" in said else None


def _is_new(event: Event) -> bool:
    return event["how"] in ON_OWN_PAGE and event["answer"] in CHOICES and len(event["words_shown"]) > len(CHOICES)


def _yes_or_no(event: Event) -> Answer:
    question, *choices = event["words_shown"][-len(CHOICES) - 1 :]
    line = choices[CHOICES.index(event["answer"])]
    return Answer(question=question, lines=(line,), language=event["language"], day=_day(event["at"]))


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
