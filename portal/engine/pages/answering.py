"""One step of a journey: its page, and what was posted from it."""

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal.engine.pages import checking
from portal.engine.pages.page import Page
from portal.engine.questions import Posted
from portal.engine.steps import SEEN, SKIPPED, Ask, Step, Stop
from portal.engine.taps import KEY, value_of
from portal.records.voices.contents import Value
from portal.web.refusals import press_again


def form_of(page: Page, step: Step, posted: Posted = None) -> FlaskForm | None:
    """The form of a question, with what was posted or what was saved; None where nothing is asked."""
    if not isinstance(step, Ask):
        return None
    value = page.in_box(step) if posted is None else None
    return step.kind.form(step.name, page.route.answers, posted=posted, value=value)


def step_page(page: Page, step: Step, *, form: FlaskForm | None = None, lost: bool = False, error: str = "") -> str:
    """The page of one step: with what was saved, or with the form that was posted."""
    kind = {"Tell": "tell", "Ask": "ask", "Stop": "stop"}[type(step).__name__]
    hidden = isinstance(step, Ask) and step.name in page.route.answers and not page.may_show(step.name)
    return page.show(
        kind,
        step,
        form=form or form_of(page, step),
        lost=lost,
        error=error,
        not_shown=checking.not_shown() if hidden else "",
    )


def answer_step(page: Page, step: Step) -> ResponseReturnValue:
    """Save what was posted and go on, or show the page again with what is wrong."""
    form = form_of(page, step, request.form)
    if g.refusal:
        return step_page(page, step, form=form, error=press_again()), 400
    if request.form.get("do") == "back":
        return page.back_from(step.name)
    if isinstance(step, Stop):
        return page.keeping.clear(page)
    if request.form.get("do") == "keep" and step.name in page.route.answers:
        return page.onward()
    value = _value(step, form)
    if value is None:
        return step_page(page, step, form=form), 422
    page.keep(step.name, value)
    return page.onward()


def keep_what_was_typed(page: Page, step: Step | None) -> None:
    """Save what stands in the box, where it is an answer."""
    if isinstance(step, Ask):
        value = _value(step, form_of(page, step, request.form))
        if value is not None:
            page.keep(step.name, value)


def wants_to_stop(page: Page) -> bool:
    """Was "Stop for now" pressed, where it is offered?"""
    return request.form.get("do") == "stop" and page.may_stop and not g.refusal


def _value(step: Step, form: FlaskForm | None) -> Value | None:
    """The answer that was posted; None when it needs another try (the form then knows why)."""
    if form is None or not isinstance(step, Ask):
        return SEEN
    if step.skip and "skip" in request.form:
        return SKIPPED
    tap = next((each for each in step.offered_taps if each.key == request.form.get(KEY)), None)
    if tap is not None:
        return value_of(tap)
    read: Value | None = step.kind.read(form, step.name) if form.validate() else None
    return read
