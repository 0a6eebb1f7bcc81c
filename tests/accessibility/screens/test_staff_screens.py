"""The staff side in a real browser: axe on each screen and its problem, targets, keyboard, and no scripts."""

from datetime import UTC, datetime, timedelta

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from portal import calendar
from portal.commands.index import make_findings
from portal.commands.matching import match
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from portal.records.voices import cards, folders
from portal.staff.office.failed_messages import CACHE
from tests.accessibility.support import eyes
from tests.accessibility.support.eyes import DESK, PHONE, SMALL_PHONE
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.staff.consent.test_capacity import BEST, CAPACITY, OVERRIDE
from tests.staff.exports.test_case import grows_old
from tests.support.checked_client import FetchedPage
from tests.support.drills import DRILLS
from tests.support.servers import at_width
from tests.support.staff_fixtures import PASSWORD, PRIVATE, WAYS, Office, said

BETWEEN = 900  # wider than a phone, and too narrow for nine columns
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


class Collector:
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

    def one_person(self) -> None:
        """Two linked requests of a child, paused, with a third that may be the same; and each form of the ledger."""
        consents = tuple(
            Consent(voice=voice, purpose="list", answer="yes", how="alone", words_shown=["Do you want it?"])
            for voice in ("parent", "person")
        )
        sent = [self.office.receives(voice="parent", born="2015-05-05", consents=consents) for _each in range(3)]
        match(self.portal.app)
        address = f"/staff/request/{sent[0].shown_reference}"
        self.client.post(f"{address}/link", {"other": sent[1].reference})
        with self.office.database.transaction() as db:
            submissions.pause(db, db.get_one(Submission, sent[0].id))
        self.keep("linked and paused", self.client.get(address))
        self.keep("one person", self.client.get(f"{address}/person"))
        self.keep("no such request", self.client.post(f"{address}/link", {"other": "2222-2222"}))
        self.keep("nothing was agreed", self.client.post(f"{address}/lift", {}))
        for what in ("spoke", "told", "attempt", "competence"):
            page = self.keep(what, self.client.get(f"{address}/record/{what}"))
            page = self.keep(f"{what} is not whole", self.client.send(page))
            seen = {"purpose": "list", "why": "We used photos.", "competent": "yes", "seemed": "seemed_no"}
            self.client.send(page, seen | {"on": "2026-01-01"})
        self.keep("with a note", self.client.get(address))
        self.keep("tasks due", self.client.get("/staff/"))

    def one_decision(self) -> None:
        """Capacity, best interests and an override of one request, each form with its problems, and what is kept."""
        request = self.office.receives(consents=())
        address = f"/staff/request/{request.shown_reference}"
        for what, typed in (("capacity", CAPACITY), ("best-interests", BEST), ("override", OVERRIDE)):
            page = self.keep(what, self.client.get(f"{address}/{what}/list"))
            self.keep(f"{what} is not whole", self.client.send(page, {"views2": "Half a row."}))
            rests_on = page.form.xpath(".//input[@name='capacity']/@value")
            self.client.send(page, typed | {"capacity": "".join(rests_on)} | ({"answer": "no"} if rests_on else {}))
        page = self.keep("who decides, and an override", self.client.get(address))
        for link in page.tree.xpath("//a[contains(@href,'/written/')]/@href"):
            self.keep("a record to print", self.client.get(link))

    def teams_and_cover(self) -> None:
        """Why someone opens what is not theirs, what was written before a no, who is away, and whose team."""
        owner = self.office.hires(name="Olu Owner-With-A-Long-Name")
        no = Consent(voice="person", purpose="list", answer="no", how="alone", words_shown=["Do you want it?"])
        request = self.office.receives(consents=(no,), more_said=(PRIVATE,))
        with self.office.database.transaction() as db:
            db.get_one(Submission, request.id).owner_id = owner.id
        address = f"/staff/request/{request.shown_reference}"
        page = self.keep("why do you open it?", self.client.get(address))
        page = self.keep("no reason", self.client.send(page, {"opens_because": "other"}))
        self.client.send(page, {"opens_because": "rang"})
        self.keep("away", self.client.get("/staff/away"))
        self.keep("nobody covers", self.client.post("/staff/away", {}))
        deputy = self.office.hires(name="Kim Deputy")
        with self.office.database.transaction() as db:
            covers.name(db, owner_id=owner.id, deputy_id=deputy.id, until=calendar.today(), actor=Actor.COMMAND)
        self.keep("closed, and the owner is away", self.client.get(address))
        self.keep("open what they wrote?", self.client.get(f"{address}/why/written"))
        self.keep("their teams", self.client.get(f"/staff/people/{owner.id}/teams"))
        self.keep("when they are away", self.client.get(f"/staff/people/{owner.id}/away"))
        ticked = "status=new&status=acknowledged&status=looking&team=adults&team=children&age=adult"
        self.keep("several values", self.client.get(f"/staff/?{ticked}"))

    def what_leaves(self) -> None:
        """A request shared under an override and on paper, the list as a file, and a copy for the person."""
        long = said("tell", "What is happening?", ["longwordwithoutanyspace" * 8], {"ticks": [], "words": "long"})
        wants = said("wants", "What do they want?", ["They want this"], "yes")
        request = self.office.receives(more_said=(*WAYS, PRIVATE, long), marks=("must_not_tell",))
        other = self.office.receives(voice="helper", consents=(), more_said=(wants,))
        maker, checker = (self.office.signs_in(self.office.hires(*set(Role) - {Role.CHAIR})) for _each in range(2))
        address = f"/staff/request/{request.shown_reference}"
        maker.post(f"{address}/link", {"other": other.reference})
        self.keep("closed for sharing", maker.get(f"{address}/share"))
        maker.send(maker.get(f"{address}/override/list"), OVERRIDE)
        page = self.keep("share outside", maker.get(f"{address}/share"))
        grows_old(maker)
        self.keep("nothing is shared", maker.send(page))
        typed = {"name": "Ada Partner", "organisation": "Example Trust", "why": "care", "words": "To plan."}
        typed |= {"as": "paper", "password": PASSWORD, "parts": page.form.xpath(".//input[@name='parts']/@value")}
        self.keep("shared on paper", maker.send(page, typed))
        self.keep("what left", maker.get(address))
        self.keep("the list as a file", maker.send(maker.get("/staff/list-file?kind=join")))
        page = self.keep("a copy for the person", maker.get(f"{address}/copies"))
        self.keep("no copy", maker.send(page))
        made = maker.send(page, {"checked": "I rang them on their own number.", "also": ["notes", "decisions"]})
        page = self.keep("check a copy", checker.get(made.address))
        self.keep("not checked", checker.send(page))
        self.keep("it may go", checker.send(page, {"answer": "goes"}))
        self.keep("copies made before", maker.get(f"{address}/copies"))

    def writing(self) -> None:
        """A talk, a message with its pictures for someone who uses another language, and what was typed too late."""
        polish = said("language", "Which language do you use?", ["Polish"], "Polish")
        request = self.office.receives(more_said=(*WAYS, PRIVATE, polish))
        address = f"/staff/request/{request.shown_reference}"
        with self.office.database.transaction() as db:
            folder = folders.of_submission(db, request.id)[0]
            keys = self.office.settings.keys
            cards.for_folder(db, keys, folder, folders.key_for_staff(db, keys, folder))
        page = self.keep("a talk", self.client.get(f"{address}/down/talk/with/person"))
        self.keep("a talk is not whole", self.client.send(page))
        self.client.send(self.client.get(f"{address}/down/attempt/with/person"), {"how": "no_answer"})
        self.client.get(address)
        wish = {"words": "We want to talk to you.\nThis is about your extraordinarily good assessment."}
        self.client.post(f"{address}/write/person", wish | {"do": "send"})
        self.keep("seen before it is sent", self.client.post(f"{address}/write/person", wish | {"do": "check"}))
        self.keep(
            "no interpreter is named", self.client.post(f"{address}/write/person", wish | {"into": "interpreter"})
        )
        self.keep("one's own sign-in", self.client.get("/staff/sign-ins"))
        self.keep("in another's name", self.client.post("/staff/sign-ins/end", {}, headers=FROM_ELSEWHERE))

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


@pytest.fixture(scope="module")
def staff_screens(live_portal: LivePortal) -> list[Screen]:
    collector = Collector(live_portal)
    collector.sign_in()
    collector.requests()
    make_findings(live_portal.app)
    collector.several_at_once()
    collector.one_person()
    collector.one_decision()
    collector.teams_and_cover()
    collector.what_leaves()
    collector.writing()
    collector.around()
    return collector.screens


def test_axe_finds_nothing_on_any_staff_screen(browser: Chrome, staff_screens: list[Screen]) -> None:
    findings = {}
    for screen in staff_screens:
        eyes.open_screen(browser, screen, DESK)
        findings[screen] = eyes.judged_by_axe(browser)
        if screen.name in ("the inbox", "a request") or DRILLS:
            at_width(browser, SMALL_PHONE)
            findings[f"{screen}, on a phone"] = eyes.judged_by_axe(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_the_cells_of_the_inbox_have_their_headings_where_there_is_no_room_for_columns(
    browser: Chrome, staff_screens: list[Screen]
) -> None:
    eyes.open_screen(browser, next(each for each in staff_screens if each.name == "the inbox"), SMALL_PHONE)
    seen = {}
    for px in (SMALL_PHONE, BETWEEN):
        at_width(browser, px)
        headings = browser.find_elements(By.CSS_SELECTOR, ".cards .nhsuk-table-responsive__heading")
        seen[px] = [each.text for each in headings if each.is_displayed()]
    assert len(seen[BETWEEN]) > 5 and seen[BETWEEN] == seen[SMALL_PHONE]


@pytest.mark.parametrize("px", [SMALL_PHONE, PHONE, DESK])
def test_staff_screens_have_big_targets_and_never_scroll_sideways(
    browser: Chrome, staff_screens: list[Screen], px: int
) -> None:
    findings = {}
    for screen in staff_screens:
        eyes.open_screen(browser, screen, px)
        findings[screen] = eyes.measured(browser)
    assert not eyes.report(findings), eyes.report(findings)


def test_staff_work_by_keyboard_and_without_scripts(browser_without_scripts: Chrome, live_portal: LivePortal) -> None:
    office, browser = Office(live_portal.app), browser_without_scripts
    worker = office.hires()
    request = office.receives(level="now", about="Keyboard Example")
    at_width(browser, SMALL_PHONE)
    browser.get(f"{live_portal.address}/staff/")
    browser.find_element(By.ID, "email").send_keys(worker.address, Keys.TAB, worker.password, Keys.ENTER)
    wait = WebDriverWait(browser, 10, ignored_exceptions=[StaleElementReferenceException])
    wait.until(lambda _: browser.find_elements(By.ID, "code"))
    browser.find_element(By.ID, "code").send_keys(worker.code(), Keys.ENTER)
    wait.until(lambda _: browser.find_elements(By.LINK_TEXT, request.shown_reference))
    browser.find_element(By.LINK_TEXT, request.shown_reference).send_keys(Keys.ENTER)
    wait.until(lambda _: browser.find_element(By.TAG_NAME, "h1").text.endswith("Keyboard Example"))
    browser.find_element(By.XPATH, "//button[.='Mark as acknowledged']").send_keys(Keys.ENTER)
    wait.until(lambda _: "Marked as acknowledged." in browser.find_element(By.TAG_NAME, "main").text)
    browser.find_element(By.XPATH, "//button[.='Sign out']").send_keys(Keys.ENTER)
    wait.until(lambda _: browser.find_element(By.TAG_NAME, "h1").text == "Sign in")


def test_a_problem_takes_the_focus(browser: Chrome, live_portal: LivePortal) -> None:
    browser.get(f"{live_portal.address}/staff/sign-in")
    browser.find_element(By.ID, "email").send_keys("nobody@example.org", Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda _: browser.find_elements(By.CSS_SELECTOR, ".nhsuk-error-summary:focus"))


def test_a_record_on_paper_has_no_navigation(browser: Chrome, staff_screens: list[Screen]) -> None:
    screen = next(each for each in staff_screens if each.name == "a record to print")
    eyes.open_screen(browser, screen, DESK)
    shown = "return ['.staff-nav','.back','.off-paper','main h1'].map(s => document.querySelector(s).checkVisibility())"
    assert browser.execute_script(shown) == [True, True, True, True]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.execute_script(shown) == [False, False, False, True]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
