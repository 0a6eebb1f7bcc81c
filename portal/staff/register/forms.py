"""What staff are asked for each entry of the register, and what must fit together. Pure: no database."""

from collections.abc import Callable, Mapping
from typing import Any

from wtforms import HiddenField

from portal import calendar
from portal.records.register.entry import IN_MENTAL_HEALTH, Colour, What
from portal.staff.forms.fields import Choose, Day, Line, Question, Ticks, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels import register_words, times, words

READ = "The person reads this. One short sentence, plain words."
COLOURS = {Colour(key): said for key, said in words.COLOUR.items()}
Questions = dict[str, Question[Any]]


class EntryForm(KeptOnce):
    """One entry, of one day. `shown`: the mark of the letter that the page showed as they will read it."""

    shown = HiddenField(default="")
    on: Day


def _on(*, may_come: bool = False) -> Day:
    return Day(
        "On which day?", hint=f"Today is {times.day(calendar.today())}.", missing="Write the day", may_come=may_come
    )


def _colour() -> Questions:
    return {
        "colour": Choose("Which colour?", COLOURS, missing="Choose a colour"),
        "hospital": Choose("For blue: which kind of hospital are they in?", words.HOSPITAL),
        "factors": Ticks("Which of these are there?", words.FACTOR),
        "why": Write("Why this colour?", missing="Write why"),
    }


def _manager() -> Questions:
    return {
        "case_manager": Line("Who looks after them?", hint="The person reads this name.", missing="Write a name"),
        "reach": Line("How does the person reach them?", hint=READ, missing="Write how"),
    }


def _next_look(*, missing: str = "") -> Day:
    hint = "Leave it empty, and it follows from the colour." if not missing else ""
    return Day("Look at them again on", hint=hint, missing=missing, may_come=True)


def put_on() -> Questions:
    known: Questions = {
        "reason": Write("Why do they go on the list?", missing="Write why they go on the list"),
        "tried": Write("What was tried?"),
        "help": Write("What could help?"),
        "partners": Write("Who works with them now?"),
    }
    return known | _colour() | _manager() | {"on": _on()}


def name_manager() -> Questions:
    return _manager() | {"on": _on()}


def looked() -> Questions:
    return {
        "found": Write("What was found?", missing="Write what was found"),
        "next_look": _next_look(),
        "on": _on(),
    }


def next_look() -> Questions:
    return {
        "next_look": _next_look(missing="Write the day"),
        "why": Write("Why then?", missing="Write why"),
        "on": _on(),
    }


def checked() -> Questions:
    return {
        "check": Choose("Which check?", register_words.CHECK, missing="Choose which check"),
        "found": Write("What was found?", missing="Write what was found"),
        "again": Day("Check it again on", may_come=True),
        "on": _on(),
    }


def admitted() -> Questions:
    return {
        "hospital": Choose("Which kind of hospital?", words.HOSPITAL, missing="Choose which kind"),
        "ward": Line("Which hospital, and which ward?", missing="Write which hospital"),
        "blue": Choose("Set the colour to blue?", register_words.YES_NO, missing="Choose yes or no"),
        "why": Write("What happened?", missing="Write what happened"),
        "on": _on(),
    }


def discharged() -> Questions:
    return {
        "to": Line("Where to?", missing="Write where to"),
        "red": Choose("Set the colour to red for the first weeks?", register_words.YES_NO, missing="Choose yes or no"),
        "why": Write("Which support is there?", missing="Write which support there is"),
        "on": _on(),
    }


def take_off() -> Questions:
    return {
        "reason": Choose("Why do they come off the list?", register_words.OFF, missing="Choose why"),
        "note": Write("What stands behind it?", hint="Only staff read this.", missing="Write what stands behind it"),
        "why": Line("Why, in one line?", hint=READ, missing="Write why, in one line"),
        "helps": Line("What else can help?", hint=READ, missing="Write what else can help"),
        "who": Line("Whom can they talk to?", hint="A name.", missing="Write a name"),
        "reach": Line("How do they reach them?", hint=READ, missing="Write how"),
        "on": _on(),
    }


QUESTIONS: Mapping[What, Callable[[], Questions]] = {
    What.ON: put_on,
    What.CASE_MANAGER: name_manager,
    What.LOOKED: looked,
    What.NEXT_LOOK: next_look,
    What.CHECKED: checked,
    What.ADMITTED: admitted,
    What.DISCHARGED: discharged,
    What.OFF: take_off,
}


def form_for(what: What) -> type[EntryForm]:
    return form_of(QUESTIONS[what](), EntryForm)


def wrong(what: What, said: Mapping[str, str]) -> dict[str, str]:
    """What does not fit together: only a mental health hospital is blue, and a next look comes after its day."""
    is_blue = said.get("blue") == "yes" or said.get("colour") == Colour.BLUE
    if is_blue and said["hospital"] != IN_MENTAL_HEALTH:
        return {"blue" if what is What.ADMITTED else "hospital": "Only a mental health hospital is blue"}
    if said.get("next_look") and said["next_look"] <= said["on"]:
        return {"next_look": "Write a day after the day of this entry"}
    return {}


def as_kept(what: What, said: Mapping[str, str]) -> dict[str, str]:
    """Each answer by its question; a colour that follows stands in it as a colour."""
    kept = {name: value for name, value in said.items() if value and name not in ("on", "factors")}
    follows = {What.ADMITTED: ("blue", Colour.BLUE), What.DISCHARGED: ("red", Colour.RED)}.get(what)
    if follows and said[follows[0]] == "yes":
        kept["colour"] = follows[1].value
    return kept


def labels(what: What) -> dict[str, str]:
    """The question to each answer, for whoever reads the entry."""
    asked = QUESTIONS.get(what, _colour)
    return {name: each.args[0] for name, each in asked().items()}
