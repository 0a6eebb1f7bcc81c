"""Answers and records of consent as the rules read them, and where each row of `domain.md` 2f says that it stands."""

from datetime import timedelta

from portal.records.consent.says_now import Answer
from portal.records.consent.state import Decision, Known
from portal.records.consent.state_columns import State
from tests.support.records.consent_cases import START


def said(*words: str) -> list[Answer]:
    """ "person yes", "parent no confirmed", "parent:Ana yes without" a right, "person yes child": an hour apart."""
    answers = []
    for number, each in enumerate(words):
        who, answer, *rest = each.split()
        voice, _colon, name = who.partition(":")
        at = START + timedelta(hours=number)
        found = {"confirmed": "confirmed" in rest, "has_right": "without" not in rest, "as_a_child": "child" in rest}
        answers.append(Answer(voice=voice, name=name, answer=answer, at=at, **found))
    return answers


ADULT, SIXTEEN, CHILD = Known(age=40), Known(age=16), Known(age=12)
COMPETENT = Known(age=14, competent=True)
HIDES = Known(age=14, names_a_parent=True)
UNKNOWN = Known(age=None)
NO_CAPACITY = Known(age=30, lacks_capacity=True)
BY_LAW = Known(age=30, lacks_capacity=True, someone_may_decide=True)


def decided(answer: str, *, after: int = 9, is_past: bool = False) -> Known:
    """A best interests decision, half an hour after the answer of this number."""
    at = START + timedelta(hours=after, minutes=30)
    return Known(age=30, lacks_capacity=True, best_interests=Decision(answer=answer, at=at, is_past=is_past))


def settled(answer: str, *, after: int = 9, is_past: bool = False) -> Known:
    """How it was settled that they differ, half an hour after the answer of this number."""
    return Known(
        age=12, settled=Decision(answer=answer, at=START + timedelta(hours=after, minutes=30), is_past=is_past)
    )


ROWS = [
    # 18 and over, and 16 and 17: their own choice, and nobody else's
    (ADULT, [], State.WAITING_FOR_PERSON),
    (ADULT, ["person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["person yes confirmed"], State.GIVEN),
    (ADULT, ["person no"], State.REFUSED),
    (ADULT, ["person not_sure"], State.UNSURE),
    (ADULT, ["person yes confirmed", "person no"], State.WITHDRAWN),
    (ADULT, ["person yes confirmed", "person changed_mind"], State.WITHDRAWN),
    (ADULT, ["person yes confirmed", "person not_sure confirmed"], State.UNSURE),
    # what nobody confirmed never undoes what staff confirmed, except that a no always stops
    (ADULT, ["person yes confirmed", "person not_sure"], State.GIVEN),
    (ADULT, ["person yes confirmed", "person yes"], State.GIVEN),
    (ADULT, ["person no confirmed", "person yes"], State.REFUSED),
    (ADULT, ["person no confirmed", "person no", "person yes"], State.REFUSED),
    (ADULT, ["person yes confirmed", "person changed_mind confirmed", "person yes"], State.WITHDRAWN),
    (ADULT, ["person not_sure confirmed", "person yes"], State.UNSURE),
    (ADULT, ["person no confirmed", "person yes", "person yes confirmed"], State.GIVEN),
    (CHILD, ["person yes confirmed", "parent no confirmed", "parent yes"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person no confirmed", "person yes"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_no confirmed", "person yes"], State.THEY_DIFFER),
    (ADULT, ["person no", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["person yes confirmed", "person no", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (ADULT, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (ADULT, ["person yes confirmed", "parent no"], State.GIVEN),
    (ADULT, ["helper yes confirmed"], State.WAITING_FOR_PERSON),
    (ADULT, ["unknown yes confirmed"], State.WAITING_FOR_PERSON),
    (CHILD, ["unknown yes confirmed", "person yes confirmed"], State.WAITING_FOR_PARENT),
    (SIXTEEN, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (SIXTEEN, ["person yes confirmed", "parent no"], State.GIVEN),
    (SIXTEEN, ["person no", "parent yes confirmed"], State.REFUSED),
    # a helper's "they cannot decide this" is an opinion; a capacity record leads to best interests
    (ADULT, ["helper cannot_tell"], State.WAITING_FOR_PERSON),
    (NO_CAPACITY, [], State.BEST_INTERESTS),
    (NO_CAPACITY, ["person yes confirmed"], State.BEST_INTERESTS),
    (NO_CAPACITY, ["parent yes confirmed"], State.BEST_INTERESTS),
    (decided("yes"), [], State.GIVEN),
    (decided("no"), [], State.REFUSED),
    # past its review day it opens nothing; a no of the person after it stops, and it is decided anew
    (decided("yes", is_past=True), [], State.BEST_INTERESTS),
    (decided("no", is_past=True), [], State.BEST_INTERESTS),
    (decided("yes", after=1), ["person no"], State.GIVEN),  # weighed when it was decided
    (decided("yes", after=0), ["person no", "person no"], State.BEST_INTERESTS),
    (decided("yes", after=0), ["person yes", "person no"], State.BEST_INTERESTS),
    (decided("yes", after=-1), ["person no", "person yes"], State.BEST_INTERESTS),  # anybody can say yes on the web
    (decided("yes", after=-1), ["person no", "person yes confirmed"], State.BEST_INTERESTS),
    (decided("no", after=-1), ["person no"], State.REFUSED),
    (decided("yes"), ["parent no confirmed"], State.GIVEN),
    # an attorney, a deputy or the court decides where they may, before best interests
    (BY_LAW, [], State.WAITING_FOR_DECIDER),
    (BY_LAW, ["person yes confirmed"], State.WAITING_FOR_DECIDER),
    (BY_LAW, ["decider yes"], State.GIVEN_NOT_CONFIRMED),
    (BY_LAW, ["decider yes confirmed"], State.GIVEN),
    (BY_LAW, ["decider not_sure confirmed"], State.UNSURE),
    (BY_LAW, ["decider no"], State.REFUSED),
    (BY_LAW, ["decider yes confirmed", "decider no"], State.WITHDRAWN),
    (BY_LAW, ["decider yes confirmed", "person no"], State.WAITING_FOR_DECIDER),
    (BY_LAW, ["decider yes confirmed", "person no", "person yes"], State.WAITING_FOR_DECIDER),
    (BY_LAW, ["person no", "decider yes confirmed"], State.GIVEN),
    (BY_LAW, ["decider yes confirmed", "parent no confirmed"], State.GIVEN),
    (ADULT, ["decider yes confirmed"], State.WAITING_FOR_PERSON),
    # on the 16th birthday what was given before waits for the person anew; a no stays
    (SIXTEEN, ["person yes child confirmed"], State.WAITING_FOR_PERSON),
    (SIXTEEN, ["person not_sure child confirmed"], State.WAITING_FOR_PERSON),
    (SIXTEEN, ["person no child"], State.REFUSED),
    (SIXTEEN, ["person no child confirmed", "person yes"], State.REFUSED),
    (SIXTEEN, ["person yes child confirmed", "person no child"], State.WITHDRAWN),
    (SIXTEEN, ["person yes child confirmed", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (SIXTEEN, ["person yes child confirmed", "person yes confirmed"], State.GIVEN),
    (SIXTEEN, ["person yes child confirmed", "person not_sure"], State.UNSURE),
    # under 16: a parent is needed, and the child is asked too
    (CHILD, [], State.WAITING_FOR_PARENT),
    (CHILD, ["person yes"], State.WAITING_FOR_PARENT),
    (CHILD, ["person no"], State.REFUSED),
    (CHILD, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    (CHILD, ["parent yes", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "person yes"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "person yes confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person seemed_yes confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person cannot_tell confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "person seemed_not_sure confirmed"], State.GIVEN),
    (CHILD, ["person cannot_tell confirmed"], State.WAITING_FOR_PARENT),
    (CHILD, ["parent yes confirmed", "person not_sure"], State.UNSURE),
    (CHILD, ["parent not_sure"], State.UNSURE),
    (CHILD, ["parent no"], State.REFUSED),
    (CHILD, ["parent yes confirmed", "person no"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_no confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent no", "person yes"], State.THEY_DIFFER),
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben no", "person yes confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben yes", "person yes confirmed"], State.GIVEN_NOT_CONFIRMED),
    (CHILD, ["parent yes confirmed", "parent no"], State.WITHDRAWN),
    (CHILD, ["parent no", "person no"], State.REFUSED),
    # an adult who was found to have no legal right neither gives nor blocks
    (CHILD, ["parent yes without confirmed"], State.WAITING_FOR_PARENT),
    (CHILD, ["parent no without"], State.WAITING_FOR_PARENT),
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben no without", "person yes confirmed"], State.GIVEN),
    (CHILD, ["parent:Ana no", "parent:Ben yes without confirmed", "person no"], State.REFUSED),
    (COMPETENT, ["person yes confirmed", "parent no without"], State.GIVEN),
    # one holder of the right is enough, but that another is not sure is for people to settle
    (CHILD, ["parent:Ana yes confirmed", "parent:Ben not_sure", "person yes confirmed"], State.THEY_DIFFER),
    (settled("yes"), ["parent:Ana yes confirmed", "parent:Ben not_sure", "person yes confirmed"], State.GIVEN),
    (settled("no"), ["parent:Ana yes confirmed", "parent:Ben not_sure", "person yes confirmed"], State.REFUSED),
    # a council that shares parental responsibility is one who may decide
    (CHILD, ["council yes confirmed", "person yes confirmed"], State.GIVEN),
    (CHILD, ["parent yes confirmed", "council no", "person yes confirmed"], State.THEY_DIFFER),
    (CHILD, ["helper yes confirmed", "person yes confirmed"], State.WAITING_FOR_PARENT),
    # how people settled it, until one of them answers anew, and until its review day
    (settled("yes"), ["parent yes confirmed", "person no confirmed"], State.GIVEN),
    (settled("yes"), ["parent yes confirmed", "person no"], State.THEY_DIFFER),  # nobody spoke to the child
    (settled("no"), ["parent yes confirmed", "person no"], State.REFUSED),
    (settled("yes"), ["parent:Ana yes confirmed", "parent:Ben no", "person yes confirmed"], State.GIVEN),
    (settled("yes"), ["parent:Ana yes confirmed", "parent:Ben no"], State.THEY_DIFFER),  # the child is asked too
    (settled("no"), ["parent no", "person yes"], State.REFUSED),
    (settled("yes"), ["parent no confirmed", "person yes confirmed"], State.THEY_DIFFER),  # nobody may say yes
    (settled("yes", after=1), ["parent yes confirmed", "person no", "person no confirmed"], State.THEY_DIFFER),
    (settled("yes", after=1), ["parent yes confirmed", "person no confirmed", "parent no"], State.WITHDRAWN),
    (settled("yes", is_past=True), ["parent yes confirmed", "person no confirmed"], State.THEY_DIFFER),
    # a child who must not be given away: nobody asks the parent first
    (HIDES, ["person yes"], State.CHILD_ALONE_FIRST),
    (HIDES, [], State.CHILD_ALONE_FIRST),
    (HIDES, ["parent yes confirmed"], State.CHILD_ALONE_FIRST),
    # what staff saw ends the wait, and never stands in the place of what the child said
    (CHILD, ["parent yes confirmed", "person no", "person cannot_tell confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person not_sure", "person seemed_yes confirmed"], State.UNSURE),
    (CHILD, ["parent yes confirmed", "person yes confirmed", "person seemed_no confirmed"], State.THEY_DIFFER),
    (CHILD, ["parent yes confirmed", "person seemed_yes confirmed", "person no"], State.THEY_DIFFER),
    (CHILD, ["person seemed_yes confirmed", "person no"], State.REFUSED),
    (
        CHILD,
        ["parent yes confirmed", "person no", "person seemed_no", "person seemed_yes confirmed"],
        State.THEY_DIFFER,
    ),
    (COMPETENT, ["person seemed_yes confirmed"], State.UNSURE),
    (SIXTEEN, ["person seemed_yes confirmed"], State.UNSURE),
    # a competence note: the child's own answer stands; a parent's no is shown beside it and ends nothing
    (COMPETENT, ["person yes confirmed"], State.GIVEN),
    (COMPETENT, ["person no", "parent yes confirmed"], State.REFUSED),
    (COMPETENT, ["person yes confirmed", "parent no"], State.GIVEN),
    (COMPETENT, ["parent yes confirmed"], State.WAITING_FOR_PERSON),
    # age unknown
    (UNKNOWN, [], State.WAITING_FOR_AGE),
    (UNKNOWN, ["person yes confirmed"], State.WAITING_FOR_AGE),
    (UNKNOWN, ["parent yes confirmed"], State.WAITING_FOR_AGE),
    (UNKNOWN, ["person no"], State.REFUSED),
    (UNKNOWN, ["person yes", "person no"], State.WITHDRAWN),
]
