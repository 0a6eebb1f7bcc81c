"""Which legal right to decide for a child staff found an adult to have, and how it was seen. Pure: no database.

Nobody without parental responsibility decides for a child; one holder is enough; foster carers never (`domain.md` 2f
and 9).
"""

from typing import Any

from portal.staff.forms.fields import Line, Pick, Question
from portal.staff.labels import consent_words

FOUND = {"none": "no", "not_yet": "not_yet"}  # every other one is a yes
SEEN, LIMITS, RIGHT = "right_seen", "right_limits", "right"


def questions() -> dict[str, Question[Any]]:
    return {
        "legal_right": Pick("For a parent, guardian or council: which legal right did you find?", consent_words.RIGHT),
        SEEN: Line("How did you see it?", hint="The document, or who told you so. A foster carer has none."),
        LIMITS: Line("For an order of a court: what are its limits?"),
    }


def wrong(said: dict[str, str]) -> dict[str, str]:
    """What is missing; beside "not yet checked" nothing else is asked."""
    right = said.get("legal_right", "")
    if not right:
        return {"legal_right": "Choose which legal right you found"}
    if right == "not_yet":
        return {}
    found = {} if said.get(SEEN) else {SEEN: "Write how you saw it"}
    if right == "court_order" and not said.get(LIMITS):
        found[LIMITS] = "Write what its limits are"
    return found


def as_kept(said: dict[str, str]) -> tuple[str, dict[str, str]]:
    """As a record keeps it: ("yes", "no", "not_yet" or "") and which one it is, how it was seen, its limits."""
    right = said.get("legal_right", "")
    if not right:
        return "", {}
    more = {RIGHT: right, SEEN: said.get(SEEN, ""), LIMITS: said.get(LIMITS, "")}
    return FOUND.get(right, "yes"), {name: value for name, value in more.items() if value}
