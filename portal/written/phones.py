"""Phone numbers as people write them: with words beside them, two in one box, or with Relay UK. Pure.

What is kept is a number that can be rung. British ones need no country code, others need theirs.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from portal.written.beside import words_beside
from portal.written.figures import LONGEST, in_figures

RELAY = ("18001", "18002")  # Relay UK: dialled before the number, and part of it
# Short numbers, and lines that many know by heart (`domain.md` 3d): nobody's own.
HELP_LINES = frozenset({
    "999", "112", "111", "101", "105", "119", "18000", "85258", "08001111", "116000", "116006", "116111", "116123",
    "08088005000", "08082000247", "08000684141", "08088084994", "08088081111", "03001233393", "03003047000",
})  # fmt: skip
FEWEST = 5  # figures that are an attempt at a number
MOST_APART = 18  # pieces of one number: each figure by itself, and Relay UK before them
WHOLE = 11  # figures of most British numbers, with their first 0

_FIGURES = re.compile(r"\+?[0-9]+")
_BETWEEN = re.compile(r"[\s().,/·_-]{0,3}")
# 01.12.26 beside a number is a day. Marks and figures around it make it a piece of a number: 077.00.900123.
_A_DAY = re.compile(
    r"(?<![0-9+./-])(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:[0-9]{4}|[0-9]{2})(?![0-9]|[./-][0-9])"
)


class Why(Enum):
    """Why no number was read."""

    NONE = "no number"
    SHORT = "too few figures"
    LONG = "too many figures"
    HELP_LINE = "a help line"


@dataclass(frozen=True, kw_only=True)
class Phone:
    """One number, and where it stood."""

    number: str  # in international form: +447700900123
    relay: str = ""  # 18001 or 18002, where it is dialled with Relay UK
    span: tuple[int, int]

    @property
    def dialled(self) -> str:
        """+447700900123; with Relay UK as it was written, from the first figure: 18001 01903 555321."""
        return f"{self.relay} {self._national}" if self.relay else self.number

    @property
    def shown(self) -> str:
        """As people read it: 07700 900123, or with the code of its country."""
        return self.dialled if self.relay else self._national

    @property
    def takes_texts(self) -> bool:
        """Is it a mobile number? Of numbers from elsewhere doubt is a yes."""
        number = phonenumbers.parse(self.number)
        kind = phonenumbers.number_type(number)
        if number.country_code != 44:
            return kind in (
                PhoneNumberType.MOBILE,
                PhoneNumberType.FIXED_LINE_OR_MOBILE,
                PhoneNumberType.UNKNOWN,
            )
        begins = str(number.national_number)[:2]
        return kind == PhoneNumberType.MOBILE or (begins[0] == "7" and begins not in ("70", "76"))

    @property
    def _national(self) -> str:
        number = phonenumbers.parse(self.number)
        form = PhoneNumberFormat.NATIONAL if number.country_code == 44 else PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(number, form)


def read(typed: str, *, for_texts: bool = False, help_lines: Set[str] = HELP_LINES) -> tuple[Phone, str] | Why:
    """The number and the words beside it; or why there is none.

    Of several it is the first: `for_texts` the first that takes texts, if one does. The others are words beside it.
    `help_lines` are figures that are nobody's own number.
    """
    found = list(found_in(typed))
    own = [each for each in found if _code_free(each.number) not in help_lines]
    if not own:
        return Why.HELP_LINE if found else _why(typed, help_lines)
    mobiles = [each for each in own if each.takes_texts] if for_texts else []
    phone = (mobiles or own)[0]
    return phone, words_beside(typed, phone.span)


def found_in(typed: str) -> Iterator[Phone]:
    """Every number in these words, in their order; help lines too."""
    for run in _runs(in_figures(typed[:LONGEST])):
        at = 0
        while at < len(run):
            phone, at = _first_of(run, at)
            if phone:
                yield phone


Run = Sequence[re.Match[str]]


def _runs(figures: str) -> Iterator[Run]:
    """Figures with no words in between: what may be one number. A day and the figures of a word (4pm, 1st) are none."""
    figures = _A_DAY.sub(lambda day: "x" * len(day[0]), figures)
    run: list[re.Match[str]] = []
    for each in _FIGURES.finditer(figures):
        ends = any(_is_of_a_word(figures, piece) for piece in (*run[-1:], each))
        if run and (ends or not _BETWEEN.fullmatch(figures, run[-1].end(), each.start())):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _is_of_a_word(figures: str, piece: re.Match[str]) -> bool:
    """Do one or two figures stand on a letter: 4pm, 8am, 1st?"""
    around = figures[max(0, piece.start() - 1) : piece.start()] + figures[piece.end() : piece.end() + 1]
    return len(piece[0]) <= 2 and any(each.isalpha() for each in around)


def _first_of(run: Run, at: int) -> tuple[Phone | None, int]:
    """The longest number that begins here, and where to go on."""
    for end in range(min(len(run), at + MOST_APART), at, -1):
        parts = run[at:end]
        relay, number = _whole("".join(each[0] for each in parts))
        if number:
            form = phonenumbers.format_number(number, PhoneNumberFormat.E164)
            return Phone(number=form, relay=relay, span=(parts[0].start(), parts[-1].end())), end
    return None, at + 1


def _whole(figures: str) -> tuple[str, PhoneNumber | None]:
    """The number that these figures are as a whole, if they are one; and the figures of Relay UK before it."""
    relay = next((each for each in RELAY if figures.startswith(each)), "")
    rest = figures.removeprefix(relay)
    if "+" in rest[1:]:
        return relay, None
    if rest.startswith("00"):
        rest = "+" + rest[2:]
    elif rest.startswith("44") and len(rest) >= 12:
        rest = "+" + rest
    elif rest.startswith("7") and len(rest) == WHOLE - 1:
        rest = "0" + rest  # a table left its first figure out
    rest = "+44" + rest[4:] if rest.startswith("+440") else rest  # +44 (0)7700 900123
    if rest[:1] not in ("+", "0"):
        return relay, None
    try:
        number = phonenumbers.parse(rest, "GB")
    except phonenumbers.NumberParseException:
        return relay, None
    return relay, number if _can_be_rung(number) else None


def _can_be_rung(number: PhoneNumber) -> bool:
    """Could it be? A number whose length is right may be newer than our tables, so doubt is a yes."""
    if phonenumbers.is_valid_number(number):
        return True
    if number.country_code == 44:
        return len(str(number.national_number)) == WHOLE - 1 and str(number.national_number)[0] in "12378"
    return phonenumbers.is_possible_number(number)


def _why(typed: str, help_lines: Set[str]) -> Why:
    """Why nothing here is a number."""
    tried = ["".join(each[0] for each in run) for run in _runs(in_figures(typed[:LONGEST]))]
    if any(each.lstrip("+") in help_lines for each in tried):
        return Why.HELP_LINE
    longest = max(tried, key=len, default="")
    if len(longest) < FEWEST:
        return Why.NONE
    figures = _code_free(longest)
    return Why.LONG if len(figures) > WHOLE else Why.SHORT


def _code_free(number: str) -> str:
    """+447700900123 and 00447700900123 with the 0 that they begin with here; others without their +."""
    bare = re.sub(r"^(?:\+|00)44", "0", number)
    return re.sub(r"^(?:\+|00)", "", bare)
