"""How one request looks when it leaves. Locked notes and colours are never in it. Pure: no database."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from portal.engine.taps import tapped
from portal.exporting import case_parts as parts
from portal.exporting import contents as inside
from portal.exporting.case_parts import Name
from portal.exporting.case_shape import (
    FORMAT,
    VERSION,
    Answer,
    Ask,
    Case,
    First,
    Move,
    Note,
    Override,
    Part,
    Request,
    Task,
    Voice,
    Way,
)
from portal.exporting.consent_gate import Gate
from portal.exporting.contents import Inside
from portal.records.correspondence.notes import Note as StaffNote
from portal.records.standing.ledger import Heard, in_english
from portal.records.voices.contents import Contents, Meaning, Said, WaySaid, meaning_of, way_in

FOR_EACH_OTHER = frozenset({"reason", "which_words", "found_words"})  # of a move, in the words of staff
FOR_STAFF = frozenset({"must_not_tell", "who_not_to_tell_is_not_known"})  # marks that stay with them


def outside(
    of: Inside, ask: Ask, gate: Gate, heard: Sequence[Heard], *, age: int | None, made: datetime, by: str, name: Name
) -> Case:
    """This request as it leaves. `heard` are the voices on all linked requests, of whom one takes care."""
    if not gate.is_open:
        raise ValueError("The gate is closed.")
    wants = ask.parts.__contains__
    return Case(
        format=FORMAT,
        version=VERSION,
        made=made,
        made_by=name(by),
        given_to=ask.name,
        organisation=ask.organisation,
        why=ask.why,
        why_words=ask.why_words,
        parts=[each.value for each in Part if each in ask.parts],
        first=_first(of, ask, gate, heard),
        request=_request(of, ask, age),
        voices=[_voice(each, ask) for each in of.voices if each.contents.get("said")] if wants(Part.SAID) else [],
        consent=[parts.consent_of(each) for each in gate.stands] if wants(Part.CONSENT) else [],
        moves=[
            Move(at=each.at, by=name(each.by), before=each.before, after=each.after, said=_said(each.said, ask))
            for each in of.moves
            if wants(Part.MOVES)
        ],
        messages=[each for voice in of.voices for each in parts.messages_of(of, voice, name)]
        if wants(Part.MESSAGES)
        else [],
        decisions=[parts.decision_of(each, name) for stands in gate.stands for each in parts.written_of(stands, ask)],
        complaint=[parts.step_of(each, name) for each in of.complaint if wants(Part.COMPLAINT)],
        tasks=[Task(kind=each.kind, due=each.due, words=each.words) for each in of.tasks if wants(Part.TASKS)],
        notes=[Note(at=one.at, by=name(one.by), words=one.words) for one in _notes(of, ask)],
    )


def _first(of: Inside, ask: Ask, gate: Gate, heard: Sequence[Heard]) -> First:
    return First(
        take_care=[each for each in inside.take_care(heard) if each not in FOR_STAFF] if Part.CARE in ask.parts else [],
        ways=[_way(*each) for each in inside.ways(of.voices)] if Part.WAYS in ask.parts else [],
        opened_by=gate.opened_by,
        sharing_paused=gate.paused,
        overrides=[
            Override(
                purpose=each.purpose,
                reason=each.more.get("reason", ""),
                why=each.why if Part.DECISIONS in ask.parts else "",
                decided_by=each.more.get("by_name", ""),
                role=each.more.get("by_role", ""),
                on=each.day,
            )
            for each in (override.made for override in gate.overrides)
        ],
    )


def _request(of: Inside, ask: Ask, age: int | None) -> Request:
    submission, moves = of.submission, Part.MOVES in ask.parts
    return Request(
        reference=submission.shown_reference,
        kind=submission.kind,
        status=submission.status if moves else "",
        status_since=submission.status_at if moves else None,
        received=submission.sent_at,
        level=submission.level if Part.CARE in ask.parts else "",
        language=submission.language,
        age=age,
    )


def _way(way: str, said: WaySaid) -> Way:
    """As it was typed: the number or the email, and what stands beside it."""
    return Way(way=way, detail=said["detail"], safe=said["safe"], when=said["when"])


def _voice(heard: Heard, ask: Ask) -> Voice:
    goes = [each for each in heard.contents["said"] if _may_go(each, heard.contents, ask)]
    said = [(in_english(each), tapped(each["value"])) for each in goes]
    return Voice(
        voice=heard.voice,
        number=heard.number,
        asked_for_this=bool(heard.contents.get("asked_for_this")),
        said=[Answer(question=words["question"], answer=words["lines"], tap=tap) for words, tap in said],
    )


def _may_go(said: Said, contents: Contents, ask: Ask) -> bool:
    """Who must not be told never goes; how to reach them and who must stay away only when those were ticked."""
    meaning = meaning_of(said, contents)
    if meaning == Meaning.MUST_NOT_TELL:
        return False
    if meaning == Meaning.STAY_AWAY:
        return Part.CARE in ask.parts
    return Part.WAYS in ask.parts or not (meaning in inside.CONTACT or way_in(said["value"]))


def _notes(of: Inside, ask: Ask) -> list[StaffNote]:
    return [each for each in of.notes if Part.NOTES in ask.parts and not each.locked]


def _said(said: Mapping[str, str], ask: Ask) -> dict[str, str]:
    """What a move needed. Why staff made it, in their words, was written for staff alone: it goes with their notes."""
    stays = () if Part.NOTES in ask.parts else FOR_EACH_OTHER
    return {key: value for key, value in said.items() if value and key not in stays}
