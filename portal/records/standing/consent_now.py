"""Where consent stands today for each purpose: gathered from every voice on all linked requests. Pure: no database.

The rules are in `records/consent/state.py`; here it is only worked out what to ask them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.calendar import age_of
from portal.records.consent import capacity
from portal.records.consent import overrides as override_rules
from portal.records.consent import state as consent_state
from portal.records.consent.events import Event
from portal.records.consent.overrides import Override
from portal.records.consent.records import ATTEMPT, BEST_INTERESTS, CAPACITY, COMPETENCE, Recorded
from portal.records.consent.state import Answer, Known
from portal.records.consent.state_columns import State
from portal.records.standing.ledger import Heard, value_of
from portal.records.voices.contents import Meaning

PURPOSES = ("list", "meeting")
ASKED_BY = {"join": "list", "review": "meeting"}  # what each kind of request asks about
ALONE_MATTERS = frozenset({"must_not_tell", "talk_to_the_child_alone_first", "someone_was_with_them"})
ASKED_AGAIN = "asked_again"  # in `Recorded.more`: with an interpreter, or by someone who speaks their language
NOT_ALONE = ("with_someone", "handed_over")
WRITTEN = (COMPETENCE, CAPACITY, BEST_INTERESTS)
TWO_BIRTHDAYS = "Two birthdays were given."
TWO_AGES = "Two ages were given."


@dataclass(frozen=True, kw_only=True)
class Age:
    """The age today in whole years; None, and why, when nobody knows it."""

    years: int | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer of one voice, and whether staff confirmed it."""

    heard: Heard
    event: Event
    confirmed: bool
    checks: tuple[Recorded, ...] = ()  # how staff came to hear it, or spoke to this voice about it


@dataclass(frozen=True, kw_only=True)
class Stands:
    """Where consent stands for one purpose, and all that leads there."""

    purpose: str
    state: State
    said: list[Said] = field(default_factory=list)
    attempts: list[Recorded] = field(default_factory=list)
    written: list[Recorded] = field(default_factory=list)  # who can decide this, and what was decided: newest first
    lacking: Recorded | None = None  # the capacity record that says they cannot decide this now
    capacity: Recorded | None = None  # the last one, whatever it says
    decided: Recorded | None = None  # the best interests decision that counts in the place of their own answer


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
    stands = [_stands(heard, purpose, age) for purpose in PURPOSES if purpose in asked]
    return Now(age=age, stands=stands, overrides=overrides)


def age_today(heard: Sequence[Heard], today: date) -> Age:
    """From the birthdays in the folders of the voices that asked. Two that differ: nobody knows (`domain.md` H9)."""
    given = [value_of(each.contents, Meaning.BIRTHDAY) for each in heard if each.contents.get("asked_for_this")]
    known = [each for each in given if isinstance(each, dict)]
    birthdays = {each["born"] for each in known if "born" in each}
    if len(birthdays) > 1:
        return Age(years=None, note=TWO_BIRTHDAYS)
    exact = age_of({"born": next(iter(birthdays))}, today) if birthdays else None
    ages = {each for each in (age_of(each, today) for each in known if "age" in each) if each is not None}
    if len(ages) > 1 or (exact is not None and any(abs(exact - each) > 1 for each in ages)):
        return Age(years=None, note=TWO_AGES)
    return Age(years=next(iter(ages), None) if exact is None else exact)


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


def _stands(heard: Sequence[Heard], purpose: str, age: Age) -> Stands:
    said = [_said(heard, voice, event) for voice in heard for event in voice.events if event["purpose"] == purpose]
    records = [each for voice in heard for each in voice.records if each.purpose == purpose]
    attempts = [each for each in records if each.kind == ATTEMPT]
    written = [each for each in records if each.kind in WRITTEN]
    notes = [each for each in written if each.kind == COMPETENCE]
    answers = [_answer(each) for each in said]
    answers += [Answer(voice="person", answer=each.answer, at=_moment(each), confirmed=True) for each in attempts]
    last_note = max(notes, key=_order, default=None)
    lacking = capacity.lacking(records, purpose)
    decided = capacity.best_interests(records, purpose)
    known = Known(
        age=age.years,
        names_a_parent=any("talk_to_the_child_alone_first" in marks_of(voice) for voice in heard),
        competent=last_note is not None and last_note.competent == "yes",
        lacks_capacity=lacking is not None,
        best_interests=decided.answer if decided else "",
    )
    said.sort(key=lambda each: (each.event["at"], each.event["id"]))
    state = consent_state.state(answers, known)
    return Stands(
        purpose=purpose,
        state=state,
        said=said,
        attempts=attempts,
        written=sorted(written, key=_order, reverse=True),
        lacking=lacking,
        capacity=capacity.newest(records, purpose),
        decided=decided if lacking and age.years is not None and age.years >= 16 else None,
    )


def marks_of(heard: Heard) -> list[str]:
    """What to take care of, as it was sent."""
    return list(heard.contents.get("marks", []))


def alone_matters(heard: Sequence[Heard], event: Event) -> bool:
    """Must the person be spoken to alone before this answer counts (`domain.md` H4)?"""
    return event["how"] in NOT_ALONE or any(ALONE_MATTERS & set(marks_of(each)) for each in heard)


def _said(heard: Sequence[Heard], voice: Heard, event: Event) -> Said:
    checks = tuple(each for each in voice.records if each.event == event["id"])
    return Said(heard=voice, event=event, confirmed=_is_confirmed(heard, voice, event, checks), checks=checks)


def _is_confirmed(heard: Sequence[Heard], voice: Heard, event: Event, checks: Sequence[Recorded]) -> bool:
    """Did staff speak to this voice about this answer, and for a parent find the legal right to decide?

    What was answered on a page that a computer translated counts only when staff asked again in words that were sure.
    """
    if event.get("unchecked") and not any(each.more.get(ASKED_AGAIN) for each in checks):
        return False
    spoke = {each.alone for each in checks if each.alone}
    if voice.voice == "parent":
        return bool(spoke) and legal_right(voice) == "yes"
    return "alone" in spoke or ("with_someone" in spoke and not alone_matters(heard, event))


def legal_right(voice: Heard) -> str:
    """What staff found last about a parent's legal right to decide: "yes", "no", "not_yet", or nothing."""
    return next((each.legal_right for each in reversed(voice.records) if each.legal_right), "")


def _answer(said: Said) -> Answer:
    """As the rules read it. The same number on another request is another parent, for all that anybody knows."""
    voice, event = said.heard, said.event
    name = f"{voice.reference} {voice.number}" if voice.voice == "parent" else ""
    return Answer(voice=voice.voice, name=name, answer=event["answer"], at=event["at"], confirmed=said.confirmed)


def _moment(recorded: Recorded) -> datetime:
    """When it was kept. Raises ValueError for one that was not kept: it must not count as the newest."""
    if recorded.at is None:
        raise ValueError("This was not kept yet: keep it, then look where consent stands.")
    return recorded.at


def _order(recorded: Recorded) -> tuple[datetime, int]:
    return _moment(recorded), recorded.id
