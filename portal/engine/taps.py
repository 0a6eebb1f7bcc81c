"""Answers that every question takes in one tap, and that no typed words can be mistaken for."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.records.voices.contents import Tapped

KEY = "tap"  # the name of the buttons, and the one key of the stored value


@dataclass(frozen=True, kw_only=True)
class Tap:
    """One of them: what is stored as {"tap": key}, what is read, and its picture."""

    key: str
    words: str
    picture: str


DO_NOT_KNOW = Tap(key="do_not_know", words=_("I do not know"), picture="do_not_know")
NOT_NOW = Tap(key="not_now", words=_("Not now"), picture="not_now")
ASK_SOMEONE = Tap(key="ask_someone", words=_("I want to ask someone"), picture="ask_someone")  # of before; not offered
TAPS = (DO_NOT_KNOW, NOT_NOW, ASK_SOMEONE)
EVERY_TAP = (DO_NOT_KNOW.key, NOT_NOW.key)


def value_of(tap: Tap) -> Tapped:
    """How it is stored: a shape that no kind of question has, so that typed words never read as a tap."""
    return Tapped(tap=tap.key)


def tapped(value: object) -> str:
    """The key of the tap in a stored value; "" when it is any other answer."""
    return str(value[KEY]) if isinstance(value, dict) and set(value) == {KEY} else ""


def words_of(value: object) -> str:
    """The words of the tap in a stored value; "" when it is any other answer."""
    return next((str(each.words) for each in TAPS if each.key == tapped(value)), "")
