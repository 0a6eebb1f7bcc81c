"""What was typed into a form whose session had ended: kept, sealed in the session, for the same account alone."""

from typing import TypedDict

from flask import g, request, session

from portal.staff.access import permissions
from portal.staff.access.permissions import May
from portal.web.cookies import idle_session

KEPT = "unsent"
PAGE = "/staff/unsent"
SECRETS = frozenset({"csrf_token", "password", "code"})  # asked for again
NEVER = frozenset({"staff.sign_out", "staff.throw_away", "staff.still_here", "staff.sign_out_everywhere"})


class Unsent(TypedDict):
    """One form: whose it is, where it goes, and what was typed."""

    who: str
    path: str
    endpoint: str
    fields: list[tuple[str, str]]


def keep() -> str:
    """Keep this post until its writer has signed in again; the page that shows it then, or "".

    Only of a browser whose own session was signed in fully and ended since nobody used it. No password is ever kept.
    """
    endpoint = request.endpoint or ""
    ours = endpoint in permissions.PAGES and endpoint.startswith("staff.") and endpoint not in NEVER
    before = idle_session() if ours and not g.refusal else {}
    who = before.get("_user_id")
    if not who or before.get("second_step") != who:
        return ""
    fields = [each for each in request.form.items(multi=True) if each[0] not in SECRETS]
    session[KEPT] = Unsent(who=who, path=request.path, endpoint=endpoint, fields=fields)
    return PAGE


def kept() -> Unsent | None:
    """What was kept for whoever is signed in."""
    found: Unsent | None = session.get(KEPT)
    return found if found and found["who"] == session.get("_user_id") else None


def may_be_sent(may: frozenset[May]) -> bool:
    """Is its page still one of theirs? Their roles may have changed since."""
    found = kept()
    return found is not None and permissions.PAGES.get(found["endpoint"]) in may


def forget() -> None:
    session.pop(KEPT, None)


def forget_if_anothers() -> None:
    """Gone when somebody else signs in here."""
    if kept() is None:
        forget()


def forget_when_sent(status: int) -> None:
    """Gone when its form was sent at last, and taken: `status` is that of the answer."""
    found = kept()
    if found and request.method == "POST" and request.path == found["path"] and status < 400:
        forget()
