"""The two cookies, each an opaque secret: the public one keeps nothing, the staff one finds a sealed session."""

import re
import secrets
from base64 import urlsafe_b64decode
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response, g, request, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy.exc import SQLAlchemyError

from portal import sides
from portal.config import Settings
from portal.crypto import sealing
from portal.database import db
from portal.records.staff import sessions as staff_sessions

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
OWN_DEVICE = timedelta(days=28)
TAGGED = TaggedJSONSerializer()


class OfACookie(dict[str, Any], SessionMixin):
    """What belongs to one browser by its cookie's secret. The token of its forms follows from that and is not kept."""

    def __init__(self, secret: str | None, contents: dict[str, Any] | None = None) -> None:
        super().__init__(contents or {})
        self.is_new = secret is None
        self.text = secret or secrets.token_urlsafe(32)
        self.wanted = False  # is there something to come back to, so that a cookie is worth setting?

    @property
    def secret(self) -> bytes:
        return urlsafe_b64decode(self.text + "=")

    def __contains__(self, name: object) -> bool:
        return name == "csrf_token" or super().__contains__(name)

    def __missing__(self, name: str) -> Any:
        if name != "csrf_token":
            raise KeyError(name)
        self.wanted = True
        return sealing.token(self.secret, "form token").hex()


class Visit(OfACookie):
    """A browser on the public side. Everything in it follows from the cookie's secret; nothing is kept."""

    def __init__(self, secret: str | None) -> None:
        super().__init__(secret)
        self.max_age: timedelta | None = None
        self.ended = False

    def keep(self, *, own_device: bool) -> None:
        """Set the cookie again: until the browser closes, or for 28 days on a device that nobody else looks at."""
        self.wanted = self.is_new = True
        self.max_age = OWN_DEVICE if own_device else None

    def renew(self) -> bytes:
        """A secret that nobody knew before, since the browser now opens more: the cookie is to be kept anew with it."""
        self.text = secrets.token_urlsafe(32)
        self.keep(own_device=False)
        return self.secret

    def end(self) -> None:
        """Expire the cookie."""
        self.ended = True


class StaffSession(OfACookie):
    """A staff browser: its contents are sealed in the database with a key made from the cookie; without any, no row."""

    def __init__(self, secret: str | None, contents: dict[str, Any] | None, *, left: str | None = None) -> None:
        super().__init__(secret, contents)
        self.left = left  # the secret of a session that this browser had before
        self.before = TAGGED.dumps(dict(self))
        self.found = contents is not None


class Cookies(SessionInterface):
    """Flask's `session`: a Visit on the public side, a StaffSession under /staff."""

    def __init__(self, settings: Settings) -> None:
        self.secure = not settings.development
        prefix = "__Host-" if self.secure else ""
        self.visit_name, self.staff_name = f"{prefix}visit", f"{prefix}staff"

    def open_session(self, app: Flask, request: Request) -> Any:
        if not sides.is_for_staff():
            return Visit(_secret_in(request, self.visit_name))
        secret = _secret_in(request, self.staff_name)
        if secret is None:
            return StaffSession(None, None)
        try:
            sealed = staff_sessions.find(db(), secret.encode())
        except SQLAlchemyError as error:
            g.found_no_session = error  # told as soon as an error has a page: see `refuse_without_sessions`
            return StaffSession(secret, None)
        return StaffSession(secret, TAGGED.loads(sealed)) if sealed else StaffSession(secret, None, left=secret)

    def init_app(self, app: Flask) -> None:
        """Called after the database's own, so that a staff session is kept in the transaction of its request."""
        app.session_interface = self

        @app.before_request
        def refuse_without_sessions() -> None:
            if "found_no_session" in g:
                raise g.pop("found_no_session")

        @app.after_request
        def keep_staff_session(response: Response) -> Response:
            found = session._get_current_object()  # type: ignore[attr-defined]
            if isinstance(found, StaffSession) and self._keeps(response):
                try:
                    self._save_staff(found, response)
                except Exception as error:  # nothing is kept: the page of this error is the answer
                    return app.make_response(app.handle_user_exception(error))
                g.staff_session_is_kept = True
            return response

    @staticmethod
    def _keeps(response: Response) -> bool:
        """Of what failed nothing is kept; and another site's post comes without our cookie: a new one would take the
        place of the person's own.
        """
        return response.status_code < 500 and not g.get("keeps_nothing")

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """The cookie of the public side. A staff session is kept already, unless no request was made with it."""
        if not self._keeps(response):
            return
        if isinstance(session, StaffSession):
            if "staff_session_is_kept" not in g:
                self._save_staff(session, response)
                db().commit()
        elif session.ended:
            response.delete_cookie(self.visit_name, secure=self.secure, httponly=True, samesite="Lax")
        elif session.wanted and session.is_new:
            self._set(response, self.visit_name, session.text, session.max_age)

    def _save_staff(self, session: StaffSession, response: Response) -> None:
        if not session.found and not _is_worth_a_row(session):
            if session.wanted and session.is_new:
                self._set(response, self.staff_name, session.text, None)
            return
        if not session:
            staff_sessions.end(db(), session.text.encode())
            response.delete_cookie(self.staff_name, secure=self.secure, httponly=True, samesite="Lax")
        else:
            contents = TAGGED.dumps(dict(session))
            if g.pop("new_staff_secret", False) or not session.found:  # a secret nobody could have planted
                staff_sessions.end(db(), session.text.encode())
                session.text = secrets.token_urlsafe(32)
                staff_sessions.begin(db(), session.text.encode(), contents)
            else:
                staff_sessions.keep(db(), session.text.encode(), contents, changed=contents != session.before)
            self._set(response, self.staff_name, session.text, None)

    def _set(self, response: Response, name: str, value: str, max_age: timedelta | None) -> None:
        response.set_cookie(name, value, max_age=max_age, secure=self.secure, httponly=True, samesite="Lax", path="/")


def _is_worth_a_row(session: StaffSession) -> bool:
    """More than what Flask-Security notes of anyone who looks at its pages; what a post says is shown once more."""
    looks = request.method in ("GET", "HEAD")
    return bool(set(session) - ({"fs_cc", "_flashes"} if looks else {"fs_cc"}))


def _secret_in(request: Request, name: str) -> str | None:
    value = request.cookies.get(name, "")
    return value if SECRET.fullmatch(value) else None


def idle_session() -> dict[str, Any]:
    """What stood in the staff session of this browser before it was idle for too long; empty when there was none."""
    found = session._get_current_object()  # type: ignore[attr-defined]
    left = found.left if isinstance(found, StaffSession) else None
    contents = staff_sessions.idle(db(), left.encode()) if left else None
    return dict(TAGGED.loads(contents)) if contents else {}


def visit() -> Visit:
    """The browser of this public request."""
    found = session._get_current_object()  # type: ignore[attr-defined]
    if not isinstance(found, Visit):
        raise TypeError("There is no visit on the staff side.")
    return found
