"""The pages of any journey: start, one page a step, check, sent. `blueprint(journey)` makes them."""

import re
from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.engine import checking, submitting
from portal.engine.journey import Journey, Route
from portal.engine.steps import SEEN, SKIPPED, Ask, Step, Stop, Tell
from portal.engine.taps import KEY, Tap, value_of
from portal.languages import chosen
from portal.records.requests import submissions
from portal.records.voices import cards, drafts, invitations
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit
from portal.web.refusals import shows_itself_again

MARK = re.compile(f"^[{drafts.MARK_LETTERS}]{{8}}$")


class Page:
    """One request for a page of one journey: its draft, its answers and its route."""

    def __init__(self, journey: Journey, draft: Draft) -> None:
        self.journey, self.draft = journey, draft
        self.saved = drafts.read(draft, self.secret)
        self.route: Route = journey.route(self.saved, calendar.today())

    @property
    def at(self) -> str:
        """The blueprint its pages are in."""
        return self.journey.name

    @property
    def secret(self) -> bytes:
        """What its draft is sealed with."""
        return visit().secret

    @property
    def own_device(self) -> bool:
        """Does nobody else look at this device?"""
        return self.journey.own_device(self.route.answers)

    def keep(self, name: str, value: Any) -> None:
        """Save one answer; the route may be another one now."""
        self.saved[name] = value
        self.route = self.journey.route(self.saved, calendar.today())
        self.store()

    def store(self) -> None:
        """Seal the answers into the draft."""
        drafts.write(self.draft, self.secret, self.saved, own_device=self.own_device, language=chosen())
        visit().keep(own_device=self.own_device)

    def address(self, step: Step | None) -> str:
        """Where a step stands; the check page for None. The mark keeps two drafts in two tabs apart."""
        if step is None:
            return url_for(f"{self.at}.check", draft=self.draft.mark)
        return url_for(f"{self.at}.step", name=step.name, draft=self.draft.mark)

    @property
    def may_stop(self) -> bool:
        """Is "Stop for now" offered: after the first question, and not while another person holds the phone."""
        answers, steps = self.route.answers, self.route.steps
        given = any(isinstance(each, Tell) and each.closes_way_back and each.name in answers for each in steps)
        waits = any(isinstance(each, Ask) and each.handed_over and each.name not in answers for each in steps)
        return any(each.name in answers for each in self.route.questions) and not (given and waits)

    def show(self, template: str, step: Step | None, **more: Any) -> str:
        """Render a page of this journey."""
        name = step.name if step else None
        before = self.route.before(name)
        is_first = bool(self.route.steps) and step is self.route.steps[0]
        start = url_for(f"{self.at}.start")
        page, pages = self.route.page_of(name)
        return render_template(
            f"journey/{template}.html",
            page=self,
            step=step,
            answers=self.route.answers,
            back=start if is_first else (before and self.address(before)),
            page_number=page,
            page_count=pages,
            about=self.journey.about(self.route.answers),
            own_device=self.own_device,
            **more,
        )


def mark() -> str:
    """The mark of the draft that this page is about; "" when there is none, or none of ours."""
    given = request.form.get("draft") or request.args.get("draft") or ""
    return given if MARK.match(given) else ""


def _find(journey: Journey) -> Draft | None:
    if not mark():
        return None if request.method == "POST" else drafts.newest(db(), visit().secret, kind=journey.name)
    return drafts.find(db(), visit().secret, mark(), kind=journey.name)


def _receipt(journey: Journey) -> ResponseReturnValue | None:
    """Where to go when this draft was sent already: a second Send finds the first one's receipt."""
    if not mark() or submissions.find(db(), drafts.id_of(visit().secret, mark())) is None:
        return None
    return redirect(url_for(f"{journey.name}.sent", draft=mark()), 303)


def blueprint(journey: Journey) -> Blueprint:
    """The blueprint of a journey, at `/<name>`."""
    bp = Blueprint(journey.name, __name__, url_prefix=f"/{journey.name}")

    @bp.get("")
    def start() -> ResponseReturnValue:
        return _start_page(journey)

    @bp.post("")
    @shows_itself_again
    def begin() -> ResponseReturnValue:
        if g.refusal:
            return _start_page(journey, error=press_again()), 400
        existing = _find(journey) if request.form.get("do") == "carry_on" else None
        draft = existing or drafts.begin(db(), visit().secret, kind=journey.name, language=chosen())
        page = Page(journey, draft)
        if existing is None:
            visit().keep(own_device=False)
        return redirect(page.address(page.route.next), 303)

    @bp.get("/<name>")
    def step(name: str) -> ResponseReturnValue:
        draft = _find(journey)
        if draft is None:
            return _receipt(journey) or redirect(url_for(f"{journey.name}.start"), 303)
        page = Page(journey, draft)
        found = page.route.find(name)
        if found is None or not page.route.may_open(name):
            return redirect(page.address(page.route.next), 303)
        return step_page(page, found, lost="lost" in request.args)

    @bp.post("/<name>")
    @shows_itself_again
    def answer(name: str) -> ResponseReturnValue:
        draft = _find(journey)
        if draft is None:
            return _receipt(journey) or _save_what_is_left(journey, name)
        page = Page(journey, draft)
        found = page.route.find(name)
        if found is None or not page.route.may_open(name):
            return redirect(page.address(page.route.next), 303)
        return _stop(page, found) if _wants_to_stop(page) else answer_step(page, found)

    @bp.get("/check")
    def check() -> ResponseReturnValue:
        draft = _find(journey)
        if draft is None:
            return _receipt(journey) or redirect(url_for(f"{journey.name}.start"), 303)
        page = Page(journey, draft)
        if page.route.next is not None:
            return redirect(page.address(page.route.next), 303)
        return check_page(page)

    @bp.post("/check")
    @shows_itself_again
    def send() -> ResponseReturnValue:
        draft = mark() and drafts.find_and_hold(db(), visit().secret, mark(), kind=journey.name)
        if not draft:
            return _receipt(journey) or redirect(url_for(f"{journey.name}.start"), 303)
        page = Page(journey, draft)
        if page.route.next is not None:
            return redirect(page.address(page.route.next), 303)
        if g.refusal:
            return check_page(page, error=press_again()), 400
        if _wants_to_stop(page):
            return _stop(page, None)
        submitting.send(journey, page.route, draft, settings(), looks_automatic=bool(request.form.get("leave_empty")))
        return redirect(url_for(f"{journey.name}.sent", draft=draft.mark), 303)

    @bp.get("/sent")
    def sent() -> ResponseReturnValue:
        found = mark() and submissions.find(db(), drafts.id_of(visit().secret, mark()))
        if not found:
            return redirect(url_for(f"{journey.name}.start"), 303)
        return render_template(
            "journey/sent.html",
            journey=journey,
            submission=found,
            due=checking.due(found, settings()),
            card=cards.shown_to_browser(db(), found.id, visit().secret),
            passes_on=invitations.shown_to_browser(db(), found.id, visit().secret) is not None,
            mark=mark(),
        )

    return bp


def _start_page(journey: Journey, error: str = "") -> str:
    waiting = drafts.newest(db(), visit().secret, kind=journey.name) if not visit().is_new else None
    return start_page(journey, at=journey.name, waiting=waiting, error=error)


def start_page(journey: Journey, *, at: str, waiting: Draft | None, error: str) -> str:
    """What a journey is about, and its Start, which posts to the blueprint `at`."""
    answers = journey.route({}, calendar.today()).answers
    return render_template(
        "journey/start.html", journey=journey, at=at, step=journey.start, answers=answers, waiting=waiting, error=error
    )


def _form(page: Page, step: Step, posted: Any = None) -> FlaskForm | None:
    if not isinstance(step, Ask):
        return None
    form: FlaskForm = step.kind.form(step.name, page.route.answers, posted=posted, value=page.saved.get(step.name))
    return form


def step_page(page: Page, step: Step, *, form: FlaskForm | None = None, lost: bool = False, error: str = "") -> str:
    """The page of one step: with what was saved, or with the form that was posted."""
    form = form or _form(page, step)
    kind = {"Tell": "tell", "Ask": "ask", "Stop": "stop"}[type(step).__name__]
    return page.show(kind, step, form=form, lost=lost, error=error)


def check_page(page: Page, error: str = "") -> str:
    """Every answer, and where each is changed."""
    return page.show("check", None, rows=checking.rows(page.journey, page.route, page.address), error=error)


def answer_step(page: Page, step: Step) -> ResponseReturnValue:
    """Save what was posted and go on, or show the page again with what is wrong."""
    form = _form(page, step, request.form)
    if g.refusal:
        return step_page(page, step, form=form, error=press_again()), 400
    if isinstance(step, Stop):
        drafts.forget(db(), page.draft)
        return redirect(url_for("public.cleared"), 303)
    value = _value(step, form)
    if value is None:
        return step_page(page, step, form=form), 422
    page.keep(step.name, value)
    return redirect(page.address(page.route.next), 303)


def _wants_to_stop(page: Page) -> bool:
    return request.form.get("do") == "stop" and page.may_stop and not g.refusal


def _stop(page: Page, step: Step | None) -> ResponseReturnValue:
    """Stop for now: keep what stands in the box where it is an answer, and give a card to come back with."""
    if isinstance(step, Ask):
        value = _value(step, _form(page, step, request.form))
        if value is not None:
            page.keep(step.name, value)
    held = drafts.find_and_hold(db(), visit().secret, page.draft.mark, kind=page.journey.name)
    if held is None:
        return redirect(url_for(f"{page.journey.name}.start"), 303)
    cards.for_draft(db(), settings().keys, held, visit().secret)
    return redirect(url_for("my_page.card", draft=held.mark), 303)


def _value(step: Step, form: FlaskForm | None) -> Any:
    """The answer that was posted; None when it needs another try (the form then knows why)."""
    if form is None:
        return SEEN
    if isinstance(step, Ask) and step.skip and "skip" in request.form:
        return SKIPPED
    tap = next((each for each in _offered(step) if each.key == request.form.get(KEY)), None)
    if tap is not None:
        return value_of(tap)
    return step.kind.read(form, step.name) if form.validate() else None  # type: ignore[union-attr]


def _offered(step: Step) -> tuple[Tap, ...]:
    return step.offered_taps if isinstance(step, Ask) else ()


def _save_what_is_left(journey: Journey, name: str) -> ResponseReturnValue:
    """The draft of this page is gone (it ran out, or the browser forgot): keep the answer that was typed, and go on."""
    page = Page(journey, drafts.begin(db(), visit().secret, kind=journey.name, language=chosen(), mark=mark()))
    step = next((each for each in journey.steps if each.name == name), None)
    if isinstance(step, Ask) and not step.handed_over and not g.refusal:
        value = _value(step, _form(page, step, request.form))
        if value is not None:
            page.keep(name, value)
    visit().keep(own_device=False)
    first = page.route.next
    return redirect(page.address(first) + "&lost=1", 303)


def press_again() -> str:
    """What a page says when a post did not count."""
    return str(_("We did not save this page. Press the button again."))
