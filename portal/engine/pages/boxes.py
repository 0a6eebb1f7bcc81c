"""The boxes of a question's page: what was posted, what was typed and not sent, or the answer, where it may show it."""

from flask import request
from flask_wtf import FlaskForm

from portal.engine.pages import unsent
from portal.engine.pages.page import Page
from portal.engine.questions import Posted
from portal.engine.steps import Answers, Ask, Step, is_opened
from portal.records.voices.contents import Value

Forms = dict[str, FlaskForm]  # one for each question of the page, by its name


def forms_of(page: Page, step: Step, posted: Posted = None) -> Forms:
    """The forms of the questions on this page, with what was posted, left unsent or saved.

    What one asks may hang on what was posted to the question it stands beside.
    """
    found: Forms = {}
    answers = page.route.answers
    for each in page.asks(step):
        typed = _unsent(page, each) if posted is None else posted
        value = page.in_box(each) if typed is None else None
        found[each.name] = each.kind.form(each.name, answers, posted=typed, value=value)
        said = _read(each, answers, posted) if each is step and posted is not None else None
        if said is not None:
            answers = Answers({**answers, each.name: said}, answers.today)
    return found


def _read(ask: Ask, answers: Answers, typed: Posted) -> Value | None:
    """What this is, as an answer; None where it needs another try."""
    form = ask.kind.form(ask.name, answers, posted=typed)
    return ask.kind.read(form, ask.name) if form.validate() else None


def posted_in(page: Page, ask: Ask) -> unsent.Boxes:
    """What was posted from the boxes of this question."""
    return unsent.boxes(ask.kind.fields(ask.name, page.route.answers), request.form)


def keep(page: Page, step: Step | None) -> None:
    """Let what stands in the boxes of this page wait for whoever typed it; nothing while another person has the phone.

    Empty boxes wait only in place of something that this page showed: they may be empty since it showed nothing.
    """
    for each in page.asks(step):
        found = {} if each.handed_over else posted_in(page, each)
        waits, answered = unsent.kept(each.name, page.saved) is not None, each.name in page.saved
        seen = page.may_show(unsent.name_of(each.name)) if waits else answered and page.may_show(each.name)
        if found and (seen or not unsent.is_empty(found)):
            page.keep_unsent(each.name, found)


def is_not_shown(page: Page, step: Step) -> bool:
    """Was something typed or answered here that this page must not show?"""
    return any(_is_not_shown(page, each) for each in page.asks(step))


def _is_not_shown(page: Page, ask: Ask) -> bool:
    if unsent.kept(ask.name, page.saved) is not None:
        return _unsent(page, ask) is None
    return ask.name in page.route.answers and not page.may_show(ask.name)


def count_what_waits(page: Page, step: Step) -> bool:
    """Let what was typed here and is not shown count as the answer, unseen. Is all of this page answered now?"""
    for each in page.asks(step):
        value = _as_answer(page, each) if _is_not_shown(page, each) else None
        if value is not None:
            page.keep({each.name: value}, on=(page.said_on or {}).get(unsent.name_of(each.name), ""))
    left = page.route.next
    return step.name in page.route.answers and (left is None or page.route.page_with(left).name != step.name)


def may_count(page: Page, step: Step) -> bool:
    """Is there an answer to each question here that can be kept unseen?"""
    answers, asks = page.route.answers, page.asks(step)
    values = {each.name: value for each in asks if (value := answers.get(each.name) or _as_answer(page, each))}
    with_these = Answers({**answers, **values}, answers.today)
    return bool(asks) and all(each.name in values for each in asks if is_opened(each, with_these))


def _as_answer(page: Page, ask: Ask) -> Value | None:
    """What waits, as an answer; None where nothing does, or it needs another try."""
    kept = unsent.kept(ask.name, page.saved) if _same_question(page, ask) else None
    return None if kept is None else _read(ask, page.route.answers, kept)


def _unsent(page: Page, ask: Ask) -> Posted:
    """What waits in these boxes, where this page may show it; what is private, only to the same question."""
    may = page.may_show(unsent.name_of(ask.name)) and (not ask.is_hidden or _same_question(page, ask))
    return unsent.kept(ask.name, page.saved) if may else None


def _same_question(page: Page, ask: Ask) -> bool:
    return unsent.shown_as(ask.name, page.saved) == page.shown_as(ask)
