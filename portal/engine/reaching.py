"""The questions for a place and for a way to reach someone, with whether that way is safe."""

import re
from dataclasses import dataclass
from typing import ClassVar

from flask import has_app_context
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import StopValidation

from portal import text
from portal.config import Settings, crisis_numbers, settings
from portal.engine.questions import NO, NOT_SURE, YES, Check, Checked, Kind, Optional
from portal.engine.steps import Answers, Rule, Words, always, never, words_for
from portal.records.voices.contents import WaySaid, Where, led_to
from portal.written import ways
from portal.written.phones import HELP_LINES, Why
from portal.written.ways import Leads

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")


@dataclass(frozen=True, kw_only=True)
class Place(Kind[Where]):
    """A town or a postcode. Stored as {"town": "Worthing"} or {"postcode": "BN11 1AA"}."""

    missing: Words
    template: ClassVar[str] = "write"

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        return {name: StringField(validators=[Checked(self.missing)])}

    def read(self, form: FlaskForm, name: str) -> Where:
        typed = form[name].data
        found = POSTCODE.fullmatch(typed.upper())
        return {"postcode": f"{found[1]} {found[2]}"} if found else {"town": typed}

    def fill(self, name: str, value: Where) -> dict[str, object]:
        return {name: value["postcode"] if "postcode" in value else value["town"]}

    def understands(self, value: object) -> bool:
        return isinstance(value, dict) and set(value) in ({"postcode"}, {"town"})

    def says(self, value: Where, answers: Answers) -> list[str]:
        return [value["postcode"] if "postcode" in value else value["town"]]

    def samples(self) -> list[Where]:
        return [{"town": "Worthing"}, {"postcode": "BN11 1AA"}]


# What is wrong with what stands in a box for a number.
NUMBER: dict[Why, Words] = {
    Why.NONE: _("Write a phone number, like 07700 900 123."),
    Why.SHORT: _("The number is too short. Check it."),
    Why.LONG: _("The number is too long. Check it."),
    Why.HELP_LINE: _("This number is for help. Write another number."),
}
AS_WRITTEN = ("letter", "someone")  # nothing is sent to what stands there: people read it
LONGEST_WAY = 400
NO_EMAIL = _("Write your whole email, with the @ sign.")
MISSING: dict[str, Words] = {
    "letter": _("Write the address for the letter."),
    "someone": _("Write their name, and how we reach them."),
    "any": _("Write a number, an email or an address."),
}


def help_lines(own: Settings) -> frozenset[str]:
    """The figures of every number that this portal shows, and of all other lines that are nobody's own."""
    lines = crisis_numbers.help_lines(own).values()
    shown = [line.get(key, "") for line in lines for key in ("number", "out_of_hours")]
    return HELP_LINES | {re.sub(r"\D", "", each) for each in shown if each}


def _own() -> Settings:
    """The settings of this portal; those that every portal has where an answer is read outside of one."""
    return settings() if has_app_context() else Settings()


@dataclass(frozen=True, kw_only=True)
class WayToReach(Kind[WaySaid]):
    """One way to reach someone: what we need for it, and whether it is safe to use.

    Stored as {"detail": "...", "safe": "yes|no|not_sure", "when": "...", "to": "...", "beside": "..."}: what was typed,
    the number or email in it, and the words beside that.
    Left empty, "safe" is kept as "", which is not safe: only a plain "yes" is (`safety.md`, "Telling people").
    """

    way: str  # "phone", "email", "letter", "someone", or "any" of these in one box
    detail: Words
    safe: Words
    when: Words = ""  # a private time; for the phone
    texts: Rule = never  # is the number for texts …
    calls: Rule = always  # … and for calls?
    template: ClassVar[str] = "way_to_reach"
    longest: ClassVar[int] = LONGEST_WAY  # letters
    many_boxes: ClassVar[bool] = True

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        box = TextAreaField if self.way in AS_WRITTEN else StringField
        options = [SelectChoice(each.key, str(each.words)) for each in (YES, NO, NOT_SURE)]
        made: dict[str, Field] = {
            name: box(words_for(self.detail, answers), validators=[self._check(answers)]),
            f"{name}-safe": RadioField(
                words_for(self.safe, answers), choices=options, validators=[Optional()], validate_choice=True
            ),
        }
        if self.when:
            made[f"{name}-when"] = StringField(words_for(self.when, answers), validators=[Checked()])
        return made

    def _check(self, answers: Answers) -> Check:
        def check(_form: FlaskForm, field: Field) -> None:
            field.data = text.cleaned(field.data or "", lines=self.way in AS_WRITTEN)
            if self.way in MISSING and not field.data:
                raise StopValidation(str(MISSING[self.way]))
            if text.length(field.data) > LONGEST_WAY:
                raise StopValidation(str(_("This is too long. Write less here.")))
            leads = self._leads(field.data, for_texts=self.texts(answers))
            if not isinstance(leads, Leads):
                raise StopValidation(str(leads))
            if self.texts(answers) and not self.calls(answers) and not leads.text_to:
                raise StopValidation(str(_("Choose a phone call, or write a mobile number.")))
            field.leads = leads

        return check

    def _leads(self, typed: str, *, for_texts: bool) -> Leads | Words:
        """What was typed leads to; or what is wrong with it."""
        if self.way in AS_WRITTEN:
            return Leads()
        if self.way == "email":
            return ways.to_email(typed) or NO_EMAIL
        if self.way == "phone":
            read = ways.to_phone(typed, for_texts=for_texts, help_lines=help_lines(_own()))
        else:
            read = ways.to_any(typed, help_lines=help_lines(_own()))
        return read if isinstance(read, Leads) else NUMBER[read]

    def read(self, form: FlaskForm, name: str) -> WaySaid:
        said = form[f"{name}-safe"].data or ""
        when = form[f"{name}-when"].data if self.when else ""
        return _way_said(form[name].data, said, when, form[name].leads)

    def fill(self, name: str, value: WaySaid) -> dict[str, object]:
        return {name: value["detail"], f"{name}-safe": value["safe"], f"{name}-when": value["when"]}

    def understands(self, value: object) -> bool:
        return isinstance(value, dict) and set(value) - {"to", "beside"} == {"detail", "safe", "when"}

    def says(self, value: WaySaid, answers: Answers) -> list[str]:
        safe = {
            "yes": _("It is safe to use."),
            "no": _("It is not safe to use."),
            "not_sure": _("I am not sure it is safe."),
            "": _("You have not told us whether it is safe. So we do not use it."),
        }
        leads = Leads() if self.way in AS_WRITTEN else led_to(value)
        lines = [leads.shown or value["detail"], leads.beside, str(safe[value["safe"]]), value["when"]]
        return [each for each in lines if each]

    def samples(self) -> list[WaySaid]:
        detail = {
            "phone": "07700 900123",
            "email": "sam@example.com",
            "letter": "1 Example Street\nWorthing",
            "someone": "Mx Example, my teacher",
            "any": "07700 900123",
        }[self.way]
        when = "After 4pm" if self.when else ""
        leads = self._leads(detail, for_texts=True)
        told = ("yes", "no", "not_sure", "")
        return [_way_said(detail, safe, when, leads) for safe in told if isinstance(leads, Leads)]


def _way_said(detail: str, safe: str, when: str, leads: Leads) -> WaySaid:
    return {"detail": detail, "safe": safe, "when": when, "to": leads.to, "beside": leads.beside}
