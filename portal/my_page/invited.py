"""`/my-page/invited`: whoever was invited to give one answer reads first what it is about. Nothing else opens."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.my_page import behind


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/my-page/invited", "invited", invited)


def invited() -> ResponseReturnValue:
    own = behind.own_or_invited()
    if own is None or own.invitation is None:
        return redirect(url_for("my_page.my_page"), 303)
    return render_template("my_page/invited.html", own=own, invitation=own.invitation)
