"""The sample requests are kept as real ones are, are plainly samples, and tell nobody."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from portal import calendar
from portal.commands import samples
from portal.config import Settings
from portal.delivery.delivering import application_without_pages
from portal.engine.questions import TickAll
from portal.journeys.shared.rules import age_band
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened
from portal.records.voices.contents import ticks_in, way_in
from tests.support.post_offices import outgoing

WANTED = {
    "me, 17": lambda one: one.answers["who"] == "me" and one.band == "16_17",
    "my child, 12, and the parent's answer": lambda one: (
        one.answers["who"] == "my_child" and one.band == "under_16" and one.consents("parent") == ["yes"]
    ),
    "an adult in hospital, asked for by a helper, who answers for themselves": lambda one: (
        one.answers["who"] == "someone_i_help"
        and one.band == "adult"
        and "in_hospital" in one.marks
        and not one.consents("helper")
        and one.consents("person") == ["not_sure"]
    ),
    "not safe": lambda one: one.level == "now" and "not_safe" in one.reasons,
    "must not tell mum": lambda one: "talk_to_the_child_alone_first" in one.marks,
    "under 16 and alone": lambda one: "under_16_alone" in one.marks,
    "said no, and sent only a name and a way": lambda one: (
        one.answers.get("agree") == "no" and not {"birthday", "where", "tell"} & one.answers.keys()
    ),
    "hurts themselves": lambda one: one.level == "now" and "hurts_themselves" in one.reasons,
}


class Read:
    """One request as staff read it."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.level = opened, opened.submission.level
        self.reasons, self.marks = opened.first["reasons"], opened.first["marks"]
        self.answers = {each["step"]: each["value"] for each in opened.first["said"]}
        self.band = age_band(self.answers.get("birthday"), calendar.today())

    def consents(self, voice: str) -> list[str]:
        return [each["answer"] for each in self.opened.consents.get(voice, [])]


@contextmanager
def as_staff_read_them(settings: Settings) -> Iterator[list[Read]]:
    with application_without_pages(settings) as app, app.extensions["portal.database"].transaction() as db:
        found = db.scalars(submissions.seen_by(chair=False))
        yield [Read(submissions.opened(db, settings.keys, each)) for each in found]


def test_an_empty_database_is_filled_once(settings: Settings) -> None:
    assert 6 <= samples.fill_when_empty(settings) <= 8
    assert samples.fill_when_empty(settings) == 0


def test_only_a_laptop_gets_samples(settings: Settings) -> None:
    assert samples.fill_when_empty(replace(settings, mode="production")) == 0
    with as_staff_read_them(settings) as found:
        assert found == []


def test_samples_tell_nobody(settings: Settings) -> None:
    samples.fill_when_empty(settings)
    with application_without_pages(settings) as app:
        assert outgoing(app.extensions["portal.database"]) == []


def test_each_kind_of_request_is_among_them(settings: Settings) -> None:
    samples.fill_when_empty(settings)
    with as_staff_read_them(settings) as found:
        missing = [kind for kind, is_one in WANTED.items() if not any(is_one(one) for one in found)]
    assert missing == []


def test_nobody_takes_a_sample_for_a_person(settings: Settings) -> None:
    samples.fill_when_empty(settings)
    with as_staff_read_them(settings) as found:
        assert len(found) == len(samples.SAMPLES)
        for one in found:
            name = one.answers["name"]
            assert isinstance(name, dict) and "liked" in name and name["name"].endswith(" (sample)")
            assert one.opened.first["about"].endswith(" (sample)")
            phone, email = way_in(one.answers.get("phone")), way_in(one.answers.get("email"))
            assert phone is None or re.fullmatch(r"07700 900\d{3}", phone["detail"])
            assert email is None or email["detail"].endswith("@example.com")


def test_samples_were_received_at_different_times_before_now(settings: Settings) -> None:
    samples.fill_when_empty(settings)
    with as_staff_read_them(settings) as found:
        times = sorted(one.opened.submission.sent_at for one in found)
    assert times[-1] < datetime.now(UTC) and times[0] < datetime.now(UTC) - timedelta(days=5)
    assert all(later - earlier > timedelta(minutes=30) for earlier, later in pairwise(times))


@pytest.mark.parametrize("sample", samples.SAMPLES, ids=lambda sample: sample.name)
def test_what_a_sample_says_is_what_a_person_could_say(sample: samples.Sample) -> None:
    """An answer that no page would give is asked again, so it would not stand on the way as the sample says it."""
    route = samples.route_of(sample, calendar.today())
    assert {name: route.answers.get(name) for name in sample.said} == dict(sample.said)
    kinds = {ask.name: ask.kind for ask in route.questions}
    ticked = {name: ticks_in(sample.said[name])["ticks"] for name in sample.said if isinstance(kinds[name], TickAll)}
    offered = {name: [each.key for each in getattr(kinds[name], "choices", ())] for name in ticked}
    assert not [each for name, ticks in ticked.items() for each in ticks if each not in offered[name]]


def test_many_samples_are_made_at_a_rate_of_ten_thousand_in_two_minutes(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.config.read_settings", lambda: settings)
    started = time.process_time()
    samples.demo.main(["--requests", "200"], standalone_mode=False)
    assert time.process_time() - started < 200 * 120 / 10_000
    assert capsys.readouterr().out == "200 sample requests added.\n"
    with as_staff_read_them(settings) as found:
        assert len({one.opened.first["about"] for one in found}) == 200
