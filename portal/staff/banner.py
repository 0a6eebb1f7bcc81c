"""What stands on every staff page: the menu, and a band while nobody opened a request marked "now" in time."""

from flask import Flask, g

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.queries import unread_now
from portal.staff.access.gate import Me
from portal.staff.access.permissions import May
from portal.staff.labels import audit_words, times

SHOWN = 5
MENU = (
    ("staff.inbox", May.SEE_THE_INBOX, "Inbox"),
    ("staff.register", May.SEE_THE_REGISTER, "Register"),
    ("staff.failed_messages", May.SEE_TO_FAILED_MESSAGES, "Failed messages"),
    ("staff.counts", May.SEE_THE_COUNTS, "Counts"),
    ("staff.trail", May.READ_THE_AUDIT_TRAIL, "Audit trail"),
    ("staff.overrides", May.SEE_THE_OVERRIDES, "Overrides"),
    ("staff.colleagues", May.MANAGE_STAFF, "Staff"),
    ("staff.waiting_changes", May.DECIDE_ABOUT_ACCOUNTS, "Changes that wait"),
    ("staff.help_lines", May.SEE_THE_HELP_LINES, "Help lines"),
    ("staff.owner", May.SEE_THE_OWNERS_SETTINGS, "Settings"),
)


def show_on_every_page(app: Flask) -> None:
    """The band is looked up when a page is drawn, so that it is gone as soon as somebody opened the request.

    Templates know permissions by their type: the name of one that does not exist is an error there. Days and
    moments are read by `times`, also in macros.
    """
    app.jinja_env.globals |= {"May": May, "did_words": audit_words.did, "times": times}

    @app.context_processor
    def menu() -> dict[str, object]:
        who: Me | None = g.get("me")
        return {"menu": [(endpoint, name) for endpoint, may, name in MENU if who and may in who.may]}

    @app.context_processor
    def band() -> dict[str, object]:
        who: Me | None = g.get("me")
        if who is None or g.get("is_unavailable") or May.READ_A_REQUEST not in who.may:
            return {"unread_now": []}
        found = unread_now.waiting(db(), settings(), calendar.today(), chair=who.is_chair)
        shown = [(each.shown_reference, times.ago(each.sent_at)) for each in found[:SHOWN]]
        return {"unread_now": shown, "unread_now_more": len(found) - len(shown)}
