"""The questions that staff answer: a choice, a list, ticks, a day, a line, some lines, a password: each typed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from wtforms import Field
from wtforms.validators import StopValidation

from portal import calendar, text

Value = TypeVar("Value")
Key = TypeVar("Key")

LONGEST = 1000
LESS = "Write less here"
NO_DAY = "Write a real day, like 2026-11-22"
FUTURE = "Write a day that is not in the future"


class Question(Field, Generic[Value]):  # type: ignore[misc]  # WTForms has no types
    """One question of a form. `missing` is the error when it is empty; it may stay empty when there is none.

    It has no label where its page has words of its own around it.
    """

    kind: ClassVar[str]
    name: str
    data: Value | None

    def __init__(self, label: str = "", *, hint: str = "", missing: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.hint, self.missing = hint, missing

    @property
    def answer(self) -> Value:
        """The value of a question that may not stay empty, once the form was found right."""
        if self.data is None:
            raise ValueError(f"“{self.name}” was not answered: look at the form before its answers.")
        return self.data

    @property
    def said(self) -> str:
        """The answer as one string: as it is shown again, and as it is kept where words are kept."""
        return "" if self.data is None else str(self.data)

    def pre_validate(self, form: object) -> None:
        if not self.said:
            if self.missing:
                raise StopValidation(self.missing)
        elif text.length(self.said) > LONGEST:
            raise StopValidation(LESS)


class Line(Question[str]):
    """One line of words. What stands after `cut_at` is cut off."""

    kind = "line"
    has_lines: ClassVar[bool] = False

    def __init__(self, label: str = "", *, cut_at: int | None = None, **more: Any) -> None:
        super().__init__(label, **more)
        self.cut_at = cut_at

    def process_formdata(self, sent: list[str]) -> None:
        self.data = text.cleaned(sent[0] if sent else "", lines=self.has_lines)[: self.cut_at]


class Write(Line):
    """Some lines of words."""

    kind = "write"
    has_lines = True


class Secret(Question[str]):
    """A password: taken as it was typed, and never shown again. Whoever asks for it knows which will do."""

    kind = "secret"

    @property
    def said(self) -> str:
        return ""

    def process_formdata(self, sent: list[str]) -> None:
        self.data = sent[0] if sent else ""


class Choose(Question[Key]):
    """One of some choices, all of them in sight. The keys of `choices` are what it gives: any other is no answer."""

    kind = "choose"

    def __init__(self, label: str, choices: Mapping[Key, str], **more: Any) -> None:
        super().__init__(label, **more)
        self.choices = choices

    def process_data(self, value: Key | str | None) -> None:
        """What it starts from."""
        self.data = self._keys().get(str(value))

    def process_formdata(self, sent: list[str]) -> None:
        self.data = self._keys().get(sent[0]) if sent else None

    def _keys(self) -> dict[str, Key]:
        return {str(key): key for key in self.choices}


class Pick(Choose[Key]):
    """One of a list that opens."""

    kind = "pick"


class Ticks(Question[tuple[Key, ...]]):
    """Any of some choices, in the order of the choices."""

    kind = "ticks"

    def __init__(self, label: str, choices: Mapping[Key, str], **more: Any) -> None:
        super().__init__(label, **more)
        self.choices = choices

    @property
    def said(self) -> str:
        return ",".join(str(key) for key in self.data or ())

    def process_data(self, value: Iterable[Key] | None) -> None:
        """What it starts from."""
        self.data = tuple(value or ())

    def process_formdata(self, sent: list[str]) -> None:
        self.data = tuple(key for key in self.choices if str(key) in sent)


class Day(Question[date]):
    """A day; one of the future only where it may come. `no_day` is the error when it is none."""

    kind = "day"
    typed = ""

    def __init__(self, label: str = "", *, may_come: bool = False, no_day: str = NO_DAY, **more: Any) -> None:
        super().__init__(label, **more)
        self.may_come, self.no_day = may_come, no_day

    @property
    def said(self) -> str:
        return self.typed

    def process_data(self, value: date | None) -> None:
        """What it starts from."""
        self.data, self.typed = value, value.isoformat() if value else ""

    def process_formdata(self, sent: list[str]) -> None:
        self.typed = text.cleaned(sent[0] if sent else "")
        self.data = as_day(self.typed)

    def pre_validate(self, form: object) -> None:
        super().pre_validate(form)
        if not self.said:
            return
        if self.data is None:
            raise StopValidation(self.no_day)
        if self.data > calendar.today() and not self.may_come:
            raise StopValidation(FUTURE)


def as_day(typed: str) -> date | None:
    """A day as a browser sends it, or typed as 22/11/2026."""
    parts = typed.split("/") if "/" in typed else typed.split("-")[::-1]
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except (ValueError, OverflowError):  # the second: more figures than a day has
        return None
