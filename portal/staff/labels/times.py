"""How staff read days and moments, in London's time."""

from datetime import UTC, date, datetime

from portal.calendar import LONDON


def moment(at: datetime) -> str:
    """ "Monday 23 November 2026, 2:05pm" in London."""
    local = at.astimezone(LONDON)
    hour = f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"
    return f"{day(local.date())}, {hour}"


def day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """ "Mon 23 Nov"."""
    return f"{on:%a} {on.day} {on:%b}"


def short_moment(at: datetime, *, year: bool = False) -> str:
    """ "23 Nov, 14:05" in London; "23 Nov 2026, 14:05" with its year."""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b}{f' {local.year}' if year else ''}, {local:%H:%M}"


def ago(at: datetime) -> str:
    """How long since then, in the largest unit that fits."""
    minutes = int((datetime.now(UTC) - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for size, name in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        count = minutes // size
        if count:
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
