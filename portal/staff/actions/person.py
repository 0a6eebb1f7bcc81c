"""One person: requests are linked by reference and unlinked, and stand on one page with each voice. Never merged."""

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import people, tasks
from portal.records.requests.submissions import Submission
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.forms.fields import Line
from portal.staff.forms.form import StaffForm
from portal.staff.labels import consent_words, words
from portal.staff.request.lookup import find, look, request_named
from portal.staff.request.page import page
from portal.staff.responses import back_to

NO_SUCH_REQUEST = "There is no such request"  # the same for one that is kept from this member of staff

ITSELF = "Type the reference of another request"


class OtherForm(StaffForm):
    """Which other request, by its reference."""

    other = Line()

    @property
    def found(self) -> Submission | None:
        """The other request, if this member of staff may see it."""
        return find(self.other.said)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/person", "person", person)
    bp.add_url_rule("/request/<reference>/link", "link", link, methods=["POST"])
    bp.add_url_rule("/request/<reference>/unlink", "unlink", unlink, methods=["POST"])


def person(reference: str) -> ResponseReturnValue:
    """What each voice answered on each request, never what anyone wrote: that opens with its own request."""
    found = request_named(reference)
    try:
        looked = look(found)
    except CannotOpen:
        return render_template("staff/actions/person.html", submission=found, looked=None, words=words)
    keys = settings().keys
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_PERSON, record=Ref.submission(found.id))
    ids = [each.id for each in looked.together]
    return render_template(
        "staff/actions/person.html",
        submission=found,
        looked=looked,
        to_do=tasks.waiting(db(), settings(), ids),
        owners=accounts.names(db(), keys, [each.owner_id for each in looked.together]),
        references={each.id: each.shown_reference for each in looked.together},
        today=calendar.today(),
        words=words,
        consent_words=consent_words,
    )


def link(reference: str) -> ResponseReturnValue:
    found, form = request_named(reference), OtherForm(request.form)
    other = form.found
    if other is None or other.id == found.id:
        return page(found, ITSELF if other else NO_SUCH_REQUEST, field="other", typed=form.other.said), 422
    linked = people.link(db(), found, other, actor=me().actor)
    flash("They are linked now." if linked else "They were linked already.")
    return back_to(found)


def unlink(reference: str) -> ResponseReturnValue:
    """Take one of the linked requests out; the one whose page it is, when it names itself."""
    found = request_named(reference)
    other = OtherForm(request.form).found
    together = {each.id for each in people.linked(db(), found, chair=me().is_chair)}
    if other is not None and other.id in together and people.unlink(db(), other, actor=me().actor):
        flash("It is not linked any more.")
    else:
        flash("It was not linked.")
    return back_to(found)
