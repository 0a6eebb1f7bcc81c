"""Which answers staff confirmed: they spoke to that voice, and found an adult's legal right to decide. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.records.consent.events import Event
from portal.records.consent.records import Recorded
from portal.records.consent.says_now import SHARE_THE_RIGHT
from portal.records.standing.ledger import Heard

ALONE_MATTERS = frozenset({"must_not_tell", "talk_to_the_child_alone_first", "someone_was_with_them"})
ASKED_AGAIN = "asked_again"  # in `Recorded.more`: with an interpreter, or by someone who speaks their language
NOT_ALONE = ("with_someone", "handed_over")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer of one voice, and whether staff confirmed it."""

    heard: Heard
    event: Event
    confirmed: bool
    checks: tuple[Recorded, ...] = ()  # how staff came to hear it, or spoke to this voice about it

    @property
    def counts(self) -> bool:
        """False for a helper, and for an adult who was found to have no legal right: shown, and nobody's yes or no."""
        return self.heard.counts and has_right(self.heard)


def said(heard: Sequence[Heard], voice: Heard, event: Event) -> Said:
    """This answer of this voice, with what staff wrote down about it."""
    checks = tuple(each for each in voice.records if each.event == event["id"])
    return Said(heard=voice, event=event, confirmed=_is_confirmed(heard, voice, event, checks), checks=checks)


def marks_of(heard: Heard) -> list[str]:
    """What to take care of, as it was sent."""
    return list(heard.contents.get("marks", []))


def alone_matters(heard: Sequence[Heard], event: Event) -> bool:
    """Must the person be spoken to alone before this answer counts (`domain.md` H4)?"""
    return event["how"] in NOT_ALONE or any(ALONE_MATTERS & set(marks_of(each)) for each in heard)


def legal_right(voice: Heard) -> str:
    """What staff found last about an adult's legal right to decide: "yes", "no", "not_yet", or nothing."""
    return next((each.legal_right for each in reversed(voice.records) if each.legal_right), "")


def has_right(voice: Heard) -> bool:
    """False for an adult whose legal right staff found to be "no": nobody without it decides (`domain.md` 9)."""
    return voice.voice not in SHARE_THE_RIGHT or legal_right(voice) != "no"


def _is_confirmed(heard: Sequence[Heard], voice: Heard, event: Event, checks: Sequence[Recorded]) -> bool:
    """Did staff speak to this voice about this answer, and for a parent find the legal right to decide?

    What was answered on a page that a computer translated counts only when staff asked again in words that were sure.
    """
    if event.get("unchecked") and not any(each.more.get(ASKED_AGAIN) for each in checks):
        return False
    spoke = {each.alone for each in checks if each.alone}
    if voice.voice in SHARE_THE_RIGHT:
        return bool(spoke) and legal_right(voice) == "yes"
    if voice.voice != "person":
        return bool(spoke)
    return "alone" in spoke or ("with_someone" in spoke and not alone_matters(heard, event))
