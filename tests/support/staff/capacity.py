"""Capacity, best interests and override records, as staff write them."""

from datetime import date, timedelta

from portal import calendar
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.consent_records import part
from tests.support.staff_fixtures import Office


def later() -> date:
    """The day on which a best interests decision is looked at again."""
    return calendar.today() + timedelta(days=200)


def on_the_day(typed: dict[str, str | int]) -> dict[str, str]:
    """What is typed, with each number as a day so many days from now: a run may cross midnight."""
    now = calendar.today()
    return {name: str(now + timedelta(days=each)) if isinstance(each, int) else each for name, each in typed.items()}


def lacks_capacity() -> dict[str, str]:
    """A record of today that the person cannot decide."""
    return {
        "decision": "To be on the list.", "information": "What the list is for.",
        "easy_read": "Photos.", "advocate": "Ann was there.", "time": "Two visits.",
        "understand": "yes", "understand_words": "Said it back.", "retain": "no", "retain_words": "Forgot it at once.",
        "weigh": "no", "weigh_words": "Could not.", "communicate": "yes", "communicate_words": "Points at things.",
        "may_return": "no", "can_wait": "no", "waiting": "It is lasting.", "answer": "lacks",
        "impairment": "A learning disability.", "because": "It is why they forget it.", "likely": "yes",
        "by_name": "Dr Ada Assessor", "by_role": "Psychiatrist", "on": str(calendar.today()), "review": str(later()),
    }  # fmt: skip


def has_capacity() -> dict[str, str]:
    """A record of today that the person can decide."""
    found = {"retain": "yes", "weigh": "yes", "answer": "has"}
    return lacks_capacity() | found | dict.fromkeys(("impairment", "because", "likely", "review"), "")


def nobody_by_law() -> dict[str, str]:
    """A record of today that no attorney, deputy or court may decide this."""
    return {"answer": "nobody", "how": "Asked the family and the register.", "on": str(calendar.today())}


def by_law(answer: str = "attorney") -> dict[str, str]:
    """A record of today that somebody may decide this by law."""
    return nobody_by_law() | {
        "answer": answer, "name": "Ana Attorney", "seen": "yes", "document": "The registered power, seen by me.",
        "limits": "Health and welfare, all of it.", "covers": "yes",
    }  # fmt: skip


def cannot_decide(client: CheckedClient, request: Submission) -> FetchedPage:
    """They cannot decide this, and nobody may by law: best interests comes next."""
    writes(client, request, "capacity", lacks_capacity())
    return writes(client, request, "authority", nobody_by_law())


def best_interests() -> dict[str, str]:
    """A best interests decision of today."""
    return {
        "decision": "To be on the list.", "may_return": "no", "can_wait": "no", "waiting": "It is lasting.",
        "involved": "Sat with us.", "wishes": "To stay at home.", "beliefs": "Goes to church.",
        "name1": "Jo Example", "who1": "family", "views1": "Wants it for them.",
        "options": "On the list, or not.", "less": "The list limits nothing.", "answer": "yes",
        "why": "It brings help.",
        "disagreements": "Nobody disagrees.", "by_name": "Lee Decider", "by_role": "Nurse", "on": str(calendar.today()),
        "review": str(later()),
    }  # fmt: skip


def override() -> dict[str, str]:
    """An override of today, in an emergency: it counts at once."""
    return {
        "reason": "person_at_risk", "why": "Was hurt last night.", "by_name": "Sol Guard",
        "by_role": "Safeguarding lead", "capacity": "not_known", "capacity_why": "Nobody could ask.",
        "told": "no", "told_why": "It is not safe to ring.", "emergency": "now", "emergency_why": "It is tonight.",
        "on": str(calendar.today()),
    }  # fmt: skip


def override_that_waits() -> dict[str, str]:
    """An override of today that counts only when a second person said yes."""
    return override() | {"emergency": "wait", "emergency_why": ""}


def form_of(client: CheckedClient, request: Submission, what: str, purpose: str = "list") -> FetchedPage:
    return client.get(f"/staff/request/{request.shown_reference}/{what}/{purpose}")


def writes(client: CheckedClient, request: Submission, what: str, typed: dict[str, str]) -> FetchedPage:
    page = form_of(client, request, what)
    rests_on = page.form.xpath(".//input[@name='capacity']/@value")
    return client.send(page, ({"capacity": rests_on[0]} if rests_on else {}) | typed)


def stands(client: CheckedClient, request: Submission) -> str:
    return part(client.get(f"/staff/request/{request.shown_reference}"), "stands-list")


def links(page: FetchedPage, what: str) -> list[str]:
    return page.tree.xpath(f"//a[contains(@href,'/{what}/')]/@href")


def due(office: Office) -> list[tuple[str, date]]:
    with office.database.transaction() as db:
        return [(each.kind, each.due) for each in tasks.waiting(db, office.settings)]
