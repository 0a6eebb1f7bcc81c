"""The boxes of a question's page: what was posted, what was typed and not sent, or the answer, where it may show it."""

from flask import request
from flask_wtf import FlaskForm

from portal.engine import unsent
from portal.engine.pages.page import Page
from portal.engine.questions import Posted
from portal.engine.steps import Ask, Step
from portal.records.voices.contents import Value


def form_of(page: Page, step: Step, posted: Posted = None) -> FlaskForm | None:
    """The form of a question, with what was posted, left unsent or saved; None where nothing is asked."""
    if not isinstance(step, Ask):
        return None
    typed = _unsent(page, step) if posted is None else posted
    value = page.in_box(step) if typed is None else None
    return step.kind.form(step.name, page.route.answers, posted=typed, value=value)


def keep(page: Page, step: Step | None) -> None:
    """Let what stands in the boxes of this page wait for whoever typed it; nothing while another person has the phone.

    Empty boxes wait only in place of something that this page showed: they may be empty since it showed nothing.
    """
    if not isinstance(step, Ask) or step.handed_over:
        return
    found = unsent.boxes(step.kind.fields(step.name, page.route.answers), request.form)
    waits, answered = unsent.kept(step.name, page.saved) is not None, step.name in page.saved
    seen = page.may_show(unsent.name_of(step.name)) if waits else answered and page.may_show(step.name)
    if found and (seen or not unsent.is_empty(found)):
        page.keep_unsent(step.name, found)


def is_not_shown(page: Page, step: Step) -> bool:
    """Was something typed or answered here that this page must not show?"""
    if not isinstance(step, Ask):
        return False
    if unsent.kept(step.name, page.saved) is not None:
        return _unsent(page, step) is None
    return step.name in page.route.answers and not page.may_show(step.name)


def count_what_waits(page: Page, step: Step) -> bool:
    """Let what was typed here and is not shown count as the answer, unseen. Is there one, now or from before?"""
    if isinstance(step, Ask) and is_not_shown(page, step):
        value = _as_answer(page, step)
        if value is not None:
            page.keep(step.name, value, on=(page.said_on or {}).get(unsent.name_of(step.name), ""))
    return step.name in page.route.answers


def may_count(page: Page, step: Step) -> bool:
    """Is there an answer here that can be kept unseen?"""
    return isinstance(step, Ask) and (step.name in page.route.answers or _as_answer(page, step) is not None)


def _as_answer(page: Page, step: Ask) -> Value | None:
    """What waits, as an answer; None where nothing does, or it needs another try."""
    kept = unsent.kept(step.name, page.saved) if _same_question(page, step) else None
    if kept is None:
        return None
    form = step.kind.form(step.name, page.route.answers, posted=kept)
    return step.kind.read(form, step.name) if form.validate() else None


def _unsent(page: Page, step: Ask) -> Posted:
    """What waits in these boxes, where this page may show it; what is private, only to the same question."""
    may = page.may_show(unsent.name_of(step.name)) and (not step.is_hidden or _same_question(page, step))
    return unsent.kept(step.name, page.saved) if may else None


def _same_question(page: Page, step: Ask) -> bool:
    return unsent.shown_as(step.name, page.saved) == page.shown_as(step)
