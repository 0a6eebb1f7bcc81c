"""What a request can be found by, in one form for what was sent and for what staff type into the search box. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

import jellyfish
import phonenumbers

from portal import names, text
from portal.calendar import born_between
from portal.records.voices.contents import Contents
from portal.written import emails, phones
from portal.written.figures import in_figures


class Kind(StrEnum):
    """One kind of token. Each has a key of its own."""

    NAME = "name"  # one part of a name, or of the name they like
    SOUND = "sound"  # how a part of a name sounds
    BIRTHDAY = "birthday"
    BORN_IN = "born_in"  # a year they may be born in: that of a birthday, or the two that an age can mean
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    AGE_BAND = "age_band"  # today
    CONSENT = "consent"  # where it stands, for what the request asks about
    STANDS = "stands"  # the same for each decision by itself
    CONSENT_FOR_CHAIRS = "consent_for_chairs"  # the same without what is kept from chairs
    MARK = "mark"
    LANGUAGE = "language"
    ASKED_BY = "asked_by"  # who asked: the person, their family, someone who works with them …
    OWN_ANSWER = "own_answer"  # did the person answer what it asks about, themselves


SEARCHED = (Kind.NAME, Kind.SOUND, Kind.BIRTHDAY, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE)
# Goes up when words are read in another way than before: then the worker makes all tokens anew (`stale.py`).
READ_AS = 2
Word = tuple[Kind, str]  # a kind, and the one form in which its words are compared

_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{7,}\d")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})\b")
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-/. ]+"
    r"(?P<month>\d{1,2}|[A-Za-z]{3,9})[-/., ]+(?P<year>\d{4}|\d{2})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def nhs_number(typed: str) -> str:
    """The ten figures of an NHS number whose last one fits the others (modulus 11); "" for anything else."""
    figures = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(r"[0-9]{10}", figures):
        return ""
    rest = sum(int(figure) * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    return figures if (11 - rest) % 11 == int(figures[9]) else ""


def of_contents(contents: Contents) -> set[Word]:
    """All that one voice told us by which staff may look for it."""
    found = set(_of_name(str(contents.get("about", "")))) | set(_of_name(str(contents.get("name", ""))))
    for said in contents.get("said", ()):
        value = said["value"]
        if not isinstance(value, dict):
            continue
        if "liked" in value:
            found |= {*_of_name(value["name"]), *_of_name(value["liked"])}
        if "born" in value:
            found.add((Kind.BIRTHDAY, value["born"]))
        found |= {(Kind.BORN_IN, str(each.year)) for each in born_between(value) or ()}
        if "detail" in value:
            found |= set(_taken_out(value["detail"])[0])
        if "postcode" in value:
            found |= set(_taken_out(value["postcode"])[0])
    return found


def typed(words: str, today: date) -> list[list[Word]]:
    """What was typed into the search box: each thing must hold, in one of the ways that its list names."""
    found, rest = _taken_out(text.cleaned(words))
    wanted = [[each] for each in found]
    born, rest = _birthday(rest, today)
    wanted += [[(Kind.BIRTHDAY, born.isoformat())]] if born else []
    return wanted + _name_typed(rest)


def _name_typed(name: str) -> list[list[Word]]:
    """Each part of it, or with a neighbour as one: who types "anne marie" finds "Annemarie"."""
    parts = names.words_of(name)
    joined = [one + other for one, other in pairwise(parts)]
    beside = [[*joined[max(at - 1, 0) : at], *joined[at : at + 1]] for at in range(len(parts))]
    return [
        [(Kind.NAME, part), *_sounds(part), *((Kind.NAME, each) for each in pairs)]
        for part, pairs in zip(parts, beside, strict=True)
    ]


def _of_name(name: str) -> Iterator[Word]:
    for part in names.found_by(name):
        yield Kind.NAME, part
    for part in names.words_of(name):
        yield from _sounds(part)


def _sounds(part: str) -> list[Word]:
    """Two ways to write down how it sounds: what one hears differently, the other may hear the same."""
    if not part.isalpha() or not part.isascii():
        return []
    heard = (f"metaphone {jellyfish.metaphone(part)}", f"nysiis {jellyfish.nysiis(part)}")
    return [(Kind.SOUND, each) for each in heard if not each.endswith(" ")]


def _taken_out(words: str) -> tuple[list[Word], str]:
    """The e-mail addresses, phone numbers and postcodes in these words; and the words without them."""
    found: list[Word] = [(Kind.EMAIL, each.address.casefold()) for each in emails.found_in(words)]
    words = _without(words, [each.span for each in emails.found_in(words)])
    found += [(Kind.PHONE, each.number) for each in phones.found_in(words)]
    words = in_figures(_without(words, [each.span for each in phones.found_in(words)]))
    for pattern, read in ((_PHONE, _phone), (_POSTCODE, _postcode)):
        for each in list(pattern.finditer(words)):
            word = read(each[0])
            if word:
                found.append(word)
                words = words.replace(each[0], " ")
    return found, words


def _without(words: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words without what stands from the first of each two places up to the second."""
    for begins, ends in sorted(spans, reverse=True):
        words = f"{words[:begins]} {words[ends:]}"
    return words


def _phone(words: str) -> Word | None:
    """What was once kept as a number, though figures are missing or too many."""
    try:
        number = phonenumbers.parse(words, "GB")
    except phonenumbers.NumberParseException:
        return None
    if sum(each.isdigit() for each in words) < 10 or not phonenumbers.is_possible_number(number):
        return None
    return Kind.PHONE, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _postcode(words: str) -> Word:
    return Kind.POSTCODE, "".join(words.upper().split())


def _birthday(words: str, today: date) -> tuple[date | None, str]:
    """The first real day of the past that is written there; and the words without it."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        for each in pattern.finditer(words):
            born = _as_day(each["year"], each["month"], each["day"], today)
            if born:
                return born, words.replace(each[0], " ")
    return None, words


def _as_day(year: str, month: str, day: str, today: date) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if 2000 + number <= today.year else 1900
    name = month[:3].casefold()
    which = int(month) if month.isdigit() else _MONTHS.index(name) + 1 if name in _MONTHS else 0
    try:
        born = date(number, which, int(day))
    except ValueError:
        return None
    return born if born <= today else None
