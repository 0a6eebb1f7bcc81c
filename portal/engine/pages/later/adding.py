"""After Send: Continue on the receipt puts the card away. For an hour this browser can add to it, and open nothing."""

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import calendar, text
from portal.config import settings
from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages import leading, walking
from portal.engine.pages.later import unsent_words
from portal.engine.pages.later.unsent_words import Box
from portal.engine.pages.page import mark
from portal.engine.questions import LONGEST
from portal.engine.telling import tell_team
from portal.records.correspondence import messages
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import drafts, receipts
from portal.records.voices.folders import Folder
from portal.web.cookies import visit
from portal.web.refusals import press_again, shows_itself_again


class Adding:
    """What the browser that sent a request may do with it afterwards."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.at = journey, journey.name

    def put_away(self) -> ResponseReturnValue:
        """Continue, or "Tell us a safe way", on the receipt: this browser shows no card any more, and opens nothing.

        Or "Only I use this phone": then it shows the receipt again, until Continue.
        """
        found = self._sent()
        if found and request.form.get("do") == "only_me":
            shows = walking.is_proof(request.form.get("proof", ""), f"sent {mark()}")
            if shows and receipts.make_own(db(), found.id, visit().secret):
                visit().keep(own_device=True)
        elif found:
            receipts.put_away(db(), found.id, visit().secret)
        return redirect(self._address(), 303) if request.form.get("do") == "add" else self._to_receipt()

    def add(self) -> ResponseReturnValue:
        found = self._sent()
        folder = receipts.adds_to(db(), found.id) if found else None
        if found is None or folder is None:
            return self._to_receipt()
        own_device = receipts.is_own_device(db(), found.id)
        return self._page(found, folder, unsent_words.box(folder.id, own_device=own_device))

    @leading.takes_back
    @shows_itself_again
    def keep(self) -> ResponseReturnValue:
        """Keep what they forgot, sealed so that this browser cannot read it again, and tell the team."""
        found = self._sent()
        folder = receipts.adds_to(db(), found.id) if found else None
        words = typed()
        if found is None or folder is None:
            return abort(410) if words else self._to_receipt()  # the hour is over: the page of that has the words
        left = None if g.refusal else unsent_words.leave(self._address(), folder.id, words)
        if left:
            return left
        wrong = wrong_with(words)
        if wrong:
            return self._page(found, folder, unsent_words.typed(words, folder.id), wrong[0]), wrong[1]
        messages.add(db(), folder, words)
        unsent_words.forget()
        tell_team("new_request", found)
        return redirect(url_for(f"{self.at}.sent", draft=mark(), added=1), 303)

    def _sent(self) -> Submission | None:
        """What this browser sent from the draft with this mark."""
        return submissions.find(db(), drafts.id_of(visit().secret, mark())) if mark() else None

    def _to_receipt(self) -> ResponseReturnValue:
        return redirect(url_for(f"{self.at}.sent", draft=mark() or None), 303)

    def _address(self) -> str:
        return url_for(f"{self.at}.add", draft=mark())

    def _page(self, found: Submission, folder: Folder, box: Box, error: str = "") -> str:
        return render_template(
            "journey/add.html",
            at=self.at,
            mark=mark(),
            box=box,
            whose=unsent_words.whose(folder.id),
            own_device=receipts.is_own_device(db(), found.id),
            error=error,
            day=calendar.due(calendar.now(), settings().days_to_read, settings()),
        )


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
