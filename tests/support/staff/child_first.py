"""A child who asked without a parent, and every way that staff have to a parent, tried."""

from typing import Any

from portal import calendar
from portal.records.requests.submissions import Submission
from portal.records.voices import cards, folders
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.consent_records import SPOKE, TOLD, agreed
from tests.support.staff.consent_records import writes as records
from tests.support.staff_fixtures import Office

WAIT = "did not ask with a parent: we talk to them first."
MESSAGE = {"words": "We want to talk to you.", "do": "send"}
CHILD: dict[str, Any] = {"born": "2015-05-05"}


def asks(office: Office, **more: Any) -> Submission:
    """A child asked, and their parent has a page of their own here."""
    request = office.receives(**CHILD | {"consents": (agreed("person"), agreed("parent"))} | more)
    with office.database.transaction() as db:
        keys = office.settings.keys
        for folder in folders.of_submission(db, request.id):
            cards.for_folder(db, keys, folder, folders.key_for_staff(db, keys, folder))
    return request


def page_of(client: CheckedClient, request: Submission) -> FetchedPage:
    return client.get(f"/staff/request/{request.shown_reference}")


def contact(client: CheckedClient, request: Submission, what: str, key: str = "parent", **typed: str) -> FetchedPage:
    form = client.get(f"/staff/request/{request.shown_reference}/down/{what}/with/{key}")
    more = {"words": "In short.", "answered": "no"} if what == "talk" else {}
    return client.send(form, {"on": str(calendar.today()), **more, **typed})


def lifts(client: CheckedClient, request: Submission, **typed: str) -> FetchedPage:
    form = client.get(f"/staff/request/{request.shown_reference}/child-first")
    typed = {"answer": "alone", "on": str(calendar.today()), "why": "What they want."} | typed
    return client.send(form, typed)


def spoke(client: CheckedClient, request: Submission, whose: str, **typed: str) -> FetchedPage:
    """Write down that staff spoke to this voice about its answer."""
    form = client.get(f"/staff/request/{request.shown_reference}/record/spoke")
    (answer,) = form.form.xpath(f".//label[starts-with(normalize-space(),'{whose}:')]/../input/@value")
    return client.send(form, SPOKE | {"answer": answer, "on": str(calendar.today())} | typed)


def problem_on(page: FetchedPage) -> str:
    """What the box at the top says is wrong: the stop stands further down on the page of a request anyway."""
    return " ".join(each.text_content() for each in page.tree.xpath("//*[contains(@class,'nhsuk-error-summary')]"))


def reaches_a_parent(client: CheckedClient, request: Submission) -> list[str]:
    """Every way that staff have to reach or to write down a parent, tried: those that were not stopped."""
    at = f"/staff/request/{request.shown_reference}"
    tried = {
        "message": client.post(f"{at}/write/parent", MESSAGE),
        "card by email": client.post(f"{at}/card/parent", {}),
        "card to give": client.post(f"{at}/card/parent/give", {"how-parent": "At school."}),
        "try": contact(client, request, "attempt", how="no_answer"),
        "call": contact(client, request, "talk", how="phone"),
        "told": records(client, request, "told", **TOLD | {"whose": "parent-1", "answer": "yes", "legal_right": "yes"}),
    }
    return [name for name, page in tried.items() if not (page.status == 422 and WAIT in problem_on(page))]
