"""What must fit together in a capacity record and a best interests record. Pure: no database."""

from portal.records.consent.records import BEST_INTERESTS, CAPACITY, Recorded
from portal.records.standing.consent_now import Stands
from portal.staff.consent.capacity_forms import FOUR, PEOPLE, BestInterestsForm, DecisionForm


def wrong(what: str, form: DecisionForm, stands: Stands) -> dict[str, str]:
    """What does not fit together, once each answer was looked at by itself."""
    if what == CAPACITY:
        return _capacity_wrong(form, stands.capacity)
    if what == BEST_INTERESTS and isinstance(form, BestInterestsForm):
        return _rows_wrong(form.said) | _days_wrong(form, stands.lacking)
    return {}


def _capacity_wrong(form: DecisionForm, before: Recorded | None) -> dict[str, str]:
    can, alone = all(form.said[name] == "yes" for name in FOUR), form.wrong
    if not {*FOUR, "answer"} & set(alone) and can != (form.said["answer"] == "has"):
        return {"answer": "Four times yes means that they can decide. One no means that they cannot"}
    if before and "on" not in alone and form.on.answer < before.day:
        return {"on": "There is a newer capacity record of this decision"}
    return {}


def _rows_wrong(said: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in range(1, PEOPLE + 1):
        row = {f"{part}{number}": said[f"{part}{number}"] for part in ("name", "who", "views")}
        if any(row.values()):
            found |= {
                name: "Fill in the whole row: name, who they are, what they think" for name in row if not row[name]
            }
    if not any(said[f"name{number}"] for number in range(1, PEOPLE + 1)) and not said["nobody"] and not found:
        found["name1"] = "Write whom you asked, or why you asked nobody"
    return found


def _days_wrong(form: BestInterestsForm, lacking: Recorded | None) -> dict[str, str]:
    if {"on", "review"} & set(form.wrong):
        return {}
    if lacking and form.on.answer < lacking.day:
        return {"on": "The capacity record is of a later day"}
    if form.review.answer <= form.on.answer:
        return {"review": "Write a day after the day of the decision"}
    return {}
