"""The day of the next look is a task, once, and done by the look; and consent is asked for again after a year."""

from datetime import timedelta

import pytest

from portal import calendar
from portal.commands.index import make_findings
from portal.records.requests import tasks
from portal.records.requests.submissions import Submission
from tests.staff.register.entries_written import agreed, writes
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def waiting(office: Office, request: Submission) -> list[str]:
    with office.database.transaction() as db:
        return [each.kind for each in tasks.waiting(db, office.settings, [request.id])]


def test_the_day_of_the_next_look_is_a_task_that_the_look_does(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on", colour="red")
    day = calendar.today() + timedelta(days=7)
    make_findings(office.app, anew=True, today=day - timedelta(days=1))
    assert "look_again" not in waiting(office, request)
    for _night in range(2):
        make_findings(office.app, anew=True, today=day)
        assert waiting(office, request).count("look_again") == 1
    writes(office, client, request, "looked-at")
    assert "look_again" not in waiting(office, request)
    make_findings(office.app, anew=True, today=day + timedelta(days=1))  # a night later
    assert waiting(office, request).count("look_again") == 1, "seven days after that look"


def test_who_came_off_the_list_is_not_looked_at_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "is_open", lambda *_args: True)
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on", colour="red")
    writes(office, client, request, "off")
    make_findings(office.app, anew=True, today=calendar.today() + timedelta(days=500))
    assert not {"look_again", "ask_consent_again"} & set(waiting(office, request))


def test_after_a_year_consent_is_asked_for_again_once(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = agreed(office, client)
    writes(office, client, request, "on", colour="green")
    for days, made in ((364, 0), (366, 1), (400, 1)):
        make_findings(office.app, anew=True, today=calendar.today() + timedelta(days=days))
        assert waiting(office, request).count("ask_consent_again") == made
