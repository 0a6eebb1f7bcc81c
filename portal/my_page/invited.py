"""`/my-page/invited`: whoever was invited to give one answer reads first who asks, and what for. Nothing else opens."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.database import db
from portal.engine.steps import Line
from portal.my_page import behind
from portal.my_page.behind import PERSON, Own
from portal.records.voices import folders


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/invited", "invited", invited)


def invited() -> ResponseReturnValue:
    own = behind.own_or_invited()
    if own is None or own.invitation is None:
        return redirect(url_for("my_page.my_page"), 303)
    return render_template("my_page/invited.html", own=own, invitation=own.invitation, sent_by=sent_by(own))


def sent_by(own: Own) -> Line | None:
    """Who wants us to ask this voice, by name only where that one gave it; None for whoever we ask for nobody else."""
    asker, invitation = own.contents.get("asker", {}), own.invitation
    if not invitation and not (own.is_person and asker):
        return None
    giver = folders.find_by_id(db(), invitation.passed_on_by or "") if invitation else None
    voice = giver.voice if giver else asker.get("voice", "")
    name = own.contents.get("about", "") if voice == PERSON else asker.get("name", "")
    if name:
        return Line(picture="hand_over", words=_("%(name)s asked us to ask you.", name=name))
    nameless = {
        PERSON: _("The person it is about asked us to ask you."),
        "parent": _("Your parent or guardian asked us to ask you."),
    }
    return Line(picture="hand_over", words=nameless.get(voice, _("Someone who helps you asked us to ask you.")))
