"""Who was on the list before there was a register is on it since the day of that move, once, and reads so."""

from datetime import UTC, datetime

import pytest

from portal.commands.database import register_before
from portal.records.accountability.names import Actor
from portal.records.register import entries, told
from portal.records.register.entry import What
from portal.records.requests import moves
from portal.records.requests.submissions import Submission
from portal.records.voices import folders
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def was_on_the_list(office: Office) -> Submission:
    request = office.receives()
    with office.database.transaction() as db:
        found = db.get_one(Submission, request.id)
        day = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
        kept = moves.KeptMove(submission_id=request.id, at=day, by=Actor.staff(1), before="at_meeting", after="on_list")
        db.add(kept.seal(office.settings.keys, b"{}"))
        found.status = "put_on"  # as the migration leaves it
    return request


def test_each_gets_one_entry_of_the_day_of_that_move_and_is_told(office: Office) -> None:
    request, other = was_on_the_list(office), office.receives()
    for made in (1, 0):
        with office.database.transaction() as db:
            assert register_before.take_over(db, office.settings) == made
    with office.database.transaction() as db:
        keys = office.settings.keys
        (entry,) = entries.of_requests(db, keys, [request.id])
        assert (entry.what, entry.on.isoformat(), entry.by) == (What.ON, "2026-03-05", "command")
        assert entries.of_requests(db, keys, [other.id]) == []
        (folder,) = folders.of_submission(db, request.id)
        line = told.newest(db, folder, folders.key_for_staff(db, keys, folder))
        assert line and line["is_on"] and line["since"] == "2026-03-05"
