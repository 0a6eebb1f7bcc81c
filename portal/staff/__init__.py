"""The staff side: nobody sees any of it without signing in."""

from flask import Blueprint, Flask, Response, g

from portal.staff import case, gate, inbox, other_pages, set_up, sign_in


def init_app(app: Flask) -> None:
    """Sign-in, then the gate, then the pages behind it."""
    sign_in.init_app(app, app.extensions["portal.settings"])
    gate.init_app(app)
    staff = Blueprint("staff", __name__, url_prefix="/staff")
    for pages in (set_up, inbox, case, other_pages):
        pages.add_to(staff)

    @app.after_request
    def say_how_it_went(response: Response) -> Response:
        """A page that shows a form again because something was wrong has a status that says so."""
        if response.status_code == 200:
            response.status_code = g.get("page_status", 200)
        return response

    app.register_blueprint(staff)
