"""The items of each class of what is kept about a person, as they go into their copy. Pure: no database.

What stands in the folder of another voice is in none of them (`domain.md` H5, H15).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from portal.calendar import LONDON
from portal.engine.taps import tapped
from portal.exporting.case_shape import Answer
from portal.exporting.contents import Inside
from portal.exporting.subject_access_shape import Item
from portal.records.consent.records import Recorded
from portal.records.register.entry import What
from portal.records.standing.ledger import Heard

PERSON, YOU = "person", "you"
OF_OTHERS = re.compile(
    r"(name|who|views)\d+|disagreements|said_parents|others"
)  # in a record: who was asked, and what they think
OF_COLOURS = ("colour", "why", "blue", "red")  # in an entry of the register
OF_RECORDS = ("purpose", "on", "alone", "legal_right", "answer", "competent", "explained_by", "why")

Namer = Callable[[str], str]  # who "staff:7" is


def own(of: Inside) -> list[Heard]:
    """The folders of the person themselves: of no other voice."""
    return [each for each in of.voices if each.voice == PERSON]


def item(
    number: int, kind: str, said: Mapping[str, object], *, at: datetime | None, by: str = "", language: str = ""
) -> Item:
    """What staff wrote, by key; what is empty is left out."""
    rows = [Answer(question=key, answer=_lines(value), tap="") for key, value in said.items() if value]
    return Item(key=str(number), kind=kind, at=at, by=by, language=language, said=rows)


def _lines(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else str(value).splitlines()


def words(of: Inside, _who: Namer) -> Iterator[Item]:
    for number, voice in enumerate(own(of)):
        said = [
            Answer(question=each["question"], answer=list(each["lines"]), tap=tapped(each["value"]))
            for newest in voice.contents.get("said", ())
            for each in (*newest.get("earlier", ()), newest)
        ]
        sent = of.submission
        if said:
            yield Item(key=str(number), kind="said", at=sent.sent_at, by=YOU, language=sent.language, said=said)


def thread(of: Inside, who: Namer) -> Iterator[Item]:
    for each in (each for voice in own(of) for each in of.messages.get(voice.key, ())):
        by = who(each.by) if each.by_staff else YOU
        said = [Answer(question="words", answer=each.words.splitlines(), tap=each.tap)]
        yield Item(key=str(each.id), kind="message", at=each.at, by=by, language="", said=said)


def consent(of: Inside, who: Namer) -> Iterator[Item]:
    for each in (each for voice in own(of) for each in voice.events):
        said = {"answer": each["answer"], "how": each["how"], "words_shown": list(each["words_shown"])}
        by = who(each["by"]) if each.get("by") else YOU
        yield item(each["id"], each["purpose"], said, at=each["at"], by=by, language=each["language"])


def records(of: Inside, who: Namer) -> Iterator[Item]:
    for each in _recorded(of):
        said = {key: getattr(each, key) for key in OF_RECORDS}
        more = {key: value for key, value in each.more.items() if not OF_OTHERS.fullmatch(key)}
        yield item(each.id, each.kind, said | more, at=each.at, by=who(each.by))


def views(of: Inside, who: Namer) -> Iterator[Item]:
    for each in _recorded(of):
        said = {key: value for key, value in each.more.items() if value and OF_OTHERS.fullmatch(key)}
        if said:
            yield item(each.id, each.kind, said, at=each.at, by=who(each.by))


def _recorded(of: Inside) -> Iterator[Recorded]:
    yield from (each for voice in own(of) for each in voice.records)


def contacts(of: Inside, who: Namer) -> Iterator[Item]:
    for number, each in enumerate(of.around.talks):
        said = {"on": each.on, "how": each.how, "words": each.words}
        yield item(number, "talk" if each.reached else "try", said, at=each.at, by=who(each.by))


def notes(of: Inside, who: Namer) -> Iterator[Item]:
    for each in sorted(of.notes, key=lambda note: note.id):
        if each.id and not each.locked:
            yield item(each.id, "note", {"words": each.words}, at=each.at, by=who(each.by))


def locked_notes(of: Inside, who: Namer) -> Iterator[Item]:
    """Without their words: safeguarding alone opens those (`with_locked_words`)."""
    for each in sorted(of.notes, key=lambda note: note.id):
        if each.locked:
            yield item(each.id, "note", {}, at=each.at, by=who(each.by))


def colours(of: Inside, who: Namer) -> Iterator[Item]:
    for each in of.around.register:
        if each.colour:
            yield item(each.id, each.colour, {"why": each.why, "factors": each.factors}, at=each.at, by=who(each.by))


def register(of: Inside, who: Namer) -> Iterator[Item]:
    """Each entry of the register, but for its colour: that is a class of its own, which may stay out alone."""
    for each in of.around.register:
        own_colour = OF_COLOURS if each.colour else ()
        said = {key: value for key, value in each.said.items() if key not in own_colour}
        if each.what is not What.COLOUR:
            yield item(each.id, each.what, {"on": each.on, **said}, at=each.at, by=who(each.by))


def moves(of: Inside, who: Namer) -> Iterator[Item]:
    for number, each in enumerate(of.moves):
        yield item(number, each.after, each.said, at=each.at, by=who(each.by))


def complaint(of: Inside, who: Namer) -> Iterator[Item]:
    """Each step of their own complaint: one that only others made is theirs to tell."""
    if any(voice.contents.get("said") or voice.events for voice in own(of)):
        for number, each in enumerate(of.complaint):
            yield item(number, each.kind, {"on": each.on} | dict(each.said), at=each.at, by=who(each.by))


def tasks(of: Inside, who: Namer) -> Iterator[Item]:
    for each in of.around.tasks:
        done = each.done_at.astimezone(LONDON).date() if each.done_at else ""
        said = {"words": each.to_do.words, "due": each.to_do.due, "done": done}
        yield item(each.to_do.id, each.to_do.kind, said, at=None, by=who(each.done_by) if done else "")


def reads(of: Inside, who: Namer) -> Iterator[Item]:
    """Once for each day and member of staff."""
    seen = set()
    for number, each in enumerate(of.around.reads):
        day = (each.at.astimezone(LONDON).date(), each.by, each.why)
        if day not in seen:
            yield item(number, "read", {"why": each.why, "words": each.words}, at=each.at, by=who(each.by))
        seen.add(day)


def cards(of: Inside, _who: Namer) -> Iterator[Item]:
    for number, at in enumerate(of.around.cards):
        yield item(number, "opened", {}, at=at)


def outgoing(of: Inside, _who: Namer) -> Iterator[Item]:
    for each in of.around.outgoing:
        said = {"way": each.way, "left": "yes" if each.sent_at else "no"}
        yield item(each.id, each.template, said, at=each.sent_at or each.first_tried_at)


def shared(of: Inside, who: Namer) -> Iterator[Item]:
    keys = ("name", "organisation", "why", "words", "parts", "opened_by")
    for each in of.around.shared:
        yield item(each.id, "shared", {key: each.said.get(key) for key in keys}, at=each.at, by=who(each.by))


def nothing(_of: Inside, _who: Namer) -> Iterator[Item]:
    yield from ()
