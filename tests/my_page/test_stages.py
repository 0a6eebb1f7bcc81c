"""What the person reads for a status says no more than a record shows: over all statuses of all kinds."""

import pytest

from portal.my_page import stages
from portal.records.requests.flows import FLOWS, Need, Status

EVERY_STATUS = [(kind, status) for kind, flow in FLOWS.items() for status in flow]
DAY = "Monday 30 November 2026"
# What a sentence may claim only when every move to its status keeps the day on which it was; None: never by a move.
CLAIMS = {
    "wrote to you": None,
    "gave you": None,
    "You told us that": None,
    "agreed is done": None,
    "are doing": None,
    "on the phone": None,
    "sent you": None,
    "was sent": Need.DAY,
    "talked": Need.DAY,
    "has happened": Need.DAY,
    "has a date": Need.DAY,
}


@pytest.mark.parametrize(("kind", "status"), EVERY_STATUS)
def test_a_sentence_claims_only_what_every_move_to_its_status_keeps(kind: str, status: Status) -> None:
    found = stages.line(kind, status, wrote_on="")
    claimed = [need for words, need in CLAIMS.items() if found and words in str(found.words)]
    coming = [move for moves in FLOWS[kind].values() for move in moves if move.to == status]
    for need in claimed:
        assert need is not None, found
        assert all(need in move.needs for move in coming), found


@pytest.mark.parametrize(("kind", "status"), EVERY_STATUS)
def test_that_we_wrote_is_said_only_with_the_day_on_which_we_did(kind: str, status: Status) -> None:
    found = stages.line(kind, status, wrote_on=DAY)
    bare = stages.line(kind, status, wrote_on="")
    assert (found is None) == (bare is None)
    if found and bare:
        assert str(found.words) == f"{bare.words} We wrote to you on {DAY}."
