"""Writing down a call or a talk with a voice, and each try to reach it that failed. Only staff read what was said."""

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.correspondence import contacts
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.staff.access.gate import me
from portal.staff.actions.contact_forms import FORMS, ContactForm
from portal.staff.forms.page import form_page
from portal.staff.labels import words
from portal.staff.request import voices
from portal.staff.request.lookup import before_a_parent, request_named
from portal.staff.responses import PRESS_AGAIN, back_to


def add_to(bp: Blueprint) -> None:
    rule = "/request/<reference>/down/<what>/with/<key>"
    bp.add_url_rule(rule, "talk", talk)
    bp.add_url_rule(rule, "keep_talk", keep_talk, methods=["POST"])


def talk(reference: str, what: str, key: str) -> ResponseReturnValue:
    opened, kind = _opened(request_named(reference), key), _kind(what)
    return _page(opened, key, what, kind(start={"on": calendar.today()}))


def keep_talk(reference: str, what: str, key: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent."""
    found = request_named(reference)
    opened, kind = _opened(found, key), _kind(what)
    form = kind(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(opened, key, what, form), 400
    form.validate()
    against = before_a_parent(found, key)
    if against and not form.is_theirs:
        form.refuse({"how": against})
    form.refuse_before(found.sent_at.astimezone(calendar.LONDON).date())
    if form.wrong:
        return _page(opened, key, what, form), 422
    contacts.keep(
        db(),
        settings().keys,
        opened.folders[key],
        on=form.on.answer,
        how=form.how.answer,
        words=form.words_to_keep,
        by=me().actor,
        once=once,
        reached=form.is_talk,
        answered=form.is_answer,
    )
    flash("It is written down.")
    return back_to(found)


def _kind(what: str) -> type[ContactForm]:
    return FORMS.get(what) or abort(404)


def _opened(submission: Submission, key: str) -> Opened:
    """The opened request; not found when this is none of its voices."""
    try:
        opened = submissions.opened(db(), settings().keys, submission, threads=False)
    except CannotOpen:
        abort(404)
    return opened if key in opened.folders else abort(404)


def _page(opened: Opened, key: str, what: str, form: ContactForm) -> str:
    reference = opened.submission.shown_reference
    return form_page(
        form,
        opened.submission,
        title=f"{form.title}: {words.voice(key)}",
        more="\n".join((form.more, before_a_parent(opened.submission, key))).strip(),
        action=url_for("staff.keep_talk", reference=reference, what=what, key=key),
        template="staff/actions/talk.html",
        ways=voices.ways_to(opened, key),
        must_not_be_told=voices.must_not_be_told(opened.first),
    )
