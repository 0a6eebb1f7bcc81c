"""The questions for a place and for a way to reach someone, with whether that way is safe."""

import re
from dataclasses import dataclass
from typing import ClassVar

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import StopValidation

from portal import text
from portal.engine.questions import NO, NOT_SURE, YES, Checked, Kind, Optional
from portal.engine.steps import Answers, Words, words_for
from portal.records.voices.contents import WaySaid, Where

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


def is_phone(typed: str) -> bool:
    """Could this be rung? British numbers without a country code, others with theirs. Doubt is a yes."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(typed, "GB"))
    except phonenumbers.NumberParseException:
        return False


def is_email(typed: str) -> bool:
    try:
        return bool(validate_email(typed, check_deliverability=False))
    except EmailNotValidError:
        return False


@dataclass(frozen=True, kw_only=True)
class WayToReach(Kind[WaySaid]):
    """One way to reach someone: what we need for it, and whether it is safe to use.

    Stored as {"detail": "...", "safe": "yes|no|not_sure", "when": "..."}.
    No answer to "safe" means not safe (`safety.md`, "Telling people").
    """

    way: str  # "phone", "email", "letter", "someone", or "any" of these in one box
    detail: Words
    safe: Words
    when: Words = ""  # a private time; for the phone
    template: ClassVar[str] = "way_to_reach"
    many_boxes: ClassVar[bool] = True

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        box = TextAreaField if self.way in ("letter", "someone") else StringField
        options = [SelectChoice(each.key, str(each.words)) for each in (YES, NO, NOT_SURE)]
        made: dict[str, Field] = {
            name: box(words_for(self.detail, answers), validators=[self._check]),
            f"{name}-safe": RadioField(
                words_for(self.safe, answers), choices=options, validators=[Optional()], validate_choice=True
            ),
        }
        if self.when:
            made[f"{name}-when"] = StringField(words_for(self.when, answers), validators=[Checked()])
        return made

    def _check(self, _form: FlaskForm, field: Field) -> None:
        field.data = text.cleaned(field.data or "", lines=self.way in ("letter", "someone"))
        if self.way == "phone" and not is_phone(field.data):
            raise StopValidation(str(_("Write a phone number, like 07700 900 123.")))
        if self.way == "email" and not is_email(field.data):
            raise StopValidation(str(_("Write your whole email, with the @ sign.")))
        if not field.data:
            missing = {
                "letter": _("Write the address for the letter."),
                "someone": _("Write their name, and how we reach them."),
                "any": _("Write a number, an email or an address."),
            }
            raise StopValidation(str(missing[self.way]))
        if text.length(field.data) > 400:
            raise StopValidation(str(_("This is too long. Write less here.")))

    def read(self, form: FlaskForm, name: str) -> WaySaid:
        return {
            "detail": form[name].data,
            "safe": form[f"{name}-safe"].data or "no",
            "when": form[f"{name}-when"].data if self.when else "",
        }

    def fill(self, name: str, value: WaySaid) -> dict[str, object]:
        return {name: value["detail"], f"{name}-safe": value["safe"], f"{name}-when": value["when"]}

    def understands(self, value: object) -> bool:
        return isinstance(value, dict) and set(value) == {"detail", "safe", "when"}

    def says(self, value: WaySaid, answers: Answers) -> list[str]:
        safe = {
            "yes": _("It is safe to use."),
            "no": _("It is not safe to use."),
            "not_sure": _("I am not sure it is safe."),
        }
        return [value["detail"], str(safe[value["safe"]])] + ([value["when"]] if value["when"] else [])

    def samples(self) -> list[WaySaid]:
        detail = {
            "phone": "07700 900123",
            "email": "sam@example.com",
            "letter": "1 Example Street\nWorthing",
            "someone": "Mx Example, my teacher",
            "any": "07700 900123",
        }[self.way]
        when = "After 4pm" if self.when else ""
        return [{"detail": detail, "safe": safe, "when": when} for safe in ("yes", "no", "not_sure")]
