"""After Send: Continue on the receipt puts the card away. For an hour this browser can add to it, and open nothing."""

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar, text
from portal.config import settings
from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages.page import mark
from portal.engine.questions import LONGEST
from portal.engine.telling import tell_team
from portal.records.correspondence import messages
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import drafts, receipts
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again


class Adding:
    """What the browser that sent a request may do with it afterwards."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.at = journey, journey.name

    def put_away(self) -> ResponseReturnValue:
        """Continue on the receipt: from now on this browser shows no card and opens nothing."""
        found = self._sent()
        if found:
            receipts.put_away(db(), found.id, visit().secret)
        return self._to_receipt()

    def add(self) -> ResponseReturnValue:
        found = self._sent()
        return self._page() if found and receipts.adds_to(db(), found.id) else self._to_receipt()

    @shows_itself_again
    def keep(self) -> ResponseReturnValue:
        """Keep what they forgot, sealed so that this browser cannot read it again, and tell the team."""
        found = self._sent()
        folder = receipts.adds_to(db(), found.id) if found else None
        if found is None or folder is None:
            return self._to_receipt()
        words = typed()
        wrong = wrong_with(words)
        if wrong:
            return self._page(words, wrong[0]), wrong[1]
        messages.add(db(), folder, words)
        tell_team("new_request", found)
        return redirect(url_for(f"{self.at}.sent", draft=mark(), added=1), 303)

    def _sent(self) -> Submission | None:
        """What this browser sent from the draft with this mark."""
        return submissions.find(db(), drafts.id_of(visit().secret, mark())) if mark() else None

    def _to_receipt(self) -> ResponseReturnValue:
        return redirect(url_for(f"{self.at}.sent", draft=mark() or None), 303)

    def _page(self, words: str = "", error: str = "") -> str:
        day = calendar.due(calendar.now(), settings().days_to_read, settings())
        return render_template("journey/add.html", at=self.at, mark=mark(), words=words, error=error, day=day)


def typed() -> str:
    """The words to add."""
    return text.cleaned(request.form.get("more", ""), lines=True)


def wrong_with(words: str) -> tuple[str, int] | None:
    """Why these words are not kept, and the status of the page that says so; None when they are."""
    if g.refusal:
        return press_again(), 400
    if not words:
        return str(_("Write your answer in the box.")), 422
    if text.length(words) > LONGEST:
        return str(_("This is too long. Write less here.")), 422
    return None
