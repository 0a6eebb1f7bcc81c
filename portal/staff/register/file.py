"""The file for the meeting that reads the list: names, colours and next looks, behind a password and a reason.

Whoever has no consent that stands is a reference alone.
"""

from flask import Blueprint, Response, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.database import db
from portal.exporting.csv_table import csv_file
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose
from portal.staff.forms.form import StaffForm
from portal.staff.labels import export_words
from portal.staff.register.page import in_order
from portal.staff.request.in_register import Known, everyone
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again

HEADS = ("Who", "Age", "Colour", "On the list since", "Who looks after them", "Last looked", "Next look")
PAUSED = "Paused: no consent"


class FileForm(StaffForm):
    """Why the file is taken."""

    why = Choose("Why do you need it?", export_words.WHY_LIST, missing="Choose why you need it")


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/register/file", "register_file", register_file)
    bp.add_url_rule("/register/file", "get_register_file", get_register_file, methods=["POST"])


def register_file() -> ResponseReturnValue:
    """What would be in the file, and why it is needed."""
    return _form(FileForm())


@shows_itself_again
def get_register_file() -> ResponseReturnValue:
    """The file itself. That it was taken, why, and how many people it names, is written down."""
    form = FileForm(request.form)
    if g.refusal:
        form.refuse({"": PRESS_AGAIN})
        return _form(form), 400
    form.validate()
    form.refuse(fresh.wrong())
    if form.wrong:
        return _form(form), g.get("page_status", 422)
    known = _on_the_list()
    said = f"{form.why.answer}, {len(known)} people of the register"
    audit.write(db(), actor=me().actor, did=Did.EXPORTED_LIST, record=Ref.REGISTER, why=said)
    return Response(
        csv_file(HEADS, (_cells(each) for each in known)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="register-{calendar.today().isoformat()}.csv"'},
    )


def _on_the_list() -> list[Known]:
    return in_order(each for each in everyone() if each.standing.since)


def _cells(known: Known) -> tuple[str, ...]:
    if not known.given:
        return (known.anchor.shown_reference, PAUSED, *("" for _head in HEADS[2:]))
    standing = known.standing
    days = (standing.since, standing.last_look.on if standing.last_look else None, standing.next_look)
    since, looked, looks_next = (each.isoformat() if each else "" for each in days)
    age = "" if known.now.age.years is None else str(known.now.age.years)
    colour = standing.colour.colour if standing.colour else None
    return (
        known.name or known.anchor.shown_reference,
        age,
        (colour or "none yet").capitalize(),
        since,
        standing.case_manager,
        looked,
        looks_next,
    )


def _form(form: FileForm) -> str:
    known = _on_the_list()
    return render_template(
        "staff/register/file.html",
        how_many=len(known),
        paused=sum(not each.given for each in known),
        heads=HEADS,
        form=form,
        is_fresh=fresh.is_fresh(),
    )
