"""What staff write down about consent: the forms, what they need, and what is kept."""

from portal import calendar
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff_fixtures import Office

OPEN = "Given Sharing is open for this."
SPOKE = {"alone": "alone"}
TOLD = {"whose": "person-1", "purpose": "list", "how": "phone", "alone": "alone", "explained_by": "Robin"}
SEEN = {"purpose": "list", "why": "We used photos."}


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
