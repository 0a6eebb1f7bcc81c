"""Response headers, who may post here, and coarse limits. The same for both sides, errors too."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, current_app, g, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from werkzeug.routing import IntegerConverter, Map
from wtforms import ValidationError

from portal import sides
from portal.database.requests import READS

HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    ("X-Robots-Tag", "noindex"),
)
NEVER_KEPT = ("Cache-Control", "no-store")
KEPT = ("Cache-Control", "public, max-age=31536000, immutable")
LONGEST_BODY = 64 * 1024
LONGEST_FORM = 512 * 1024  # of a public page that shows its form again: what is too long is not lost by that
FOREIGN = "foreign"  # a post that another site sent

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Headers:
    """A WSGI layer that puts the same headers on every response, whoever made it."""

    def __init__(self, app: Wsgi) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        built = environ.get("PATH_INFO", "").startswith("/static/")

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            keep = KEPT if built and status.startswith(("200", "304")) else NEVER_KEPT
            ours = (*HEADERS, keep)
            names = {name.lower() for name, _value in ours}
            others = [each for each in headers if each[0].lower() not in names]
            return start_response(status, [*others, *ours], *rest)

        return self.app(environ, start)


def refusal() -> str:
    """Why this post does not count, as a key; "" when it does (`safety.md`, "CSRF").

    A browser that says where the post comes from decides; one that does not (old phones) must send the form's token.
    """
    if request.method in READS:
        return ""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return "" if site in ("same-origin", "none") else FOREIGN
    origin = request.headers.get("Origin")
    if origin is not None:
        return "" if origin in (f"http://{request.host}", f"https://{request.host}") else FOREIGN
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return "token"
    return ""


def shows_itself_again() -> bool:
    """Is this a post of our own to a public page whose form says itself that something in it is too long?"""
    view = current_app.view_functions.get(request.endpoint or "")
    ours = request.headers.get("Sec-Fetch-Site") in (None, "same-origin", "none") and not sides.is_for_staff()
    return ours and getattr(view, "shows_itself_again", False)


class RowNumber(IntegerConverter):
    """A number in an address that a database can hold; with a larger one there is no such page."""

    def __init__(self, url_map: Map, max: int = 2**31 - 1, **more: Any) -> None:
        super().__init__(url_map, max=max, **more)


def init_app(app: Flask) -> None:
    """Guard every post, and put the headers on every response."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,
        WTF_I18N_ENABLED=False,  # every word that people see is ours: WTForms need not read its catalogues on each page
        WTF_CSRF_ENABLED=False,  # the forms carry the token, and `refusal` looks at every post
        MAX_CONTENT_LENGTH=LONGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LONGEST_BODY,
        MAX_FORM_PARTS=100,
    )
    app.url_map.converters["int"] = RowNumber
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.wsgi_app = Headers(app.wsgi_app)  # type: ignore[method-assign]

    @app.before_request
    def look_where_posts_come_from() -> None:
        g.refusal = refusal()
        g.keeps_nothing = g.refusal == FOREIGN
