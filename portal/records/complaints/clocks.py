"""The days of a complaint: by when it is acknowledged and answered, from when it came and the owner's settings."""

from datetime import date, datetime, timedelta

from portal import calendar
from portal.config import Settings
from portal.records.complaints.state import Clock, Days, Due


def days_of(sent_at: datetime, settings: Settings) -> Days:
    """The last day for each thing (`domain.md` 9).

    A complaint is received on the day it comes, whatever the hour: three working days after that day (regulation 13),
    six months that begin on it (regulation 14). The 30 days for one about information begin on the day after it, as
    the regulator counts them.
    """
    received = sent_at.astimezone(calendar.LONDON).date()
    return Days(
        received=received,
        acknowledge=calendar.working_days_after(received, settings.days_to_acknowledge_complaint, settings),
        answer=calendar.last_of_months(received, settings.months_to_answer_complaint),
        information=received + timedelta(days=settings.days_to_acknowledge_data_complaint),
    )


def last_to_settle(sent_at: datetime, settings: Settings) -> date:
    """The next working day: what was told by word of mouth and is settled by then is outside the rules."""
    return calendar.working_days_after(sent_at.astimezone(calendar.LONDON).date(), 1, settings)


def is_a_task(due: Due, today: date, settings: Settings) -> bool:
    """Is it time for somebody to see to it? An answer is a task only some days before it is due."""
    if due.done:
        return False
    ahead = settings.days_before_complaint_answer
    return due.clock != Clock.ANSWER or due.by <= calendar.working_days_after(today, ahead, settings)
