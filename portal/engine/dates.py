"""The question for a birthday: three boxes, or an age, or "I do not know"."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from babel import Locale
from flask_babel import get_locale, ngettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import StopValidation

from portal import calendar, text
from portal.engine.questions import Kind
from portal.engine.steps import Answers
from portal.records.voices.contents import Birthday

OLDEST = 120


@dataclass(frozen=True, kw_only=True)
class PickDate(Kind[Birthday]):
    """A birthday. Stored as {"born": "2009-03-05"} or {"age": 15, "said": "2026-11-22"}. It can be skipped."""

    template: ClassVar[str] = "pick_date"
    many_boxes: ClassVar[bool] = True

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        def check(form: FlaskForm, field: Field) -> None:
            self._check(form, name, answers.today, field)

        return {
            name: StringField(_("Day"), validators=[check]),
            f"{name}-month": StringField(_("Month")),
            f"{name}-year": StringField(_("Year")),
            f"{name}-age": StringField(_("How old, in years")),
        }

    def _check(self, form: FlaskForm, name: str, today: date, field: Field) -> None:
        field.errors = []
        day, month, year, age = (text.cleaned(form[each].data or "") for each in self.boxes(name))
        if not (day or month or year):
            if not age:
                raise StopValidation(str(_("Write the birthday, or how old, in numbers.")))
            if _number(age) is None or not 0 <= (_number(age) or 0) <= OLDEST:
                raise StopValidation(str(_("Write how old in numbers, like 15.")))
            return
        born = _as_date(day, month, year)
        if born is None:
            raise StopValidation(str(_("Write a real date, like 5 March 2009.")))
        if born > today:
            raise StopValidation(str(_("Write a birthday before today.")))
        if calendar.age_on(today, born) > OLDEST:
            raise StopValidation(str(_("Check the year. Write all 4 numbers.")))

    def boxes(self, name: str) -> tuple[str, str, str, str]:
        return name, f"{name}-month", f"{name}-year", f"{name}-age"

    def read(self, form: FlaskForm, name: str) -> Birthday:
        day, month, year, age = (text.cleaned(form[each].data or "") for each in self.boxes(name))
        born = _as_date(day, month, year)
        if born:
            return {"born": born.isoformat()}
        return {"age": _number(age) or 0, "said": calendar.today().isoformat()}

    def fill(self, name: str, value: Birthday) -> dict[str, object]:
        if "age" in value:
            return {f"{name}-age": str(value["age"])}
        born = date.fromisoformat(value["born"])
        return dict(zip(self.boxes(name), (str(born.day), str(born.month), str(born.year)), strict=False))

    def understands(self, value: object) -> bool:
        return isinstance(value, dict) and (set(value) == {"born"} or set(value) == {"age", "said"})

    def says(self, value: Birthday, answers: Answers) -> list[str]:
        if "age" in value:
            return [str(ngettext("%(num)s year old", "%(num)s years old", value["age"]))]
        born = date.fromisoformat(value["born"])
        return [f"{born.day} {_months()[born.month]} {born.year}"]

    def samples(self) -> list[Birthday]:
        return [
            {"born": "2000-02-29"},
            {"born": "2009-09-09"},
            {"born": "2014-05-05"},
            {"age": 30, "said": "2026-11-01"},
            {"age": 12, "said": "2026-11-01"},
        ]


def _months() -> dict[int, str]:
    return dict((get_locale() or _english()).months["format"]["wide"])


def _english() -> Locale:
    return Locale("en", "GB")


def _number(typed: str) -> int | None:
    """A whole number in any script's digits; None for anything else."""
    try:
        return int("".join(str(unicodedata.digit(each)) for each in typed)) if typed and len(typed) < 5 else None
    except ValueError:
        return None


def _month(typed: str) -> int | None:
    """ "March", "mar", "3" and "03" are all March, in English and in the language being read."""
    if _number(typed) is not None:
        return _number(typed)
    wanted = typed.casefold().rstrip(".")
    for months in (_months(), dict(_english().months["format"]["wide"])):
        found = [number for number, name in months.items() if len(wanted) > 2 and name.casefold().startswith(wanted)]
        if len(found) == 1:
            return found[0]
    return None


def _as_date(day: str, month: str, year: str) -> date | None:
    numbers = (_number(year), _month(month), _number(day))
    if None in numbers or (numbers[0] or 0) < 1000:
        return None
    try:
        return date(*numbers)  # type: ignore[arg-type]
    except ValueError:
        return None
