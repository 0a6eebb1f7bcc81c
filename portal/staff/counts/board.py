"""Tables of numbers with their charts, and the same for a file that leaves the portal: without small numbers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from portal.statistics.suppression import Cell, Sum, hidden

HIDDEN = "*"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One cell: its words, and the numbers it gives away."""

    words: str
    tells: tuple[Cell, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a chart: how long it is, out of 100, and its number in words."""

    name: str
    length: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table. Its chart, where it has one, shows a column of it or its last line."""

    key: str
    caption: str
    heads: tuple[str, ...]
    rows: list[tuple[str, list[Shown]]]
    about: str = ""
    bars: list[Bar] = field(default_factory=list)
    chart: str = ""  # what the bars are


class Board:
    """The tables of one span, all their numbers, and how these add up: what is hidden is found over all of them."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.numbers: dict[Cell, int] = {}
        self.sums: list[Sum] = []
        self.left_out: set[Cell] = set()
        self.spare: set[Cell] = set()

    def number(self, *cell: object, is_: int) -> Shown:
        self.numbers[cell] = is_
        return Shown(words=f"{is_:,}", tells=(cell,))

    def add_up(self, total: tuple[object, ...], parts: Iterable[tuple[object, ...]]) -> None:
        self.sums.append(Sum(total, tuple(parts)))

    def rest(self, *cell: object) -> Shown:
        """A number that stands in another table too."""
        return Shown(words=f"{self.numbers[cell]:,}", tells=(cell,))

    def leave_out_empty(self, total: tuple[object, ...], *parts: tuple[object, ...]) -> None:
        """Where nobody at all is in these, a file for others leaves them out: then they hide no other number."""
        if not self.numbers[total]:
            self.left_out |= {total, *parts}

    def for_others(self) -> list[Table]:
        """The tables of a file that leaves the portal: without small numbers, and what would give them away."""
        numbers = {cell: number for cell, number in self.numbers.items() if cell not in self.left_out}
        sums = [
            Sum(each.total, tuple(part for part in each.parts if part not in self.left_out))
            for each in self.sums
            if each.total not in self.left_out
        ]
        hide = hidden(numbers, sums, self.spare)
        return [_masked(each, hide, self.left_out) for each in self.tables]


def _masked(table: Table, hide: frozenset[Cell], left_out: set[Cell]) -> Table:
    """Without the lines and columns that are empty, and with a mark in place of each number that is hidden."""
    rows = [(name, cells) for name, cells in table.rows if not _is_empty(cells, left_out)]
    columns = zip(*(cells for _name, cells in rows), strict=True)
    shown = [at for at, column in enumerate(columns) if not _is_empty(column, left_out)]
    return replace(
        table,
        heads=(table.heads[0], *(table.heads[at + 1] for at in shown)),
        rows=[(name, [_or_mark(cells[at], hide | left_out) for at in shown]) for name, cells in rows],
    )


def _is_empty(cells: Iterable[Shown], left_out: set[Cell]) -> bool:
    return all(left_out & {*each.tells} for each in cells)


def _or_mark(cell: Shown, hide: frozenset[Cell]) -> Shown:
    return Shown(words=HIDDEN) if hide & {*cell.tells} else cell


def bars(named: Sequence[tuple[str, int]]) -> list[Bar]:
    """A bar for each number, the longest as long as can be."""
    most = max((number for _name, number in named), default=0) or 1
    return [Bar(name=name, length=round(100 * number / most, 1), words=f"{number:,}") for name, number in named]
