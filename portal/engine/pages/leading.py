"""The links around a page where people type: its form posts, what stands in its boxes waits, and each page leads back.

A link is a button of the form then, named `to`, so it works without scripts. The page it leads to has a "Back" that
posts to where they typed; the walk stands in its form, never in its address, and comes there on a ticket.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, g, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from portal import sides
from portal.engine.pages import walking
from portal.records.voices import tickets

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

OWN_PATH = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")  # nothing that a browser reads as another host
LANGUAGE = "/language/"  # a choice of one leads to where it was made
WAY_BACK = ("back", "ticket")


@dataclass(frozen=True, kw_only=True)
class WayBack:
    """Where they typed, and the walk on which they did; "" when this page was opened again, or later."""

    address: str
    walk: str

    def on(self, address: str) -> str:
        """The address of a page of ours, with this way back from it."""
        ticket = walking.ticket(_name(self.address), self.walk) if self.walk else ""
        more = {"back": self.address} | ({"ticket": ticket} if ticket else {})
        return f"{address}{'&' if '?' in address else '?'}{urlencode(more)}"


def takes_back(view: View) -> View:
    """Mark a view that takes the post of "Back": one whose form carries its links."""
    view.takes_back = True  # type: ignore[attr-defined]
    return view


def wanted() -> str:
    """The page of ours that a link of the frame leads to; "" when none was pressed.

    One that leads to none of ours goes to the first page: whoever pressed a link did not press Send.
    """
    if "to" not in request.form:
        return ""
    given = request.form["to"]
    return given if OWN_PATH.fullmatch(given) and not given.startswith(("/leave", "/staff")) else "/"


def lead(address: str, *, again: Response, walk: str) -> Response:
    """To the page that is wanted, with the way back to this one. `again` leads to this one, which then shows it all."""
    to, back = wanted(), WayBack(address=address, walk=walk)
    parts = urlsplit(to)
    if not parts.path.startswith(LANGUAGE):
        return redirect(back.on(to), 303)
    chosen_on = dict(parse_qsl(parts.query)).get("to", "/")
    here = urlsplit(chosen_on).path == urlsplit(address).path
    return redirect(f"{parts.path}?{urlencode({'to': again.location if here else back.on(chosen_on)})}", 303)


def way_back() -> WayBack | None:
    """The way back from this page to where they typed, if they came from there; its ticket is spent."""
    if "way_back" not in g:
        g.way_back = None if sides.is_for_staff() else _way_back()
    found: WayBack | None = g.way_back
    return found


def _way_back() -> WayBack | None:
    came_from = request.args if request.method == "GET" else request.form
    address = came_from.get("back", "")
    if not OWN_PATH.fullmatch(address) or not _takes_back(urlsplit(address).path):
        return None
    given = request.form.get("walk", "") if request.method == "POST" and not g.get("refusal") else ""
    return WayBack(address=address, walk=tickets.read(given) or walking.spent(_name(address)))


def _takes_back(path: str) -> bool:
    routes = current_app.create_url_adapter(request)
    find = routes.match if routes else None
    try:
        endpoint = find(path, method="POST")[0] if find else ""
    except HTTPException:
        return False
    return getattr(current_app.view_functions.get(endpoint), "takes_back", False)


def _name(address: str) -> str:
    return f"way back to {address}"
