"""The staff side: nobody sees any of it without signing in."""

from flask import Blueprint, Flask, Response, g

from portal.staff.access.gate import close_to_strangers
from portal.staff.access.own_sign_in import add_to as add_own_sign_in
from portal.staff.access.set_up import add_to as add_set_up
from portal.staff.access.sign_in import add_sign_in
from portal.staff.access.unsent import forget_when_sent
from portal.staff.actions.contacts import add_to as add_talks
from portal.staff.actions.links import add_to as add_links
from portal.staff.actions.locked_notes import add_to as add_locked_notes
from portal.staff.actions.messages import add_to as add_writing
from portal.staff.actions.notes import add_to as add_judging
from portal.staff.actions.pauses import add_to as add_pauses
from portal.staff.actions.person import add_to as add_person
from portal.staff.actions.status import add_to as add_moving
from portal.staff.actions.suggestions import add_to as add_offering
from portal.staff.actions.tasks import add_to as add_tasks
from portal.staff.banner import show_on_every_page
from portal.staff.consent.capacity import add_to as add_deciding
from portal.staff.consent.records import add_to as add_consent
from portal.staff.counts.page import add_to as add_counts
from portal.staff.exports.case import add_to as add_sharing
from portal.staff.exports.register import add_to as add_list_file
from portal.staff.exports.subject_access import add_to as add_copies
from portal.staff.inbox.bulk import add_to as add_several
from portal.staff.inbox.page import add_to as add_inbox
from portal.staff.inbox.saved_views import add_to as add_saved_views
from portal.staff.inbox.search import add_to as add_searching
from portal.staff.office.absences import add_to as add_away
from portal.staff.office.accounts import add_to as add_colleagues
from portal.staff.office.audit_trail import add_to as add_trail
from portal.staff.office.failed_messages import add_to as add_failed
from portal.staff.office.failed_messages import tell_on_every_page
from portal.staff.office.help_lines import add_to as add_other_pages
from portal.staff.office.settings import add_to as add_owner
from portal.staff.office.teams import add_to as add_team_members
from portal.staff.request.page import add_to as add_case
from portal.staff.request.reasons import add_to as add_opening
from portal.staff.request.reasons import close_to_others


def init_app(app: Flask) -> None:
    """Sign-in, then the gate, then the pages behind it."""
    add_sign_in(app, app.extensions["portal.settings"])
    close_to_strangers(app)
    close_to_others(app)
    tell_on_every_page(app)
    show_on_every_page(app)
    staff = Blueprint("staff", __name__, url_prefix="/staff")
    around_a_case = (
        add_case,
        add_links,
        add_person,
        add_consent,
        add_deciding,
        add_pauses,
        add_tasks,
        add_writing,
        add_talks,
        add_moving,
        add_judging,
        add_locked_notes,
        add_opening,
        add_sharing,
        add_copies,
        add_offering,
    )
    in_the_inbox = (add_inbox, add_saved_views, add_searching, add_several, add_list_file)
    for add_case_pages in (*in_the_inbox, *around_a_case, add_failed):
        add_case_pages(staff)
    for add_pages_around in (
        add_set_up,
        add_trail,
        add_counts,
        add_colleagues,
        add_owner,
        add_own_sign_in,
        add_away,
        add_team_members,
        add_other_pages,
    ):
        add_pages_around(staff)

    @app.after_request
    def say_how_it_went(response: Response) -> Response:
        """A page that shows a form again as something was wrong has a status that says so; then nothing is lost."""
        if response.status_code == 200:
            response.status_code = g.get("page_status", 200)
        forget_when_sent(response.status_code)
        return response

    app.register_blueprint(staff)
