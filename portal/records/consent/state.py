"""Where consent stands for one person and one purpose: a pure function of what each voice said and staff recorded.

The rules are a table, `state_rules.py`; here it is worked out which row to look up. Only `given` opens sharing, export
and planning; a web answer is not confirmed until staff have spoken to the person (H10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.records.consent import says_now, state_rules
from portal.records.consent.says_now import DECIDER, Answer, SaysNow
from portal.records.consent.state_columns import Case, Decider, Own, Parents, Row, Settled, State, Who


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What people decided, with a record: in somebody's best interests, or how it was settled that voices differ."""

    answer: str  # "yes" or "no"
    at: datetime
    is_past: bool = False  # its review day has passed


@dataclass(frozen=True, kw_only=True)
class Known:
    """What staff recorded, and the age in whole years on the day; None when nobody knows it."""

    age: int | None
    names_a_parent: bool = False  # "who must we not tell" names a parent
    competent: bool = False  # a competence note for this decision, under 16
    lacks_capacity: bool = False  # a capacity record for this decision, from 16 on
    someone_may_decide: bool = False  # an attorney, a deputy or the court, for this decision, the document seen
    best_interests: Decision | None = None
    settled: Decision | None = None


def state(answers: Sequence[Answer], known: Known) -> State:
    """Where consent stands. Only the voices of `says_now.COUNT` count, and one voice's never changes another's."""
    return rule(answers, known).state


def rule(answers: Sequence[Answer], known: Known) -> Row:
    """The row of the table that says so, with why."""
    return state_rules.row_for(case(answers, known))


def case(answers: Sequence[Answer], known: Known) -> Case:
    """Which combination of age, records and answers this is."""
    voices = says_now.by_voice(answers)
    person, decider = voices.pop("person", None), voices.pop(DECIDER, None)
    parents = list(voices.values())
    who = _who(known, person)
    asked = {
        Who.CHILD: [person, *(each for each in parents if each.is_yes)],
        Who.SOMEONE_MAY_DECIDE: [decider],
    }.get(who, [person])
    return Case(
        who=who,
        own=_own(person, is_adult=known.age is not None and known.age >= 16),
        parents=_parents(parents),
        decider=_decider(decider, person),
        settled=_settled(known.settled, [person, *parents]),
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


def _who(known: Known, person: SaysNow | None) -> Who:
    if known.age is None:
        return Who.AGE_UNKNOWN
    if known.age < 16:
        return Who.COMPETENT if known.competent else Who.CHILD
    if not known.lacks_capacity:
        return Who.FROM_16
    if known.someone_may_decide:
        return Who.SOMEONE_MAY_DECIDE
    decided = known.best_interests
    if decided is None:
        return Who.LACKS_CAPACITY
    if decided.answer == "yes" and person and person.said_no_after(decided.at):
        return Who.DECISION_OVERTAKEN
    if decided.is_past:
        return Who.DECISION_PAST
    return Who.DECIDED_YES if decided.answer == "yes" else Who.DECIDED_NO


def _own(person: SaysNow | None, *, is_adult: bool) -> Own:
    if person is None:
        return Own.NOTHING
    if person.is_no:
        return Own.TAKEN_BACK if person.took_back else Own.NO
    if is_adult and person.as_a_child:
        return Own.AS_A_CHILD
    return {"yes": Own.YES, "seemed_yes": Own.SEEMED_YES, "not_sure": Own.NOT_SURE}.get(person.now, Own.TRIED)


def _parents(parents: Sequence[SaysNow]) -> Parents:
    if not parents:
        return Parents.NOTHING
    yes, no = [each for each in parents if each.is_yes], [each for each in parents if each.is_no]
    if no:
        taken_back = any(each.took_back for each in no)
        return Parents.DIFFER if yes else Parents.TAKEN_BACK if taken_back else Parents.NO
    return Parents.YES if len(yes) == len(parents) else Parents.SOME_YES if yes else Parents.NOT_SURE


def _decider(decider: SaysNow | None, person: SaysNow | None) -> Decider:
    if decider is None:
        return Decider.NOTHING
    if decider.is_no:
        return Decider.TAKEN_BACK if decider.took_back else Decider.NO
    if not decider.is_yes:
        return Decider.NOT_SURE
    return Decider.OVERTAKEN if person and person.said_no_after(decider.at) else Decider.YES


def _settled(settled: Decision | None, voices: Sequence[SaysNow | None]) -> Settled:
    """Settled until its review day, and until one of them answers anew: then people look at it again."""
    if settled is None or settled.is_past or any(each.at > settled.at for each in voices if each):
        return Settled.NOTHING
    return Settled.YES if settled.answer == "yes" else Settled.NO
