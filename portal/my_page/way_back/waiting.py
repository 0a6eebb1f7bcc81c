"""Too many tries: how many seconds to wait, counted down, and a button that sends what was typed once more."""

from collections.abc import Mapping

from flask import make_response, render_template
from flask.typing import ResponseReturnValue


def page(seconds: int, action: str, typed: Mapping[str, object]) -> ResponseReturnValue:
    """The page of a try inside its wait; `typed` goes with the button, by the names of its boxes."""
    shown = render_template("my_page/way_back/wait.html", seconds=seconds, action=action, typed=typed)
    response = make_response(shown, 429)
    response.headers["Retry-After"] = str(seconds)
    return response
