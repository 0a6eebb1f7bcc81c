"""The question for a birthday: three boxes, or an age, or "I do not know"."""

from collections.abc import Iterator
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
from portal.engine.questions import Check, Kind
from portal.engine.steps import Answers, Words
from portal.records.voices.contents import Birthday
from portal.written import birthdays
from portal.written.birthdays import Why, Written, Wrong

WRONG: dict[Why, Words] = {
    Why.NOTHING: _("Write the birthday, or how old, in numbers."),
    Why.NO_DAY: _("Write a real date, like 5 March 2009."),
    Why.SHORT_YEAR: _("Write all 4 numbers of the year."),
    Why.TO_COME: _("Write a birthday before today."),
    Why.TOO_OLD: _("Check the year. Write all 4 numbers."),
    Why.NO_AGE: _("Write how old in numbers, like 15."),
    Why.NO_FIT: _("The birthday and the age do not fit. Check them."),
}


@dataclass(frozen=True, kw_only=True)
class PickDate(Kind[Birthday]):
    """A birthday. Stored as {"born": "2009-03-05"} or {"age": 15, "said": "2026-11-22"}. It can be skipped."""

    template: ClassVar[str] = "pick_date"
    many_boxes: ClassVar[bool] = True

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        labels = (_("Day"), _("Month"), _("Year"), _("How old, in years"))
        checks = (self._is_right(name, box, answers.today) for box in range(len(labels)))
        boxes = zip(self.boxes(name), labels, checks, strict=True)
        return {box: StringField(label, validators=[check]) for box, label, check in boxes}

    def _is_right(self, name: str, box: int, today: date) -> Check:
        """Whether what is wrong is said at this box."""

        def check(form: FlaskForm, field: Field) -> None:
            field.errors = []
            written = self._written(form, name, today)
            if isinstance(written, Wrong) and written.box == box:
                raise StopValidation(str(WRONG[written.why]))

        return check

    def boxes(self, name: str) -> tuple[str, str, str, str]:
        return name, f"{name}-month", f"{name}-year", f"{name}-age"

    def read(self, form: FlaskForm, name: str) -> Birthday:
        today = calendar.today()
        written = self._written(form, name, today)
        if isinstance(written, Written) and written.born:
            return {"born": written.born.isoformat()}
        age = written.age if isinstance(written, Written) else None
        return {"age": age or 0, "said": today.isoformat()}

    def _written(self, form: FlaskForm, name: str, today: date) -> Written | Wrong:
        boxes = [text.cleaned(form[each].data or "") for each in self.boxes(name)]
        return birthdays.read(boxes, today, list(_month_names()))

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
        return [f"{born.day} {_here().months['format']['wide'][born.month]} {born.year}"]

    def samples(self) -> list[Birthday]:
        return [
            {"born": "2000-02-29"},
            {"born": "2009-09-09"},
            {"born": "2014-05-05"},
            {"age": 30, "said": "2026-11-01"},
            {"age": 12, "said": "2026-11-01"},
        ]


def _here() -> Locale:
    return get_locale() or Locale("en", "GB")


def _month_names() -> Iterator[dict[int, str]]:
    """As they stand in a date and as they stand alone, in the language being read, then in English."""
    for locale in (_here(), Locale("en", "GB")):
        for form in ("format", "stand-alone"):
            yield dict(locale.months[form]["wide"])
