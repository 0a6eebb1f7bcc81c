"""Where consent stands for one person and one purpose: a pure function of what each voice said and staff recorded.

The rules are a table, `state_rules.py`; here it is worked out which row to look up. Only `given` opens sharing, export
and planning; a web answer is not confirmed until staff have spoken to the person (H10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.records.consent import state_rules
from portal.records.consent.state_columns import Own, Parents, State, Who
from portal.records.consent.state_rules import Row


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of one voice, as its folder is named; two parents have two names."""

    voice: str
    answer: str  # yes, no, not_sure, changed_mind; for a child asked another way also one of the four below
    at: datetime
    name: str = ""
    confirmed: bool = False  # staff spoke to this voice, and for a parent checked the legal right to decide


@dataclass(frozen=True, kw_only=True)
class Known:
    """What staff recorded, and the age in whole years on the day; None when nobody knows it."""

    age: int | None
    names_a_parent: bool = False  # "who must we not tell" names a parent
    competent: bool = False  # a competence note for this decision, under 16
    lacks_capacity: bool = False  # a capacity record for this decision, from 16 on
    best_interests: str = ""  # the recorded decision, "yes" or "no"


COUNT = ("person", "parent")  # what a helper says, or who did not say who they are, is kept and counts as none

# A child asked another way: seemed_yes, seemed_no, seemed_not_sure, cannot_tell.
YES = ("yes", "seemed_yes")
NO = ("no", "seemed_no")
TAKEN_BACK = ("no", "changed_mind")
ASKED = ("seemed_not_sure", "cannot_tell")  # a recorded attempt ends the wait, never as a yes
ATTEMPTS = ("seemed_yes", "seemed_no", *ASKED)


@dataclass(frozen=True)
class _Voice:
    """What one voice says now, whether it answered in its own words, and whether it said yes before."""

    now: str
    has_answered: bool
    was_yes: bool
    confirmed: bool

    @property
    def is_yes(self) -> bool:
        return self.now in YES

    @property
    def is_no(self) -> bool:
        return self.now in NO or self.now == "changed_mind"

    def stays_before(self, newer: Answer) -> bool:
        """Does this count on, since what came after it was not confirmed? A no stops at once, confirmed or not.

        Anybody can say on the web that they are this person: what staff confirmed is not undone by that alone (H4, H8).
        """
        counts = self.confirmed and (self.has_answered or self.is_no)
        return counts and not newer.confirmed and newer.answer not in TAKEN_BACK

    @property
    def took_back(self) -> bool:
        return self.was_yes and self.now in TAKEN_BACK


def state(answers: Sequence[Answer], known: Known) -> State:
    """Where consent stands. Only the person's and a parent's answers count, and one voice's never changes another's."""
    return rule(answers, known).state


def rule(answers: Sequence[Answer], known: Known) -> Row:
    """The row of the table that says so, with why."""
    voices = _voices(answers)
    person = voices.pop("person", None)
    who, parents = _who(known), list(voices.values())
    asked = [person, *(each for each in parents if each.is_yes)] if who is Who.CHILD else [person]
    return state_rules.row_for(
        who,
        _own(person),
        _parents(parents),
        hides_from_parents=known.names_a_parent,
        confirmed=all(each is not None and each.confirmed for each in asked),
    )


def opens_sharing(found: State) -> bool:
    """May what was told be shared, exported or planned with?"""
    return found is State.GIVEN


def opens_sharing_by_override(found: State, overridden: bool) -> bool:
    """Safeguarding may share or export to keep someone safe, without consent and while sharing is paused (H8).

    It is no consent: the state stays, and nothing that needs consent (the list, a meeting) opens by it.
    """
    return overridden and not opens_sharing(found)


def _voices(answers: Sequence[Answer]) -> dict[str, _Voice]:
    """The last answer of each voice, in the order of time."""
    found: dict[str, _Voice] = {}
    for each in sorted(answers, key=lambda each: each.at):
        if each.voice not in COUNT:
            continue
        who = f"parent {each.name}" if each.voice == "parent" else each.voice
        before = found.get(who)
        answered = bool(before and before.has_answered)
        if before and before.stays_before(each):
            continue
        if answered and each.answer in ATTEMPTS and each.answer != "seemed_no":
            continue  # what staff saw never stands in the place of what the child said; it can only stop
        was_yes = bool(before and (before.was_yes or before.now == "yes"))
        says_it_again = bool(before and before.confirmed and before.is_no and each.answer in TAKEN_BACK)
        is_confirmed = each.confirmed or says_it_again
        found[who] = _Voice(each.answer, answered or each.answer not in ATTEMPTS, was_yes, is_confirmed)
    return found


def _who(known: Known) -> Who:
    if known.age is None:
        return Who.AGE_UNKNOWN
    if known.age < 16:
        return Who.COMPETENT if known.competent else Who.CHILD
    if not known.lacks_capacity:
        return Who.FROM_16
    return {"yes": Who.DECIDED_YES, "no": Who.DECIDED_NO}.get(known.best_interests, Who.LACKS_CAPACITY)


def _own(person: _Voice | None) -> Own:
    if person is None:
        return Own.NOTHING
    if person.is_no:
        return Own.TAKEN_BACK if person.took_back else Own.NO
    return {"yes": Own.YES, "seemed_yes": Own.SEEMED_YES, "not_sure": Own.NOT_SURE}.get(person.now, Own.TRIED)


def _parents(parents: Sequence[_Voice]) -> Parents:
    if not parents:
        return Parents.NOTHING
    yes, no = [each for each in parents if each.is_yes], [each for each in parents if each.is_no]
    if no:
        taken_back = any(each.took_back for each in no)
        return Parents.DIFFER if yes else Parents.TAKEN_BACK if taken_back else Parents.NO
    return Parents.YES if len(yes) == len(parents) else Parents.SOME_YES if yes else Parents.NOT_SURE
