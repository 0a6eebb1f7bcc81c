"""Names as people write them, in one form for finding and for comparing: no capitals, accents, hyphens or titles."""

import re
import unicodedata
from itertools import pairwise

from portal.text import cleaned

# Letters that no accent is taken from, as the languages of the portal are written without them.
IN_PLAIN_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n",
    # Arabic and Urdu: each alef, ya, kaf and ha as one; the stroke that only makes a word longer goes.
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۃ": "ه",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ؤ": "و", "ـ": None,
})  # fmt: skip
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev"})
# Combining classes of what is left out: the points of Hebrew and Arabic, and what stands above or below a letter. What
# Indian scripts add to a letter has others, and stays.
LEFT_OUT = frozenset({*range(10, 36), *range(200, 256)})
APART = re.compile(r"[\s,;/&+()]+")


def words_of(name: str) -> tuple[str, ...]:
    """The parts of a name in its order: apart at spaces, apostrophes and hyphens, without titles and initials.

    "Dr. Niamh O'Rourkey" gives niamh, rourkey; what is only a title or an initial stays, so that something is left.
    """
    found = [part for each in _between_spaces(name) for part in _parts(each)]
    kept = [each for each in found if each not in TITLES and not (len(each) == 1 and each.isascii())]
    return tuple(kept or found)


def found_by(name: str) -> frozenset[str]:
    """All by which a name is found: its parts, and neighbours written as one: anne, marie, annemarie."""
    apart = [_parts(each) for each in _between_spaces(name)]
    flat = [part for parts in apart for part in parts if part not in TITLES]
    joined = {"".join(parts) for parts in apart}
    return frozenset({*words_of(name), *(one + other for one, other in pairwise(flat)), *(joined - TITLES)} - {""})


def are_nested(one: str, other: str) -> bool:
    """Is one of these names the other with parts left out, in any order: Rowan Testford, Testford Rowan James?"""
    return is_within(one, other) or is_within(other, one)


def is_within(name: str, wider: str) -> bool:
    """Does every part of this name stand in these words?"""
    parts = set(words_of(name))
    return bool(parts) and parts <= found_by(wider)


def _between_spaces(name: str) -> list[str]:
    return [each for each in APART.split(_folded(name)) if each]


def _parts(word: str) -> list[str]:
    """One word between spaces, apart at apostrophes, hyphens and full stops of every kind."""
    kept = "".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in word)
    return kept.split()


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", cleaned(name)).casefold().translate(IN_PLAIN_LETTERS)
    kept = [each for each in apart if unicodedata.combining(each) not in LEFT_OUT]
    return unicodedata.normalize("NFC", "".join(kept)).translate(IN_PLAIN_LETTERS)
