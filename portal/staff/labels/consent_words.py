"""What staff read about consent: each state in words, colour and shape, and every way to answer. Staff English."""

from dataclasses import dataclass

from portal.records.consent.overrides import Standing
from portal.records.consent.records import Recorded
from portal.records.consent.state_columns import State
from portal.records.standing.ledger import Heard
from portal.staff.labels import words


@dataclass(frozen=True)
class Shown:
    """A state as it stands on a page: never by colour alone."""

    words: str
    colour: str
    shape: str
    more: str


STATES: dict[State, Shown] = {
    State.GIVEN: Shown("Given", "green", "tick", "Sharing is open for this."),
    State.GIVEN_NOT_CONFIRMED: Shown(
        "Given, not confirmed", "yellow", "half", "Nobody has spoken to them yet, or not in the way that is needed."
    ),
    State.REFUSED: Shown("Refused", "red", "cross", "They said no. Do not share."),
    State.UNSURE: Shown("Not sure", "yellow", "ring", "Explain it again, and give them time."),
    State.WAITING_FOR_PERSON: Shown("Waiting for the person", "blue", "dots", "Ask the person themselves."),
    State.WAITING_FOR_PARENT: Shown(
        "Waiting for a parent", "blue", "dots", "Under 16: a parent or guardian is asked too."
    ),
    State.WAITING_FOR_DECIDER: Shown(
        "Waiting for the attorney, deputy or court", "blue", "dots", "They may decide this by law. Ask them."
    ),
    State.WAITING_FOR_AGE: Shown("Waiting for age", "blue", "dots", "Who decides depends on the age. Find it out."),
    State.CHILD_ALONE_FIRST: Shown(
        "Talk to the child alone first",
        "red",
        "triangle",
        "They said not to tell a parent. Contact no parent before that.",
    ),
    State.THEY_DIFFER: Shown("They differ", "red", "unequal", "Two voices say different things. People settle this."),
    State.WITHDRAWN: Shown("Withdrawn", "red", "square", "They took back their yes. Do not share."),
    State.BEST_INTERESTS: Shown(
        "Needs a best interests decision", "yellow", "diamond", "They cannot decide this, and nothing is decided."
    ),
}

SHORT = {"list": "List", "meeting": "Review"}
HOW = {
    **words.HOW,
    "phone": "By phone",
    "paper": "On paper",
    "in_person": "In person",
}
ON_LINE = frozenset(words.HOW)
ATTEMPT = {
    "seemed_yes": "Seemed to say yes",
    "seemed_no": "Seemed to say no",
    "seemed_not_sure": "Seemed not sure",
    "cannot_tell": "Cannot tell us yet",
}
ASKED_AGAIN = {
    "interpreter": "Asked again, with an interpreter",
    "own_language": "Asked again, by someone who speaks their language",
}
ALONE = {"alone": "Spoke to them alone", "with_someone": "Spoke to them with someone there"}
LEGAL_RIGHT = {"yes": "They have one", "no": "They have none", "not_yet": "Not yet checked"}
RIGHT = {  # which legal right to decide for a child was found
    "parental": "Parental responsibility",
    "guardian": "Special guardian",
    "care_order": "Care order: the council shares parental responsibility",
    "court_order": "Another order of a court, within its limits",
    "none": "None: they have no legal right to decide",
    "not_yet": "Not yet checked",
}
AUTHORITY = {
    "nobody": "There is none",
    "attorney": "An attorney for health and welfare: Lasting Power of Attorney (LPA)",
    "deputy": "A deputy whom the court named",
    "court": "An order of the court",
}
SETTLED = {"yes": "As a yes", "no": "As a no"}
COMPETENT = {"yes": "Competent for this decision", "no": "Not competent for this decision"}

CAPACITY = {"has": "Can decide this now", "lacks": "Lacks capacity for this decision now"}
BEST_INTERESTS = {"yes": "Yes, it is in their best interests", "no": "No, it is not in their best interests"}
CONSULTED = {
    "family": "Family",
    "carer": "Carer",
    "lpa": "Attorney: Lasting Power of Attorney (LPA)",
    "deputy": "Deputy",
    "advocate": "Advocate",
    "imca": "Independent Mental Capacity Advocate (IMCA)",
    "other": "Someone else",
}
CHILD_FIRST = {
    "alone": "Yes, alone with them",
    "with_trusted": "Yes, with someone they trust there, who is no parent",
    "not": "No, and I write down why",
}
OVERRIDE = {
    "person_at_risk": "The person could be badly hurt",
    "child_at_risk": "A child could be badly hurt",
    "other_at_risk": "Another person could be badly hurt",
}

HAS_CAPACITY = {"yes": "Yes", "no": "No", "not_known": "It is not known"}
TOLD_THEM = {"yes": "Yes", "no": "No"}
EMERGENCY = {
    "wait": "Yes: it counts when a second person said yes",
    "now": "No, it is an emergency: it counts at once, and a second person looks at it today",
}
STANDING = {
    Standing.WAITS: "It does not count yet: a second person of safeguarding must say yes",
    Standing.AT_ONCE: "It counts at once, as an emergency: a second person looks at it on the same working day",
    Standing.COUNTS: "It counts: two people of safeguarding said yes",
    Standing.STOPPED: "It does not count any more: a second person said no",
}
ABOUT_A_DECISION = {
    "capacity": "Capacity",
    "authority": "Attorney, deputy or court",
    "best_interests": "Best interests",
    "settled": "Settled",
}
FOUND = {"capacity": CAPACITY, "authority": AUTHORITY, "best_interests": BEST_INTERESTS, "settled": SETTLED}


def found(recorded: Recorded) -> str:
    """What a record about a decision found, in words."""
    return words.of(FOUND[recorded.kind], recorded.answer)


def shown(state: State) -> Shown:
    return STATES[state]


def why(because: str) -> str:
    """Why consent stands where it does: the words first, then which rule of the notes of the field says so."""
    rule, _colon, said = because.partition(": ")
    return f"{said[:1].upper()}{said[1:]}. Rule: {rule}." if said else f"{because[:1].upper()}{because[1:]}."


def voice_words(heard: Heard) -> str:
    """ "The person", "Parent or guardian", "Parent or guardian 2: Ana Example"."""
    plain = words.of(words.VOICE, heard.voice)
    number = f" {heard.number}" if heard.number > 1 else ""
    name = heard.contents.get("name", "")
    return f"{plain}{number}: {name}" if name else f"{plain}{number}"


def not_asked(key: str) -> str:
    """The same for a voice that has no folder yet."""
    return words.of(words.VOICE, key.partition("-")[0])
