"""The questions people answer in writing: own words, and a name with the name they like."""

from dataclasses import dataclass, field
from typing import ClassVar

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField

from portal.engine.questions import LONGEST, Checked, Kind
from portal.engine.steps import SKIPPED, Answers, Words, words_for
from portal.records.voices.contents import Named


@dataclass(frozen=True, kw_only=True)
class Write(Kind[str]):
    """Own words, a line or a few."""

    missing: Words = field(default_factory=lambda: _("Write your answer in the box."))
    lines: bool = False
    template: ClassVar[str] = "write"

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        box = TextAreaField if self.lines else StringField
        return {name: box(validators=[Checked(self.missing, LONGEST if self.lines else 200)])}

    def read(self, form: FlaskForm, name: str) -> str:
        return str(form[name].data)

    def understands(self, value: object) -> bool:
        return isinstance(value, str) and bool(value) and value != SKIPPED

    def says(self, value: str, answers: Answers) -> list[str]:
        return [value]

    def samples(self) -> list[str]:
        return ["Oak ward"]


@dataclass(frozen=True, kw_only=True)
class Name(Kind[Named]):
    """A name, and the name they like where that is asked. Stored as {"name": "...", "liked": "..."}."""

    own: Words
    liked: Words = ""  # empty: that is not asked
    template: ClassVar[str] = "name"
    many_boxes: ClassVar[bool] = True

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        missing = _("Write a name in the first box.") if self.liked else _("Write a name in the box.")
        made = {name: StringField(words_for(self.own, answers), validators=[Checked(missing)])}
        if self.liked:
            made[f"{name}-liked"] = StringField(words_for(self.liked, answers), validators=[Checked()])
        return made

    def read(self, form: FlaskForm, name: str) -> Named:
        return {"name": form[name].data, "liked": form[f"{name}-liked"].data if self.liked else ""}

    def fill(self, name: str, value: Named) -> dict[str, object]:
        return {name: value["name"], f"{name}-liked": value["liked"]}

    def understands(self, value: object) -> bool:
        return isinstance(value, dict) and set(value) == {"name", "liked"}

    def says(self, value: Named, answers: Answers) -> list[str]:
        return [value["name"]] + ([value["liked"]] if value["liked"] else [])

    def samples(self) -> list[Named]:
        return [{"name": "Sam Example", "liked": "Sam"}]
