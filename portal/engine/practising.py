"""Practice of any journey: its own pages and rules under another address, with no Send and no card."""

from flask import Blueprint, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.engine.journey import Journey
from portal.engine.pages import Page, answer_step, check_page, mark, press_again, start_page, step_page
from portal.engine.steps import Stop
from portal.languages import chosen
from portal.records.voices import practice
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit
from portal.web.refusals import shows_itself_again

OVER = "practice.start"  # where it ends without having come to its end


def name_of(journey: Journey) -> str:
    """The blueprint of this journey's practice."""
    return f"practice_{journey.name}"


class PracticePage(Page):
    """A page of a journey whose answers are in a practice, which nothing outside practice can find."""

    may_stop = False

    @property
    def at(self) -> str:
        return name_of(self.journey)

    @property
    def secret(self) -> bytes:
        return practice.secret_of(visit().secret)

    @property
    def own_device(self) -> bool:
        """Never: it is cleared after some quiet minutes, and the browser fills in no box."""
        return False

    def store(self) -> None:
        practice.write(self.draft, visit().secret, self.saved)


def practice_blueprint(journey: Journey) -> Blueprint:
    """The practice of a journey, at `/practice/<name>`."""
    bp = Blueprint(name_of(journey), __name__, url_prefix=f"/practice/{journey.name}")
    first = f"{bp.name}.start"

    @bp.get("")
    def start() -> ResponseReturnValue:
        return _start_page(journey)

    @bp.post("")
    @shows_itself_again
    def begin() -> ResponseReturnValue:
        if g.refusal:
            return _start_page(journey, error=press_again()), 400
        if visit().is_new:
            visit().keep(own_device=False)
        page = PracticePage(journey, practice.begin(db(), visit().secret, journey=journey.name, language=chosen()))
        return redirect(page.address(page.route.next), 303)

    @bp.get("/<name>")
    def step(name: str) -> ResponseReturnValue:
        page = _page(journey)
        if page is None:
            return redirect(url_for(first), 303)
        found = page.route.find(name)
        if found is None or not page.route.may_open(name):
            return redirect(page.address(page.route.next), 303)
        return step_page(page, found)

    @bp.post("/<name>")
    @shows_itself_again
    def answer(name: str) -> ResponseReturnValue:
        page = _page(journey)
        if page is None:
            return redirect(url_for(first), 303)
        found = page.route.find(name)
        if found is None or not page.route.may_open(name):
            return redirect(page.address(page.route.next), 303)
        if isinstance(found, Stop) and not g.refusal:
            practice.forget_all(db(), visit().secret)
            return redirect(url_for(OVER, stopped=1), 303)
        return answer_step(page, found)

    @bp.get("/check")
    def check() -> ResponseReturnValue:
        page = _page(journey)
        if page is None:
            return redirect(url_for(first), 303)
        return _unanswered(page) or check_page(page)

    @bp.post("/check")
    @shows_itself_again
    def end() -> ResponseReturnValue:
        page = _page(journey)
        if page and (again := _unanswered(page)):
            return again
        if page and g.refusal:
            return check_page(page, error=press_again()), 400
        practice.forget_all(db(), visit().secret)
        return redirect(url_for(f"{bp.name}.ended"), 303)

    @bp.get("/end")
    def ended() -> ResponseReturnValue:
        return render_template("practice/end.html", journey=journey, again=first)

    return bp


def _page(journey: Journey) -> PracticePage | None:
    draft = _find(journey)
    return PracticePage(journey, draft) if draft else None


def _find(journey: Journey) -> Draft | None:
    return practice.find(db(), visit().secret, mark(), journey=journey.name) if mark() else None


def _start_page(journey: Journey, error: str = "") -> str:
    return start_page(journey, at=name_of(journey), waiting=None, error=error)


def _unanswered(page: PracticePage) -> ResponseReturnValue | None:
    return redirect(page.address(page.route.next), 303) if page.route.next else None
