"""What stands in the columns of the table of consent: who it is about, what each voice says now, and the state."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    GIVEN = "given"
    GIVEN_NOT_CONFIRMED = "given, not confirmed"
    REFUSED = "refused"
    UNSURE = "unsure"
    WAITING_FOR_PERSON = "waiting for the person"
    WAITING_FOR_PARENT = "waiting for a parent"
    WAITING_FOR_DECIDER = "waiting for the attorney, deputy or court"
    WAITING_FOR_AGE = "waiting for age"
    CHILD_ALONE_FIRST = "talk to the child alone first"
    THEY_DIFFER = "they differ"
    WITHDRAWN = "withdrawn"
    BEST_INTERESTS = "needs a best interests decision"


class Who(StrEnum):
    """Who it is about, by age and by what staff recorded of who can decide this."""

    AGE_UNKNOWN = "nobody knows the age"
    FROM_16 = "16 or over"
    LACKS_CAPACITY = "16 or over, a capacity record says they cannot decide this; nothing is decided yet"
    DECIDED_YES = "16 or over, without capacity, a best interests decision says yes"
    DECIDED_NO = "16 or over, without capacity, a best interests decision says no"
    DECISION_PAST = "16 or over, without capacity, the review day of the best interests decision has passed"
    DECISION_OVERTAKEN = "16 or over, without capacity, the person said no after the best interests decision"
    SOMEONE_MAY_DECIDE = "16 or over, without capacity, and an attorney, a deputy or the court may decide this"
    COMPETENT = "under 16, a competence note says they can decide this"
    CHILD = "under 16"


class Own(StrEnum):
    """What the person says now."""

    NOTHING = "not asked yet"
    AS_A_CHILD = "yes or not sure, and not asked again since their 16th birthday"
    YES = "yes"
    SEEMED_YES = "staff asked another way: it seemed a yes"
    NOT_SURE = "not sure"
    TRIED = "staff asked another way, and could not tell"
    NO = "no"
    TAKEN_BACK = "no, after a yes"


class Parents(StrEnum):
    """What those who share the legal right to decide for a child say now, all together.

    Parents, guardians, and a council with a care order. Whose right staff found to be "no" is not among them.
    """

    NOTHING = "none has answered"
    YES = "yes"
    SOME_YES = "one yes, another not sure"
    NOT_SURE = "not sure"
    NO = "no"
    TAKEN_BACK = "no, after a yes"
    DIFFER = "one yes, another no"


class Decider(StrEnum):
    """What the attorney, the deputy or the court says now."""

    NOTHING = "has not answered"
    YES = "yes"
    OVERTAKEN = "yes, and the person said no after it"
    NOT_SURE = "not sure"
    NO = "no"
    TAKEN_BACK = "no, after a yes"


class Settled(StrEnum):
    """How people settled it that voices differ: since each of them answered last, and until its review day."""

    NOTHING = "not settled"
    YES = "settled as a yes"
    NO = "settled as a no"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One combination of all that the state depends on: one row of the table answers it.

    `hides_from_parents`: they said that a parent must not be told. `confirmed`: staff spoke to everyone whose answer
    counts here, and found the legal right of each parent.
    """

    who: Who
    own: Own
    parents: Parents
    decider: Decider
    settled: Settled
    hides_from_parents: bool
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """One rule. A column that is left out fits everything."""

    who: Who | frozenset[Who]
    own: Own | frozenset[Own] = frozenset()
    parents: Parents | frozenset[Parents] = frozenset()
    decider: Decider | frozenset[Decider] = frozenset()
    settled: Settled | frozenset[Settled] = frozenset()
    hides_from_parents: bool | None = None
    confirmed: bool | None = None
    state: State
    because: str

    def fits(self, case: Case) -> bool:
        return (
            _fits(self.who, case.who)
            and _fits(self.own, case.own)
            and _fits(self.parents, case.parents)
            and _fits(self.decider, case.decider)
            and _fits(self.settled, case.settled)
            and self.hides_from_parents in (None, case.hides_from_parents)
            and self.confirmed in (None, case.confirmed)
        )


SAY_NO = frozenset({Own.NO, Own.TAKEN_BACK})


def _fits(column: str | frozenset[str], value: str) -> bool:
    return column == value if isinstance(column, str) else not column or value in column
