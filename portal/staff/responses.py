"""What a view of the staff side answers with when it has no page of its own to show."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.records.requests.submissions import Submission

PRESS_AGAIN = "That did not work. Press the button again."


def back_to(submission: Submission) -> ResponseReturnValue:
    """To the page of this request."""
    return redirect(url_for("staff.request_page", reference=submission.shown_reference), 303)


def page_number() -> int:
    """The page of a list that the address asks for; the first one for anything strange."""
    asked = request.args.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
