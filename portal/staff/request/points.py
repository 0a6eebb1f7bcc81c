"""The ten points that staff need before they sort a request (`domain.md` 3c), each with what was said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from portal.calendar import age_of
from portal.engine.steps import SKIPPED
from portal.engine.taps import tapped
from portal.records.requests.submissions import Opened
from portal.records.standing.consent_now import ASKED_BY, Stands
from portal.records.standing.ledger import answers, in_english, value_of
from portal.records.voices.contents import Meaning, Said, Value, ticks_in
from portal.staff.labels import point_words as names
from portal.staff.labels import words
from portal.staff.messages.asking import Asked
from portal.staff.request import voices
from portal.staff.request.lookup import Looked

LONGEST = 160  # letters of one line: all of it stands below, in what was said
NOT_SAFE = ("no", "not_sure")


class State(StrEnum):
    """What is known of a point."""

    TOLD = "told"
    NOT_TOLD = "not told yet"
    CLOSED = "closed"  # it was written before a no
    NOT_ASKED = "not asked for this kind"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One of the ten. `lines` stand there whatever is known: what was said, or what else tells of it."""

    key: Asked
    name: str
    state: State
    lines: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)  # what of it must be seen first


EVERY = frozenset(Asked)
OF_KIND = {  # a kind that is not here asks for all of them
    "consent": frozenset({Asked.WHO, Asked.AGE, Asked.REACH, Asked.CONSENT, Asked.INFORMATION, Asked.ADVOCATE}),
    "advocate": EVERY - {Asked.CONSENT},
    "problem": frozenset({Asked.WHO, Asked.REACH, Asked.NOW, Asked.HAPPENING, Asked.INFORMATION}),
    "call": frozenset({Asked.WHO, Asked.REACH}),
    "lost": frozenset({Asked.WHO, Asked.AGE, Asked.REACH, Asked.HAPPENING}),
}
SAID_IN: dict[Asked, tuple[Meaning, ...]] = {
    Asked.WHERE: (Meaning.WHERE,),
    Asked.NOW: (Meaning.NOW, Meaning.ASKER_NOW),
    Asked.HAPPENING: (Meaning.ABOUT_WHAT, Meaning.HAPPENING, Meaning.TALK),
    Asked.INFORMATION: (Meaning.FORMAT, Meaning.SPEAK, Meaning.LANGUAGE, Meaning.INTERPRETER),
    Asked.ADVOCATE: (Meaning.ADVOCATE, Meaning.AFTER_A_NO),
}
OPEN_REASONS = {
    Asked.NOW: ("not_safe", "not_sure_safe", "asker_not_safe"),
    Asked.HAPPENING: ("hurts_themselves", "hospital_now"),
}
ALARMS = (Meaning.NOW, Meaning.ASKER_NOW)
AGREED = (Meaning.AGREE, Meaning.AGREE_PARENT, Meaning.AGREE_THEM, Meaning.CONSENT)


def points(opened: Opened, shown: Opened, closed: list[str], looked: Looked, today: date) -> list[Point]:
    """All but the last of the ten: when it came. `shown` is what may be read of `opened` now, `closed` whose is not."""
    found = [_who(opened, shown), _age(opened, looked, today), _reach(opened)]
    found += [_said(each, opened, shown, closed) for each in SAID_IN]
    found.insert(list(Asked).index(Asked.CONSENT), _consent(opened, looked))
    asked = OF_KIND.get(opened.submission.kind, EVERY)
    return [_of_kind(each, asked, opened.submission.kind) for each in found]


def to_ask(found: list[Point], opened: Opened, today: date) -> list[Asked]:
    """What was not told yet, and the voice that asked can tell us: nobody answers for another's consent."""
    voice = next(iter(opened.voices))
    is_child = voices.band(opened, today) == "under_16"
    may_agree = voice.startswith("person") or (voice.startswith("parent") and is_child)
    missing = [each.key for each in found if each.state == State.NOT_TOLD]
    return [each for each in missing if may_agree or each != Asked.CONSENT]


def is_told(value: Value | None) -> bool:
    """Is it an answer to the question, and not a way round it?"""
    if value is None or value == SKIPPED or tapped(value):
        return False
    return any(ticks_in(value).values()) if isinstance(value, dict) and "ticks" in value else bool(value)


def _point(key: Asked, state: State, lines: Iterable[str] = (), alarms: Iterable[str] = ()) -> Point:
    return Point(key=key, name=names.NAMES[key], state=state, lines=list(lines), alarms=list(alarms))


def _of_kind(point: Point, asked: frozenset[Asked], kind: str) -> Point:
    is_missing = point.state != State.TOLD and point.key not in asked
    name = names.HAPPENING.get(kind, point.name) if point.key == Asked.HAPPENING else point.name
    return replace(point, name=name, state=State.NOT_ASKED if is_missing else point.state)


def _who(opened: Opened, shown: Opened) -> Point:
    voice = next(iter(opened.voices))
    name = opened.first.get("about") or "someone without a name here"
    met = answers(shown.first)
    whom = "for themselves" if voice.startswith("person") else f"for {name}"
    known = [] if voice.startswith("person") else [Meaning.ASKER, Meaning.ROLE]
    is_helped = voice.startswith("person") and Meaning.WHO in met and met[Meaning.WHO]["value"] == "me_with_help"
    known += [Meaning.WHO] if is_helped or (voice.startswith("helper") and Meaning.ROLE not in met) else []
    told = [line for each in known if each in met and is_told(met[each]["value"]) for line in _lines(each, met)]
    state = State.NOT_TOLD if voice.startswith("unknown") else State.TOLD
    first = words.voice(voice) if state == State.NOT_TOLD else f"{words.voice(voice)}, {whom}"
    return _point(Asked.WHO, state, [first, *told])


def _age(opened: Opened, looked: Looked, today: date) -> Point:
    band = voices.band(opened, today)
    years = age_of(value_of(opened.first, Meaning.BIRTHDAY), today)
    note = [looked.now.age.note] if looked.now.age.note else []
    if years is None:
        return _point(Asked.AGE, State.NOT_TOLD, note)
    return _point(Asked.AGE, State.TOLD, [f"{years}: {words.of(words.AGE_BAND, band).lower()}", *note])


def _reach(opened: Opened) -> Point:
    """Told where one way is safe; a way back with the card is one. The ways themselves stand beside it."""
    ticks = ticks_in(value_of(opened.first, Meaning.WAYS))["ticks"]
    is_safe = any(way.safe == "yes" for way in voices.every_way(opened))
    if value_of(opened.first, Meaning.AS_BEFORE) == "yes":
        return _point(Asked.REACH, State.TOLD, ["As before: look at what they sent first"])
    return _point(Asked.REACH, State.TOLD if is_safe or "come_back" in ticks else State.NOT_TOLD)


def _said(key: Asked, opened: Opened, shown: Opened, closed: list[str]) -> Point:
    """What each voice said of it, as far as it may be read now; what is known without it where nobody did."""
    if key == Asked.ADVOCATE and opened.submission.kind == "advocate":
        return _point(key, State.TOLD, ["Yes: this request asks for one"])
    heard = [
        (
            meaning,
            met[meaning]["value"],
            line if voice == next(iter(opened.voices)) else f"{words.voice(voice)}: {line}",
        )
        for voice, met in ((voice, answers(contents)) for voice, contents in shown.voices.items())
        for meaning in SAID_IN[key]
        if meaning in met
        for line in _lines(meaning, met)
    ]
    told = [(meaning, value, line) for meaning, value, line in heard if _counts(meaning, value)]
    alarms = [line for meaning, value, line in told if meaning in ALARMS and value in NOT_SAFE]
    lines = [line for _meaning, _value, line in told if line not in alarms]
    if any(meaning != Meaning.ASKER_NOW for meaning, _value, _line in told):
        return _point(key, State.TOLD, lines, alarms)
    known = _known(key, opened)
    if closed:
        return _point(key, State.CLOSED, known)
    lines += [f"“{line}”" for _meaning, value, line in heard if not is_told(value)]
    return _point(key, State.TOLD, known) if known and not heard else _point(key, State.NOT_TOLD, lines, alarms)


def _counts(meaning: Meaning, value: Value) -> bool:
    """Is it told? What to do after a no tells of an advocate only where one is asked for."""
    return is_told(value) and (meaning != Meaning.AFTER_A_NO or value == "advocate")


def _lines(meaning: Meaning, met: Mapping[str, Said]) -> list[str]:
    """One answer in English, each line short enough to be read at a glance."""
    if meaning == Meaning.AFTER_A_NO:
        return ["Yes"]
    said = [line if len(line) <= LONGEST else f"{line[:LONGEST]} …" for line in in_english(met[meaning])["lines"]]
    return [names.BEFORE.get(meaning, "") + line for line in said]


def _known(key: Asked, opened: Opened) -> list[str]:
    """What is open whatever was closed: why it is urgent, and that they are in hospital."""
    marks = opened.first.get("marks", ())
    known = [words.REASON[each] for each in voices.reasons(opened) if each in OPEN_REASONS.get(key, ())]
    # Nobody is asked about talk of hospital who is there.
    is_there = key == Asked.WHERE or (key == Asked.HAPPENING and opened.submission.kind == "review")
    return [*known, words.MARK["in_hospital"]] if is_there and "in_hospital" in marks else known


def _consent(opened: Opened, looked: Looked) -> Point:
    """Told where anyone answered. Where consent stands is beside it."""
    wanted = ASKED_BY.get(opened.submission.kind)
    stands = [each for each in looked.now.stands if wanted in (None, each.purpose)]
    return _point(Asked.CONSENT, State.TOLD if any(_is_answered(each) for each in stands) else State.NOT_TOLD)


def _is_answered(stands: Stands) -> bool:
    """Did anyone say something? A tap in the place of a first answer is kept as "not sure", and says nothing."""
    firsts = {id(each.heard): each for each in reversed(stands.said)}
    tapped_first = [each for each in firsts.values() if _went_round(answers(each.heard.contents))]
    return bool(stands.attempts or stands.decided) or len(stands.said) > len(tapped_first)


def _went_round(met: Mapping[str, Said]) -> bool:
    return any(each in met and bool(tapped(met[each]["value"])) for each in AGREED)
