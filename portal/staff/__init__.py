"""The staff side: nobody sees any of it without signing in.

- `access`: Who gets in, and who may do what.
- `actions`: What staff do with a request.
- `banner`: What stands on every staff page.
- `complaints`: What staff write down about a problem that is a complaint.
- `consent`: What staff write down about consent and capacity.
- `counts`: The counts for the commissioner.
- `exports`: What leaves the staff side, and the gate before it.
- `forms`: What staff are asked: the questions of a form, what they give, and its page.
- `inbox`: The list of requests.
- `labels`: What staff read for each key.
- `meeting`: The meeting that reads the list.
- `messages`: The thread with a voice.
- `office`: Accounts, teams, absences, the audit trail, settings, messages that did not leave.
- `overrides`: Overrides to keep someone safe without consent: made, decided by a second person, read each week.
- `register`: Who is on the list, one person, and what is written in the register.
- `request`: One request: what staff see of it, and why they may.
- `responses`: What a view answers with when it has no page of its own.
"""

from flask import Blueprint, Flask, Response, g

from portal.staff import banner
from portal.staff.access import gate, own_sign_in, set_up, sign_in, unsent
from portal.staff.actions import (
    contacts,
    locked_notes,
    messages,
    notes,
    pauses,
    person,
    status,
    suggestions,
    tasks,
)
from portal.staff.complaints import steps as complaint_steps
from portal.staff.consent import capacity, child_first, records
from portal.staff.counts import page as counts_page
from portal.staff.exports import case, leave_out, subject_access
from portal.staff.exports import register as list_file
from portal.staff.inbox import bulk, saved_views, search
from portal.staff.inbox import page as inbox_page
from portal.staff.meeting import page as meeting_page
from portal.staff.office import (
    absences,
    accounts,
    audit_trail,
    failed_messages,
    help_lines,
    new_accounts,
    roles,
    teams,
    waiting_changes,
)
from portal.staff.office import settings as owners_settings
from portal.staff.overrides import decisions as override_decisions
from portal.staff.overrides import weekly_list as override_list
from portal.staff.register import file as register_file
from portal.staff.register import page as register_page
from portal.staff.register import person as register_person
from portal.staff.register import writing as register_writing
from portal.staff.request import page as request_page
from portal.staff.request import reasons

# Each adds its pages to the blueprint; who may open which stands in `access/permissions.py`.
PAGES = (
    *(inbox_page, saved_views, search, bulk, list_file),
    *(register_page, register_person, register_writing, register_file, meeting_page),
    *(request_page, reasons, person, records, child_first, capacity, override_decisions, override_list, pauses, tasks),
    *(messages, contacts, status, notes, locked_notes, complaint_steps),
    *(suggestions, case, subject_access, leave_out, failed_messages, set_up, own_sign_in, audit_trail, counts_page),
    *(accounts, roles, new_accounts, waiting_changes, teams, absences, owners_settings, help_lines),
)


def init_app(app: Flask) -> None:
    """Sign-in, then the gate, then the pages behind it."""
    sign_in.add_sign_in(app, app.extensions["portal.settings"])
    gate.close_to_strangers(app)
    reasons.close_to_others(app)
    failed_messages.tell_on_every_page(app)
    banner.show_on_every_page(app)
    staff = Blueprint("staff", __name__, url_prefix="/staff")
    for pages in PAGES:
        pages.add_to(staff)

    @app.after_request
    def say_how_it_went(response: Response) -> Response:
        """A page that shows a form again as something was wrong has a status that says so; then nothing is lost."""
        if response.status_code == 200:
            response.status_code = g.get("page_status", 200)
        unsent.forget_when_sent(response.status_code)
        return response

    app.register_blueprint(staff)
