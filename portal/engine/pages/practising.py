"""The drafts of practice: the same pages under another address, with no Send, no card and nothing kept."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages.page import Page, mark
from portal.languages import chosen
from portal.records.voices import practice
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit

OVER = "practice.start"  # where it ends without having come to its end


class PracticeDrafts:
    """The practice of a journey, at `/practice/<name>`, which nothing outside practice can find."""

    may_stop = False

    def __init__(self, journey: Journey) -> None:
        self.journey, self.at, self.address = journey, f"practice_{journey.name}", f"/practice/{journey.name}"

    @property
    def secret(self) -> bytes:
        return practice.secret_of(visit().secret)

    def waiting(self) -> Draft | None:
        return None

    def find(self) -> Draft | None:
        return practice.find(db(), visit().secret, mark(), journey=self.journey.name) if mark() else None

    def find_to_send(self) -> Draft | None:
        return self.find()

    def begin(self) -> Draft:
        if visit().is_new:
            visit().keep(own_device=False)
        return practice.begin(db(), visit().secret, journey=self.journey.name, language=chosen())

    def write(self, page: Page) -> None:
        practice.write(page.draft, visit().secret, page.saved, page.said_on)

    def own_device(self, _page: Page) -> bool:
        """Never: it is cleared after some quiet minutes, and the browser fills in no box."""
        return False

    def nothing_to_show(self) -> ResponseReturnValue:
        return redirect(url_for(f"{self.at}.start"), 303)

    def nothing_to_answer(self, _name: str) -> ResponseReturnValue:
        return self.nothing_to_show()

    def nothing_to_send(self) -> ResponseReturnValue:
        return self._end()

    def stop(self, _page: Page) -> ResponseReturnValue:
        """Never offered: a practice is over as soon as it is left."""
        return self.nothing_to_show()

    def clear(self, _page: Page) -> ResponseReturnValue:
        practice.forget_all(db(), visit().secret)
        return redirect(url_for(OVER, stopped=1), 303)

    def send(self, _page: Page) -> ResponseReturnValue:
        return self._end()

    def ended(self) -> ResponseReturnValue:
        """What would have happened, and a way to practise again."""
        return render_template("practice/end.html", journey=self.journey, again=f"{self.at}.start")

    def _end(self) -> ResponseReturnValue:
        practice.forget_all(db(), visit().secret)
        return redirect(url_for(f"{self.at}.ended"), 303)
