"""Every screen about one request on the staff side, and the walk to all screens of the staff side."""

from portal import calendar
from portal.commands.index import make_findings
from portal.commands.matching import match
from portal.records.accountability.names import Actor
from portal.records.requests import submissions
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff import covers
from portal.records.staff.accounts import Role
from portal.records.voices import cards, folders
from portal.staff.messages.drafts import mark_of
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import Screen
from tests.accessibility.support.staff.register import RegisterScreens
from tests.accessibility.support.staff.screens import FROM_ELSEWHERE
from tests.support.staff.capacity import override
from tests.support.staff.copies import HARM
from tests.support.staff.exports import grows_old
from tests.support.staff_fixtures import PASSWORD, PRIVATE, WAYS, said


class RequestScreens(RegisterScreens):
    """Walks through the pages of requests too."""

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
        alone = f"/staff/request/{self.office.receives(born='2015-05-05', consents=consents).shown_reference}"
        self.keep("the child first", self.client.get(alone))
        page = self.keep("did you talk to the child?", self.client.get(f"{alone}/child-first"))
        self.keep("a talk with the child is not whole", self.client.send(page))
        self.keep("a parent waits", self.client.get(f"{alone}/down/talk/with/parent"))
        self.keep("tasks due", self.client.get("/staff/"))

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
        maker.send(maker.get(f"{address}/override/list"), override())
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
        left_out = self.keep("what stays out of a copy", maker.get(f"{address}/copies/leave-out"))
        self.keep("no reason to leave it out", maker.send(left_out, {"about": "words", "decision": "out"}))
        self.keep("half a harm test", maker.send(left_out, {"about": "words", "decision": "out", "why": "harm"}))
        maker.send(left_out, {"about": "words"} | HARM)
        page = self.keep("a copy without something", maker.get(f"{address}/copies"))
        made = maker.send(page, {"checked": "I rang them on their own number."})
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
        self.client.post(f"{address}/write/person", wish | {"do": "send", "shown": mark_of(wish["words"])})
        self.keep("no way to give a card", self.client.post(f"{address}/card/person/give", {"how-person": ""}))
        self.keep("a card to give", self.client.post(f"{address}/card/person/give", {"how-person": "At school."}))
        self.keep("seen before it is sent", self.client.post(f"{address}/write/person", wish | {"do": "check"}))
        self.keep(
            "no interpreter is named", self.client.post(f"{address}/write/person", wish | {"into": "interpreter"})
        )
        self.keep("one's own sign-in", self.client.get("/staff/sign-ins"))
        self.keep("in another's name", self.client.post("/staff/sign-ins/end", {}, headers=FROM_ELSEWHERE))


def collect(portal: LivePortal) -> list[Screen]:
    """Every screen, in the order in which it takes the least."""
    way = RequestScreens(portal)
    way.sign_in()
    way.requests()
    make_findings(portal.app)
    way.several_at_once()
    way.one_person()
    way.one_decision()
    way.they_differ()
    way.one_complaint()
    way.moving_on()
    way.the_register()
    way.teams_and_cover()
    way.what_leaves()
    way.writing()
    way.around()
    return way.screens
