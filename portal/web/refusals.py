"""A post that does not count (`g.refusal`) is refused before any view sees it, unless the view shows its form again."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Answer = Callable[[], ResponseReturnValue]

HEED_IT_THEMSELVES = frozenset({"security"})  # Flask-Security's views: see `staff/access/sign_in_forms.py`


def shows_itself_again(view: View) -> View:
    """Mark a view that looks at `g.refusal` itself: its own form comes again, with what was typed and why."""
    view.shows_itself_again = True  # type: ignore[attr-defined]
    return view


def shows_instead(answer: Answer) -> Callable[[View], View]:
    """Mark a view in whose place this is shown, such as the list that it was sent from."""

    def mark(view: View) -> View:
        view.shows_instead = answer  # type: ignore[attr-defined]
        return view

    return mark


def press_again() -> str:
    """What a page of the public side says when a post did not count."""
    return str(_("We did not save this page. Press the button again."))


def init_app(app: Flask, answers: Mapping[str, Answer]) -> None:
    """Refuse by default, after every other guard; `answers` says for a blueprint what is shown in place of the view.

    A blueprint that is not there shows the page that asks to go back and press the button again.
    """

    @app.before_request
    def refuse() -> ResponseReturnValue | None:
        if not g.refusal or request.endpoint is None or request.blueprint in HEED_IT_THEMSELVES:
            return None
        view = current_app.view_functions[request.endpoint]
        if getattr(view, "shows_itself_again", False):
            return None
        answer = getattr(view, "shows_instead", None) or answers.get(request.blueprint or "")
        return answer() if answer else abort(400)
