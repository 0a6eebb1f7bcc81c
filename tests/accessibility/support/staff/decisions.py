"""Every screen on which staff write down what was decided: capacity, best interests, overrides, complaints, moves."""

from datetime import timedelta
from typing import Any

from portal import calendar
from portal.commands.flow_tasks import of_complaints
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.accessibility.support.staff.screens import StaffScreens
from tests.support.staff.capacity import best_interests, lacks_capacity, nobody_by_law, override

STEPS: dict[str, dict[str, Any]] = {
    "sort": {"is_one": "is_complaint"},
    "information": {"owner": "Example Council"},
    "acknowledged": {"how": "phone", "talk": "agreed", "plan": "By letter, before Easter."},
    "who": {"who": ["council", "trust"]},
    "late": {"why": "The hospital has not answered.", "by": str(calendar.today() + timedelta(days=40))},
    "answered": {"how": "letter", "named": ["council", "health", "regulator"]},
}


class DecisionScreens(StaffScreens):
    """Walks through the forms of decisions."""

    def one_decision(self) -> None:
        """Capacity, best interests and an override of one request, each form with its problems, and what is kept."""
        request = self.office.receives(consents=())
        address = f"/staff/request/{request.shown_reference}"
        for what, typed in (
            ("capacity", lacks_capacity()),
            ("authority", nobody_by_law()),
            ("best-interests", best_interests()),
            ("override", override()),
        ):
            page = self.keep(what, self.client.get(f"{address}/{what}/list"))
            self.keep(f"{what} is not whole", self.client.send(page, {"views2": "Half a row."}))
            rests_on = page.form.xpath(".//input[@name='capacity']/@value") if what == "best-interests" else []
            self.client.send(page, typed | ({"capacity": rests_on[0], "answer": "no"} if rests_on else {}))
        page = self.keep("who decides, and an override", self.client.get(address))
        second = self.office.signs_in(self.office.hires(Role.SAFEGUARDING, Role.TRIAGE, name="Sol Second"))
        (link, *_more) = second.get(address).tree.xpath("//a[contains(@href,'/override-review/')]/@href")
        asked = self.keep("decide about an override", second.get(link))
        self.keep("nothing is decided", second.send(asked))
        self.keep("the overrides of the week", second.get("/staff/overrides"))
        self.keep("one's own override", self.client.get(link))
        for link in page.tree.xpath("//a[contains(@href,'/written/')]/@href"):
            self.keep("a record to print", self.client.get(link))

    def one_complaint(self) -> None:
        """A problem that is a complaint: each form with its problems, the moves and tasks that wait for it, its end."""
        request = self.office.receives(kind="problem", consents=())
        of_complaints(self.portal.app)
        address = f"/staff/request/{request.shown_reference}"
        self.keep("a problem, treated as a complaint", self.client.get(address))
        self.keep("not answered yet", self.client.send(self.client.get(f"{address}/move/answered")))
        for what, typed in STEPS.items():
            page = self.keep(f"complaint: {what}", self.client.get(f"{address}/complaint/{what}"))
            self.keep(f"complaint: {what} is not whole", self.client.send(page, {"on": ""}))
            self.client.send(page, {"on": str(calendar.today())} | typed)
        self.keep("a complaint that was answered", self.client.get(address))

    def moving_on(self) -> None:
        """Which review it is, and what was found when a review is closed and a problem is solved."""
        for kind, status, to in (
            ("review", "looking", "agreed"),
            ("review", "actions_open", "closed"),
            ("problem", "answered", "resolved"),
        ):
            request = self.office.receives(kind=kind, consents=())
            with self.office.database.transaction() as db:
                db.get_one(Submission, request.id).status = status
            page = self.keep(f"{kind} to {to}", self.client.get(f"/staff/request/{request.shown_reference}/move/{to}"))
            self.keep(f"{kind} is not {to}", self.client.send(page))

    def they_differ(self) -> None:
        """A child who says no while a parent says yes, and how people settled it."""
        said = (("parent", "yes"), ("person", "no"))
        consents = tuple(
            Consent(voice=voice, purpose="list", answer=answer, how="alone", words_shown=["Do you want it?"])
            for voice, answer in said
        )
        request = self.office.receives(voice="parent", born="2015-05-05", consents=consents)
        address = f"/staff/request/{request.shown_reference}"
        self.keep("they differ", self.client.get(address))
        page = self.keep("settled", self.client.get(f"{address}/settled/list"))
        self.keep("settled is not whole", self.client.send(page))
