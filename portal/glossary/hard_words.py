"""The service's own word list, and the official names people are given: hard words with their meanings."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from flask_babel import gettext

from portal import languages
from portal.config import ROOT, Settings
from portal.engine.steps import Answers, Ask, Step, Words, lines_of, words_for
from portal.wording.untranslated import InEnglish

BESIDE_NUMBERS = "mental health"  # what to choose when one rings


@dataclass(frozen=True)
class Meaning:
    """One hard word, what it means in at most 15 words, and its picture. `spellings` are its other names."""

    word: str
    meaning: str
    picture: str
    forms: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    is_ours: bool = True  # a word that we use, and translate; an official name is the same in every language

    @property
    def names(self) -> tuple[str, ...]:
        """Every English name that people may see for it, as it stands at the start of a line."""
        return tuple(_as_line(name) for name in (self.word, *self.spellings))

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its name in the language being read, where that is not English and it is a word of ours."""
        if not self.is_ours or languages.shown() == languages.OURS or isinstance(self.said, InEnglish):
            return ()
        return (_as_line(self.said),)

    @property
    def said(self) -> str:
        """The word in the language being read, as it stands inside a sentence."""
        return str(gettext(self.word)) if self.is_ours else self.word

    @property
    def told(self) -> str:
        """Its meaning in the language being read."""
        return str(gettext(self.meaning))

    @property
    def pattern(self) -> re.Pattern[str]:
        either = "|".join(re.escape(form) for form in (self.word, *self.forms))
        return re.compile(rf"\b({either})\b", re.IGNORECASE)


@cache
def all_meanings() -> tuple[Meaning, ...]:
    """Every hard word, longer ones first, so that "mental health hospital" is found before "mental health"."""
    return tuple(sorted(_listed("words.toml"), key=lambda each: -len(each.word)))


@cache
def every_name() -> tuple[Meaning, ...]:
    """The hard words that we use, and the official names that we do not, from A to Z."""
    both = [*_listed("words.toml"), *_listed("official_names.toml", is_ours=False)]
    return tuple(sorted(both, key=lambda each: each.word.casefold()))


def _as_line(name: str) -> str:
    return f"{name[0].upper()}{name[1:]}"


def _listed(name: str, *, is_ours: bool = True) -> list[Meaning]:
    with (ROOT / "portal" / "glossary" / name).open("rb") as file:
        return [
            Meaning(
                word,
                each["meaning"],
                each.get("picture", "words"),
                forms=tuple(each.get("forms", ())),
                spellings=tuple(each.get("spellings", ())),
                is_ours=is_ours,
            )
            for word, each in tomllib.load(file).items()
        ]


def meanings_of(*texts: Words) -> list[Meaning]:
    """The hard words in these texts, in the order of the word list; a word inside a longer one counts once.

    They are looked for in the English of the texts, which are translated when they are read and not before.
    """
    with languages.in_english():
        left = " . ".join(str(text) for text in texts)
    found = []
    for each in all_meanings():
        if each.pattern.search(left):
            found.append(each)
            left = each.pattern.sub(" ", left)
    return found


def meanings_in(
    steps: Iterable[Step], answers: Answers, settings: Settings, *, has_numbers: bool = False
) -> list[Meaning]:
    """The hard words on the page of these steps; `has_numbers`: of the numbers to ring in danger too."""
    beside = (BESIDE_NUMBERS,) if has_numbers else ()
    with languages.in_english():
        return meanings_of(*(each for step in steps for each in texts_of(step, answers, settings)), *beside)


def texts_of(step: Step, answers: Answers, settings: Settings) -> Iterable[str]:
    """Every text that a step shows."""
    texts = [words_for(step.title, answers)]
    if isinstance(step, Ask):
        texts += [words_for(each, answers) for each in (step.hint, step.why, step.skip) if each]
        texts += [words_for(each.words, answers) for each in getattr(step.kind, "choices", ())]
        texts += [
            words_for(getattr(step.kind, name), answers)
            for name in ("detail", "safe", "when", "own", "liked", "own_words")
            if getattr(step.kind, name, "")
        ]
    return texts + [words_for(line.words, answers) for line in lines_of(step, settings)]
