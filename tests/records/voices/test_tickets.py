"""A ticket shows one thing, once, and not for long; whoever spends it goes on with its walk."""

from datetime import UTC, datetime, timedelta

from time_machine import TimeMachineFixture

from portal.database import Database
from portal.records.voices import tickets

DRAFT, OTHER = "draft 1", "draft 2"


def test_a_ticket_is_spent_once_and_for_what_it_names(database: Database) -> None:
    with database.transaction() as db:
        token = tickets.give(db, DRAFT, walk="a walk")
    for shows, walk in ((OTHER, ""), (DRAFT, "a walk"), (DRAFT, "")):
        with database.transaction() as db:
            assert tickets.spend(db, token, shows) == walk


def test_a_ticket_that_was_not_spent_soon_shows_nothing_and_is_deleted(
    database: Database, time_machine: TimeMachineFixture
) -> None:
    with database.transaction() as db:
        token = tickets.give(db, DRAFT)
    time_machine.move_to(datetime.now(UTC) + tickets.RUNS_FOR + timedelta(seconds=1))
    with database.transaction() as db:
        assert tickets.spend(db, token, DRAFT) == ""
        tickets.forget_old(db)
        assert db.query(tickets.Ticket).count() == 0


def test_the_same_ticket_given_many_times_is_one(database: Database) -> None:
    for _send in range(3):
        with database.transaction() as db:
            assert tickets.give(db, DRAFT, token="f" * 32) == "f" * 32
    with database.transaction() as db:
        assert tickets.spend(db, "f" * 32, DRAFT) and not tickets.spend(db, "f" * 32, DRAFT)


def test_only_what_can_be_a_token_is_one() -> None:
    assert tickets.read("0" * 32) == "0" * 32
    assert [tickets.read(odd) for odd in ("", "0" * 31, "0" * 32 + "\n", "G" * 32)] == [""] * 4
