"""`/staff/person/<key>/write/<what>`: one entry of the register, with all that it needs, kept once."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.correspondence.messages import Letter
from portal.records.register.entry import Entry, What
from portal.records.register.state import may
from portal.records.requests import submissions
from portal.records.requests.flows import Status
from portal.staff.actions.status import tell_decision
from portal.staff.forms.page import form_page
from portal.staff.labels import register_words
from portal.staff.messages import decisions
from portal.staff.messages.drafts import mark_of
from portal.staff.register import forms
from portal.staff.register.forms import EntryForm
from portal.staff.request.in_register import Known, person_with, write_entry
from portal.staff.responses import PRESS_AGAIN
from portal.wording.readability import findings

READ_BY_THEM = ("why", "helps", "who", "reach")
NO_MORE = "This cannot be written now. Look at where they stand."
CLOSED = "Tell people such a thing only when someone is there to answer. Do this in opening hours."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/person/<key>/write/<what>", "register_entry", entry)
    bp.add_url_rule("/person/<key>/write/<what>", "keep_register_entry", keep, methods=["POST"])


def entry(key: str, what: str) -> ResponseReturnValue:
    found, kind = person_with(key), _what(what)
    if not _may(found, kind):
        flash(NO_MORE)
        return redirect(url_for("staff.register_person", key=key), 303)
    before = found.standing
    start = {"on": calendar.today(), "case_manager": before.case_manager, "reach": before.case_manager_reach}
    names = forms.labels(kind)
    return _page(found, kind, forms.form_for(kind)(start={name: said for name, said in start.items() if name in names}))


def keep(key: str, what: str) -> ResponseReturnValue:
    """Keep it once, however often the form is sent, and tell whoever may know."""
    found, kind = person_with(key), _what(what)
    submissions.hold_together(db(), *found.requests)
    found = person_with(key)  # as it is now that nobody else writes
    form = forms.form_for(kind)(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(found, kind, form), 400
    if form.validate():
        form.refuse(forms.wrong(kind, form.said))
    if form.wrong:
        return _page(found, kind, form), 422
    if not _may(found, kind):
        flash(NO_MORE)
        return redirect(url_for("staff.register_person", key=found.key), 303)
    letter = _letter(kind, form)
    if letter and not calendar.is_open(calendar.now(), settings()):
        form.refuse({"": CLOSED})
        return _page(found, kind, form), 422
    if letter and form.shown.data != mark_of(letter.words):
        return _page(found, kind, form, letter)
    written = Entry(
        what=kind,
        on=form.on.answer,
        said=forms.as_kept(kind, form.said),
        factors=tuple(filter(None, form.said.get("factors", "").split(","))),
    )
    if write_entry(found, written, on=found.anchor, once=once) and letter:
        tell_decision(found.anchor, letter)
    flash("It is written down.")
    return redirect(url_for("staff.register_person", key=found.key), 303)


def _what(kept: str) -> What:
    """Which entry; a colour alone is set on a request."""
    return next((each for each in forms.QUESTIONS if each.value.replace(" ", "-") == kept), None) or abort(404)


def _may(found: Known, what: What) -> bool:
    return may(what, found.state, found.standing, given=found.given)


def _letter(what: What, form: EntryForm) -> Letter | None:
    """What the person reads when they come off the list; nobody writes to somebody who died."""
    if what is not What.OFF or form.said["reason"] == "died":
        return None
    said = {name: form.said[name] for name in READ_BY_THEM}
    return decisions.message(Status.NOT_ON_LIST, **said)


def _page(found: Known, what: What, form: EntryForm, letter: Letter | None = None) -> str:
    form.shown.data = mark_of(letter.words) if letter else ""
    return form_page(
        form,
        found.anchor,
        title=register_words.DO[what],
        more=register_words.MORE[what],
        action=request.path,
        button="Send it and do this" if letter else "Write it down",
        template="staff/register/entry.html",
        key=found.key,
        blocks=letter.blocks if letter else (),
        findings=findings("\n".join(form.said[each] for each in READ_BY_THEM)) if letter else (),
    )
