"""What happened, and the tasks that follow from it: as data, each with its reason and the setting for its days.

What follows from a colour is offered to staff, who choose (`domain.md` 2b). What follows from the flow is made by the
worker, once for each time that it happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal import calendar
from portal.config import Settings


class Event(StrEnum):
    """Something that tasks follow from. The colours are named as `records/requests/ratings.py` names them."""

    RED = "red"
    AMBER = "amber"
    BLUE = "blue"
    GREEN = "green"
    SAID_NO = "said no"
    DECIDE_ANEW = "no after a decision for them"
    LOOK_AGAIN = "the day of the next look has come"
    AFTER_MEETING = "the list meeting spoke of them"
    ASK_CONSENT_AGAIN = "asked for consent long ago"
    WANTS_ADVOCATE = "wants an advocate"
    AGE_UNKNOWN = "age unknown"
    PAUSED_WITH_PAPERS_OUT = "paused with papers out"
    OVERRIDE_AT_ONCE = "override at once"  # one person made it in an emergency, and it counts
    OVERRIDE_WAITS = "override waits"  # it counts when a second person said yes
    WRONG_ADDRESS = "wrong address"  # a message to it was refused for good, or came back


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One task that follows: its name, what staff read, and the setting that says in how many working days."""

    task: str
    words: str
    days: str

    def due(self, settings: Settings) -> date:
        """Its last day, when it begins now."""
        return calendar.due(calendar.now(), getattr(settings, self.days), settings)


def _one(task: str, words: str, days: str) -> Offered:
    return Offered(task=task, words=words, days=days)


KEYWORKER = "refer them to the keyworker service (0 to 25), if it does not know them."
ADVOCATE = "offer them an advocate."
OFFERED: Mapping[Event, tuple[Offered, ...]] = {
    Event.RED: (
        _one("red_review", "Red: see that a C(E)TR takes place.", "days_after_red"),
        _one("red_keyworker", f"Red: {KEYWORKER}", "days_after_red"),
    ),
    Event.AMBER: (
        _one("amber_meeting", "Amber: plan a multi-agency meeting.", "days_after_amber"),
        _one("amber_review", "Amber: see whether a C(E)TR is needed.", "days_after_amber"),
        _one("amber_keyworker", f"Amber: {KEYWORKER}", "days_after_amber"),
    ),
    Event.BLUE: (
        _one("blue_visits", "Blue: plan the oversight visits of the commissioner.", "days_after_blue"),
        _one("blue_review", "Blue: plan the inpatient C(E)TRs.", "days_after_blue"),
    ),
    Event.GREEN: (_one("green_partners", "Green: name the partners a C(E)TR would need.", "days_after_green"),),
    Event.SAID_NO: (  # source lines 78 and 79
        _one("no_advocate", f"There is a no: {ADVOCATE}", "days_to_offer_advocate"),
        _one("no_reviews", "There is a no: look at other reviews of their care.", "days_to_look_at_reviews"),
    ),
    Event.DECIDE_ANEW: (  # `domain.md` 2f, H8
        _one(
            "decide_anew",
            "They said no after a decision was made for them: speak to them, and decide anew.",
            "days_to_read",
        ),
    ),
    Event.LOOK_AGAIN: (_one("look_again", "The day has come to look at them again in the register.", "days_to_read"),),
    Event.ASK_CONSENT_AGAIN: (  # the practice of one area, a setting (`domain.md` 9)
        _one("ask_consent_again", "Ask them again whether they want to be on the list.", "days_to_look_at_reviews"),
    ),
    Event.AFTER_MEETING: (
        _one("tell_after_meeting", "Tell them what the list meeting decided.", "days_to_tell_after_meeting"),
    ),
    Event.WANTS_ADVOCATE: (
        _one("wants_advocate", "They want an advocate: find the right one.", "days_to_offer_advocate"),
    ),
    Event.AGE_UNKNOWN: (
        _one("ask_age", "Nobody knows their age: ask. It decides who must say yes.", "days_to_ask_age"),
    ),
    Event.PAUSED_WITH_PAPERS_OUT: (  # `domain.md` H7
        _one(
            "recall_papers",
            "Sharing is paused and papers may be out: call them back, cancel invitations, tell who has them.",
            "days_to_recall_papers",
        ),
    ),
    Event.OVERRIDE_AT_ONCE: (
        _one(
            "override_at_once",
            "Override in an emergency: a second person of safeguarding looks at it today.",
            "days_to_review_override_at_once",
        ),
    ),
    Event.OVERRIDE_WAITS: (
        _one(
            "override_waits",
            "Override: it counts only when a second person of safeguarding says yes.",
            "days_to_review_override",
        ),
    ),
    Event.WRONG_ADDRESS: (
        _one("ask_another_way", "The address or number is wrong: ask for another way.", "days_to_read"),
    ),
}
# What a complaint asks for, by days of its own (`records/complaints/clocks.py`): done by what is written down.
OF_COMPLAINTS = {
    "acknowledge_complaint": "A problem is treated as a complaint: acknowledge it, and offer to talk.",
    "acknowledge_data_complaint": "A complaint about information: acknowledge it.",
    "answer_complaint": "A complaint: send the written answer, or write down why it is late.",
}
WORDS = {each.task: each.words for offered in OFFERED.values() for each in offered} | OF_COMPLAINTS
