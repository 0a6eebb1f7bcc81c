"""A copy for the person in the words in which it is read: on the page of whoever checks it, and in its file."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.exporting.case_shape import Answer
from portal.exporting.subject_access_shape import Copy, Held, Item, OwnRequest
from portal.records.accountability.leaving_out import Why
from portal.staff.forms.fields import as_day
from portal.staff.labels import copy_words, export_words, register_words, times, words

DAYS = frozenset({"on", "due", "done", "review"})
OWN_WORDS = "words"  # the class whose questions stand as they were asked


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    lines: list[str]
    language: str = ""  # of the lines, where it is not in English
    asked_in: str = ""  # of the label
    is_tap: bool = False


@dataclass(frozen=True, kw_only=True)
class ShownItem:
    key: str
    title: str
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class Section:
    title: str
    items: list[ShownItem]


@dataclass(frozen=True, kw_only=True)
class ShownRequest:
    title: str
    received: str
    status: str
    sections: list[Section]


def requests(copy: Copy, labels: dict[str, str]) -> list[ShownRequest]:
    """Each request, with every class of what is in the copy. `labels`: the questions of the long records, by key."""
    return [_request(each, labels) for each in copy.requests]


def reasons(copy: Copy) -> list[str]:
    """In general, why something is not in it: what the first page says."""
    return [export_words.LEFT_OUT_TO_THEM[Why(each)] for each in copy.covering.reasons]


def colours(copy: Copy) -> list[str]:
    """What each colour means; nothing when no colour is in it."""
    held = {held.held for each in copy.requests for held in each.kept}
    return list(register_words.TO_THEM.values()) if "colours" in held else []


def _request(of: OwnRequest, labels: dict[str, str]) -> ShownRequest:
    return ShownRequest(
        title=f"{words.of(words.WHAT_FOR, of.kind)}: {of.reference}",
        received=times.moment(of.received),
        status=words.of(words.STATUS, of.status),
        sections=[_section(each, labels) for each in of.kept],
    )


def _section(held: Held, labels: dict[str, str]) -> Section:
    named = copy_words.HELD[held.held]
    items = [
        ShownItem(key=each.key, title=_title(held.held, each), rows=list(_rows(held.held, each, labels)))
        for each in held.items
    ]
    return Section(title=named.to_them, items=items)


def _title(held: str, item: Item) -> str:
    """What it is, when, and by whom."""
    if held == OWN_WORDS:
        return ""
    kinds = dict(copy_words.HELD[held].kinds) or {item.kind: ""}
    kind = words.purpose(item.kind) if held == "consent" else kinds.get(item.kind, words.of({}, item.kind))
    at = times.moment(item.at) if item.at else ""
    return ", ".join(each for each in (kind.rstrip("."), at, item.by) if each)


def _rows(held: str, item: Item, labels: dict[str, str]) -> Iterator[Row]:
    for said in item.said:
        if held == OWN_WORDS:
            asked_in, is_tap = item.language, bool(said.tap)
            yield Row(label=said.question, lines=said.answer, language=asked_in, asked_in=asked_in, is_tap=is_tap)
        else:
            language = item.language if said.question == "words_shown" else ""
            yield Row(label=_label(held, said.question, labels), lines=_lines(held, item, said), language=language)


def _label(held: str, key: str, labels: dict[str, str]) -> str:
    own = copy_words.HELD[held].rows.get(key) or copy_words.ROWS.get(key)
    return own or words.of(labels, key)


def _lines(held: str, item: Item, said: Answer) -> list[str]:
    if said.tap:
        return [words.of(words.TAP, said.tap)]
    key = said.question
    if key in DAYS:
        return [times.day(day) if (day := as_day(each)) else each for each in said.answer]
    if key == "purpose":
        return [words.purpose(each) for each in said.answer]
    if key == "answer" and item.kind in copy_words.RECORD_ANSWER:
        table = copy_words.RECORD_ANSWER[item.kind]
    else:
        table = copy_words.HELD[held].answers.get(key) or copy_words.ANSWERS.get(key, {})
    return [table.get(each, each) for each in said.answer]
