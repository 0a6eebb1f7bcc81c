"""The status flows are whole: each status can be come to and left, each has its words, and ends stay ends."""

import pytest

from portal.config import ROOT
from portal.journeys import JOURNEYS
from portal.my_page.stages import STAGES
from portal.pictures import declarations
from portal.records.requests.flows import DECIDED, ENDS, FLOWS, NOS, PUT_ON_BY_REGISTER, Move, Need, Status, find, moves
from portal.records.staff.accounts import Role
from portal.staff.labels import words

EVERY_MOVE = [
    pytest.param(kind, status, move, id=f"{kind}: {status} to {move.to}")
    for kind, flow in FLOWS.items()
    for status, found in flow.items()
    for move in found
]
DECLARED = declarations.declared(ROOT / "static" / "pictures.toml")
READERS = frozenset({Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING})


def test_every_journey_has_a_flow() -> None:
    assert set(FLOWS) == {journey.name for journey in JOURNEYS}


def test_every_status_is_one_that_some_request_can_have() -> None:
    assert {status for flow in FLOWS.values() for status in flow} == set(Status)


def test_every_status_has_its_words_for_staff() -> None:
    assert set(words.STATUS) == {each.value for each in Status}


@pytest.mark.parametrize("kind", FLOWS)
def test_every_status_can_be_come_to_from_new_and_every_one_has_a_way_on(kind: str) -> None:
    seen, waiting = set(), [Status.NEW]
    while waiting:
        status = waiting.pop()
        if status not in seen:
            seen.add(status)
            waiting += [move.to for move in FLOWS[kind][status]]
            waiting += [move.to for (one, at), move in PUT_ON_BY_REGISTER.items() if (one, at) == (kind, status)]
    assert seen == set(FLOWS[kind])
    assert all(FLOWS[kind][status] for status in seen), "nothing is closed for ever"


@pytest.mark.parametrize(("kind", "status", "move"), EVERY_MOVE)
def test_every_move_is_made_by_someone_and_leads_elsewhere(kind: str, status: Status, move: Move) -> None:
    assert move.to != status and move.who <= READERS
    assert find(kind, status, move.to, move.who) == move
    assert find(kind, status, move.to, frozenset({Role.ADMIN, Role.AUDIT})) is None


@pytest.mark.parametrize(("kind", "status", "move"), EVERY_MOVE)
def test_each_no_is_told_with_its_decision_and_the_list_and_a_meeting_need_consent(
    kind: str, status: Status, move: Move
) -> None:
    assert kind in FLOWS
    assert (Need.DECISION in move.needs) == (move.to in NOS)
    is_quick = Status.QUICK_MEETING in (status, move.to) and move.to in (Status.QUICK_MEETING, Status.HELD)
    if is_quick:
        assert Need.CONSENT_OR_SAFETY in move.needs, "what cannot wait may be held to keep someone safe"
    elif move.to in (Status.PLANNED, Status.HELD, Status.REPORT_SENT):
        assert Need.CONSENT in move.needs
    if move.to == Status.PLANNED:
        assert {Need.PANEL, Need.DAY} <= move.needs
    if move.to == Status.WITH_CHAIR:
        assert Need.CHAIR_MAY_KNOW in move.needs and Role.CHAIR not in move.who
    if status in ENDS and move.to not in ENDS:
        assert Need.REASON in move.needs, "what has ended begins again only for a reason"


def test_what_is_not_in_the_tables_cannot_be_done() -> None:
    everyone = frozenset(Role)
    for kind, flow in FLOWS.items():
        for status in flow:
            there = {move.to for move in moves(kind, status, everyone)}
            for other in set(Status) - there:
                assert find(kind, status, other, everyone) is None
    assert find("join", "new", "put_on", everyone) is None
    assert find("join", "new", "nothing", everyone) is None


def test_what_is_decided_has_ended_or_goes_on_from_a_yes() -> None:
    assert NOS <= DECIDED and NOS <= ENDS


def test_the_person_reads_words_for_each_status_after_we_have_got_it() -> None:
    for kind, flow in FLOWS.items():
        assert set(STAGES[kind]) == set(flow) - {
            Status.NEW,
            Status.ACKNOWLEDGED,
            Status.PUT_ON,
        }  # the register tells it
        for picture, _words in STAGES[kind].values():
            assert picture in DECLARED
