"""The status flows of each kind of request, as data: which moves there are, who may make them, and what each needs.

The statuses are those of `domain.md` 4c. A move that is not in these tables cannot be made, whatever is posted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.records.roles import Role


class Status(StrEnum):
    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    LOOKING = "looking"
    WAITING = "waiting"
    CONSENT_CHECK = "consent_check"
    AT_MEETING = "at_meeting"
    PUT_ON = "put_on"  # the list: an entry of the register proves it
    NOT_ON_LIST = "not_on_list"
    AGREED = "agreed"
    QUICK_MEETING = "quick_meeting"  # the Local Area Emergency Protocol instead
    OTHER_REVIEW = "other_review"
    NOT_NOW = "not_now"
    PLANNED = "planned"
    HELD = "held"
    REPORT_SENT = "report_sent"
    ACTIONS_OPEN = "actions_open"
    WITH_CHAIR = "with_chair"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    PASSED_ON = "passed_on"  # to complaints
    REFERRED = "referred"
    ACCEPTED = "accepted"
    SPOKEN = "spoken"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Need(StrEnum):
    """What a move needs before it can be made."""

    REASON = "reason"  # one line, for staff
    DAY = "day"
    CONSENT = "consent"  # the state of its purpose is `given`
    CONSENT_OR_SAFETY = "consent or safety"  # the same, or an override that counts: for a meeting that cannot wait
    PANEL = "panel"  # three different named people in the three roles (source lines 29 to 41)
    WHICH_REVIEW = "which review"  # a CTR or a C(E)TR, and why: staff choose, nothing computes it
    DECISION = "decision"  # told to the person: what, why, what else can help, a call offered first, in opening hours
    ANSWER = "written answer"  # what is written down of the complaint proves that there is one, or needs none
    ALL_DONE = "all done"  # is all that the meeting agreed done? A no has its reason
    IS_BETTER = "is better"  # did the person say that it is better? A no has its reason
    CHAIR_MAY_KNOW = "chair may know"  # the person said a plain yes to telling the chair (H12)


CASE_WORK = frozenset({Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING})
DECIDERS = frozenset({Role.CASE_LEAD, Role.CHAIR})
SORTERS = frozenset({Role.TRIAGE, Role.CASE_LEAD, Role.SAFEGUARDING})


@dataclass(frozen=True, kw_only=True)
class Move:
    """To which status, by whom, and what for."""

    to: Status
    who: frozenset[Role] = CASE_WORK
    needs: frozenset[Need] = frozenset()


def _to(status: Status, *needs: Need, who: frozenset[Role] = CASE_WORK) -> Move:
    return Move(to=status, who=who, needs=frozenset(needs))


S, N = Status, Need
GOT_IT = _to(S.ACKNOWLEDGED)
LOOK = _to(S.LOOKING)
WAIT = _to(S.WAITING, N.REASON)
WITHDRAW = _to(S.WITHDRAWN, N.REASON)
AGAIN = _to(S.LOOKING, N.REASON)  # asked again, or challenged: the answers are kept
NOT_ON = _to(S.NOT_ON_LIST, N.DECISION, who=DECIDERS)
PUT_ON = _to(S.PUT_ON, N.CONSENT, who=DECIDERS)  # made by the entry in the register alone
NOT_NOW = _to(S.NOT_NOW, N.DECISION, who=DECIDERS)
OTHER = _to(S.OTHER_REVIEW, N.DECISION, who=DECIDERS)
AGREE = _to(S.AGREED, N.WHICH_REVIEW, who=DECIDERS)
QUICK = _to(S.QUICK_MEETING, N.REASON, N.CONSENT_OR_SAFETY, who=DECIDERS)
PLAN = _to(S.PLANNED, N.CONSENT, N.DAY, N.PANEL)
HOLD = _to(S.HELD, N.CONSENT, N.DAY)  # asked again: a no may have come since it was planned
HOLD_QUICK = _to(S.HELD, N.CONSENT_OR_SAFETY, N.DAY)
CHAIR = _to(S.WITH_CHAIR, N.CHAIR_MAY_KNOW, who=SORTERS)
ANSWER = _to(S.ANSWERED, N.ANSWER)
PASS_ON = _to(S.PASSED_ON, N.REASON, who=SORTERS)
CLOSE = _to(S.CLOSED)
CLOSE_REVIEW = _to(S.CLOSED, N.ALL_DONE)
RESOLVE = _to(S.RESOLVED, N.ANSWER, N.IS_BETTER)

Flow = Mapping[Status, tuple[Move, ...]]

JOIN: Flow = {
    S.NEW: (GOT_IT, LOOK, WITHDRAW),
    S.ACKNOWLEDGED: (LOOK, WITHDRAW),
    S.LOOKING: (WAIT, _to(S.CONSENT_CHECK), _to(S.AT_MEETING, N.DAY), NOT_ON, WITHDRAW),
    S.WAITING: (LOOK, WITHDRAW),
    S.CONSENT_CHECK: (LOOK, _to(S.AT_MEETING, N.DAY), NOT_ON, WITHDRAW),
    S.AT_MEETING: (NOT_ON, LOOK, WITHDRAW),
    S.PUT_ON: (AGAIN,),
    S.NOT_ON_LIST: (AGAIN,),
    S.WITHDRAWN: (AGAIN,),
}
REVIEW: Flow = {
    S.NEW: (GOT_IT, LOOK, WITHDRAW),
    S.ACKNOWLEDGED: (LOOK, WITHDRAW),
    S.LOOKING: (WAIT, AGREE, QUICK, OTHER, NOT_NOW, WITHDRAW),
    S.WAITING: (LOOK, WITHDRAW),
    S.AGREED: (PLAN, QUICK, LOOK, WITHDRAW),
    S.QUICK_MEETING: (AGREE, HOLD_QUICK, WITHDRAW),
    S.PLANNED: (HOLD, _to(S.AGREED, N.REASON), WITHDRAW),
    S.HELD: (_to(S.REPORT_SENT, N.CONSENT, N.DAY), WITHDRAW),
    S.REPORT_SENT: (_to(S.ACTIONS_OPEN), CLOSE_REVIEW),
    S.ACTIONS_OPEN: (CLOSE_REVIEW,),
    S.OTHER_REVIEW: (AGAIN,),
    S.NOT_NOW: (AGAIN,),
    S.CLOSED: (AGAIN,),
    S.WITHDRAWN: (AGAIN,),
}
PROBLEM: Flow = {
    S.NEW: (GOT_IT, CHAIR, ANSWER, PASS_ON),
    S.ACKNOWLEDGED: (CHAIR, ANSWER, PASS_ON),
    S.WITH_CHAIR: (ANSWER, PASS_ON),
    S.ANSWERED: (RESOLVE, PASS_ON, _to(S.ACKNOWLEDGED, N.REASON)),
    S.RESOLVED: (_to(S.ACKNOWLEDGED, N.REASON),),
    S.PASSED_ON: (_to(S.ACKNOWLEDGED, N.REASON),),
}
ADVOCATE: Flow = {
    S.NEW: (GOT_IT, _to(S.REFERRED), WITHDRAW),
    S.ACKNOWLEDGED: (_to(S.REFERRED), WITHDRAW),
    S.REFERRED: (_to(S.ACCEPTED), _to(S.ACKNOWLEDGED, N.REASON), WITHDRAW),
    S.ACCEPTED: (CLOSE, _to(S.REFERRED, N.REASON), WITHDRAW),
    S.CLOSED: (_to(S.ACKNOWLEDGED, N.REASON),),
    S.WITHDRAWN: (_to(S.ACKNOWLEDGED, N.REASON),),
}
CONSENT: Flow = {
    S.NEW: (GOT_IT, _to(S.SPOKEN, N.DAY)),
    S.ACKNOWLEDGED: (_to(S.SPOKEN, N.DAY),),
    S.SPOKEN: (CLOSE,),
    S.CLOSED: (_to(S.ACKNOWLEDGED, N.REASON),),
}
LOST: Flow = {
    S.NEW: (GOT_IT, CLOSE),
    S.ACKNOWLEDGED: (CLOSE,),
    S.CLOSED: (_to(S.ACKNOWLEDGED, N.REASON),),
}
CALL: Flow = {
    S.NEW: (GOT_IT, _to(S.SPOKEN, N.DAY), CLOSE),
    S.ACKNOWLEDGED: (_to(S.SPOKEN, N.DAY), CLOSE),
    S.SPOKEN: (CLOSE,),
    S.CLOSED: (_to(S.ACKNOWLEDGED, N.REASON),),
}
FLOWS: Mapping[str, Flow] = {
    "join": JOIN,
    "review": REVIEW,
    "consent": CONSENT,
    "advocate": ADVOCATE,
    "problem": PROBLEM,
    "lost": LOST,
    "call": CALL,
}

# What an entry "on the list" answers: by kind and status.
PUT_ON_BY_REGISTER: Mapping[tuple[str, str], Move] = {("join", S.AT_MEETING): PUT_ON}
FOUND = "found"  # the answer of a move that asks what was found, among what it needed
PROOFS: Mapping[Need, str] = {N.ALL_DONE: "all_done", N.IS_BETTER: "is_better"}  # the answer that a page may then say

# What is true of some statuses. All of it stands here, so that whoever adds a status asks it of the new one too.
ENDS = frozenset({S.PUT_ON, S.NOT_ON_LIST, S.OTHER_REVIEW, S.NOT_NOW, S.CLOSED, S.WITHDRAWN, S.RESOLVED, S.PASSED_ON})
OPEN = (frozenset(S) - ENDS) | {S.PUT_ON}  # consent still matters: it is shared, or may be
NOS = frozenset({S.NOT_ON_LIST, S.NOT_NOW, S.OTHER_REVIEW})  # a "no" or a "not now"
DECIDED = NOS | {S.PUT_ON, S.AGREED, S.QUICK_MEETING, S.PLANNED, S.HELD, S.REPORT_SENT, S.ACTIONS_OPEN, S.CLOSED}
BEFORE_A_TALK = frozenset({S.NEW, S.ACKNOWLEDGED})  # until then nobody need have talked to the person
DAY_MAY_COME = frozenset({S.PLANNED, S.AT_MEETING})  # its day may still be to come
PAPERS_MAY_BE_OUT = frozenset({S.AT_MEETING, S.PUT_ON, S.PLANNED, S.HELD, S.REPORT_SENT, S.ACTIONS_OPEN})
# Planned for a chair to lead, or given to one to answer.
LED_BY_A_CHAIR = frozenset({S.PLANNED, S.HELD, S.REPORT_SENT, S.ACTIONS_OPEN, S.WITH_CHAIR})


def moves(kind: str, status: str, roles: frozenset[Role]) -> tuple[Move, ...]:
    """The moves that someone with these roles may make from here."""
    return tuple(move for move in FLOWS[kind].get(Status(status), ()) if move.who & roles)


def find(kind: str, status: str, to: str, roles: frozenset[Role]) -> Move | None:
    """The move to this status, when there is one from here and these roles may make it."""
    return next((move for move in moves(kind, status, roles) if move.to == to), None)


def proved(move: Move, said: Mapping[str, str]) -> str:
    """What this move shows, so that the person's page may say it: one of PROOFS; "" when it shows nothing."""
    found = said.get(FOUND, "")
    return found if any(need in move.needs and found == proof for need, proof in PROOFS.items()) else ""
