"""Where consent stands today for each purpose: gathered from every voice on all linked requests. Pure: no database.

The rules are in `records/consent/state.py`; here it is only worked out what to ask them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.calendar import LONDON
from portal.records.consent import authority, capacity, state_rules
from portal.records.consent import overrides as override_rules
from portal.records.consent import state as consent_state
from portal.records.consent.events import Event
from portal.records.consent.overrides import Override
from portal.records.consent.records import ATTEMPT, AUTHORITY, BEST_INTERESTS, CAPACITY, COMPETENCE, SETTLED, Recorded
from portal.records.consent.says_now import SHARE_THE_RIGHT, Answer
from portal.records.consent.state import Decision, Known
from portal.records.consent.state_columns import Decider, State, Who
from portal.records.standing import confirmed
from portal.records.standing.ages import DECIDES_FROM, Age, age_today
from portal.records.standing.confirmed import Said, has_right, marks_of
from portal.records.standing.ledger import Heard

PURPOSES = ("list", "meeting")
ASKED_BY = {"join": "list", "review": "meeting"}  # what each kind of request asks about
BY_A_DECISION = (Who.DECIDED_YES, Who.DECIDED_NO)
WRITTEN = (COMPETENCE, CAPACITY, AUTHORITY, BEST_INTERESTS, SETTLED)


@dataclass(frozen=True, kw_only=True)
class Stands:
    """Where consent stands for one purpose, and all that leads there."""

    purpose: str
    state: State
    because: str  # the rule, with its source
    said: list[Said] = field(default_factory=list)
    attempts: list[Recorded] = field(default_factory=list)
    written: list[Recorded] = field(default_factory=list)  # who can decide this, and what was decided: newest first
    lacking: Recorded | None = None  # the capacity record that says they cannot decide this now
    capacity: Recorded | None = None  # the last one, whatever it says
    authority: Recorded | None = None  # the last answer to "is there an attorney, a deputy, a court order?"
    decided: Recorded | None = None  # the best interests decision that counts in the place of their own answer
    is_overtaken: bool = False  # the person said no after it was decided for them
    in_the_way: tuple[str, ...] = ()  # of a best interests record, in words


@dataclass(frozen=True, kw_only=True)
class Now:
    """The age, and each purpose that was asked about."""

    age: Age
    stands: list[Stands]
    overrides: list[Override] = field(default_factory=list)

    def state_of(self, purpose: str) -> State | None:
        return next((each.state for each in self.stands if each.purpose == purpose), None)

    def is_open_by_override(self, purpose: str) -> bool:
        """May safeguarding share or export what is about this, though there is no consent?"""
        state = self.state_of(purpose)
        overridden = any(each.counts and each.purpose == purpose for each in self.overrides)
        return state is not None and consent_state.opens_sharing_by_override(state, overridden)


def now(heard: Sequence[Heard], today: date, *, asked_in: str = "") -> Now:
    """Where consent stands; with `asked_in`, only for the purposes that the request with this reference is about."""
    age = age_today(heard, today)
    asking = [each for each in heard if not asked_in or each.reference == asked_in]
    asked = {event["purpose"] for each in asking for event in each.events}
    asked |= {ASKED_BY[each.kind] for each in asking if each.kind in ASKED_BY}
    asked |= {each.purpose for voice in asking for each in voice.records}
    overrides = override_rules.all_of(each for voice in heard for each in voice.records)
    stands = [_stands(heard, purpose, age, today) for purpose in PURPOSES if purpose in asked]
    return Now(age=age, stands=stands, overrides=overrides)


def latest(heard: Sequence[Heard], voice: str, number: int, purpose: str) -> Event | None:
    """The last answer of this voice; for the person, on any linked request."""
    events = [
        event
        for each in heard
        if each.voice == voice and (voice == "person" or each.number == number)
        for event in each.events
        if event["purpose"] == purpose
    ]
    return max(events, key=lambda event: (event["at"], event["id"]), default=None)


def _stands(heard: Sequence[Heard], purpose: str, age: Age, today: date) -> Stands:
    said = [
        confirmed.said(heard, voice, event) for voice in heard for event in voice.events if event["purpose"] == purpose
    ]
    records = [each for voice in heard for each in voice.records if each.purpose == purpose]
    attempts = [each for each in records if each.kind == ATTEMPT]
    answers = [_answer(heard, each) for each in said] + [_attempted(heard, each) for each in attempts]
    case = consent_state.case(answers, _known(heard, records, age, today))
    rule = state_rules.row_for(case)
    said.sort(key=lambda each: (each.event["at"], each.event["id"]))
    lacking, asked = capacity.lacking(records, purpose), authority.newest(records, purpose)
    in_the_way = (capacity.missing(lacking, today), authority.missing(asked)) if lacking else ()
    return Stands(
        purpose=purpose,
        state=rule.state,
        because=rule.because,
        said=said,
        attempts=attempts,
        written=sorted((each for each in records if each.kind in WRITTEN), key=_order, reverse=True),
        lacking=lacking,
        capacity=capacity.newest(records, purpose),
        authority=asked,
        decided=capacity.best_interests(records, purpose) if case.who in BY_A_DECISION else None,
        is_overtaken=case.who is Who.DECISION_OVERTAKEN or case.decider is Decider.OVERTAKEN,
        in_the_way=tuple(each for each in in_the_way if each),
    )


def _known(heard: Sequence[Heard], records: Sequence[Recorded], age: Age, today: date) -> Known:
    """What staff recorded about one purpose. `records` are all of that purpose."""
    last_note = max((each for each in records if each.kind == COMPETENCE), key=_order, default=None)
    settled = max((each for each in records if each.kind == SETTLED), key=_order, default=None)
    purpose = records[0].purpose if records else ""
    return Known(
        age=age.years,
        names_a_parent=any("talk_to_the_child_alone_first" in marks_of(voice) for voice in heard),
        competent=last_note is not None and last_note.competent == "yes",
        lacks_capacity=capacity.lacking(records, purpose) is not None,
        someone_may_decide=capacity.is_shown(records, purpose)
        and authority.may_decide(authority.newest(records, purpose)),
        best_interests=_decision(capacity.best_interests(records, purpose), today),
        settled=_decision(settled, today),
    )


def _decision(recorded: Recorded | None, today: date) -> Decision | None:
    if recorded is None:
        return None
    return Decision(answer=recorded.answer, at=_moment(recorded), is_past=recorded.is_past(today))


def _answer(heard: Sequence[Heard], said: Said) -> Answer:
    """As the rules read it. The same number on another request is another parent, for all that anybody knows."""
    voice, event = said.heard, said.event
    name = f"{voice.reference} {voice.number}" if voice.voice in SHARE_THE_RIGHT else ""
    return Answer(
        voice=voice.voice,
        name=name,
        answer=event["answer"],
        at=event["at"],
        confirmed=said.confirmed,
        has_right=has_right(voice),
        as_a_child=_was_a_child(heard, event["at"]),
    )


def _attempted(heard: Sequence[Heard], recorded: Recorded) -> Answer:
    """A child asked another way: what staff saw."""
    at = _moment(recorded)
    return Answer(voice="person", answer=recorded.answer, at=at, confirmed=True, as_a_child=_was_a_child(heard, at))


def _was_a_child(heard: Sequence[Heard], at: datetime) -> bool:
    years = age_today(heard, at.astimezone(LONDON).date()).years
    return years is not None and years < DECIDES_FROM


def _moment(recorded: Recorded) -> datetime:
    """When it was kept. Raises ValueError for one that was not kept: it must not count as the newest."""
    if recorded.at is None:
        raise ValueError("This was not kept yet: keep it, then look where consent stands.")
    return recorded.at


def _order(recorded: Recorded) -> tuple[datetime, int]:
    return _moment(recorded), recorded.id
