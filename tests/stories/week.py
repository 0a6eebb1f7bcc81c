"""A week of five working days, and the moments in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import time_machine

from portal import calendar

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass
class Week:
    """Five working days. They lie ahead, since a browser drops what ended before its own clock."""

    monday: date

    def day(self, name: str) -> date:
        return self.monday + timedelta(days=DAYS.index(name))

    @contextmanager
    def at(self, name: str, hour: int, minute: int = 0) -> Iterator[None]:
        """It is that moment in London, for the portal and for whoever is at it."""
        moment = datetime.combine(self.day(name), time(hour, minute), calendar.LONDON)
        with time_machine.travel(moment):
            yield
