"""What staff write down about consent: the forms, what they need, what is kept; and a child before a parent."""

from typing import Any

from portal import calendar
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.voices import cards, folders
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

OPEN = "Given Sharing is open for this."
SPOKE = {"alone": "alone"}
TOLD = {"whose": "person-1", "purpose": "list", "how": "phone", "alone": "alone", "explained_by": "Robin"}
RIGHT = {"legal_right": "parental", "right_seen": "The birth certificate."}
SEEN = {"purpose": "list", "why": "We used photos."}
WAIT = "did not ask with a parent: we talk to them first."
MESSAGE = {"words": "We want to talk to you.", "do": "send"}
CHILD: dict[str, Any] = {"born": "2015-05-05"}


def agreed(voice: str, answer: str = "yes") -> Consent:
    return Consent(voice=voice, purpose="list", answer=answer, how="alone", words_shown=["Do you want it?"])


def part(page: FetchedPage, id_: str) -> str:
    (found,) = page.tree.xpath(f"//*[@id='{id_}']")
    return " ".join(found.text_content().split())


def form_of(client: CheckedClient, request: Submission, what: str) -> FetchedPage:
    """The form, by the link on the request's page."""
    page = client.get(f"/staff/request/{request.shown_reference}")
    (link, *_more) = page.tree.xpath(f"//a[contains(@href,'/record/{what}')]/@href")
    return client.get(link)


def writes(client: CheckedClient, request: Submission, what: str, **typed: str) -> FetchedPage:
    page = form_of(client, request, what)
    picked = page.form.xpath(".//input[@type='radio' and @checked]")
    typed = {each.get("name"): each.get("value") for each in picked} | {"on": str(calendar.today())} | typed
    return client.send(page, typed)


def events(office: Office, request: Submission) -> dict[str, list[str]]:
    with office.database.transaction() as db:
        found = submissions.opened(db, office.settings.keys, db.get_one(Submission, request.id))
        return {voice: [each["answer"] for each in said] for voice, said in found.consents.items() if said}


def is_paused(office: Office, request: Submission) -> bool:
    with office.database.transaction() as db:
        return db.get_one(Submission, request.id).paused_at is not None


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
        "told": writes(client, request, "told", **TOLD | {"whose": "parent-1", "answer": "yes", "legal_right": "yes"}),
    }
    return [name for name, page in tried.items() if not (page.status == 422 and WAIT in problem_on(page))]


def all_spoken_to(office: Office) -> Submission:
    """A child said no and a parent yes, and staff spoke to both."""
    request = office.receives(voice="parent", born="2015-05-05", consents=(agreed("parent"), agreed("person", "no")))
    client = office.signs_in(office.hires())
    for said in ("Parent", "The person"):
        page = client.get(f"/staff/request/{request.shown_reference}/record/spoke")
        picked = next(
            each for each in page.form.xpath(".//input[@name='answer']") if page.label_of(each).startswith(said)
        )
        typed = {"answer": picked.get("value"), "alone": "alone", "on": str(calendar.today())}
        client.send(page, typed | (RIGHT if said == "Parent" else {}))
    return request
