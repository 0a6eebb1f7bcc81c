"""The kinds of question: each knows its fields, its template, how its answer is stored and reads, and samples."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, cast

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectChoice, SelectMultipleField, TextAreaField
from wtforms.validators import StopValidation

from portal import text
from portal.engine.steps import SKIPPED, Answers, Words, words_for
from portal.engine.taps import tapped
from portal.records.voices.contents import Ticks, Value

CHOOSE = _("Choose one answer.")
TICK = _("Choose at least one answer.")
LONGEST = 4000

Stored = TypeVar("Stored", bound=Value)
Check = Callable[[FlaskForm, Field], None]
Posted = Mapping[str, str] | None  # what came from a form, if anything did


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to choose: what is stored, what is read, and its picture (the key when not given)."""

    key: str
    words: Words
    picture: str = ""

    @property
    def drawn(self) -> str:
        return self.picture or self.key


def choice(key: str, words: Words, picture: str = "") -> Choice:
    return Choice(key=key, words=words, picture=picture)


YES = choice("yes", _("Yes"))
NO = choice("no", _("No"))
NOT_SURE = choice("not_sure", _("I am not sure"))


class Checked:
    """A WTForms validator as a plain check: what was typed must be there, and not longer than we can keep."""

    def __init__(self, missing: Words = "", longest: int = 200) -> None:
        self.missing, self.longest = missing, longest

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        field.data = text.cleaned(field.data or "", lines=isinstance(field, TextAreaField))
        if self.missing and not field.data:
            raise StopValidation(str(self.missing))
        if text.length(field.data) > self.longest:
            raise StopValidation(str(_("This is too long. Write less here.")))


class Optional:
    """A radio group that may be left alone."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        unanswered, field.errors = not field.data or bool(field.errors), []
        if unanswered:
            field.data = None
            raise StopValidation()


def _one_of(missing: Words) -> Check:
    def check(_form: FlaskForm, field: Field) -> None:
        if field.errors or not field.data:
            field.errors = []  # in place of WTForms' own words
            raise StopValidation(str(missing))

    return check


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[Stored]):
    """What every kind of question can do. A composite answer is one kind with one JSON value."""

    template: ClassVar[str]
    many_boxes: ClassVar[bool] = False  # several boxes under one question: a fieldset, not one label

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        """The WTForms fields of the form, by name. The first is named as the step."""
        raise NotImplementedError

    def read(self, form: FlaskForm, name: str) -> Stored:
        """The JSON value of a valid form."""
        raise NotImplementedError

    def fill(self, name: str, value: Stored) -> dict[str, object]:
        """What to show in the form for a stored value."""
        return {name: value}

    def understands(self, value: object) -> bool:
        """Is this stored value still an answer to this question?"""
        raise NotImplementedError

    def says(self, value: Stored, answers: Answers) -> list[str]:
        """How the answer reads, a line each."""
        raise NotImplementedError

    def samples(self) -> list[Stored]:
        """Answers for the tests: each choice, and what else may change the way."""
        raise NotImplementedError

    def form(self, name: str, answers: Answers, *, posted: Posted = None, value: Value | None = None) -> FlaskForm:
        """The form of this question, filled with what was posted or with the stored value."""
        form_class = type("QuestionForm", (FlaskForm,), self.fields(name, answers))
        nothing = value is None or value == SKIPPED or tapped(value)
        shown = {} if nothing else self.fill(name, cast(Stored, value))  # what was saved was read by this kind
        return form_class(posted, data=shown, meta={"csrf": False})  # web/security.py guards every post


@dataclass(frozen=True, kw_only=True)
class ChooseOne(Kind[str]):
    """One answer of a few, each with its picture."""

    choices: tuple[Choice, ...]
    template: ClassVar[str] = "choose_one"

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        options = [SelectChoice(each.key, words_for(each.words, answers)) for each in self.choices]
        return {name: RadioField(choices=options, validators=[_one_of(CHOOSE)])}

    def read(self, form: FlaskForm, name: str) -> str:
        return str(form[name].data)

    def understands(self, value: object) -> bool:
        return value in [each.key for each in self.choices]

    def says(self, value: str, answers: Answers) -> list[str]:
        return [words_for(each.words, answers) for each in self.choices if each.key == value]

    def samples(self) -> list[str]:
        return [each.key for each in self.choices]


def YesNoNotSure(yes: Words = YES.words, no: Words = NO.words, not_sure: Words = NOT_SURE.words) -> ChooseOne:
    """Yes, No and I am not sure: equals, in this order."""
    return ChooseOne(choices=(choice("yes", yes), choice("no", no), choice("not_sure", not_sure)))


def YesNo() -> ChooseOne:
    """Yes and No, for plain facts."""
    return ChooseOne(choices=(YES, NO))


@dataclass(frozen=True, kw_only=True)
class TickAll(Kind[Ticks]):
    """As many answers as fit, and own words below when asked for. Stored as {"ticks": [...], "words": "..."}."""

    choices: tuple[Choice, ...]
    before: tuple[Choice, ...] = ()  # no longer on the page, and still understood
    own_words: Words = ""
    words_with: tuple[str, ...] = ()  # the ticks that open the box for own words; none: it is always there
    alone: str = ""  # a tick that cannot stand with others, such as "Nobody"
    template: ClassVar[str] = "tick_all"

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        options = [SelectChoice(each.key, words_for(each.words, answers)) for each in self.choices]
        made: dict[str, Field] = {name: SelectMultipleField(choices=options, validators=[self._something_said(name)])}
        if self.own_words:
            checks = [Checked(longest=LONGEST)]
            made[f"{name}-words"] = TextAreaField(words_for(self.own_words, answers), validators=checks)
        return made

    def _something_said(self, name: str) -> Check:
        def check(form: FlaskForm, field: Field) -> None:
            words = form[f"{name}-words"].data if self.own_words else ""
            if field.errors or (not field.data and not text.cleaned(words or "")):
                field.errors = []
                raise StopValidation(str(TICK))
            if self.alone in field.data and len(field.data) > 1:
                raise StopValidation(str(_("Take one away. These do not fit together.")))

        return check

    def read(self, form: FlaskForm, name: str) -> Ticks:
        return {"ticks": form[name].data, "words": form[f"{name}-words"].data if self.own_words else ""}

    def fill(self, name: str, value: Ticks) -> dict[str, object]:
        return {name: value["ticks"], f"{name}-words": value["words"]}

    def understands(self, value: object) -> bool:
        keys = {each.key for each in (*self.choices, *self.before)}
        return isinstance(value, dict) and set(value) == {"ticks", "words"} and keys >= set(value["ticks"])

    def says(self, value: Ticks, answers: Answers) -> list[str]:
        ever = (each for each in (*self.choices, *self.before) if each.key in value["ticks"])
        return [words_for(each.words, answers) for each in ever] + ([value["words"]] if value["words"] else [])

    def samples(self) -> list[Ticks]:
        words = [Ticks(ticks=[], words="It is loud here.")] if self.own_words else []
        return [Ticks(ticks=[each.key], words="") for each in self.choices] + words
