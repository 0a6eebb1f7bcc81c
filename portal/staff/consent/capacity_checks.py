"""What must fit together in a record about a decision. Pure: no database."""

from portal.records.consent import authority
from portal.records.consent.capacity import FOUR
from portal.records.consent.records import AUTHORITY, BEST_INTERESTS, CAPACITY, SETTLED, Recorded
from portal.records.consent.says_now import SHARE_THE_RIGHT
from portal.records.standing.ages import Age
from portal.records.standing.consent_now import Stands
from portal.staff.consent.capacity_forms import PEOPLE
from portal.staff.consent.long_forms import DecisionForm, ReviewedForm

TOGETHER = "Four times yes means that they can decide. One no means that they cannot"
NOT_LIKELY = "When it is not more likely than not, they can decide this"
AFTER = "Write a day after the day of the decision"
CAUSE = {
    "impairment": "Write which impairment or disturbance there is",
    "because": "Write how that is why they cannot decide this",
    "likely": "Choose whether it is more likely than not",
    "review": "Write the day to look again",
}
ONE = {
    "name": "Write their name",
    "seen": "Choose whether the document was seen",
    "covers": "Choose whether they may decide this",
}


def wrong(what: str, form: DecisionForm, stands: Stands, age: Age) -> dict[str, str]:
    """What does not fit together, once each answer was looked at by itself."""
    if what == CAPACITY:
        return _capacity_wrong(form, stands.capacity)
    if what == AUTHORITY:
        return _authority_wrong(form, age)
    if what == BEST_INTERESTS and isinstance(form, ReviewedForm):
        return _rows_wrong(form.said) | _days_wrong(form, stands.lacking)
    if what == SETTLED and isinstance(form, ReviewedForm):
        return _days_wrong(form, None) | _settled_wrong(form, stands)
    return {}


def _capacity_wrong(form: DecisionForm, before: Recorded | None) -> dict[str, str]:
    can, alone, found = all(form.said[name] == "yes" for name in FOUR), form.wrong, form.said["answer"]
    is_likely = form.said["likely"] != "no"
    if not {*FOUR, "answer"} & set(alone) and found != ("has" if can or not is_likely else "lacks"):
        return {"answer": TOGETHER if is_likely else NOT_LIKELY}
    if before and "on" not in alone and form.on.answer < before.day:
        return {"on": "There is a newer capacity record of this decision"}
    if found != "lacks":
        return {}
    empty = {name: said for name, said in CAUSE.items() if not form.said[name]}
    review = form["review"].data
    is_early = not {"on", "review"} & {*alone, *empty} and review is not None and review <= form.on.answer
    return empty | ({"review": AFTER} if is_early else {})


def _authority_wrong(form: DecisionForm, age: Age) -> dict[str, str]:
    answer = form.said["answer"]
    if answer in ("", authority.NOBODY):
        return {}
    if age.years is not None and age.years < authority.FROM_AGE[answer]:
        return {"answer": "Only from 18 on can somebody name an attorney"}
    found = {name: said for name, said in ONE.items() if not form.said[name]}
    if form.said["seen"] == "yes" and not form.said["document"]:
        found["document"] = "Write which document, and who saw it"
    if form.said["covers"] == "yes" and not form.said["limits"]:
        found["limits"] = "Write what they may decide, and what not"
    return found


def _settled_wrong(form: DecisionForm, stands: Stands) -> dict[str, str]:
    """A yes rests on somebody with the legal right who said yes; and staff spoke to each of them, the child too."""
    if form.said["answer"] != "yes":
        return {}
    last = {(each.heard.reference, each.heard.key): each for each in stands.said if each.counts}
    adults = [each for each in last.values() if each.heard.voice in SHARE_THE_RIGHT]
    if not any(each.event["answer"] == "yes" for each in adults):
        return {"answer": "Nobody with the legal right said yes: only a competence note or a court makes it a yes"}
    asked = [each for each in last.values() if each.heard.voice == "person" or each.event["answer"] == "yes"]
    if not all(each.confirmed for each in asked) or not (stands.attempts or len(asked) > len(adults)):
        return {"answer": "First write down that you spoke to the child, and to each parent who said yes"}
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


def _days_wrong(form: ReviewedForm, lacking: Recorded | None) -> dict[str, str]:
    if {"on", "review"} & set(form.wrong):
        return {}
    if lacking and form.on.answer < lacking.day:
        return {"on": "The capacity record is of a later day"}
    if form.review.answer <= form.on.answer:
        return {"review": AFTER}
    return {}
