"""What the person reads for a status says no more than a record shows: over all statuses of all kinds."""

import pytest

from portal.my_page import stages
from portal.records.requests.flows import FLOWS, FOUND, PROOFS, Need, Status, proved

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


@pytest.mark.parametrize(("need", "proof"), list(PROOFS.items()))
def test_that_all_is_done_or_better_is_said_only_after_a_move_that_asks_it(need: Need, proof: str) -> None:
    asking = [(kind, move) for kind, flow in FLOWS.items() for moves in flow.values() for move in moves]
    proving = [(kind, move) for kind, move in asking if proved(move, {FOUND: proof})]
    assert proving and all(need in move.needs for _kind, move in proving)
    assert {move.to for _kind, move in proving} == {Status.CLOSED if proof == "all_done" else Status.RESOLVED}
    claim = {"all_done": "agreed is done", "is_better": "You told us that"}[proof]
    for kind, move in proving:
        said, plain = (stages.line(kind, move.to, wrote_on="", proved=each) for each in (proof, ""))
        assert said and plain and claim in str(said.words) and claim not in str(plain.words)
        assert not any(proved(move, {FOUND: each}) for each in ("not_all_done", "not_better", ""))
