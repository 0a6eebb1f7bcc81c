"""How it looks: all looks on one page with one Save, and then back to where somebody was, with what they typed there.

That page stands in the address as `to`. Somebody who came from a page where they typed posts back to it, as its "Back"
does: a redirect that keeps the post takes along the walk, which stands in no address.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.engine.pages.leading import way_back
from portal.public import on_every_page
from portal.public.display_choices import LOOKS, Look
from portal.public.kept_choices import own_address, remember
from portal.web.refusals import shows_itself_again


def add_to(bp: Blueprint) -> None:
    """Give this blueprint the page, and the address that each look alone once had, which leads to its place there."""
    bp.add_url_rule("/display", "display", display, methods=["GET", "POST"])
    for look in LOOKS:
        bp.add_url_rule(look.address, f"look_{look.name}", _its_place(look))


@shows_itself_again
def display() -> ResponseReturnValue:
    """The page of all looks; saved, each choice is in a cookie of its own until the browser closes."""
    posted = _posted()
    if request.method == "POST" and not g.refusal:
        response = _back_to_where_they_were()
        for name, chosen in posted.items():
            remember(response, name, chosen)
        return response
    is_refused = bool(g.refusal)
    chosen_now = on_every_page.display() | posted
    shown = render_template("public/display.html", looks=LOOKS, chosen=chosen_now, back_to=_to(), error=is_refused)
    return shown, 400 if is_refused else 200


def _posted() -> dict[str, str]:
    """What was chosen of what is offered, by the name of its look."""
    given = {look.name: request.form.get(look.name, "") for look in LOOKS}
    return {look.name: given[look.name] for look in LOOKS if given[look.name] in look.values}


def _to() -> str:
    """The page to go back to. Who pressed "How it looks" on this very page goes to where they were before."""
    given = request.args.get("to", "")
    if urlsplit(given).path.startswith(url_for("public.display")):
        given = parse_qs(urlsplit(given).query).get("to", [""])[0]
    to = own_address(given)
    return url_for("public.home") if urlsplit(to).path.startswith(url_for("public.display")) else to


def _back_to_where_they_were() -> Response:
    to, back = _to(), way_back()
    if back is None:
        return redirect(to, 303)
    is_between = "to" in request.args and urlsplit(to).path != urlsplit(back.address).path
    return redirect(back.on(to), 303) if is_between else redirect(back.address, 307)


def _its_place(look: Look) -> Callable[[], ResponseReturnValue]:
    return lambda: redirect(url_for("public.display", _anchor=look.name), 303)
