"""A copy for the person of all that we hold about them: one member of staff makes it, and another lets it go.

Who checks it is safeguarding when there are locked notes, an override, or someone who must not be told: what a copy may
set off at home is theirs to judge. Accounts that chair are left out: they do not see everything that is in it.
"""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.database import db
from portal.exporting import as_json
from portal.exporting.archive import zipped
from portal.records.accountability import exports
from portal.records.accountability.exports import AlreadyChecked, Export, SamePerson
from portal.records.staff.accounts import Role
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.exports import subject_access_contents as contents
from portal.staff.exports import subject_access_decisions as decided
from portal.staff.exports import subject_access_forms as copy_forms
from portal.staff.exports.case import as_file
from portal.staff.exports.subject_access_contents import Here, around, copy_of, here_of, shown
from portal.staff.exports.subject_access_forms import CheckForm, CopyForm
from portal.staff.labels import export_words
from portal.staff.responses import PRESS_AGAIN


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/copies", "copies", copies)
    bp.add_url_rule("/request/<reference>/copies", "make_copy", make_copy, methods=["POST"])
    bp.add_url_rule("/request/<reference>/copies/<int:number>", "copy", one)
    bp.add_url_rule("/request/<reference>/copies/<int:number>", "check_copy", check, methods=["POST"])
    bp.add_url_rule("/request/<reference>/copies/<int:number>/fetch", "fetch_copy", fetch, methods=["POST"])


def copies(reference: str) -> ResponseReturnValue:
    return _make_page(here_of(reference), CopyForm())


def make_copy(reference: str) -> ResponseReturnValue:
    """Write down what the copy holds. Nothing leaves: a second person looks at it first."""
    here = here_of(reference)
    form = CopyForm(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _make_page(here, form), 400
    form.validate()
    decisions, again = decided.decisions_now(here)
    made = copy_of(here, decisions)
    form.refuse(fresh.wrong() or decided.still_to_decide(made, again))
    if form.wrong:
        return _make_page(here, form), g.get("page_status", 422)
    said = form.said | {
        "digest": made.digest,
        "parts": copy_forms.parts(sorted(made.left_out)),
        "decisions": ",".join(str(each.id) for each in decisions),
    }
    keys, id_ = settings().keys, here.submission.id
    kept = exports.keep(db(), keys, id_, exports.BUNDLE, said, by=me().actor, once=once, why="the person asked")
    flash("The copy is made. Someone else must check it before it goes.")
    return redirect(_address(here, kept), 303)


def one(reference: str, number: int) -> ResponseReturnValue:
    """The copy as the person would get it, with what was left out, for whoever checks it."""
    return _one_page(*_found(reference, number), CheckForm())


def check(reference: str, number: int) -> ResponseReturnValue:
    here, export = _found(reference, number)
    form = CheckForm(request.form)
    form.validate()
    released = form.lets_it_go
    form.refuse(fresh.wrong() or _may_not(here, export, released=released))
    if form.wrong:
        return _one_page(here, export, form), g.get("page_status", 422)
    try:
        exports.check(db(), settings().keys, export, by=me().actor, released=released, why=form.why.said)
    except SamePerson:
        form.refuse({"": copy_forms.SAME})
    except AlreadyChecked:
        form.refuse({"": "Someone has checked it already."})
    if form.wrong:
        return _one_page(here, export, form), 422
    flash("It may go now." if released else "It is sent back.")
    return redirect(_address(here, export), 303)


def fetch(reference: str, number: int) -> ResponseReturnValue:
    """The file itself, once it was let go, and only while it is what was checked."""
    here, export = _found(reference, number)
    if not (export.check and export.check.released):
        abort(404)
    made = copy_of(here, decided.decisions_of(here, export.said))
    wrong = fresh.wrong() or _may_not_fetch(export, made.digest, locked=bool(made.locked))
    if wrong:
        form = CheckForm()
        form.refuse(wrong)
        return _one_page(here, export, form), g.get("page_status", 422)
    exports.fetched(db(), export, by=me().actor)
    reference, made = here.submission.shown_reference, contents.with_locked(here, made)
    around_it = {"made": export.at, "service": settings().service_name}
    to_read = render_template("staff/exports/copy_file.html", **around_it, **shown(made))
    packed = zipped(reference, to_read, as_json.as_json(made.copy))
    return as_file(packed, reference, kind="zip", mimetype="application/zip")


def _may_not_fetch(export: Export, digest: str, *, locked: bool) -> dict[str, str]:
    if digest != export.said["digest"]:
        return {"": copy_forms.CHANGED}
    return {"": copy_forms.FETCHED_BY} if locked and Role.SAFEGUARDING not in me().roles else {}


def _may_not(here: Here, export: Export, *, released: bool) -> dict[str, str]:
    """Why this member of staff may not let it go."""
    if export.by == me().actor:
        return {"": copy_forms.SAME}
    if released and here.needs_safeguarding and Role.SAFEGUARDING not in me().roles:
        return {"": copy_forms.SAFEGUARDING}
    if released and copy_of(here, decided.decisions_of(here, export.said)).digest != export.said["digest"]:
        return {"": copy_forms.CHANGED}
    return {}


def _found(reference: str, number: int) -> tuple[Here, Export]:
    here = here_of(reference)
    export = exports.find(db(), settings().keys, here.submission.id, number, exports.BUNDLE)
    return (here, export) if export else abort(404)


def _address(here: Here, export: Export) -> str:
    return url_for("staff.copy", reference=here.submission.shown_reference, number=export.id)


def _make_page(here: Here, form: CopyForm) -> str:
    found = exports.of_submissions(db(), settings().keys, [here.submission.id])
    decisions, again = decided.decisions_now(here)
    return render_template(
        "staff/exports/copies.html",
        form=form,
        made=[each for each in found if each.kind == exports.BUNDLE],
        decisions=decisions,
        again=again,
        undecided=copy_of(here, decisions).undecided,
        **around(here),
    )


def _one_page(here: Here, export: Export, form: CheckForm) -> str:
    decisions = decided.decisions_of(here, export.said)
    made = copy_of(here, decisions)
    return render_template(
        "staff/exports/copy.html",
        export=export,
        form=form,
        decisions=decisions,
        left_out=made.left_out,
        never=export_words.NEVER_IN_A_COPY,
        locked=made.locked,
        is_same=made.digest == export.said["digest"],
        is_mine=export.by == me().actor,
        **around(here),
        **shown(contents.with_locked(here, made)),
    )
