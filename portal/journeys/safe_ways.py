"""By which way a voice may be written to: only one that was said to be safe (`safety.md`, "Telling people")."""

from collections.abc import Mapping
from datetime import date

from portal.engine.reaching import is_email, is_phone
from portal.engine.steps import Answers
from portal.journeys import JOURNEYS
from portal.records.voices.contents import Contents, Meaning, Value, by_meaning, way_in

Way = tuple[str, str]  # ("text" or "email", where to)


def safe_way(kind: str, voices: Mapping[str, Contents], key: str, today: date) -> Way | None:
    """The safe way to the voice of this folder; None when there is none.

    What a voice said of itself comes first. The person may also be reached by the way that whoever asked gave for them.
    """
    own = _answers(voices.get(key, Contents()), today)
    journey = next((each for each in JOURNEYS if each.name == kind), None)
    found = journey.safe_way(own) if journey and own else None
    if found or not key.startswith("person"):
        return found
    asked_first = next((each for each in voices.values() if each.get("asked_for_this")), Contents())
    return _any_way(by_meaning(asked_first).get(Meaning.GIVEN))


def _answers(contents: Contents, today: date) -> Answers:
    return Answers({each["step"]: each["value"] for each in contents.get("said", ())}, today)


def _any_way(value: Value | None) -> Way | None:
    """An email or a phone number from a box that takes either."""
    said = way_in(value)
    if said is None or said["safe"] != "yes":
        return None
    detail = said["detail"]
    return ("email", detail) if is_email(detail) else ("text", detail) if is_phone(detail) else None
