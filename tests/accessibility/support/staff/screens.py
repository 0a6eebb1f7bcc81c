"""Every screen of the staff side, each with its problem, as someone who works there comes to it."""

from datetime import UTC, datetime, timedelta

from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.office.failed_messages import CACHE
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.support.checked_client import FetchedPage
from tests.support.staff_fixtures import PASSWORD, PRIVATE, WAYS, Office, said

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


class StaffScreens:
    """Walks through the staff side and keeps each screen."""

    def __init__(self, portal: LivePortal) -> None:
        self.portal, self.office = portal, Office(portal.app)
        self.client = self.office.client()
        self.screens: list[Screen] = []

    def keep(self, name: str, page: FetchedPage) -> FetchedPage:
        self.portal.shown.append(page.text)
        address = f"{self.portal.address}/shown/{len(self.portal.shown) - 1}"
        self.screens.append(Screen(name, address, page.address, page.title.startswith("Problem: ")))
        return page

    def sign_in(self) -> None:
        """From the set-up link to the recovery codes, each page with its problem."""
        address, link = self.office.starts_to_hire()
        page = self.keep("choose a password", self.client.get(link))
        self.keep("a weak password", self.client.send(page, {"password": "short"}))
        page = self.keep("sign in", self.client.send(page, {"password": PASSWORD, "again": PASSWORD}))
        self.keep("the link has ended", self.client.get(link))
        self.keep("a wrong password", self.client.send(page, {"email": address, "password": "not the password"}))
        page = self.client.send(page, {"email": address, "password": PASSWORD})
        page = self.keep("the square", self.client.send(self.keep("second step", page)))
        self.keep("a wrong code", self.client.send(page, {"code": "000000"}))
        worker = self.office.hires(*Role, name="Robin Reader-With-A-Long-Name")
        page = self.keep("the code", self.office.gives_password(self.client, worker))
        recovery = self.keep("a recovery code", self.client.get("/staff/recovery-code"))
        self.keep("a wrong recovery code", self.client.send(recovery, {"code": "1"}))
        self.keep("an empty inbox", self.client.send(page, {"code": worker.code()}))
        page = self.keep("recovery codes", self.client.get("/staff/recovery-codes"))
        self.keep("new recovery codes", self.client.send(page))
        self.keep("the password again", self.client.get("/staff/password-again"))
        self.keep("still signed in", self.client.post("/staff/sign-out", {}, headers=FROM_ELSEWHERE))

    def requests(self) -> None:
        """The inbox and a request of each kind."""
        long = said("tell", "What is happening?", ["longwordwithoutanyspace" * 8], {"ticks": [], "words": "long"})
        marks = ("must_not_tell", "talk_to_the_child_alone_first", "under_16_alone", "someone_was_with_them")
        self.office.receives(level="now", reasons=("not_safe",), marks=marks, more_said=(*WAYS, PRIVATE, long))
        wants = said("wants", "What do they want?", ["They want this"], "yes")
        self.office.receives(voice="helper", consents=(), born="2015-05-05", more_said=(wants,))
        widest, *_more = [self.office.receives() for _each in range(24)]
        with self.office.database.transaction() as db:
            db.get_one(Submission, widest.id).reference = "WMWMWMW2"  # of the widest letters there are
        page = self.keep("the inbox", self.client.get("/staff/"))
        for link in (page.tree.xpath("//a[@class='reference']/@href")[0], page.tree.xpath("//table[2]//a/@href")[0]):
            page = self.keep("a request", self.client.get(link))
        self.keep("not acknowledged", self.client.post(f"{link}/acknowledge", {}, headers=FROM_ELSEWHERE))
        self.keep("acknowledged", self.client.send(page))
        self.keep("taken", self.client.post(f"{link}/take", {}))
        page = self.client.send(self.client.get(f"{link}/down/colour"), {"colour": "amber", "why": "Home may stop."})
        self.keep("tasks offered", page)
        after = page.tree.xpath("//input[@name='after']/@value")[0]
        self.keep("no task ticked", self.client.post(f"{link}/offered", {"what": "add", "after": after}))
        for way in ("?page=2", "help-lines", "trail", "nothing-here"):
            self.keep(way, self.client.get(f"/staff/{way}"))

    def several_at_once(self) -> None:
        """Filters that are on, a saved view, search, and what is done to several requests."""
        filtered = "/staff/?kind=join&late=yes&sort=due&status=open"
        self.client.post("/staff/views/save", {"choice": "kind=join", "name": "A view with a rather long name"})
        page = self.keep("filtered", self.client.get("/staff/?kind=join&sort=newest"))
        references = page.tree.xpath("//input[@name='pick']/@value")
        self.keep("nothing like this", self.client.get(filtered))
        self.keep("search", self.client.get("/staff/search"))
        self.keep("searched for nothing", self.client.post("/staff/search", {"words": ""}))
        self.keep("found", self.client.post("/staff/search", {"words": references[0]}))
        self.keep("not found", self.client.post("/staff/search", {"words": "Nobody Atall"}))
        everything = self.client.get("/staff/?all=yes").tree.xpath("//input[@name='pick']/@value")
        wish = {"what": "take", "pick": everything}
        self.keep("several", self.client.post("/staff/several", wish))
        self.keep("several done", self.client.post("/staff/several/do", wish))
        page = self.keep("hand over", self.client.get(f"/staff/request/{references[0]}/hand-over"))
        self.keep("handed to nobody", self.client.send(page))

    def around(self) -> None:
        """Staff accounts, the audit trail, messages that failed, and the owner's settings."""
        self.keep("the staff list", self.client.get("/staff/people"))
        page = self.keep("add someone", self.client.get("/staff/people/add"))
        self.keep("add nobody", self.client.send(page, {"name": ""}))
        typed = {"name": "Pat Longname-Example", "email": "pat@example.org", "roles": ["triage", "chair"]}
        page = self.keep("add them?", self.client.send(page, typed))
        self.keep("their link", self.client.send(page))
        other = self.office.hires(name="Sam Staff")
        self.office.signs_in(other)
        for way in ("", "/roles", "/lock", "/remove", "/reset-second-step"):
            page = self.keep(f"someone{way}", self.client.get(f"/staff/people/{other.id}{way}"))
        self.keep("not locked", self.client.post(f"/staff/people/{other.id}/lock", {}, headers=FROM_ELSEWHERE))
        self.keep("no role", self.client.post(f"/staff/people/{other.id}/roles", {}))
        self.keep("change them?", self.client.post(f"/staff/people/{other.id}/roles", {"roles": "chair"}))
        asker = self.office.signs_in(self.office.hires(Role.ADMIN, name="Ash Asker"))
        asker.post(f"/staff/people/{other.id}/new-link", {})
        asker.post(f"/staff/people/{other.id}/roles", {"roles": ["triage", "chair"], "sure": "yes"})
        self.keep("changes that wait", self.client.get("/staff/people/waiting"))
        self.keep("a link that waits", self.client.post("/staff/people/waiting/2", {"do": "accept"}))
        self.keep("counts", self.client.get("/staff/counts"))
        self.keep("the trail, found", self.client.get("/staff/trail?did=read"))
        self.keep("the trail, a problem", self.client.get("/staff/trail?record=2222-2222&from=soon"))
        self.keep("owner's settings", self.client.get("/staff/owner"))
        self.keep("no failed message", self.client.get("/staff/messages"))
        request = self.office.receives()
        fails(self.office, request, "the mail server cannot be reached (ConnectionRefusedError)")
        fails(self.office, request, "the mail server refused the address (550)", gives_up=True)
        self.keep("failed messages", self.client.get("/staff/messages"))


def fails(office: Office, request: Submission, reason: str, *, gives_up: bool = False) -> None:
    """A message about this request that was tried 20 minutes ago."""
    with office.database.transaction() as db:
        address = "sam@example.com"
        outbox.post(
            db, office.settings.keys, template="received", way="email", address=address, submission_id=request.id
        )
    with office.database.transaction() as db:
        message = outbox.claim(db)
        assert message
    with office.database.transaction() as db:
        (outbox.give_up if gives_up else outbox.failed)(db, message, reason)
        kept = db.get_one(OutgoingMessage, message.id)
        kept.first_tried_at = datetime.now(UTC) - timedelta(minutes=20)
    office.app.extensions.pop(CACHE, None)
