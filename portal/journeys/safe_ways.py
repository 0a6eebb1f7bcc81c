"""By which way a voice may be written to: only one that was said to be safe (`safety.md`, "Telling people")."""

from collections.abc import Mapping
from datetime import date

from portal.engine.journey import Journey
from portal.engine.steps import Answers, Ask
from portal.journeys import JOURNEYS
from portal.records.voices.contents import Contents, Meaning, Value, by_meaning, led_to, way_in
from portal.written import ways

Way = tuple[str, str]  # ("text" or "email", where to)


def safe_way(kind: str, voices: Mapping[str, Contents], key: str, today: date) -> Way | None:
    """The safe way to the voice of this folder; None when there is none.

    What a voice said of itself comes first. The person may also be reached by the way that whoever asked gave for them.
    """
    journey = next((each for each in JOURNEYS if each.name == kind), None)
    found = journey.safe_way(_answers(journey, voices.get(key, Contents()), today)) if journey else None
    if found or not key.startswith("person"):
        return found
    asked_first = next((each for each in voices.values() if each.get("asked_for_this")), Contents())
    return _any_way(by_meaning(asked_first).get(Meaning.GIVEN))


def _answers(journey: Journey, contents: Contents, today: date) -> Answers:
    """What this voice sent, by the names that the steps have now."""
    met = by_meaning(contents)
    asks = [step for step in journey.steps if isinstance(step, Ask)]
    return Answers({ask.name: met[ask.means] for ask in asks if ask.means and ask.means in met}, today)


def _any_way(value: Value | None) -> Way | None:
    """An email or a number that takes texts, from a box that takes either."""
    said = way_in(value)
    if said is None or said["safe"] != "yes":
        return None
    leads = led_to(said)
    return ("email", leads.email_to) if leads.email_to else ("text", leads.text_to) if leads.text_to else None


def is_same_way(one: Way | None, other: Way) -> bool:
    """Do both lead to one place, however the number or the email was written? Once it was kept as it was typed."""
    return one is not None and one[0] == other[0] and _place(one) == _place(other)


def _place(way: Way) -> str:
    leads = ways.led_to(way[1], None, "")
    return (leads.text_to if way[0] == "text" else leads.email_to) or way[1]
