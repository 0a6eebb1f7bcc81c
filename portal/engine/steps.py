"""The steps that a journey is made of: pages to read, questions, and ends. No Flask, no database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from portal.engine.taps import DO_NOT_KNOW, EVERY_TAP, TAPS, Tap, tapped, words_of
from portal.records.voices.contents import Meaning, Value

if TYPE_CHECKING:
    from portal.config import Settings
    from portal.engine.questions import Kind

SEEN = "seen"
SKIPPED = "skipped"


class Answers(Mapping[str, Value]):
    """The answers that are on the way so far, by the name of their step. `today` is the day ages are worked out for."""

    def __init__(self, given: Mapping[str, Value], today: date) -> None:
        self._given = given
        self.today = today

    def __getitem__(self, name: str) -> Value:
        return self._given[name]

    def __contains__(self, name: object) -> bool:
        return name in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


Rule = Callable[[Answers], bool]
Words = str | Callable[[Answers], str]  # a text, translated when it is shown, or a function that gives one


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One sentence in as many words as there are people to say it to; `to` names whose of them are shown."""

    words: Mapping[str, str]
    to: Callable[[Answers], str]

    def __call__(self, answers: Answers) -> str:
        return self.words[self.to(answers)]


def always(_answers: Answers) -> bool:
    return True


def never(_answers: Answers) -> bool:
    return False


def no_panel(_answers: Answers) -> str:
    return ""


def words_for(words: Words, answers: Answers) -> str:
    """The words themselves: a text as it is, or what the function says for these answers."""
    return str(words(answers) if callable(words) else words)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One picture, one sentence, one idea."""

    picture: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class _Step:
    name: str
    title: Words
    only_if: Rule = always


@dataclass(frozen=True, kw_only=True)
class Tell(_Step):
    """A page to read: at most six picture rows, then Continue. `lines` may be a function of the owner's settings."""

    lines: tuple[Line, ...] | Callable[["Settings"], tuple[Line, ...]]
    crisis: bool = False  # shows the crisis numbers in place of rows
    panel: Callable[[Answers], str] = no_panel  # for whom it opens with what to do now: "you", "they", or "" for nobody
    closes_way_back: bool = False  # no Back from here: another person holds the phone now

    def understands(self, value: object) -> bool:
        return value == SEEN


@dataclass(frozen=True, kw_only=True)
class Ask(_Step):
    """One question. Its name is its address, its form field and the key of its answer."""

    kind: "Kind[Any]"
    means: Meaning | None = None  # what code reads its answer as; without it, it is read only as words
    picture: str
    hint: Words = ""
    why: Words = ""  # "Why we ask", one tap away
    skip: Words = ""  # the words of the way round it; empty: it must be answered
    taps: tuple[str, ...] = EVERY_TAP  # answers in one tap; none where the request is nothing without this answer
    private: bool = False  # the check page says only "Answered", and no other voice ever reads it
    about_asker: bool = False  # it is about whoever fills it in, not about the person: no other voice reads it
    handed_over: bool = False  # another person answers, once; whoever holds the phone next cannot open it again
    of_now: bool = False  # how someone is at this moment: though private, the check page shows it to whoever said it

    def understands(self, value: object) -> bool:
        if tapped(value):
            return tapped(value) in [each.key for each in self.offered_taps]
        return value == SKIPPED if value == SKIPPED and self.skip else self.kind.understands(value)

    @property
    def is_hidden(self) -> bool:
        """May its answer be told only to whoever gave it?"""
        return self.private or self.handed_over

    @property
    def offered_taps(self) -> tuple[Tap, ...]:
        """The taps on its page. "I do not know" is not there twice, nor beside "I am not sure"."""
        choices = getattr(self.kind, "choices", ())
        known = any(each.key == "not_sure" or each.drawn == DO_NOT_KNOW.picture for each in choices)
        known = known or (not callable(self.skip) and self.skip == DO_NOT_KNOW.words)
        return tuple(each for each in TAPS if each.key in self.taps and not (known and each is DO_NOT_KNOW))

    def says(self, answers: Answers) -> list[str]:
        """How its answer reads, a line each: the words of the tap or of the skip, or what its kind says."""
        value = answers[self.name]
        if tapped(value):
            return [words_of(value)]
        return [words_for(self.skip, answers)] if value == SKIPPED else self.kind.says(value, answers)


@dataclass(frozen=True, kw_only=True)
class Stop(_Step):
    """The way ends here without sending. Its button clears what was written."""

    lines: tuple[Line, ...]
    button: Words


Step = Tell | Ask | Stop


def lines_of(step: Tell | Stop, settings: "Settings") -> tuple[Line, ...]:
    """The picture rows of a page to read."""
    return step.lines(settings) if callable(step.lines) else step.lines
