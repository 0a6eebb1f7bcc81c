"""What must fit together in a capacity record and a best interests record. Pure: no database."""

from datetime import date

from portal.records.consent_records import BEST_INTERESTS, CAPACITY, Recorded
from portal.staff import asking
from portal.staff.consent_now import Stands

PEOPLE = 5  # whom one can name as asked
FOUR = ("understand", "retain", "weigh", "communicate")


def wrong(what: str, typed: dict[str, str], stands: Stands) -> dict[str, str]:
    """What does not fit together, once each answer is whole by itself."""
    if what == CAPACITY:
        return _capacity_wrong(typed, stands.capacity)
    return _best_interests_wrong(typed, stands.lacking) if what == BEST_INTERESTS else {}


def _capacity_wrong(typed: dict[str, str], before: Recorded | None) -> dict[str, str]:
    can = all(typed[name] == "yes" for name in FOUR)
    if can != (typed["answer"] == "has"):
        return {"answer": "Four times yes means that they can decide. One no means that they cannot"}
    if before and day_of(typed, "on") < before.day:
        return {"on": "There is a newer capacity record of this decision"}
    return {}


def _best_interests_wrong(typed: dict[str, str], lacking: Recorded | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in range(1, PEOPLE + 1):
        row = {f"{part}{number}": typed[f"{part}{number}"] for part in ("name", "who", "views")}
        if any(row.values()):
            found |= {
                name: "Fill in the whole row: name, who they are, what they think" for name in row if not row[name]
            }
    if not any(typed[f"name{number}"] for number in range(1, PEOPLE + 1)) and not typed["nobody"] and not found:
        found["name1"] = "Write whom you asked, or why you asked nobody"
    if lacking and day_of(typed, "on") < lacking.day:
        found["on"] = "The capacity record is of a later day"
    if day_of(typed, "review") <= day_of(typed, "on"):
        found["review"] = "Write a day after the day of the decision"
    return found


def day_of(typed: dict[str, str], name: str) -> date:
    day = asking.as_day(typed[name])
    if day is None:
        raise ValueError("The form was read before.")
    return day
