"""The pages of any journey: start, one page a step, check, end. The drafts decide what is kept, and what Send does."""

from flask import Blueprint, g, redirect, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.engine.journey import Journey
from portal.engine.pages import checking, leading
from portal.engine.pages.answering import answer_step, keep_what_was_typed, leave, step_page, wants_to_stop
from portal.engine.pages.drafts_to_send import DraftsToSend
from portal.engine.pages.keeping import Drafts
from portal.engine.pages.later import from_receipt
from portal.engine.pages.later.adding import Adding
from portal.engine.pages.page import Page
from portal.engine.pages.practising import PracticeDrafts
from portal.engine.steps import Ask, Step
from portal.web import failed_saves
from portal.web.refusals import press_again, shows_itself_again

GOES = ("back", "keep", "again")  # buttons that save nothing


def blueprint(journey: Journey) -> Blueprint:
    """The blueprint of a journey, at `/<name>`."""
    keeping = DraftsToSend(journey)
    bp = _blueprint(keeping)
    bp.add_url_rule("/sent", "sent", keeping.sent)
    adding = Adding(journey)
    if journey.gives_card:
        bp.add_url_rule("/sent", "put_away", adding.put_away, methods=["POST"])
    bp.add_url_rule("/add", "add", adding.add)
    bp.add_url_rule("/add", "keep_addition", adding.keep, methods=["POST"])
    from_receipt.add_to(bp, journey)
    return bp


def practice_blueprint(journey: Journey) -> Blueprint:
    """The practice of a journey, at `/practice/<name>`."""
    keeping = PracticeDrafts(journey)
    bp = _blueprint(keeping)
    bp.add_url_rule("/end", "ended", keeping.ended)
    return bp


def _blueprint(keeping: Drafts) -> Blueprint:
    bp = Blueprint(keeping.at, __name__, url_prefix=keeping.address)
    _add_start(bp, keeping)
    _add_steps(bp, keeping)
    _add_check(bp, keeping)
    bp.record_once(lambda state: failed_saves.choices_of(state.app, keeping.at, keeping.journey.choices))
    return bp


def _add_start(bp: Blueprint, keeping: Drafts) -> None:
    @bp.get("")
    def start() -> ResponseReturnValue:
        return _start_page(keeping)

    @bp.post("")
    @shows_itself_again
    def begin() -> ResponseReturnValue:
        if g.refusal:
            return _start_page(keeping, error=press_again()), 400
        page = Page(keeping, keeping.begin())
        first = None if keeping.journey.start or request.form.get("do") else page.route.next
        return answer_step(page, first) if first else page.onward()


def _add_steps(bp: Blueprint, keeping: Drafts) -> None:
    @bp.get("/<name>")
    def step(name: str) -> ResponseReturnValue:
        draft = keeping.find()
        if draft is None:
            return keeping.nothing_to_show()
        page = Page(keeping, draft)
        found = _open_step(page, name)
        return step_page(page, found, lost=page.lost()) if found else page.onward()

    @bp.post("/<name>")
    @leading.takes_back
    @shows_itself_again
    def answer(name: str) -> ResponseReturnValue:
        draft = keeping.find()
        if draft is None:
            is_marks = leading.wanted() and "asked" not in request.form  # the form of another page, which leads back
            goes = is_marks or request.form.get("do") in GOES
            gone = keeping.nothing_to_show() if goes else keeping.nothing_to_answer(name)
            return _way_on() or gone
        page = Page(keeping, draft)
        found = _open_step(page, name)
        if found is None:
            return _way_on() or page.onward()
        return _stop(page, found) if wants_to_stop(page) else answer_step(page, found)


def _add_check(bp: Blueprint, keeping: Drafts) -> None:
    @bp.get("/check")
    def check() -> ResponseReturnValue:
        draft = keeping.find()
        if draft is None:
            return keeping.nothing_to_show()
        page = Page(keeping, draft)
        return _check_page(page) if page.route.next is None else page.onward()

    @bp.post("/check")
    @leading.takes_back
    @shows_itself_again
    def send() -> ResponseReturnValue:
        draft = keeping.find_to_send()
        if draft is None:
            return _way_on() or keeping.nothing_to_send()
        page = Page(keeping, draft)
        if page.route.next is not None:
            return _way_on() or page.onward()
        if g.refusal:
            return _check_page(page, error=press_again()), 400
        if leading.wanted():
            return leave(page, None)
        return _stop(page, None) if wants_to_stop(page) else _changes(page) or keeping.send(page)


def _way_on() -> ResponseReturnValue | None:
    """To the page that a link led to, from a page that is not there any more."""
    return redirect(leading.wanted(), 303) if leading.wanted() and not g.refusal else None


def _start_page(keeping: Drafts, error: str = "") -> str:
    """What a journey is about, and its Start."""
    journey, waiting = keeping.journey, keeping.waiting()
    answers = journey.route({}, calendar.today()).answers
    first = None if journey.start or waiting else journey.steps[0]
    return render_template(
        "journey/start.html",
        journey=journey,
        at=keeping.at,
        step=first or journey.start,
        form=first.kind.form(first.name, answers) if isinstance(first, Ask) else None,
        answers=answers,
        asks=(),
        own_device=False,
        waiting=waiting,
        error=error,
    )


def _check_page(page: Page, error: str = "") -> str:
    """Every answer, and where each is changed."""
    rows = checking.rows(page.journey, page.route, page.may_show, page.early)
    return page.show("check", None, groups=checking.groups(rows), error=error)


def _open_step(page: Page, name: str) -> Step | None:
    """The step with this name, where it may be opened now."""
    return page.route.find(name) if page.route.may_open(name) else None


def _changes(page: Page) -> ResponseReturnValue | None:
    """Back, Change, or the check page again; None when Send was pressed."""
    do, change = request.form.get("do"), request.form.get("change", "")
    if change:
        step = _open_step(page, change)
        return page.to(step) if step else page.onward()
    if do == "back":
        return page.back_from(None)
    return page.onward() if do in ("carry_on", "again") else None


def _stop(page: Page, step: Step | None) -> ResponseReturnValue:
    """Stop for now: what stands in the box is kept where it is an answer."""
    keep_what_was_typed(page, step)
    return page.keeping.stop(page)
