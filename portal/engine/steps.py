"""The steps that a journey is made of: pages to read, questions, and ends. No Flask, no database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from portal.engine.taps import ASK_SOMEONE, DO_NOT_KNOW, EVERY_TAP, TAPS, Tap, tapped, words_of
from portal.records.voices.contents import Meaning, Value, ticks_in

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


def no_promise(_answers: Answers) -> list[str]:
    return []


def words_for(words: Words, answers: Answers) -> str:
    """The words themselves: a text as it is, or what the function says for these answers."""
    return str(words(answers) if callable(words) else words)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One picture, one sentence, one idea."""

    picture: str
    words: Words


Lines = tuple[Line, ...] | Callable[["Settings"], tuple[Line, ...]]  # or a function of the owner's settings


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """A stretch of a journey, as its progress and its check page name it. It begins with the first of these steps."""

    words: Words
    picture: str
    begins: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class _Step:
    name: str
    title: Words
    only_if: Rule = always


@dataclass(frozen=True, kw_only=True)
class Tell(_Step):
    """A page to read: at most six picture rows, then Continue."""

    lines: Lines
    closes_way_back: bool = False  # no Back from here: another person holds the phone now

    def understands(self, value: object) -> bool:
        return value == SEEN


@dataclass(frozen=True, kw_only=True)
class Ask(_Step):
    """One question. Its name is its address, its form field and the key of its answer.

    One that stands `beside` another is on that one's page, and has no address of its own. With `opens_with` it is asked
    only of whoever gives one of these answers there; where it may be skipped, an empty box is the skip.
    """

    kind: "Kind[Any]"
    means: Meaning | None = None  # what code reads its answer as; without it, it is read only as words
    picture: str
    beside: str = ""  # the name of the question above it on one page
    opens_with: tuple[str, ...] = ()  # the answers to that one that open it; none: any answer
    above: Lines = ()  # what stands above the choices, to be read before one is made
    crisis: bool = False  # the crisis numbers stand under its choices, whatever is answered
    promises: Callable[[Answers], list[str]] = no_promise  # what the next page opens with, and no other page says
    helps: Callable[[Answers], str] = no_panel  # for whom the next page opens with help: "you", "they", "" for nobody
    hint: Words = ""
    why: Words = ""  # "Why we ask", one tap away
    skip: Words = ""  # the words of the way round it; empty: it must be answered
    skip_picture: str = "not_say"
    taps: tuple[str, ...] = EVERY_TAP  # answers in one tap; none where the request is nothing without this answer
    private: bool = False  # the check page says only "Answered", and no other voice ever reads it
    about_asker: bool = False  # it is about whoever fills it in, not about the person: no other voice reads it
    handed_over: bool = False  # another person answers, once; whoever holds the phone next cannot open it again
    of_now: bool = False  # how someone is at this moment: though private, the check page shows it to whoever said it

    def understands(self, value: object) -> bool:
        if tapped(value):
            known = [*self.offered_taps, *((ASK_SOMEONE,) if self.taps else ())]
            return tapped(value) in [each.key for each in known]
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
        known = known or self.drawn_skip == DO_NOT_KNOW.picture
        return tuple(each for each in TAPS if each.key in self.taps and not (known and each is DO_NOT_KNOW))

    @property
    def drawn_skip(self) -> str:
        """The picture beside the words of its skip."""
        is_unknown = not callable(self.skip) and self.skip == DO_NOT_KNOW.words
        return DO_NOT_KNOW.picture if is_unknown else self.skip_picture

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


Early = tuple[tuple[Ask, Value], ...]  # answers to questions that are asked only later now


def lines_of(step: Step, settings: "Settings") -> tuple[Line, ...]:
    """The picture rows of a page to read, or above a question."""
    lines = step.above if isinstance(step, Ask) else step.lines
    return lines(settings) if callable(lines) else lines


def is_opened(step: Step, answers: Answers) -> bool:
    """Does the answer above it on its page open this question? True where it needs none."""
    if not isinstance(step, Ask) or not step.opens_with:
        return True
    value = answers.get(step.beside)
    given = ticks_in(value)["ticks"] if isinstance(value, dict) else [value]
    return any(each in step.opens_with for each in given)
