"""How /words finds a hard word or an official name, however it is written. It keeps nothing of what people look for."""

import re
from collections.abc import Iterable, Sequence

from jellyfish import damerau_levenshtein_distance

from portal.glossary.hard_words import Meaning, every_name
from portal.text import without_accents

LONGEST = 80  # letters that are looked at: the longest name has 46
ROWS_ON_A_PAGE = 6
WORDS_ON_A_PAGE = 60
APART = re.compile(r"[^\w]+|_+")
SMALL = {"a", "an", "and", "for", "i", "is", "my", "of", "the", "to", "what", "does", "mean"}


def letters() -> list[str]:
    """The letters that names begin with, from A to Z."""
    return sorted({first_letter(name) for each in every_name() for name in _shown_names(each)})


def beginning_with(letter: str) -> list[Meaning]:
    """What has a name that begins with this letter, from A to Z."""
    return [each for each in every_name() if letter in map(first_letter, _shown_names(each))]


def first_letter(name: str) -> str:
    return name.casefold().removeprefix("the ")[0].upper()


def found(typed: str) -> list[Meaning]:
    """What these words mean: a name written like this first, then names that hold the words, or stand in them."""
    words = _words(typed)
    keys = {_key(typed), "".join(words)} - {""}
    same = [each for each in every_name() if keys & set(map(_key, _all_names(each)))]
    held = [each for each in every_name() if any(_holds(words, _words(name)) for name in _all_names(each))]
    return list(dict.fromkeys([*same, *held]))


def near(typed: str) -> list[Meaning]:
    """What may be meant: a name, or a long word of one, that is one or two letters away. The nearest first."""
    wanted = _key(typed)
    most = 1 if len(wanted) < 5 else 2
    apart = {each: min(_distances(wanted, each, most), default=most + 1) for each in every_name()}
    return sorted((each for each in apart if apart[each] <= most), key=lambda each: apart[each])


def pages(meanings: Iterable[Meaning]) -> list[list[Meaning]]:
    """The same in pages that nobody finds too long: at most six rows, and not too many words."""
    made: list[list[Meaning]] = [[]]
    count = 0
    for each in meanings:
        words = len(" ".join((*_shown_names(each), each.told)).split())
        if made[-1] and (len(made[-1]) == ROWS_ON_A_PAGE or count + words > WORDS_ON_A_PAGE):
            made.append([])
            count = 0
        made[-1].append(each)
        count += words
    return made


def _shown_names(meaning: Meaning) -> tuple[str, ...]:
    return (*meaning.own_names, *meaning.names)


def _all_names(meaning: Meaning) -> tuple[str, ...]:
    return (*_shown_names(meaning), *meaning.forms)


def _distances(wanted: str, meaning: Meaning, most: int) -> Iterable[int]:
    for name in _all_names(meaning):
        for part in (_key(name), *(word for word in _words(name) if len(word) > 4)):
            if abs(len(part) - len(wanted)) <= most:
                yield damerau_levenshtein_distance(wanted, part)


def _plain(text: str) -> str:
    """Small letters with no accents, and words for signs."""
    return without_accents(text[:LONGEST].casefold().replace("&", " and "))


def _key(text: str) -> str:
    """A name without its brackets, spaces and points: "C(E)TR", "c.e.t.r." and "CETR" are the same."""
    return APART.sub("", _plain(text))


def _words(text: str) -> list[str]:
    """The words of a name; brackets and points inside a word are left out."""
    joined = re.sub(r"(?<=\w)[().'’](?=\w)|(?<=\w)[()](?=\w)", "", _plain(text))
    return [word for word in APART.split(joined) if word and word not in SMALL]


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Do the words of one stand side by side in the other?"""
    short, long = sorted((words, name), key=len)
    width = len(short)
    return bool(short) and any(list(long[at : at + width]) == list(short) for at in range(len(long) - width + 1))
