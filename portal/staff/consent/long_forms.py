"""What every long form of a record about a decision is made of: its parts, and the questions they share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal import calendar
from portal.staff.forms.fields import Choose, Day, Line, Question, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels import times

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


class ReviewedForm(DecisionForm):
    """One whose record is looked at again on a day."""

    review: Day


def made_of(parts: Iterable[Part], kind: type[DecisionForm] = DecisionForm) -> type[DecisionForm]:
    """The form with these parts, in their order."""
    those = tuple(parts)
    made = form_of({name: each for part in those for name, each in part.asked.items()}, kind)
    made.parts = those
    return made


def choose(label: str, choices: dict[Any, str], hint: str = "") -> Choose[Any]:
    return Choose(label, choices, hint=hint, missing=f"Choose an answer: {label}")


def write(label: str, hint: str = "") -> Write:
    return Write(label, hint=hint, missing=f"Write an answer: {label}")


def decision() -> Write:
    return write("What is the decision, exactly?", "Only this one. Another decision has a record of its own.")


def who(whose: str) -> Questions:
    return {
        "by_name": Line(f"{whose} name", missing="Write the name"),
        "by_role": Line(f"{whose} role", missing="Write the role"),
    }


def on() -> Day:
    return Day("On which day?", hint=f"Today is {times.day(calendar.today())}.", missing="Write the day")


def review(*, missing: str = "Write the day to look again") -> Day:
    return Day("Look at it again on", hint="On that day it is a task.", missing=missing, may_come=True)
