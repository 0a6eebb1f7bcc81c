"""What the check page and the receipt show."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _

from portal import calendar
from portal.config import Settings
from portal.engine.journey import Journey
from portal.engine.route import Route
from portal.engine.steps import SKIPPED, Answers, Ask, words_for
from portal.records.requests.submissions import Submission


def rows(journey: Journey, route: Route, may_show: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Each question that will be sent, its answer as they read it, and the page on which it can be changed.

    A question that another one opened stands with it, where it was answered.
    """
    found: list[dict[str, Any]] = []
    for ask in journey.sent_questions(route):
        says = _says(ask, route.answers) if may_show(ask.name) else [not_shown()]
        if ask.opens_with and found and found[-1]["change"] == ask.beside:
            found[-1]["says"] += [] if route.answers[ask.name] == SKIPPED else says
            continue
        change = "" if ask.handed_over else ask.beside or ask.name
        found.append({"question": words_for(ask.title, route.answers), "says": says, "change": change})
    return found


def not_shown() -> str:
    """What stands in place of an answer that this page must not show."""
    return str(_("You told us. We do not show it here."))


def _says(ask: Ask, answers: Answers) -> list[str]:
    return [_("Answered")] if ask.is_hidden and not ask.of_now else ask.says(answers)


def due(submission: Submission, settings: Settings) -> dict[str, date]:
    """By which day we try to read, to get in touch and to decide (`domain.md` 4c)."""
    days = {
        "read": settings.days_to_read_now if submission.level == "now" else settings.days_to_read,
        "contact": settings.days_to_contact,
        "decide": settings.days_to_decide,
    }
    return {what: calendar.due(submission.sent_at, count, settings) for what, count in days.items()}
