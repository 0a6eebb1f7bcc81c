"""Ready messages, from `staff/messages/ready_messages.toml`: lines that are easy to read, each with its picture."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from portal.config import ROOT
from portal.records.correspondence.messages import Block

GAP = re.compile(r"\\\[.+?\\\]")  # what is still to be filled in, as `re.escape` leaves it


@dataclass(frozen=True, kw_only=True)
class Ready:
    """One ready message."""

    title: str
    blocks: tuple[Block, ...]


class _Message(TypedDict):
    title: str
    lines: list[dict[str, str]]


class _Decisions(TypedDict):
    decided: dict[str, str]
    lines: list[dict[str, str]]


class _File(TypedDict):
    messages: dict[str, _Message]
    decisions: _Decisions
    pictures: dict[str, str]


@cache
def _file() -> _File:
    with (ROOT / "portal" / "staff/messages/ready_messages.toml").open("rb") as file:
        found = tomllib.load(file)
    return _File(messages=found["messages"], decisions=found["decisions"], pictures=found["pictures"])


def _blocks(lines: list[dict[str, str]]) -> tuple[Block, ...]:
    return tuple(Block(each["words"], each["picture"]) for each in lines)


@cache
def messages() -> Mapping[str, Ready]:
    """Every ready message, in the order of the file."""
    return {
        name: Ready(title=each["title"], blocks=_blocks(each["lines"])) for name, each in _file()["messages"].items()
    }


def filled(words: str, gaps: Mapping[str, str]) -> str:
    """These words with what is known in place of its gaps; what is not known stays to be filled in."""
    for gap, known in gaps.items():
        words = words.replace(f"[{gap}]", known) if known else words
    return words


def pictures() -> Mapping[str, str]:
    """The pictures that staff choose from, and what each shows."""
    return _file()["pictures"]


def decided() -> Mapping[str, str]:
    """The first line of each decision, by the status that it is."""
    return _file()["decisions"]["decided"]


def decision_lines() -> tuple[Block, ...]:
    """The lines of a decision; what stands in { } is filled in from the form of the move."""
    return _blocks(_file()["decisions"]["lines"])


def picture_for(words: str) -> str:
    """The picture of the ready line that this is, filled in or not; the first of all for any other."""
    return next((key for line, key in _lines() if line.fullmatch(words)), next(iter(pictures())))


@cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(GAP.sub(".+", re.escape(block.words))), block.picture)
        for each in messages().values()
        for block in each.blocks
    )
