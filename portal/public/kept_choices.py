"""What a person chose for every page: each choice in a cookie, and the way to the page where they made it."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from portal.config import settings
from portal.engine.pages.leading import OWN_PATH

NOT_AGAIN = ("/staff", "/leave", "/language")


def remember(response: Response, name: str, chosen: str) -> None:
    """Keep a choice in a cookie that holds nothing else, until the browser closes."""
    response.set_cookie(name, chosen, secure=not settings().development, httponly=True, samesite="Lax")


def own_address(given: str) -> str:
    """The page that someone came from, when it is one of ours that may be opened again; else the first page."""
    parts = urlsplit(given)
    is_ours = OWN_PATH.fullmatch(given) and not parts.scheme and not parts.netloc
    may_open = is_ours and not parts.path.startswith(NOT_AGAIN) and not _is_only_posted_to(parts.path)
    return given if may_open else url_for("public.home")


def _is_only_posted_to(path: str) -> bool:
    routes = current_app.create_url_adapter(request)
    methods = list(routes.allowed_methods(path)) if routes else []
    return bool(methods) and "GET" not in methods
