"""What stands in the outbox leaves: once as far as can be, whatever breaks on the way, and nobody waits for it."""

import threading
import time
from datetime import UTC, datetime, timedelta

from flask import Flask

from portal.config import Settings
from portal.database import Database
from portal.delivery.delivering import deliver_due
from portal.records.correspondence import outbox
from tests.support.post_offices import SECONDS, MailServer, outgoing
from tests.worker.process import SOON, let_time_pass, post, to


def test_a_message_that_fails_is_tried_again_and_the_others_leave_meanwhile(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"second@example.com": "451 second@example.com must wait"}
    post(database, settings, "first@example.com", "second@example.com", "third@example.com")
    assert deliver_due(office) == (2, 1)
    assert to(mail.all_so_far()) == ["first@example.com", "third@example.com"]
    waiting = outgoing(database)[1]
    assert (waiting.tries, waiting.failure) == (1, "the mail server refused the address (451)")
    assert deliver_due(office) == (0, 0)  # not due

    mail.refused = {}
    let_time_pass(database, outbox.WAITS[0])
    assert deliver_due(office) == (1, 0)
    assert to(mail.all_so_far()) == ["second@example.com"]
    assert all(message.sent_at and not message.due_at and not message.failure for message in outgoing(database))


def test_a_message_that_cannot_even_be_written_holds_up_no_other(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    post(database, settings, "first@example.com", template="no_such_template")
    post(database, settings, "second@example.com")
    assert deliver_due(office) == (1, 1)
    assert outgoing(database)[0].failure == "TemplateNotFound"
    assert to(mail.all_so_far()) == ["second@example.com"]


def test_the_waits_grow_and_after_a_week_a_person_must_see_to_it(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.refused = {"gone@example.com": "550 gone"}
    post(database, settings, "gone@example.com")
    waits: list[timedelta | None] = []
    for _try in range(outbox.TRIES):
        due_at = outgoing(database)[0].due_at
        assert due_at, "It gave up too soon."
        let_time_pass(database, due_at - datetime.now(UTC))
        before = datetime.now(UTC)
        assert deliver_due(office) == (0, 1)
        due_at = outgoing(database)[0].due_at
        waits.append(due_at - before if due_at else None)
    waited = [wait for wait in waits if wait is not None]
    assert [wait // timedelta(minutes=1) for wait in waited[:8]] == [1, 2, 5, 10, 30, 60, 180, 720]
    assert waits[-1] is None and len(waited) == len(waits) - 1
    assert timedelta(days=6) < sum(waited, timedelta()) < timedelta(days=8)
    given_up = outgoing(database)[0]
    assert (given_up.sent_at, given_up.sealed, given_up.failure) == (
        None,
        None,
        "the mail server refused the address (550)",
    )


def test_a_message_is_claimed_by_one_worker_alone(database: Database, settings: Settings) -> None:
    post(database, settings, "first@example.com", "second@example.com")
    claimed = []
    for _turn in range(3):
        with database.transaction() as db:
            message = outbox.claim(db)
            claimed.append(message and message.id)
    assert len(set(claimed[:2])) == 2
    assert claimed[2] is None


def test_many_workers_at_once_send_each_message_once(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    addresses = [f"number{each}@example.com" for each in range(24)]
    post(database, settings, *addresses)
    workers = [threading.Thread(target=deliver_due, args=(office,)) for _each in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(SECONDS)
    assert sorted(to(mail.all_so_far())) == sorted(addresses)


def test_a_claim_that_nobody_ended_is_due_again(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    post(database, settings, "first@example.com")
    with database.transaction() as db:
        assert outbox.claim(db)
    assert deliver_due(office) == (0, 0)
    let_time_pass(database, outbox.CLAIMED_FOR)
    assert deliver_due(office) == (1, 0)
    assert to(mail.all_so_far()) == ["first@example.com"]


def test_a_worker_that_comes_late_does_not_bring_back_what_was_sent(database: Database, settings: Settings) -> None:
    post(database, settings, "first@example.com")
    with database.transaction() as db:
        slow = outbox.claim(db)
        assert slow
    let_time_pass(database, outbox.CLAIMED_FOR)
    with database.transaction() as db:
        again = outbox.claim(db)
        assert again
        outbox.sent(db, again)
    for verb in (outbox.failed, outbox.give_up):
        with database.transaction() as db:
            verb(db, slow, "the mail server cannot be reached")
        (message,) = outgoing(database)
        assert message.sent_at and message.due_at is None and message.failure == "" and message.sealed


def test_nobody_waits_for_a_slow_mail_server(
    office: Flask, database: Database, settings: Settings, mail: MailServer
) -> None:
    mail.answers.clear()
    post(database, settings, "first@example.com")
    worker = threading.Thread(target=deliver_due, args=(office,))
    worker.start()
    mail.next()  # the server has it, and says nothing
    started = time.monotonic()
    post(database, settings, "second@example.com")
    assert time.monotonic() - started < SOON
    assert worker.is_alive() and outgoing(database)[0].sent_at is None
    mail.answers.set()
    worker.join(SECONDS)
    assert all(message.sent_at for message in outgoing(database))
