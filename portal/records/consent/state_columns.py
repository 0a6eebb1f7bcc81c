"""What stands in the columns of the table of consent: who it is about, what each voice says now, and the state."""

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


class Who(StrEnum):
    """Who it is about, by age and by what staff recorded of who can decide this."""

    AGE_UNKNOWN = "nobody knows the age"
    FROM_16 = "16 or over"
    LACKS_CAPACITY = "16 or over, a capacity record says they cannot decide this; nothing is decided yet"
    DECIDED_YES = "16 or over, without capacity, a best interests decision says yes"
    DECIDED_NO = "16 or over, without capacity, a best interests decision says no"
    COMPETENT = "under 16, a competence note says they can decide this"
    CHILD = "under 16"


class Own(StrEnum):
    """What the person says now."""

    NOTHING = "not asked yet"
    YES = "yes"
    SEEMED_YES = "staff asked another way: it seemed a yes"
    NOT_SURE = "not sure"
    TRIED = "staff asked another way, and could not tell"
    NO = "no"
    TAKEN_BACK = "no, after a yes"


class Parents(StrEnum):
    """What the parents and guardians who answered say now, all together."""

    NOTHING = "none has answered"
    YES = "yes"
    SOME_YES = "one yes, another not sure"
    NOT_SURE = "not sure"
    NO = "no"
    TAKEN_BACK = "no, after a yes"
    DIFFER = "one yes, another no"
