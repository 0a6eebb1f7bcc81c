"""The band on every staff page, for all who may read it, while nobody opened a request marked "now" in time."""

from typing import Any

from flask import Flask, g

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.queries import unread_now
from portal.staff.access.gate import Me
from portal.staff.access.permissions import May
from portal.staff.labels import words

SHOWN = 5


def show_on_every_page(app: Flask) -> None:
    """Looked up when a page is drawn, so that the band is gone as soon as somebody opened it."""

    @app.context_processor
    def band() -> dict[str, Any]:
        who: Me | None = g.get("me")
        if who is None or May.READ_A_REQUEST not in who.may:
            return {"unread_now": []}
        found = unread_now.waiting(db(), settings(), calendar.today(), chair=who.is_chair)
        shown = [(each.shown_reference, words.ago(each.sent_at)) for each in found[:SHOWN]]
        return {"unread_now": shown, "unread_now_more": len(found) - len(shown)}
