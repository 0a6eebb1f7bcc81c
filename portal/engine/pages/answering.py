"""One step of a journey: its page, and what was posted from it."""

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal.engine import unsent
from portal.engine.pages import boxes, checking, leading
from portal.engine.pages.page import Page
from portal.engine.steps import SEEN, SKIPPED, Ask, Step, Stop
from portal.engine.taps import KEY, value_of
from portal.records.voices.contents import Value
from portal.web.refusals import press_again

LEAVES = ("back", "again")


def step_page(page: Page, step: Step, *, form: FlaskForm | None = None, lost: int = 0, error: str = "") -> str:
    """The page of one step: with what was saved, or with the form that was posted."""
    kind = {"Tell": "tell", "Ask": "ask", "Stop": "stop"}[type(step).__name__]
    return page.show(
        kind,
        step,
        form=form or boxes.form_of(page, step),
        lost=lost,
        error=error,
        not_shown=checking.not_shown() if boxes.is_not_shown(page, step) else "",
        may_keep=boxes.may_count(page, step),
    )


def answer_step(page: Page, step: Step) -> ResponseReturnValue:
    """Save what was posted and go on, or show the page again with what is wrong."""
    form, do = boxes.form_of(page, step, request.form), request.form.get("do")
    if g.refusal:
        return step_page(page, step, form=form, error=press_again()), 400
    if leading.wanted() or do in LEAVES:
        return leave(page, step)
    if isinstance(step, Stop):
        return page.keeping.clear(page)
    if do == "keep" and boxes.count_what_waits(page, step):
        return page.onward()
    value = _value(step, form)
    if value is None:
        boxes.keep(page, step)
        return step_page(page, step, form=form), 422
    page.keep(step.name, value)
    return page.onward()


def leave(page: Page, step: Step | None) -> ResponseReturnValue:
    """Go Back, to a link of the frame, or to this page once more; what stands in its boxes waits here."""
    boxes.keep(page, step)
    if leading.wanted():
        return leading.lead(page.address(step), again=page.to(step), walk=page.walk)
    return page.back_from(step.name if step else None) if request.form.get("do") == "back" else page.to(step)


def keep_what_was_typed(page: Page, step: Step | None) -> bool:
    """Save what stands in the box as the answer, or let it wait where it is none. Was anything kept?"""
    if not isinstance(step, Ask):
        return False
    value = _value(step, boxes.form_of(page, step, request.form))
    if value is None:
        boxes.keep(page, step)
    else:
        page.keep(step.name, value)
    return step.name in page.saved or unsent.kept(step.name, page.saved) is not None


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
