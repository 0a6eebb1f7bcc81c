"""Is this easy to read? What staff see as they write to a person: long sentences, hard words, and a plainer one."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from portal.config import ROOT

LONGEST_SENTENCE = 15
LONG_WORD = 11  # letters: from there on, a word that we know no plainer one for is marked too
ACRONYMS = {"NHS", "GP"}
CONTRACTION = re.compile(r"\b\w+(n't|'ll|'re|'ve|'d|'m)\b|\b(it|that|what|there|who|here)'s\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One thing to write more plainly: the words it is about, and what to do."""

    words: str
    say: str


@cache
def listed() -> Mapping[str, Mapping[str, str]]:
    """The lists of words that are not used, each with what to write in their place."""
    with (ROOT / "portal" / "wording/plain_words.toml").open("rb") as file:
        found: Mapping[str, Mapping[str, str]] = tomllib.load(file)
    return found


@cache
def plainer() -> Mapping[str, str]:
    """Every word with a plainer one, for what staff write."""
    lists = listed()
    return {**lists["plainer"], **lists["banned"], **lists["one_word"]}


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line is at least one."""
    whole = re.sub(r"(?<=\d)\.(?=\d)", "·", text)
    return [each.strip() for each in re.split(r"(?<=[.?!:])\s+|\n+", whole) if re.search(r"\w", each)]


def findings(text: str) -> list[Finding]:
    """What to change, sentence by sentence; nothing when it is easy enough for a rule to see."""
    found: list[Finding] = []
    for sentence in sentences(text):
        count = len(re.findall(r"[\w'’-]+", sentence))
        if count > LONGEST_SENTENCE:
            found.append(Finding(sentence, f"{count} words. Make 2 sentences of it: at most {LONGEST_SENTENCE} each."))
        found += _words(sentence)
    return list(dict.fromkeys(found))


def _words(sentence: str) -> list[Finding]:
    lowered = sentence.lower().replace("’", "'")
    known = [word for word in plainer() if re.search(rf"\b{re.escape(word)}\b", lowered)]
    found = [Finding(word, f"Write: {plainer()[word]}") for word in known]
    if CONTRACTION.search(lowered):
        found.append(Finding(sentence, "Write the whole word, like “do not”."))
    for word in re.findall(r"[^\W\d_]+", sentence):
        if len(word) > 1 and word.isupper() and word not in ACRONYMS:
            found.append(Finding(word, "Write the whole name."))
        elif len(word) >= LONG_WORD and word.lower() not in known:
            found.append(Finding(word, "A long word. Is there a shorter one?"))
    return found
