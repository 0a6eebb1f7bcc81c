"""A journey is a list of steps, and what it says about its answers. No Flask, no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.engine import asked
from portal.engine.route import Route
from portal.engine.steps import Answers, Ask, Part, Step, Stop, Tell, Words, is_opened
from portal.records.voices.contents import Asker, Meaning, Value, Values


class Seen(Answers):
    """Answers that remember which of them a rule looked for and did not find."""

    def __init__(self, given: Mapping[str, Value], today: date) -> None:
        super().__init__(given, today)
        self.asked_for: set[str] = set()

    def __getitem__(self, name: str) -> Value:
        if name not in self._given:
            self.asked_for.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        if name not in self._given:
            self.asked_for.add(str(name))
        return super().__contains__(name)


def _open(steps: list[Step], to_come: list[Step], given: Mapping[str, Value]) -> set[str]:
    """The steps above that may still be answered."""
    return {each.name for each in (*steps, *to_come) if each.name not in given}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What answers say about how soon, and with how much care, a request must be read. Nothing is guessed."""

    level: str  # "now" or "normal"
    reasons: tuple[str, ...] = ()  # why it is "now", as keys
    marks: tuple[str, ...] = ()  # "take care" marks, as keys


@dataclass(frozen=True, kw_only=True)
class ConsentSaid:
    """One voice's answer for one purpose, taken from one step."""

    step: str
    voice: str  # "person", "parent" or "helper"
    purpose: str
    how: str  # "alone", "with_someone" or "handed_over"
    shown: tuple[str, ...] = ()  # the steps that told them what it means


@dataclass(frozen=True, kw_only=True)
class CardFor:
    """Another voice that gets a card of its own, which the sender passes on."""

    voice: str
    checks: tuple[Meaning, ...]  # the answers that open the second check: a name, a birthday
    may_read: bool  # may they read what was written, but for what is private?
    asker: Asker  # who asked, as they are told: {"voice": "helper", "name": "Alex Example"}


def nothing_known(_voice: str) -> Values:
    return {}


def nobody_else(_answers: Answers) -> tuple[CardFor, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One journey: its steps in the order of their pages, and what it says about its answers."""

    name: str
    title: Words
    picture: str
    start: Tell | None  # None: it begins with its first question
    steps: tuple[Step, ...]
    voice: Callable[[Answers], str]  # whose words these are
    about: Callable[[Answers], str]  # the name of the person it is for, or ""
    facts: Callable[[Answers], Facts]
    consents: Callable[[Answers], tuple[ConsentSaid, ...]]
    # ("text" or "email", where to), if one was said to be safe; the second says whether texts can be sent
    safe_way: Callable[[Answers, bool], tuple[str, str] | None]
    only_sends: Callable[[Answers], frozenset[str] | None] = field(default=lambda _answers: None)  # None: everything
    cards_for: Callable[[Answers], tuple[CardFor, ...]] = nobody_else
    parts: tuple[Part, ...] = ()  # "You", "Safe" …: what its progress and its check page name
    more: tuple[Step, ...] = ()  # what may be told after it was sent, "if you like"
    gives_card: bool = True  # to whoever sends it, to come back with
    is_decided: bool = False  # it is answered with a yes or a no
    is_for_cards_too: bool = False  # whoever has a card does this on their own page
    # what stands for the answers above `more` where only the voice is known: "who" that is
    known_of: Callable[[str], Values] = nothing_known

    def __post_init__(self) -> None:
        names = [step.name for step in (*self.steps, *self.more)]
        if len(set(names)) < len(names):
            raise ValueError(f"Two steps of {self.name} have the same name: give each its own.")
        heads = [""]
        for step in self.steps:
            beside = step.beside if isinstance(step, Ask) else ""
            if beside and beside != heads[-1]:
                raise ValueError(f"{step.name} must stand after the question whose page it is on: {beside}.")
            heads += [] if beside else [step.name]
        if any(isinstance(step, Stop) or getattr(step, "handed_over", False) for step in self.more):
            raise ValueError(f"What {self.name} asks later has an end or is handed over: leave that in its steps.")
        if self.more and self.known_of is nothing_known:
            raise ValueError(f"Who tells {self.name} more is not known: say in `known_of` what a voice stands for.")

    def route(self, saved: Mapping[str, Value], today: date) -> Route:
        """Walk down the list. A rule sees only the answers above it that are on the way,
        so an answer on a branch the person has left cannot change where they go.
        """
        given: Values = {}
        answers = Answers(given, today)
        steps: list[Step] = []
        to_come: list[Step] = []
        for step in self.steps:
            seen = Seen(given, today)
            if not (step.only_if(seen) and is_opened(step, seen)):
                to_come += [step] if seen.asked_for & _open(steps, to_come, given) else []
                continue
            steps.append(step)
            if isinstance(step, Stop):
                break
            if step.name in saved and step.understands(saved[step.name]) and self._holds(step, saved, answers):
                given[step.name] = saved[step.name]
        return Route(tuple(steps), answers, tuple(to_come), self.parts)

    def page_of(self, name: str | None, route: Route, saved: Mapping[str, Value]) -> tuple[int, int]:
        """(this page, the most pages that there can be) on this way. Before the first question is answered it is the
        longest way that an answer to it can lead to, so that the number never grows.
        """
        number, count = route.page_of(name)
        first = next(iter(route.questions), None)
        if first is None or first.name in route.answers:
            return number, count
        ways = (self.route({**saved, first.name: value}, route.answers.today) for value in first.kind.samples())
        return number, max(way.page_of(name)[1] for way in ways)

    def asks(self, step: Step | None, answers: Answers) -> tuple[Ask, ...]:
        """The questions on the page of this step: itself, and those beside it, also where its answer opens them."""
        if not isinstance(step, Ask):
            return ()
        beside = (each for each in self.steps if isinstance(each, Ask) and each.beside == step.name)
        return (step, *(each for each in beside if each.only_if(answers)))

    def asked_in(self, name: str) -> str:
        """The field that brings back as what the question of this name was asked."""
        return next((asked.field_of(step) for step in self.steps if step.name == name), "asked")

    @property
    def choices(self) -> frozenset[str]:
        """The fields of its questions that send keys, in which nobody types."""
        asks = [step for step in (*self.steps, *self.more) if isinstance(step, Ask)]
        return frozenset(ask.name if getattr(ask.kind, "choices", ()) else f"{ask.name}-safe" for ask in asks)

    def _holds(self, step: Step, saved: Mapping[str, Value], above: Answers) -> bool:
        """Was this answer given to the question as it is asked now?"""
        given = asked.kept_as(step.name, saved)
        return given is None or given == asked.shown_as(step, above, self.voice(above))

    def shown_as(self, step: Step, route: Route) -> str:
        """As what its page is shown on this way, for its form to bring back with the answer."""
        names = [each.name for each in self.steps[: self.steps.index(step)] if each.name in route.answers]
        above = Answers({name: route.answers[name] for name in names}, route.answers.today)
        return asked.shown_as(step, above, self.voice(above))

    def by_meaning(self, saved: Mapping[str, Value]) -> Values:
        """The answers of a draft that mean something to those who read them, by their meaning."""
        asks = [step for step in self.steps if isinstance(step, Ask) and step.name in saved]
        return {ask.means: saved[ask.name] for ask in asks if ask.means}

    def sent_questions(self, route: Route) -> tuple[Ask, ...]:
        """The questions whose answers are sent: those on the way, or the few the person chose to send."""
        wanted = self.only_sends(route.answers)
        return tuple(ask for ask in route.questions if wanted is None or ask.name in wanted)
