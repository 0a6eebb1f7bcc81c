"""My yes and no: what this voice answered for each purpose, from its own folder alone, and in which words."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.engine.journey import Journey
from portal.journeys import join, review
from portal.my_page.behind import Own
from portal.records.consent import events as consent_events
from portal.records.consent.events import Event

JOURNEYS: dict[str, Journey] = {join.PURPOSE: join.JOIN, review.PURPOSE: review.REVIEW}


@dataclass(frozen=True, kw_only=True)
class Latest:
    """This voice's last answer for one purpose ("" when it gave none), the one before it, and a yes taken back."""

    purpose: str
    answer: str = ""
    before: str = ""
    taken_back_at: datetime | None = None  # when the last yes was taken back; None when it was not, or is a yes again
    was_taken_back: bool = False
    is_hidden: bool = False  # someone may look: no page says which answer it was

    @property
    def words(self) -> str:
        if self.is_hidden:
            return str(_("Your answer is hidden.") if self.answer else _("You have not said yes or no."))
        said = {
            ("list", ""): _("You have not said yes or no to the list."),
            ("list", "yes"): _("You said yes to the list."),
            ("list", "no"): _("You said no to the list."),
            ("list", "not_sure"): _("You are not sure about the list."),
            ("list", "changed_mind"): _("You changed your mind about the list."),
            ("meeting", ""): _("You have not said yes or no to the meeting."),
            ("meeting", "yes"): _("You said yes to the meeting."),
            ("meeting", "no"): _("You said no to the meeting."),
            ("meeting", "not_sure"): _("You are not sure about the meeting."),
            ("meeting", "changed_mind"): _("You changed your mind about the meeting."),
        }
        return str(said[self.purpose, self.answer])

    @property
    def picture(self) -> str:
        if self.is_hidden and self.answer:
            return "keep_private"
        return {"": "consent", "changed_mind": "change_mind"}.get(self.answer, self.answer)

    @property
    def stopped(self) -> bool:
        return self.taken_back_at is not None and not self.is_hidden

    @property
    def by(self) -> date:
        """The day by which a person gets in touch about a yes that was taken back."""
        return calendar.due(self.taken_back_at or calendar.now(), settings().days_to_read_now, settings())


def latest(own: Own) -> list[Latest]:
    """The last answer of this voice for each purpose that it is asked about."""
    events: dict[str, list[Event]] = {purpose: [] for purpose in _asked_about(own)}
    for event in consent_events.history(db(), own.folder, own.key):
        if event["purpose"] in JOURNEYS:
            events.setdefault(event["purpose"], []).append(event)
    return [_latest(purpose, each, is_hidden=own.hides) for purpose, each in events.items()]


def of_purpose(own: Own, purpose: str) -> Latest | None:
    """The same for one purpose; None when this voice was never asked about it."""
    return next((each for each in latest(own) if each.purpose == purpose), None)


def purpose_of(own: Own) -> str:
    """What this request asks a yes or no about; "" when it asks for neither."""
    return next((purpose for purpose, journey in JOURNEYS.items() if journey.name == own.submission.kind), "")


def _asked_about(own: Own) -> list[str]:
    """Whom we ask without an answer yet: the person about their own request, and whoever was invited."""
    if own.invitation:
        return [own.invitation.purpose]
    purpose = purpose_of(own) if own.is_person else ""
    return [purpose] if purpose else []


def _latest(purpose: str, events: list[Event], *, is_hidden: bool) -> Latest:
    if not events:
        return Latest(purpose=purpose, is_hidden=is_hidden)
    given = [event["answer"] for event in events]
    taken_back = [
        event["at"] for event, before in zip(events[1:], given, strict=False) if before == "yes" != event["answer"]
    ]
    return Latest(
        purpose=purpose,
        answer=given[-1],
        before=given[-2] if len(given) > 1 else "",
        taken_back_at=taken_back[-1] if taken_back and given[-1] != "yes" else None,
        was_taken_back=bool(taken_back),
        is_hidden=is_hidden,
    )
