"""What was typed into a form whose session had ended: kept, sealed in the session, for the same account alone."""

from flask import g, request, session

from portal.cookies import idle_session
from portal.staff import permissions

KEPT = "unsent"
PAGE = "/staff/unsent"
NEVER = frozenset({"staff.sign_out", "staff.throw_away", "staff.still_here", "staff.sign_out_everywhere"})


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
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    session[KEPT] = {"who": who, "path": request.path, "fields": fields}
    return PAGE


def kept() -> dict[str, object] | None:
    """What was kept for whoever is signed in."""
    found = session.get(KEPT)
    return found if found and found["who"] == session.get("_user_id") else None


def forget() -> None:
    session.pop(KEPT, None)


def forget_unless_theirs() -> None:
    """Gone when somebody else signs in here, and when its form is sent at last."""
    found = kept()
    if found is None or (request.method == "POST" and request.path == found["path"]):
        forget()
