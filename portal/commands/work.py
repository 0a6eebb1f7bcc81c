"""The worker and its clock: what is due each minute, and what is seen to each night. A staff-side process."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event

import click
from flask import Flask

from portal import config
from portal.commands.alarms import tell_duty, tell_of_guesses
from portal.commands.audit_chain import keep_chain
from portal.commands.birthdays import see_birthdays
from portal.commands.flow_tasks import of_complaints, papers_out
from portal.commands.index import make_findings
from portal.commands.late_tasks import tell_of_late_tasks
from portal.commands.matching import match
from portal.commands.processes import lanes
from portal.commands.processes.clock import Job, Steady, at_most_every, nightly, when_steady
from portal.commands.processes.lanes import Lane, log_quietly
from portal.config import NO_TEXTS, CannotStart, Settings
from portal.database import Database
from portal.delivery.asking import ask_what_became
from portal.delivery.bounces import read_bounces
from portal.delivery.delivering import URGENT, application_without_pages, deliver_due
from portal.records.accountability import beats
from portal.records.correspondence import outbox
from portal.records.staff import sessions as staff_sessions
from portal.records.staff import sign_in_tries
from portal.records.voices import card_sessions, cards, drafts, practice, receipts, tickets
from portal.records.voices import tries as card_tries

log = logging.getLogger("portal.worker")


def tidy(database: Database) -> tuple[int, int]:
    """Delete drafts and staff sessions that ran out, and empty old messages: (how many drafts, how many messages)."""
    with database.transaction() as db:
        forgotten = drafts.forget_expired(db)
        cards.forget_lost(db)
        card_sessions.forget_old(db)
    with database.transaction() as db:
        emptied = outbox.empty_old(db)
    with database.transaction() as db:
        staff_sessions.end_old(db)
        sign_in_tries.forget_old(db)
        card_tries.forget_old(db)
    return forgotten, emptied


def end_what_is_over(database: Database, *, with_drafts: bool) -> None:
    """Each minute: what a browser held for a while, and drafts that ran out, where the clock can be believed."""
    with database.transaction() as db:
        if with_drafts:
            practice.forget_expired(db)
            drafts.forget_expired(db)
        card_sessions.forget_old(db)
        tickets.forget_old(db)
        receipts.put_old_away(db)


def _lanes(app: Flask, stop: Event) -> tuple[Lane, ...]:
    """What the worker does. Nobody may wait for the first three, so each of them has its beat."""
    settings: Settings = app.extensions["portal.settings"]
    database: Database = app.extensions["portal.database"]

    def alarms() -> None:
        tell_duty(settings, database)
        tell_of_guesses(settings, database)

    def chain() -> None:
        keep_chain(settings, database)

    def deliver_urgent() -> None:
        deliver_due(app, stopping=_between(stop, deliver_urgent_beat), only=URGENT)

    def deliver() -> None:
        left, stayed = deliver_due(app, stopping=_between(stop, deliver_beat))
        if left or stayed:
            log.info("Messages that left: %s. That did not: %s.", left, stayed)

    def bounces() -> None:
        read_bounces(app)

    def what_became() -> None:
        ask_what_became(app, stopping=stop.is_set)

    is_steady = Steady()  # asked each minute in one lane, so that it is known in the other
    alarms_beat, deliver_urgent_beat, deliver_beat = (_beat(database, lane) for lane in beats.LANES)
    return (
        Lane(name=beats.LANES[0], jobs=(alarms_beat, alarms, chain)),
        Lane(name=beats.LANES[1], jobs=(deliver_urgent_beat, alarms, deliver_urgent)),  # raised, and on its way at once
        Lane(name=beats.LANES[2], jobs=(deliver_beat, deliver)),
        Lane(name="arrivals", jobs=(bounces, what_became)),
        Lane(name="requests", jobs=_about_requests(app, is_steady)),
        Lane(name="nights", jobs=_at_night(app, is_steady)),
    )


def _beat(database: Database, lane: str) -> Job:
    def beat() -> None:
        with database.transaction() as db:
            beats.keep(db, lane)

    return beat


def _between(stop: Event, beat: Job) -> Callable[[], bool]:
    """Asked between two messages: shall it stop? A long row of them takes more than a minute, so it beats, too."""
    paced = at_most_every(timedelta(minutes=1), beat)

    def stopping() -> bool:
        paced()
        return stop.is_set()

    return stopping


def _about_requests(app: Flask, is_steady: Steady) -> tuple[Job, ...]:
    def match_requests() -> None:
        match(app)
        papers_out(app)
        of_complaints(app)

    def late_tasks() -> None:
        tell_of_late_tasks(app)

    def end_what_ran_out() -> None:
        end_what_is_over(app.extensions["portal.database"], with_drafts=is_steady())

    return match_requests, end_what_ran_out, at_most_every(timedelta(hours=1), late_tasks)


def _at_night(app: Flask, is_steady: Steady) -> tuple[Job, ...]:
    def make_findings_again() -> None:
        make_findings(app, anew=True)

    def tidy_up() -> None:
        tidy(app.extensions["portal.database"])

    def birthdays() -> None:
        see_birthdays(app)

    return when_steady(is_steady, nightly(tidy_up)), nightly(birthdays), nightly(make_findings_again)


def _staff_side() -> Settings:
    settings = config.read_settings()
    if not settings.serves_staff:
        raise CannotStart("Only the staff side can open messages: set PORTAL_SIDES to staff or both.")
    log_quietly()
    return settings


@click.command()
def worker() -> None:
    """Deliver messages and chain the audit trail each minute, and tidy up each night, until stopped."""
    settings = _staff_side()
    with application_without_pages(settings) as app:
        if not settings.sends_texts:
            log.warning(NO_TEXTS)
        stop = Event()
        lanes.run(_lanes(app, stop), partial(lanes.queue, settings, app.extensions["portal.database"]), stop)


@click.command("send-messages")
def send_messages() -> None:
    """Deliver what is due now, once."""
    with application_without_pages(_staff_side()) as app:
        left, stayed = deliver_due(app)
    click.echo(f"Messages that left: {left}. That did not: {stayed}.")


@click.command("tidy-up")
def tidy_up() -> None:
    """Delete drafts and sessions that ran out, and empty messages that were sent a week ago."""
    with application_without_pages(_staff_side()) as app:
        forgotten, emptied = tidy(app.extensions["portal.database"])
    click.echo(f"Drafts deleted: {forgotten}. Messages emptied: {emptied}.")


COMMANDS = (worker, send_messages, tidy_up)
