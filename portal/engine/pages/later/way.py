"""What one voice may tell later: the steps for it, which of them are left, and what is known of it. Pure."""

from dataclasses import dataclass, field
from datetime import date

from portal.engine.journey import Journey
from portal.engine.steps import SKIPPED, Answers, Ask, Step
from portal.engine.taps import tapped
from portal.records.voices.contents import Values

ASKED_TO_AGREE = ("person", "parent")


@dataclass(frozen=True, kw_only=True)
class Way:
    """The way of one voice through what its journey asks later, as far as whoever asks can read its answers."""

    journey: Journey
    voice: str
    known: Values = field(repr=False)  # its answers by the names of their steps; none where nobody can read them
    today: date

    @property
    def answers(self) -> Answers:
        return Answers(self.journey.known_of(self.voice) | self.known, self.today)

    @property
    def steps(self) -> tuple[Step, ...]:
        answers = self.answers
        return tuple(step for step in self.journey.more if step.only_if(answers))

    @property
    def left(self) -> list[Step]:
        """What was not told yet, and the pages to read before it."""
        return [step for at, step in enumerate(self.steps) if self._leads_to_a_question(at)]

    @property
    def told(self) -> list[Ask]:
        """The questions that were answered, here or before sending."""
        return [step for step in self.steps if isinstance(step, Ask) and not self._is_left(step)]

    @property
    def shares(self) -> bool:
        """Is this voice one that says yes or no to what is shared?"""
        return self.journey.is_decided and self.voice in ASKED_TO_AGREE

    def find(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def after(self, name: str) -> Step | None:
        """The next step that is left, further down than this one."""
        names = [step.name for step in self.steps]
        return next((each for each in self.left if names.index(each.name) > names.index(name)), None)

    def knowing(self, more: Values) -> "Way":
        return Way(journey=self.journey, voice=self.voice, known=self.known | more, today=self.today)

    def _leads_to_a_question(self, at: int) -> bool:
        asked = next((each for each in self.steps[at:] if isinstance(each, Ask)), None)
        return asked is not None and self._is_left(asked)

    def _is_left(self, ask: Ask) -> bool:
        """Neither a skip nor a tap is an answer: what was left open before sending may be told now."""
        value = self.known.get(ask.name)
        return value is None or value == SKIPPED or bool(tapped(value))


def offered_after(journey: Journey, answers: Answers) -> bool:
    """Is more asked of whoever sends this? Not after their own no, nor when they chose to send little.

    What somebody else answered on the same phone counts for nothing here: it would tell who sends it.
    """
    own = [each for each in journey.consents(answers) if each.voice == journey.voice(answers)]
    said_no = any(answers.get(each.step) == "no" for each in own)
    return bool(journey.more) and not said_no and journey.only_sends(answers) is None
