"""The long forms: a capacity record, a best interests record (`domain.md` 2f). Pure: no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal import calendar
from portal.records.consent.records import CAPACITY, Recorded
from portal.staff.forms.fields import Choose, Day, Line, Pick, Question, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels import consent_words, times

PEOPLE = 5  # whom one can name as asked
FOUR = {
    "understand": "Can they understand what it is about?",
    "retain": "Can they keep it in mind long enough to decide?",
    "weigh": "Can they use or weigh it to decide?",
    "communicate": "Can they tell us their choice, in any way?",
}
YES_NO = {"yes": "Yes", "no": "No"}
PERHAPS = YES_NO | {"not_sure": "Not sure"}

Questions = dict[str, Question[Any]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some questions of a form, under one heading."""

    title: str
    asked: Questions
    is_row: bool = False  # a row that may stay empty


class DecisionForm(KeptOnce):
    """A long form, in its parts: of one day."""

    parts: tuple[Part, ...]
    on: Day

    def of(self, part: Part) -> list[Question[Any]]:
        """The questions of this part."""
        return [self[name] for name in part.asked]


class BestInterestsForm(DecisionForm):
    """The one that is looked at again."""

    review: Day


def form_for(what: str, lacking: Recorded | None) -> type[DecisionForm]:
    """The form for a decision; `lacking` is the capacity record that a best interests record rests on."""
    if what == CAPACITY:
        return _form(tuple(_capacity()), DecisionForm)
    return _form(tuple(_best_interests(lacking)), BestInterestsForm)


def _form(parts: tuple[Part, ...], kind: type[DecisionForm]) -> type[DecisionForm]:
    made = form_of({name: each for part in parts for name, each in part.asked.items()}, kind)
    made.parts = parts
    return made


def _capacity() -> Iterator[Part]:
    yield Part(title="The decision", asked={"decision": _decision()})
    how = "What was done, or why not"
    helps = {"easy_read": "Easy read and pictures", "advocate": "An advocate", "time": "Time, and a good place"}
    help_given = {name: _write(said, how) for name, said in helps.items()}
    yield Part(title="All the help that could be given, first", asked={**help_given})
    four: Questions = {}
    for name, said in FOUR.items():
        four |= {name: _choose(said, YES_NO), f"{name}_words": _write(f"What did you see or hear? {said}")}
    yield Part(title="The four questions", asked=four)
    yield Part(title="Later", asked=_later())
    answer: Questions = {"answer": _choose("What did you find, for this decision?", consent_words.CAPACITY)}
    yield Part(title="What was found", asked=answer | _who("The assessor’s") | {"on": _on()})


def _best_interests(lacking: Recorded | None) -> Iterator[Part]:
    rests_on = {lacking.id: assessed(lacking)} if lacking else {}
    capacity = _choose("Which capacity record does it rest on?", rests_on)
    yield Part(title="The decision", asked={"decision": _decision(), "capacity": capacity})
    yield Part(title="Later", asked=_later())
    yield Part(
        title="The person",
        asked={
            "involved": _write("How was the person involved?"),
            "wishes": _write("What do they wish for, and what did they wish for before?"),
            "beliefs": _write("What do they believe in, and what matters to them?"),
        },
    )
    for number in range(1, PEOPLE + 1):
        yield _consulted(number)
    yield Part(title="Nobody to ask", asked={"nobody": Write("If you asked nobody: why not?")}, is_row=True)
    yield Part(
        title="The choices",
        asked={
            "options": _write("Which options are there?"),
            "less": _write("Which one limits them least, and how?"),
        },
    )
    decided: Questions = {
        "answer": _choose("Is it in their best interests?", consent_words.BEST_INTERESTS),
        "why": _write("Why?"),
        "disagreements": _write("Who does not agree, and how was it settled?", "If nobody disagrees, say so."),
    }
    days: Questions = {"on": _on(), "review": _review()}
    yield Part(title="What was decided", asked=decided | _who("The decision-maker’s") | days)


def _consulted(number: int) -> Part:
    row: Questions = {
        f"name{number}": Line("Name"),
        f"who{number}": Pick("Who they are", consent_words.CONSULTED),
        f"views{number}": Write("What they think"),
    }
    return Part(title=f"Someone who was asked: {number} of {PEOPLE}", asked=row, is_row=True)


def _decision() -> Write:
    return _write("What is the decision, exactly?", "Only this one. Another decision has a record of its own.")


def _later() -> Questions:
    return {
        "may_return": _choose("May they be able to decide this later?", PERHAPS),
        "can_wait": _choose("Can the decision wait until then?", PERHAPS),
        "waiting": _write("Why do you think so?"),
    }


def _who(whose: str) -> Questions:
    return {
        "by_name": Line(f"{whose} name", missing="Write the name"),
        "by_role": Line(f"{whose} role", missing="Write the role"),
    }


def _choose(label: str, choices: dict[Any, str]) -> Choose[Any]:
    return Choose(label, choices, missing=f"Choose an answer: {label}")


def _write(label: str, hint: str = "") -> Write:
    return Write(label, hint=hint, missing=f"Write an answer: {label}")


def _on() -> Day:
    return Day("On which day?", hint=f"Today is {times.day(calendar.today())}.", missing="Write the day")


def _review() -> Day:
    missing = "Write the day to look again"
    return Day("Look at it again on", hint="On that day it is a task.", missing=missing, may_come=True)


def assessed(recorded: Recorded) -> str:
    """A capacity record in one line, as a best interests record names it."""
    return f"{times.day(recorded.day)}, by {recorded.more['by_name']}: {consent_words.CAPACITY[recorded.answer]}"
