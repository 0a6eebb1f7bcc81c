"""Where consent stands for one person and one purpose: a pure function of what each voice said and staff recorded.

The rules are those of `domain.md` 2f (source lines 70 to 80), version `consent.RULES`. Only `given` opens sharing,
export and planning; a web answer is not confirmed until staff have spoken to the person (H10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    GIVEN = "given"
    GIVEN_NOT_CONFIRMED = "given, not confirmed"
    REFUSED = "refused"
    UNSURE = "unsure"
    WAITING_FOR_PERSON = "waiting for the person"
    WAITING_FOR_PARENT = "waiting for a parent"
    WAITING_FOR_AGE = "waiting for age"
    CHILD_ALONE_FIRST = "talk to the child alone first"
    THEY_DIFFER = "they differ"
    WITHDRAWN = "withdrawn"
    BEST_INTERESTS = "needs a best interests decision"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of one voice. `voice` is "person", "parent" or "helper"; two parents have two names."""

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

    @property
    def took_back(self) -> bool:
        return self.was_yes and self.now in TAKEN_BACK


def state(answers: Sequence[Answer], known: Known) -> State:
    """Where consent stands. Only the person's and a parent's answers count, and one voice's never changes another's."""
    voices = _voices(answers)
    person = voices.get("person")
    parents = [voice for name, voice in voices.items() if name.startswith("parent")]
    if known.age is None:
        if person and person.is_no:
            return State.WITHDRAWN if person.took_back else State.REFUSED
        return State.WAITING_FOR_AGE
    if known.age >= 16 or known.competent:
        return _own_choice(person, parents if known.age < 16 else [], known)
    return _child(person, parents, known)


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
        if each.voice not in ("person", "parent"):
            continue
        who = f"parent {each.name}" if each.voice == "parent" else each.voice
        before = found.get(who)
        answered = bool(before and before.has_answered)
        if answered and each.answer in ATTEMPTS and each.answer != "seemed_no":
            continue  # what staff saw never stands in the place of what the child said; it can only stop
        was_yes = bool(before and (before.was_yes or before.now == "yes"))
        found[who] = _Voice(each.answer, answered or each.answer not in ATTEMPTS, was_yes, each.confirmed)
    return found


def _own_choice(person: _Voice | None, parents: list[_Voice], known: Known) -> State:
    """From 16 on, or with a competence note: the person's own answer. Without capacity: a best interests decision."""
    if known.lacks_capacity and known.age is not None and known.age >= 16:
        decided = {"yes": State.GIVEN, "no": State.REFUSED}
        return decided.get(known.best_interests, State.BEST_INTERESTS)
    if person is None:
        return State.WAITING_FOR_PERSON
    if person.is_no:
        return State.WITHDRAWN if person.took_back else State.REFUSED
    if person.now != "yes":  # what staff saw is never their own yes
        return State.UNSURE
    if any(parent.is_no for parent in parents):
        return State.THEY_DIFFER
    return State.GIVEN if person.confirmed else State.GIVEN_NOT_CONFIRMED


def _child(child: _Voice | None, parents: list[_Voice], known: Known) -> State:
    """Under 16: a parent or guardian is needed, and the child is asked too (source lines 72 and 73)."""
    if not parents:
        if child and child.is_no:
            return State.WITHDRAWN if child.took_back else State.REFUSED
        return State.CHILD_ALONE_FIRST if known.names_a_parent else State.WAITING_FOR_PARENT
    yes, no = [each for each in parents if each.is_yes], [each for each in parents if each.is_no]
    if (yes and no) or (yes and child and child.is_no) or (no and child and child.is_yes):
        return State.THEY_DIFFER
    if no:
        return State.WITHDRAWN if any(each.took_back for each in no) else State.REFUSED
    if len(yes) < len(parents) or (child and child.now == "not_sure"):
        return State.UNSURE
    if child is None:
        return State.CHILD_ALONE_FIRST if known.names_a_parent else State.WAITING_FOR_PERSON
    confirmed = all(each.confirmed for each in yes) and child.confirmed
    return State.GIVEN if confirmed else State.GIVEN_NOT_CONFIRMED
