"""The body of a post is read to its end before anything is held for it, however slowly it comes.

A sender who stops half-way holds one thread of the server and nothing of the database (`safety.md`, "The database").
"""

from flask import Flask, request
from werkzeug.exceptions import BadRequest, HTTPException

from portal.database.requests import READS, begin_to_write, wait_for_body
from portal.web import security


def _read() -> None:
    """Forms are kept as forms, anything else as it came. Raises BadRequest for what cannot be read: a wrong chunk."""
    try:
        request.get_data(cache=True, parse_form_data=True)
    except HTTPException:
        raise
    except Exception as error:  # each server has its own for what a sender did wrong
        raise BadRequest from error


def init_app(app: Flask) -> None:
    """Before every guard that looks into a form, and every view."""

    @app.before_request
    def have_the_body() -> None:
        if request.method not in READS:
            if security.shows_itself_again():
                request.max_content_length = request.max_form_memory_size = security.LONGEST_FORM
            wait_for_body()
            _read()
            begin_to_write()
