"""How old somebody is, in figures or in words: 15, 15½, fifteen, 15 years old. Pure."""

import re
import unicodedata

from portal.written.figures import in_figures

OLDEST = 120
_ONES = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IN_WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
# Words for years in the languages of the portal. "Nearly" and "next week" are none: they change the age.
_YEARS = frozenset({
    "years", "year", "yrs", "yr", "yo", "y", "o", "old", "and", "a", "half", "of", "age", "aged",
    "lat", "lata", "rok", "roku", "ani", "an", "de", "рік", "роки", "років", "года", "лет", "год",
    "سنة", "سنوات", "سنين", "عام", "عاما", "سال", "برس",
})  # fmt: skip
_BEFORE = re.compile(r"^(?:i am|i'm|i’m|im|she is|he is|they are|aged|age|am|mam|мені|عمري)\s+")
_MONTHS = re.compile(r"([0-9]{1,3}) ?(?:months?|mths?|mos?)(?: old)?")
_IN_FIGURES = re.compile(r"([0-9]{1,3})(?:[.,][0-9]{1,2})?(?![0-9])(.*)", re.DOTALL)
_HALF = re.compile(r"[½¼¾]|\b[123]/[24]\b")


def years(typed: str) -> int | None:
    """Whole years; None when this is not an age of at most 120."""
    words = _BEFORE.sub("", in_figures(_HALF.sub(" ", typed)).casefold().strip().rstrip("."))
    months = _MONTHS.fullmatch(words)
    if months:
        return _possible(int(months[1]) // 12)
    found = _IN_FIGURES.fullmatch(words)
    number, rest = (int(found[1]), found[2]) if found else _in_words(words)
    kept = "".join(each if unicodedata.category(each)[0] in "LM" else " " for each in rest)
    is_all = set(kept.split()) <= _YEARS and not re.search(r"[0-9+]", rest)
    return _possible(number) if number is not None and is_all else None


def _in_words(words: str) -> tuple[int | None, str]:
    """The number that these English words begin with, and the rest of them."""
    parts = re.findall(r"[^\W\d_]+", words)
    number = _IN_WORDS.get(parts[0]) if parts else None
    used = 1
    if number and number >= 20 and len(parts) > 1 and 0 < _IN_WORDS.get(parts[1], 0) < 10:
        number, used = number + _IN_WORDS[parts[1]], 2
    return number, " ".join(parts[used:])


def _possible(number: int) -> int | None:
    return number if number <= OLDEST else None
