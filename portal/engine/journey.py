"""A journey is a list of steps, and the way through it is a pure function of the answers. No Flask, no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.engine import asked
from portal.engine.steps import Answers, Ask, Rule, Step, Stop, Tell, Words
from portal.records.voices.contents import Asker, Meaning, Value, Values


@dataclass(frozen=True)
class Route:
    """One way through a journey, as far as the answers tell."""

    steps: tuple[Step, ...]
    answers: Answers

    @property
    def next(self) -> Step | None:
        """The first step with no answer that is not closed; None when all is answered."""
        left = self.steps[self._closed + 1 :]
        return next((step for step in left if step.name not in self.answers), None)

    def find(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def may_open(self, name: str) -> bool:
        """Every step up to the first unanswered one may be opened."""
        step = self.find(name)
        if step is None or (isinstance(step, Ask) and step.handed_over and name in self.answers):
            return False
        if self.steps.index(step) <= self._closed:
            return False
        return self.next is None or self.steps.index(step) <= self.steps.index(self.next)

    @property
    def _closed(self) -> int:
        """While another person holds the phone, the pages up to here are closed to them; -1 when none is."""
        handed = [at for at, step in enumerate(self.steps) if isinstance(step, Ask) and step.handed_over]
        if not handed or self.steps[handed[-1]].name in self.answers:
            return -1
        over = [at for at, step in enumerate(self.steps) if isinstance(step, Tell) and step.closes_way_back]
        return max((at for at in over if self.steps[at].name in self.answers), default=-1)

    def before(self, name: str | None) -> Step | None:
        """The step before this one (before the check page for None); None at the start or where the way back closed."""
        upto = len(self.steps) if name is None else [step.name for step in self.steps].index(name)
        if upto == 0:
            return None
        step = self.steps[upto - 1]
        closed = step.closes_way_back if isinstance(step, Tell) else isinstance(step, Ask) and step.handed_over
        return None if closed else step

    def page_of(self, name: str | None) -> tuple[int, int]:
        """(this page, pages there are as far as we know), counting the check page."""
        pages = [step.name for step in self.steps]
        return (len(pages) if name is None else pages.index(name)) + 1, len(pages) + 1

    @property
    def questions(self) -> tuple[Ask, ...]:
        return tuple(step for step in self.steps if isinstance(step, Ask))


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
    start: Tell
    steps: tuple[Step, ...]
    voice: Callable[[Answers], str]  # whose words these are
    about: Callable[[Answers], str]  # the name of the person it is for, or ""
    facts: Callable[[Answers], Facts]
    consents: Callable[[Answers], tuple[ConsentSaid, ...]]
    # ("text" or "email", where to), if one was said to be safe; the second says whether texts can be sent
    safe_way: Callable[[Answers, bool], tuple[str, str] | None]
    own_device: Rule  # does nobody else look at this phone or computer?
    only_sends: Callable[[Answers], frozenset[str] | None] = field(default=lambda _answers: None)  # None: everything
    cards_for: Callable[[Answers], tuple[CardFor, ...]] = nobody_else
    gives_card: bool = True  # to whoever sends it, to come back with
    is_decided: bool = False  # it is answered with a yes or a no
    more: tuple[Step, ...] = ()  # what may be told after it was sent, if they like
    # what stands for the answers above `more` where only the voice is known: "who" that is
    known_of: Callable[[str], Values] = nothing_known

    def __post_init__(self) -> None:
        names = [step.name for step in (*self.steps, *self.more)]
        if len(set(names)) < len(names):
            raise ValueError(f"Two steps of {self.name} have the same name: give each its own.")
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
        for step in self.steps:
            if not step.only_if(answers):
                continue
            steps.append(step)
            if isinstance(step, Stop):
                break
            if step.name in saved and step.understands(saved[step.name]) and self._holds(step, saved, answers):
                given[step.name] = saved[step.name]
        return Route(tuple(steps), answers)

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
        upto = route.steps.index(step)
        names = [each.name for each in route.steps[:upto] if each.name in route.answers]
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
