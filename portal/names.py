"""Names as people write them, in one form for finding and for comparing: no capitals, accents, hyphens or titles."""

import re
import unicodedata
from collections.abc import Collection
from itertools import pairwise

import regex

from portal.text import cleaned, length

# Letters that no accent is taken from, as the languages of the portal are written without them.
IN_PLAIN_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n",
    # Arabic and Urdu: each alef, ya, kaf and ha as one; the stroke that only makes a word longer goes.
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي",
    "ک": "ك", "ڪ": "ك", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ؤ": "و", "ـ": None, "ٴ": None,
})  # fmt: skip
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev"})
# Combining classes of what is left out: the points of Hebrew and Arabic, and what stands above or below a letter. What
# Indian scripts add to a letter has others, and stays.
LEFT_OUT = frozenset({*range(10, 36), *range(200, 256)})
# Joiners, fillers, soft hyphens: nothing that anybody sees or says.
UNSEEN = regex.compile(r"\p{Default_Ignorable_Code_Point}")
# Apostrophes that Unicode counts among the letters, as in OʼRourkey.
APOSTROPHES = frozenset({*map(chr, range(0x02B9, 0x02D2)), "ˮ", "ꞌ", "Ꞌ"})
AT_LEAST = 3  # letters of one part of a name that stands for all of it
MOST_PARTS = 4  # in what is typed for a name: with more, one may be right by chance
LONGEST = 200  # characters of what is typed for a name that are looked at
APART = re.compile(r"[\s,;/&+()]+")

# Who somebody is to others, what is said around a name, and what stands between its parts: as part of a name, these
# stand for nobody. In the form that names have here, in the languages of the portal.
FOR_NOBODY = TITLES | frozenset({
    "mum", "mam", "mom", "mummy", "mother", "dad", "daddy", "father", "parent", "baby", "son", "daughter", "child",
    "sister", "brother", "aunt", "uncle", "nan", "nana", "gran", "grandma", "grandad", "carer", "boy", "girl", "person",
    "and", "the", "not", "sure", "name", "named", "called", "want", "say", "know", "dont", "yes", "none",
    "unknown", "his", "her", "hers", "him", "their", "they", "this", "that", "for", "from", "with", "my", "our", "you",
    "your", "who",
    "der", "den", "del", "della", "des", "van", "von", "vom", "zur", "dos", "das", "bin", "bint", "ibn", "abu", "umm",
    "de", "di", "da", "la", "le", "el", "al",
    "mama", "tata", "matka", "ojciec", "syn", "corka", "pan", "pani", "fiu", "fiica", "copil", "domnul", "doamna",
    "мама", "тато", "син", "дочка", "пан", "пані", "пани", "بن", "ابن", "بنت",
    "ابو", "ام", "امي", "ابي", "ماما", "بابا",
})  # fmt: skip


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
    pairs = (one + other for one, other in pairwise(flat))
    return frozenset({*words_of(name), *pairs, *(joined - TITLES), "".join(flat)} - {""})


def keys_of(name: str) -> frozenset[str]:
    """The whole name in each form in which it may be written once more: two names are the same when they share one.

    Its parts in any order, with what stands between apostrophes and hyphens apart or as one; and all of it as one word.
    """
    together = ["".join(_parts(each)) for each in _between_spaces(name)]
    kept = [each for each in together if each and each not in TITLES]
    forms = {" ".join(sorted(words_of(name))), " ".join(sorted(kept)), "".join(kept)}
    return frozenset(forms - {""})


def opens(typed: str, given: Collection[str]) -> bool:
    """Is this one of the names that were given, or a part of at least 3 letters of them?

    `given` are the names of one person: the whole one, and the one they like. Nothing else may stand beside the part,
    but a whole given name: who only gave "Sam" may write "Sam Example". Then it is the first or the last part, so that
    one try is not a list of guesses; and a word that is in many names, or in none, is never the part that opens.
    """
    typed = typed[:LONGEST]
    parts = words_of(typed)
    if any(keys_of(typed) & keys_of(each) for each in given):
        return bool(parts)
    if not parts or len(parts) > MOST_PARTS:
        return False
    known = frozenset[str]().union(*map(found_by, given))
    if any(map(_tells, parts)) and set(parts) <= known:
        return True
    return any(any(map(_tells, words_of(each))) and _stands_at_an_edge(each, typed) for each in given)


def _tells(part: str) -> bool:
    """Does this part of a name say who it is?"""
    return is_long(part) and part not in FOR_NOBODY


def _stands_at_an_edge(name: str, typed: str) -> bool:
    """Does this whole name stand in what was typed; one of a single part at its beginning or its end?"""
    if not is_within(name, typed) or len(set(words_of(name))) > 1:
        return is_within(name, typed)
    parts, apart = words_of(typed), ["".join(_parts(each)) for each in _between_spaces(typed)]
    together = [each for each in apart if each and each not in TITLES] or [""]
    return words_of(name)[0] in {
        *(parts[0], parts[-1], together[0], together[-1]),
        *("".join(parts[:2]), "".join(parts[-2:])),
    }


def is_long(part: str) -> bool:
    """Does this part of a name have the letters that it takes to stand for all of it?"""
    return length(part) >= AT_LEAST


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
    kept = "".join(each if _is_of_a_word(each) else " " for each in word)
    return kept.split()


def _is_of_a_word(each: str) -> bool:
    return unicodedata.category(each)[0] in "LNM" and each not in APOSTROPHES


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", UNSEEN.sub("", cleaned(name))).casefold().translate(IN_PLAIN_LETTERS)
    kept = [each for each in apart if unicodedata.combining(each) not in LEFT_OUT]
    return unicodedata.normalize("NFC", "".join(kept)).translate(IN_PLAIN_LETTERS)
