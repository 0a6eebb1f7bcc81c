"""The way back without an account: come back by card, see one's own page, and change one's mind in two taps."""

from flask import Blueprint, Flask

from portal.my_page import answers, helping, invited, own_card, page, thread
from portal.my_page.said import promise, told
from portal.my_page.telling import adding, more
from portal.my_page.way_back import card, come_back, hiding, words


def init_app(app: Flask) -> None:
    """Add every page of the way back, and what the receipt needs to show a card."""
    bp = Blueprint("my_page", __name__)
    pages = (page, adding, more, answers, invited, helping, own_card, thread, told, promise)
    for module in (come_back, hiding, card, *pages):
        module.add_to(bp)
    app.register_blueprint(bp)
    app.jinja_env.globals["words_on_card"] = words.on
