"""What must fit together in a capacity record and a best interests record. Pure: no database."""

from datetime import date

from portal.records.consent.records import BEST_INTERESTS, CAPACITY, Recorded
from portal.records.standing.consent_now import Stands
from portal.staff import asking

PEOPLE = 5  # whom one can name as asked
FOUR = ("understand", "retain", "weigh", "communicate")


def wrong(what: str, typed: dict[str, str], stands: Stands, alone: dict[str, str]) -> dict[str, str]:
    """What does not fit together. `alone` is what is wrong with each answer by itself: that comes first."""
    found = alone
    if what == CAPACITY:
        found = _capacity_wrong(typed, stands.capacity, alone) | alone
    if what == BEST_INTERESTS:
        found = _rows_wrong(typed) | _days_wrong(typed, stands.lacking, alone) | alone
    return found


def _capacity_wrong(typed: dict[str, str], before: Recorded | None, alone: dict[str, str]) -> dict[str, str]:
    can = all(typed[name] == "yes" for name in FOUR)
    if not {*FOUR, "answer"} & set(alone) and can != (typed["answer"] == "has"):
        return {"answer": "Four times yes means that they can decide. One no means that they cannot"}
    if before and "on" not in alone and day_of(typed, "on") < before.day:
        return {"on": "There is a newer capacity record of this decision"}
    return {}


def _rows_wrong(typed: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in range(1, PEOPLE + 1):
        row = {f"{part}{number}": typed[f"{part}{number}"] for part in ("name", "who", "views")}
        if any(row.values()):
            found |= {
                name: "Fill in the whole row: name, who they are, what they think" for name in row if not row[name]
            }
    if not any(typed[f"name{number}"] for number in range(1, PEOPLE + 1)) and not typed["nobody"] and not found:
        found["name1"] = "Write whom you asked, or why you asked nobody"
    return found


def _days_wrong(typed: dict[str, str], lacking: Recorded | None, alone: dict[str, str]) -> dict[str, str]:
    if {"on", "review"} & set(alone):
        return {}
    if lacking and day_of(typed, "on") < lacking.day:
        return {"on": "The capacity record is of a later day"}
    if day_of(typed, "review") <= day_of(typed, "on"):
        return {"review": "Write a day after the day of the decision"}
    return {}


def day_of(typed: dict[str, str], name: str) -> date:
    day = asking.as_day(typed[name])
    if day is None:
        raise ValueError("The form was read before.")
    return day
