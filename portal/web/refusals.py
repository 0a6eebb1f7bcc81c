"""A post that does not count (`g.refusal`) is refused before any view sees it, unless the view shows its form again."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Answer = Callable[[], ResponseReturnValue]

HEED_IT_THEMSELVES = frozenset({"security"})  # Flask-Security's views: see `staff/access/sign_in_forms.py`


def shows_itself_again(view: View) -> View:
    """Mark a view that looks at `g.refusal` itself: its own form comes again, with what was typed and why."""
    view.shows_itself_again = True  # type: ignore[attr-defined]
    return view


def init_app(app: Flask, answers: Mapping[str, Answer]) -> None:
    """Refuse by default, after every other guard; `answers` says for a blueprint what is shown in place of the view.

    A blueprint that is not there shows the page that asks to go back and press the button again.
    """

    @app.before_request
    def refuse() -> ResponseReturnValue | None:
        if not g.refusal or request.endpoint is None or request.blueprint in HEED_IT_THEMSELVES:
            return None
        if getattr(current_app.view_functions[request.endpoint], "shows_itself_again", False):
            return None
        answer = answers.get(request.blueprint or "")
        return answer() if answer else abort(400)
