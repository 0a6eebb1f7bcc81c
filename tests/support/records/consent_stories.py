"""Stories of consent, and where each leads: the person’s birthday, marks, who said and wrote down what, the state."""

from typing import Any

from portal.records.consent.state_columns import State
from tests.support.records.consent_cases import ADULT, CHILD

GIVEN, UNCONFIRMED = State.GIVEN, State.GIVEN_NOT_CONFIRMED
DIFFER = "A parent yes; A parent spoke alone; A parent right yes; A person no; A person spoke alone"
STORIES: list[tuple[Any, tuple[str, ...], str, State]] = [
    (ADULT, (), "A person yes", UNCONFIRMED),
    (ADULT, (), "A person yes; A person spoke alone", GIVEN),
    (ADULT, (), "A person yes; A person spoke with_someone", GIVEN),
    (ADULT, ("must_not_tell",), "A person yes; A person spoke with_someone", UNCONFIRMED),
    (ADULT, ("someone_was_with_them",), "A person yes; A person spoke with_someone", UNCONFIRMED),
    (ADULT, ("must_not_tell",), "A person yes; A person spoke alone", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person yes", GIVEN),  # heard once it is confirmed
    (ADULT, (), "A person yes; A person spoke alone; B person not_sure", GIVEN),
    (ADULT, (), "A person no; A person spoke alone; B person yes", State.REFUSED),  # whoever says they are the person
    (ADULT, (), "A person yes; A person spoke alone; B person no", State.WITHDRAWN),  # on another request
    (ADULT, (), "A person no; B person yes; B person spoke alone", GIVEN),
    (ADULT, (), "A helper yes; A helper spoke alone", State.WAITING_FOR_PERSON),
    (ADULT, (), "A person yes; A person spoke alone; B helper no; B helper changed_mind", GIVEN),  # counts as none
    (ADULT, (), "A person no; B helper yes", State.REFUSED),
    (ADULT, (), "A unknown yes; A unknown spoke alone", State.WAITING_FOR_PERSON),  # did not say who they are
    (ADULT, (), "A person yes; A person spoke alone; B unknown no", GIVEN),
    (CHILD, (), "A person yes; A person spoke alone; B helper yes; B unknown yes", State.WAITING_FOR_PARENT),
    (
        CHILD, (),
        "A person yes; A person spoke alone; A parent yes; A parent spoke alone; A parent right yes; B helper no",
        GIVEN,
    ),
    (ADULT, (), "A person asked seemed_yes", State.UNSURE),
    # a parent: spoken to, and the legal right checked
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent spoke alone", UNCONFIRMED),
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent right yes", UNCONFIRMED),
    (CHILD, (), "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right yes", GIVEN),
    (
        CHILD, (),
        "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right yes; A parent right no",
        State.WAITING_FOR_PARENT,  # nobody without the legal right decides
    ),
    (
        CHILD, (),
        "A parent yes; A person yes; A person spoke alone; A parent spoke alone; A parent right not_yet",
        UNCONFIRMED,
    ),
    # an attempt ends the wait for the child, never as their yes
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes", State.WAITING_FOR_PERSON),
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes; A person asked cannot_tell", GIVEN),
    (CHILD, (), "A person asked seemed_yes", State.WAITING_FOR_PARENT),
    (CHILD, (), "A parent yes; A parent spoke alone; A parent right yes; A person asked seemed_no", State.THEY_DIFFER),
    # two parents, on one request or on two
    (CHILD, (), "A parent yes; A parent2 no; A person yes", State.THEY_DIFFER),
    (CHILD, (), "A parent no; B parent yes; A person yes", State.THEY_DIFFER),
    # a competence note, the last one, is an input
    (CHILD, (), "A person yes; A person spoke alone; A person competent yes", GIVEN),
    (CHILD, (), "A person yes; A person competent yes; A person competent no", State.WAITING_FOR_PARENT),
    (CHILD, ("talk_to_the_child_alone_first",), "A person yes", State.CHILD_ALONE_FIRST),
    (None, (), "A person yes; A person spoke alone", State.WAITING_FOR_AGE),
    # a capacity record, the newest one of this decision, leads to best interests from 16 on
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks", State.BEST_INTERESTS),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks meeting", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity has", GIVEN),
    (ADULT, (), "A person yes; A person spoke alone; A person capacity lacks; A person capacity has", GIVEN),
    (ADULT, (), "A person yes; A person capacity has; B person capacity lacks", State.BEST_INTERESTS),
    (ADULT, (), "A helper no; A helper yes", State.WAITING_FOR_PERSON),
    (CHILD, (), "A person capacity lacks; A person best_interests yes", State.WAITING_FOR_PARENT),
    (None, (), "A person capacity lacks; A person best_interests yes", State.WAITING_FOR_AGE),
    # a best interests decision, the last one, while nobody found since that they can decide
    (ADULT, (), "A person capacity lacks; A person best_interests yes", GIVEN),
    (ADULT, (), "A person capacity lacks; A person best_interests no", State.REFUSED),
    (ADULT, (), "A person capacity lacks; A person best_interests yes meeting", State.BEST_INTERESTS),
    (ADULT, (), "A person capacity lacks; A person best_interests yes; A person best_interests no", State.REFUSED),
    (ADULT, (), "A person capacity lacks; A person best_interests yes; A person capacity lacks", GIVEN),
    (
        ADULT, (),
        "A person capacity lacks; A person best_interests yes; A person capacity has; A person capacity lacks",
        State.BEST_INTERESTS,
    ),
    (ADULT, (), "A person best_interests yes", State.WAITING_FOR_PERSON),
    # it opens nothing on a record that is not whole, past its review day, or when the person said no since
    (ADULT, (), "A person capacity lacks old; A person best_interests yes", State.BEST_INTERESTS),
    (ADULT, (), "A person capacity lacks; A person best_interests yes 2026-11-22", GIVEN),  # on the day it counts
    (ADULT, (), "A person capacity lacks; A person best_interests yes 2026-11-21", State.BEST_INTERESTS),
    (ADULT, (), "A person capacity lacks; A person best_interests yes; B person no", State.BEST_INTERESTS),
    (ADULT, (), "B person no; A person capacity lacks; A person best_interests yes", GIVEN),
    # an attorney, a deputy or the court: when the document was seen and lets them decide this
    (ADULT, (), "A person capacity lacks; A person authority attorney yes yes", State.WAITING_FOR_DECIDER),
    (ADULT, (), "A person capacity lacks; A person authority attorney no yes", State.BEST_INTERESTS),
    (
        ADULT, (),
        "A person capacity lacks old; A person authority court yes yes; A decider yes; A decider spoke alone",
        State.BEST_INTERESTS,
    ),
    (ADULT, (), "A person capacity lacks; A person authority attorney yes no", State.BEST_INTERESTS),
    (ADULT, (), "A person capacity lacks; A person authority nobody; A person best_interests yes", GIVEN),
    (
        ADULT, (),
        "A person capacity lacks; A person authority court yes yes; A decider yes; A decider spoke alone", GIVEN,
    ),
    (ADULT, (), "A person capacity lacks; A person authority court yes yes; A decider yes", UNCONFIRMED),
    (ADULT, (), "A person yes; A person spoke alone; A person authority deputy yes yes; A decider no", GIVEN),
    # how it was settled, until one of them answers anew
    (
        CHILD, (),
        f"{DIFFER}; A person settled yes",
        GIVEN,
    ),
    (
        CHILD, (),
        f"{DIFFER}; A person settled no",
        State.REFUSED,
    ),
    (
        CHILD, (),
        f"{DIFFER}; A person settled yes; A person no",
        State.THEY_DIFFER,
    ),
    # a council that shares parental responsibility
    (CHILD, (), "A council yes; A council spoke alone; A council right yes; A person yes; A person spoke alone", GIVEN),
    (CHILD, (), "A council yes; A council spoke alone; A person yes; A person spoke alone", UNCONFIRMED),
]  # fmt: skip
