"""Every screen of the register: the list, one person, and each entry with its problems."""

from portal import calendar
from portal.records.requests.submissions import Submission
from tests.accessibility.support.staff.decisions import DecisionScreens
from tests.staff.register.entries_written import ENTRY
from tests.support.staff.consent_records import SPOKE
from tests.support.staff.consent_records import writes as records


class RegisterScreens(DecisionScreens):
    """Walks through the register."""

    def the_register(self) -> None:
        """Somebody goes on the list, and everything that can be written of them."""
        request = self.office.receives(about="Alexandra Featherstonehaugh-Example")
        records(self.client, request, "spoke", **SPOKE)
        with self.office.database.transaction() as db:
            db.get_one(Submission, request.id).status = "at_meeting"
        self.keep("nobody on the list yet", self.client.get("/staff/register?which=off"))
        address = f"/staff/person/{request.id}"
        self.keep("not on the list", self.client.get(address))
        for what, typed in ENTRY.items():
            page = self.keep(f"register: {what}", self.client.get(f"{address}/write/{what}"))
            self.keep(f"register: {what} is not whole", self.client.send(page))
            said = {"on": str(calendar.today())} | typed
            if what != "off":
                self.client.send(page, said)
            if what in ("on", "admitted"):
                self.keep(f"one person: {what}", self.client.get(address))
        self.keep("the register", self.client.get("/staff/register"))
        self.keep("one person of the register", self.client.get(address))
        meeting = f"/staff/meeting/{calendar.today()}"
        self.keep("the agenda of a list meeting", self.client.get(meeting))
        page = self.keep("one person at the meeting", self.client.get(f"{meeting}/person/{request.id}"))
        self.keep("what was decided is not whole", self.client.send(page))
        page = self.keep("the end of the meeting", self.client.get(f"{meeting}/end"))
        self.keep("who came?", self.client.send(page))
        page = self.keep("the register as a file", self.client.get("/staff/register/file"))
        self.keep("why is the register taken?", self.client.send(page))
