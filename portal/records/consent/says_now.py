"""What each voice says now, from all that it said and that staff saw: the newest counts, a confirmed answer stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

SHARE_THE_RIGHT = ("parent", "council")  # to decide for a child: the council where a court gave it a care order
DECIDER = "decider"  # an attorney, a deputy or the court
COUNT = ("person", *SHARE_THE_RIGHT, DECIDER)  # what a helper says, or who did not say who they are, counts as none

# A child asked another way: seemed_yes, seemed_no, seemed_not_sure, cannot_tell.
YES = ("yes", "seemed_yes")
NO = ("no", "seemed_no", "changed_mind")
TAKEN_BACK = ("no", "changed_mind")
ASKED = ("seemed_not_sure", "cannot_tell")  # a recorded attempt ends the wait, never as a yes
ATTEMPTS = ("seemed_yes", "seemed_no", *ASKED)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of one voice, as its folder is named; two parents have two names."""

    voice: str
    answer: str  # yes, no, not_sure, changed_mind; for a child asked another way also one of the four above
    at: datetime
    name: str = ""
    confirmed: bool = False  # staff spoke to this voice, and for a parent checked the legal right to decide
    has_right: bool = True  # False where staff found that this adult has no legal right to decide: it counts as none
    as_a_child: bool = False  # given before the 16th birthday


@dataclass(frozen=True, kw_only=True)
class SaysNow:
    """What one voice says now, whether it answered in its own words, and whether it said yes, or no, before."""

    now: str
    at: datetime
    has_answered: bool
    was_yes: bool
    confirmed: bool
    as_a_child: bool
    last_no: datetime | None

    @property
    def is_yes(self) -> bool:
        return self.now in YES

    @property
    def is_no(self) -> bool:
        return self.now in NO

    @property
    def took_back(self) -> bool:
        return self.was_yes and self.now in TAKEN_BACK

    def said_no_after(self, moment: datetime) -> bool:
        """Was there a no since then, whatever came after it?"""
        return self.last_no is not None and self.last_no > moment

    def stays_before(self, newer: Answer) -> bool:
        """Does this count on, since what came after it was not confirmed? A no stops at once, confirmed or not.

        Anybody can say on the web that they are this person: what staff confirmed is not undone by that alone (H4, H8).
        What was said as a child, a no apart, gives way to the first answer after the 16th birthday (H9).
        """
        counts = self.confirmed and (self.has_answered or self.is_no)
        counts = counts and (self.is_no or self.as_a_child == newer.as_a_child)
        return counts and not newer.confirmed and newer.answer not in TAKEN_BACK


def by_voice(answers: Sequence[Answer]) -> dict[str, SaysNow]:
    """What each voice that counts says now: by its name, "person", "decider", or "parent Ana"."""
    found: dict[str, SaysNow] = {}
    for each in sorted(answers, key=lambda each: each.at):
        if each.voice not in COUNT or not each.has_right:
            continue
        who = f"{each.voice} {each.name}" if each.voice in SHARE_THE_RIGHT else each.voice
        before = found.get(who)
        if before and before.stays_before(each):
            continue
        if before and before.has_answered and each.answer in ATTEMPTS and each.answer != "seemed_no":
            continue  # what staff saw never stands in the place of what the child said; it can only stop
        found[who] = _now(before, each)
    return found


def _now(before: SaysNow | None, newer: Answer) -> SaysNow:
    says_it_again = bool(before and before.confirmed and before.is_no and newer.answer in TAKEN_BACK)
    return SaysNow(
        now=newer.answer,
        at=newer.at,
        has_answered=bool(before and before.has_answered) or newer.answer not in ATTEMPTS,
        was_yes=bool(before and (before.was_yes or before.now == "yes")),
        confirmed=newer.confirmed or says_it_again,
        as_a_child=newer.as_a_child,
        last_no=newer.at if newer.answer in NO else before.last_no if before else None,
    )
