"""Which requests are about the same person: link by reference, and unlink. Never merged."""

from flask import Blueprint, flash, g, request
from flask.typing import ResponseReturnValue

from portal import text
from portal.database import db
from portal.records.requests import people
from portal.staff.access.gate import me
from portal.staff.request.lookup import find, request_named
from portal.staff.request.page import page
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again

NO_SUCH_REQUEST = "There is no such request"  # the same for one that is kept from this member of staff


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/link", "link", link, methods=["POST"])
    bp.add_url_rule("/request/<reference>/unlink", "unlink", unlink, methods=["POST"])


@shows_itself_again
def link(reference: str) -> ResponseReturnValue:
    found = request_named(reference)
    typed = text.cleaned(request.form.get("other", ""))
    if g.refusal:
        return page(found, PRESS_AGAIN, typed=typed), 400
    other = find(typed)
    if other is None:
        return page(found, NO_SUCH_REQUEST, field="other", typed=typed), 422
    if other.id == found.id:
        return page(found, "Type the reference of another request", field="other", typed=typed), 422
    linked = people.link(db(), found, other, actor=me().actor)
    flash("They are linked now." if linked else "They were linked already.")
    return back_to(found)


def unlink(reference: str) -> ResponseReturnValue:
    """Take one of the linked requests out; the one whose page it is, when it names itself."""
    found = request_named(reference)
    typed = request.form.get("other", "")
    other = find(typed)
    together = {each.id for each in people.linked(db(), found, chair=me().is_chair)}
    if other is not None and other.id in together and people.unlink(db(), other, actor=me().actor):
        flash("It is not linked any more.")
    else:
        flash("It was not linked.")
    return back_to(found)
