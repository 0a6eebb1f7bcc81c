"""The staff side: nobody sees any of it without signing in."""

from flask import Blueprint, Flask, Response, g

from portal.staff.case import add_to as add_case
from portal.staff.consent import add_to as add_consent
from portal.staff.gate import close_to_strangers
from portal.staff.inbox import add_to as add_inbox
from portal.staff.links import add_to as add_links
from portal.staff.other_pages import add_to as add_other_pages
from portal.staff.pauses import add_to as add_pauses
from portal.staff.saved_views import add_to as add_saved_views
from portal.staff.searching import add_to as add_searching
from portal.staff.set_up import add_to as add_set_up
from portal.staff.several import add_to as add_several
from portal.staff.sign_in import add_sign_in
from portal.staff.tasks import add_to as add_tasks
from portal.staff.writing import add_to as add_writing


def init_app(app: Flask) -> None:
    """Sign-in, then the gate, then the pages behind it."""
    add_sign_in(app, app.extensions["portal.settings"])
    close_to_strangers(app)
    staff = Blueprint("staff", __name__, url_prefix="/staff")
    around_a_case = (add_case, add_links, add_consent, add_pauses, add_tasks, add_writing)
    for add_to in (add_set_up, add_inbox, add_saved_views, add_searching, add_several, *around_a_case, add_other_pages):
        add_to(staff)

    @app.after_request
    def say_how_it_went(response: Response) -> Response:
        """A page that shows a form again because something was wrong has a status that says so."""
        if response.status_code == 200:
            response.status_code = g.get("page_status", 200)
        return response

    app.register_blueprint(staff)
