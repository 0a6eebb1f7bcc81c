"""The worker says each minute that it works: the staff side shows when it does not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from portal import create_app
from portal.config import Settings
from portal.records.accountability import beats
from portal.records.accountability.beats import LANES, OLD, Beat
from tests.support.staff_fixtures import Office
from tests.worker.process import running_worker
from tests.worker.test_run import wait_for

STOPPED = "The worker has not worked since"


@pytest.fixture
def desk(app: Flask) -> Office:
    """The staff side with its pages."""
    return Office(app)


def beat(desk: Office, *lanes: str, ago: timedelta = timedelta()) -> None:
    """These lanes said that they work, so long ago."""
    with desk.database.transaction() as db:
        for each in lanes:
            beats.keep(db, each)
        db.flush()
        for kept in db.query(Beat).filter(Beat.lane.in_(lanes)):
            kept.at -= ago


def ready(desk: Office) -> dict[str, object]:
    return desk.client().client.get("/readyz").json or {}


@pytest.mark.parametrize(
    ("ago", "works"), [(OLD - timedelta(seconds=30), True), (OLD + timedelta(seconds=1), False), (-OLD * 2, False)]
)
def test_a_beat_that_is_older_than_three_minutes_stands_in_the_inbox_and_where_the_system_looks(
    desk: Office, ago: timedelta, works: bool
) -> None:
    beat(desk, *LANES)
    beat(desk, LANES[-1], ago=ago)  # one lane that hangs is enough
    said = ready(desk)
    assert said["ready"] is True  # people are served all the same
    assert (said["worker"] == "works") == works and ("no beat since 20" in str(said["worker"])) == (not works)
    page = desk.signs_in(desk.hires()).get("/staff/?all=yes")
    assert (STOPPED in page.words()) == (not works)


def test_a_worker_that_never_worked_is_told_of(desk: Office) -> None:
    beat(desk, *LANES[1:])
    assert ready(desk)["worker"] == "no beat since it was started"
    assert f"{STOPPED} it was set up" in desk.signs_in(desk.hires()).get("/staff/?all=yes").words()


def test_the_public_side_says_nothing_of_the_worker(settings: Settings) -> None:
    app = create_app(replace(settings, sides="public"))
    assert app.test_client().get("/readyz").json == {"ready": True}
    app.extensions["portal.database"].engine.dispose()


def test_the_worker_beats_in_each_lane_that_nobody_may_wait_for(desk: Office) -> None:
    with running_worker(desk.settings):
        wait_for(lambda: ready(desk)["worker"] == "works")
