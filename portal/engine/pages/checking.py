"""What the check page and the receipt show."""

from collections.abc import Callable
from datetime import date

from flask_babel import gettext as _

from portal import calendar
from portal.config import Settings
from portal.engine.journey import Journey, Route
from portal.engine.steps import Answers, Ask, words_for
from portal.records.requests.submissions import Submission


def rows(journey: Journey, route: Route, may_show: Callable[[str], bool]) -> list[dict[str, object]]:
    """Each question that will be sent, its answer as they read it, and its name where it can be changed."""
    return [
        {
            "question": words_for(ask.title, route.answers),
            "says": _says(ask, route.answers) if may_show(ask.name) else [not_shown()],
            "change": "" if ask.handed_over else ask.name,
        }
        for ask in journey.sent_questions(route)
    ]


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
