"""The page of a form about one request."""

from flask import render_template

from portal.records.requests.submissions import Submission
from portal.staff.forms.form import StaffForm
from portal.staff.labels import words


def form_page(
    form: StaffForm,
    submission: Submission,
    *,
    title: str,
    more: str,
    action: str,
    button: str = "Write it down",
    template: str = "staff/forms/form.html",
    **around: object,
) -> str:
    """`more` is what to know before, a line each; `around` is what a template of one's own shows around the form."""
    return render_template(
        template,
        form=form,
        submission=submission,
        title=title,
        more=more,
        action=action,
        button=button,
        words=words,
        **around,
    )
