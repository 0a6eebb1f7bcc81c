"""`/my-page/told`: every answer of this voice as it was said, with its day. What is private stays hidden."""

from datetime import date
from itertools import groupby

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal import languages
from portal.database import db
from portal.my_page import behind
from portal.my_page.behind import Own
from portal.my_page.said import paper, promise, shown_once, words
from portal.my_page.said.words import Answer
from portal.web.refusals import shows_itself_again

FILE = "my-page.pdf"  # its name stays on the phone: it says nothing


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/told", "told", told)
    bp.add_url_rule("/my-page/told", "show_told", show_told, methods=["POST"])
    bp.add_url_rule("/my-page/told/file", "told_file", told_file)


def told() -> ResponseReturnValue:
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    answers = words.told(own)
    if not answers:
        return redirect(url_for("my_page.my_page"), 303)
    if not shown_once.may_show(own):
        return shown_once.ask_first()
    return render_template(
        "my_page/said/told.html",
        days=_by_day(answers),
        promises=bool(promise.sentences(own)),
        keeps=not own.hides,  # whoever may look at the phone may look at its papers and files too
        has_file=_has_file(own, answers),
    )


@shows_itself_again
def show_told() -> ResponseReturnValue:
    return shown_once.after_a_press()


def told_file() -> ResponseReturnValue:
    """The same words to keep. It is made when nothing more is asked of the database."""
    own = behind.own()
    if own is None:
        return redirect(url_for("my_page.come_back"), 303)
    answers = words.told(own)
    if not answers or not _has_file(own, answers):
        return redirect(url_for("my_page.told"), 303)
    page = render_template("my_page/said/paper.html", days=_by_day(answers), direction_of=words.direction)
    db().keep_now()
    response = make_response(paper.made(page))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


def _has_file(own: Own, answers: list[Answer]) -> bool:
    written_in = {languages.chosen(), *(each.language for each in answers if each.language)}
    return not own.hides and paper.can_be_made_in(written_in)


def _by_day(answers: list[Answer]) -> list[tuple[date, list[Answer]]]:
    return [(day, list(said)) for day, said in groupby(answers, key=lambda each: each.day)]
