"""One step of a journey: its page, with the questions beside it, and what was posted from it."""

from flask import g, request
from flask.typing import ResponseReturnValue

from portal.engine.pages import boxes, checking, leading, unsent
from portal.engine.pages.boxes import Forms
from portal.engine.pages.page import Page
from portal.engine.steps import SEEN, SKIPPED, Answers, Ask, Step, Stop, Tell, is_opened
from portal.engine.taps import DO_NOT_KNOW, KEY, NOT_NOW, value_of
from portal.records.voices.contents import Value, Values
from portal.web.refusals import press_again
from portal.web.templates import problems

LEAVES = ("back", "again")


def step_page(page: Page, step: Step, *, forms: Forms | None = None, lost: int = 0, error: str = "") -> str:
    """The page of one step: with what was saved, or with the forms that were posted."""
    kind = {"Tell": "tell", "Ask": "ask", "Stop": "stop"}[type(step).__name__]
    shown = forms or boxes.forms_of(page, step)
    not_shown = boxes.is_not_shown(page, step)
    return page.show(
        kind,
        step,
        asks=page.asks(step),
        forms=shown,
        wrong=[each for form in shown.values() for each in problems(form)],
        lost=lost,
        error=error,
        not_shown=checking.not_shown() if not_shown else "",
        may_keep=not_shown and boxes.may_count(page, step),
    )


def answer_step(page: Page, step: Step) -> ResponseReturnValue:
    """Save what was posted and go on, or show the page again with what is wrong."""
    forms, do = boxes.forms_of(page, step, request.form), request.form.get("do")
    if g.refusal:
        return step_page(page, step, forms=forms, error=press_again()), 400
    if leading.wanted() or do in LEAVES:
        return leave(page, step)
    if isinstance(step, Stop):
        return page.keeping.clear(page)
    if do == "rest" and page.route.is_tired(step.name):
        return _rest(page)
    if do == "keep" and boxes.count_what_waits(page, step):
        return page.onward()
    values = _values(page, step, forms)
    if values is None:
        boxes.keep(page, step)
        return step_page(page, step, forms=forms), 422
    page.keep(values)
    return page.onward()


def _rest(page: Page) -> ResponseReturnValue:
    """Send what I have: "Not now" to all that is left and takes it. A name is asked, and they still press Send."""
    while isinstance(step := page.route.next, Ask | Tell):
        asks = [each for each in page.asks(step) if not each.opens_with]
        if any(NOT_NOW not in each.offered_taps and not each.skip for each in asks):
            break
        taps = {each.name: value_of(NOT_NOW) if NOT_NOW in each.offered_taps else SKIPPED for each in asks}
        page.keep(taps or {step.name: SEEN})
    return page.onward()


def leave(page: Page, step: Step | None) -> ResponseReturnValue:
    """Go Back, to a link of the frame, or to this page once more; what stands in its boxes waits here."""
    boxes.keep(page, step)
    if leading.wanted():
        return leading.lead(page.address(step), again=page.to(step), walk=page.walk)
    return page.back_from(step.name if step else None) if request.form.get("do") == "back" else page.to(step)


def keep_what_was_typed(page: Page, step: Step | None) -> bool:
    """Save what stands in the boxes as the answers, or let it wait where it is none. Was anything kept?"""
    if not isinstance(step, Ask):
        return False
    values = _values(page, step, boxes.forms_of(page, step, request.form))
    if values is None:
        boxes.keep(page, step)
    else:
        page.keep(values)
    return any(each.name in page.saved or unsent.kept(each.name, page.saved) is not None for each in page.asks(step))


def wants_to_stop(page: Page) -> bool:
    """Was "Stop for now" pressed, where it is offered?"""
    return request.form.get("do") == "stop" and page.may_stop and not g.refusal


def _values(page: Page, step: Step, forms: Forms) -> Values | None:
    """The answers that were posted; None when one needs another try (its form then knows why)."""
    asks = page.asks(step)
    if not asks:
        return {step.name: SEEN}
    at_once = _at_once(asks)
    if at_once:
        return at_once
    above = {name: value for name, value in page.route.answers.items() if name not in forms}
    values: Values = {}
    is_right = True
    for each in asks:
        if not is_opened(each, Answers({**above, **values}, page.route.answers.today)):
            continue
        value = _read(page, each, forms)
        is_right = is_right and value is not None
        if value is not None:
            values[each.name] = value
    return values if is_right else None


def _at_once(asks: tuple[Ask, ...]) -> Values:
    """The skip or the tap of the page, for each of its questions that no other answer opens; empty for neither."""
    first, *others = (each for each in asks if not each.opens_with)
    tap = next((each for each in first.offered_taps if each.key == request.form.get(KEY)), None)
    found: Values = {}
    if first.skip and "skip" in request.form:
        found[first.name] = SKIPPED
    elif tap is not None:
        found[first.name] = value_of(tap)
    for each in others if found else ():
        found[each.name] = SKIPPED if each.skip else value_of(tap or DO_NOT_KNOW)
    return found


def _read(page: Page, ask: Ask, forms: Forms) -> Value | None:
    """The answer to one question of the page; None when it needs another try."""
    if ask.beside and ask.skip and unsent.is_empty(boxes.posted_in(page, ask)):
        return SKIPPED
    form = forms[ask.name]
    read: Value | None = ask.kind.read(form, ask.name) if form.validate() else None
    return read
