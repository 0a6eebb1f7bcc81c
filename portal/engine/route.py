"""One way through a journey: its steps and pages, as far as the answers tell. A pure function of them."""

from dataclasses import dataclass

from portal.engine.steps import Answers, Ask, Part, Step, Stop, Tell
from portal.engine.taps import NOT_NOW, tapped

ROW = 6


@dataclass(frozen=True)
class Route:
    """One way through a journey, as far as the answers tell."""

    steps: tuple[Step, ...]
    answers: Answers
    to_come: tuple[Step, ...] = ()  # steps that are not on the way now, and may be after the questions that are open
    parts: tuple[Part, ...] = ()  # of the journey, in the order of its pages

    @property
    def pages(self) -> tuple[Step, ...]:
        """The first step of each page: a question may have others beside it."""
        return tuple(step for step in self.steps if not _beside(step))

    def page_with(self, step: Step) -> Step:
        """The first step of the page on which this one stands."""
        return self.find(_beside(step)) or step

    @property
    def next(self) -> Step | None:
        """The first step with no answer that is not closed; None when all is answered."""
        left = self.steps[self._closed + 1 :]
        return next((step for step in left if step.name not in self.answers), None)

    def find(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def may_open(self, name: str) -> bool:
        """Every page up to the first one that is not wholly answered may be opened, by its first step."""
        step = self.find(name)
        if step is None or _beside(step) or (isinstance(step, Ask) and step.handed_over and name in self.answers):
            return False
        if self.steps.index(step) <= self._closed:
            return False
        return self.next is None or self.steps.index(step) <= self.steps.index(self.next)

    @property
    def is_handed_over(self) -> bool:
        """Does another person hold the phone now?"""
        gives = [step.name for step in self.steps if isinstance(step, Tell) and step.closes_way_back]
        given = any(name in self.answers for name in gives)
        return given and any(each.handed_over and each.name not in self.answers for each in self.questions)

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
        pages = self.pages
        upto = len(pages) if name is None else [step.name for step in pages].index(name)
        if upto == 0:
            return None
        step = pages[upto - 1]
        closed = step.closes_way_back if isinstance(step, Tell) else isinstance(step, Ask) and step.handed_over
        return None if closed else step

    def page_of(self, name: str | None) -> tuple[int, int]:
        """(this page, the most pages that there can be), counting the check page; None is that."""
        pages = [step.name for step in self.pages]
        more = [step for step in self.to_come if not (_beside(step) or isinstance(step, Stop))]
        return (len(pages) if name is None else pages.index(name)) + 1, len(pages) + len(more) + 1

    def part_of(self, name: str | None) -> Part | None:
        """The part that this step belongs to: the last one that began at it or above; the check page is in the last."""
        names = [step.name for step in self.steps]
        upto = names if name is None else names[: names.index(name) + 1]
        begun = [part for each in upto for part in self.parts if each in part.begins]
        return begun[-1] if begun else None

    def progress(self, name: str | None) -> list[tuple[Part, str]]:
        """The parts that have a page on this way, as far as it is known; each is "done", "here" or "next"."""
        names, here = {step.name for step in (*self.steps, *self.to_come)}, self.part_of(name)
        known = [part for part in self.parts if part.begins & names]
        if here not in known:
            return []
        at = known.index(here)
        return [(part, "here" if part is here else "done" if known.index(part) < at else "next") for part in known]

    def is_tired(self, name: str | None) -> bool:
        """Were the last questions above this page that take a tap, `ROW` of them, each answered with "Not now"?"""
        pages = [step.name for step in self.pages]
        above = self.pages[: len(pages) if name is None else pages.index(name)]
        asked = [step.name for step in above if isinstance(step, Ask) and step.offered_taps][-ROW:]
        return len(asked) == ROW and all(tapped(self.answers.get(each)) == NOT_NOW.key for each in asked)

    @property
    def questions(self) -> tuple[Ask, ...]:
        return tuple(step for step in self.steps if isinstance(step, Ask))


def _beside(step: Step) -> str:
    return step.beside if isinstance(step, Ask) else ""
