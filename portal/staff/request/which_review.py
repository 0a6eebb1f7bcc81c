"""What was said that helps staff choose between a CTR and a C(E)TR. The tests conflict: nothing here chooses."""

from dataclasses import dataclass

from portal.journeys.review_meeting import PLAN, SCHOOL
from portal.records.requests.submissions import Opened
from portal.records.standing.ledger import in_english
from portal.staff.labels import words
from portal.staff.request.lookup import Looked
from portal.staff.request.redaction import without_closed

NOT_SAID = "They did not say"
NOT_KNOWN = "Nobody knows it"
CLOSED = "Closed: written before a no"
# The steps of the journey that asks for a review. A request that was never asked has none: they did not say.
ASKED = {PLAN.name: "A school plan (EHC plan)", SCHOOL.name: "School or college"}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One thing to see beside the choice."""

    name: str
    lines: list[str]


def beside(opened: Opened, looked: Looked) -> list[Beside]:
    """Their age today, and what each voice said of a school plan and of school; nothing that is closed after a no."""
    shown, closed, _noes = without_closed(opened, looked)
    years = looked.now.age.years
    age = Beside(name="Age", lines=[str(years) if years is not None else looked.now.age.note or NOT_KNOWN])
    return [age, *(Beside(name=name, lines=_said(shown, closed, step)) for step, name in ASKED.items())]


def _said(shown: Opened, closed: list[str], step: str) -> list[str]:
    found = []
    for voice, contents in shown.voices.items():
        said = next((each for each in contents.get("said", ()) if each["step"] == step), None)
        found += [f"{words.voice(voice)}: {line}" for line in in_english(said)["lines"]] if said else []
    return found or [CLOSED if closed else NOT_SAID]
