"""What staff are asked when they make a copy for the person, and when they check one. Pure: no database."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal import calendar
from portal.exporting import subject_access
from portal.exporting.contents import Inside
from portal.exporting.subject_access import Wanted
from portal.records.consent.records import BEST_INTERESTS, CAPACITY
from portal.staff.asking import Question
from portal.staff.consent import capacity_forms
from portal.staff.labels import consent_words

GOES, BACK = "goes", "back"
SAME = "You made it: someone else must check it."
SAFEGUARDING = "Only safeguarding lets this one go: what it may set off at home is theirs to judge."
CHANGED = "Something on these requests has changed since it was made. Make a new copy."
ALSO = {
    "notes": "Notes of staff. Never locked ones. Read each: they may speak of others",
    "decisions": "Capacity and best interests records, without the names and views of others",
}
CHECKING = [
    Question(
        name="answer",
        label="What do you decide?",
        kind="choose",
        choices={GOES: "Yes: I read all of it, and it may go", BACK: "No: send it back"},
        missing="Choose yes or no",
    ),
    Question(name="why", label="If not, what is not right?", kind="write"),
]


def making(of: Sequence[Inside]) -> list[Question]:
    """The questions for a new copy. Each other voice that said something may have agreed."""
    others = {
        subject_access.voice_key(each): f"{each.reference}: {consent_words.voice_words(each)}"
        for each in subject_access.others(of)
    }
    asked = [
        Question(
            name="checked",
            label="How do you know that it is them who ask?",
            kind="write",
            hint="A parent or helper does not get this copy.",
            missing="Write how you know that it is them",
        ),
        Question(name="also", label="What else may be in it?", kind="ticks", choices=ALSO),
    ]
    if others:
        asked += [
            Question(
                name="agreed",
                label="Who else agreed that the person gets what they wrote?",
                kind="ticks",
                choices=others,
                hint="Left without a tick, nothing of theirs is in it.",
            ),
            Question(name="agreed_how", label="If you ticked someone: when and how did they agree?", kind="write"),
        ]
    return asked


def wanted(said: Mapping[str, Any]) -> Wanted:
    """What was ticked when it was made."""
    also = _ticks(said, "also")
    return Wanted(notes="notes" in also, decisions="decisions" in also, agreed=frozenset(_ticks(said, "agreed")))


def parts(said: Mapping[str, Any]) -> list[str]:
    """What is in it, by name, for the trail: no word of anyone."""
    return ["own words", *_ticks(said, "also"), *(["others who agreed"] if _ticks(said, "agreed") else [])]


def agreed_words(of: Sequence[Inside], said: Mapping[str, Any]) -> list[str]:
    """Those who agreed, in words."""
    known = {subject_access.voice_key(each): consent_words.voice_words(each) for each in subject_access.others(of)}
    return [f"{key.partition(' ')[0]}: {known.get(key, 'someone')}" for key in _ticks(said, "agreed")]


def labels() -> dict[str, str]:
    """The question to each answer of a record."""
    today = calendar.today()
    asked = [capacity_forms.questions(capacity_forms.parts(each, None, today)) for each in (BEST_INTERESTS, CAPACITY)]
    return {each.name: each.label for questions in asked for each in questions}


def _ticks(said: Mapping[str, Any], name: str) -> list[str]:
    return [each for each in str(said.get(name, "")).split(",") if each]
