"""Small numbers: which cells of a published table are hidden, so that none can be worked out from the rest. Pure.

A number under 5 is hidden, and with it as many others as it takes: from all that is shown no hidden number follows by
adding and taking away, in one line or over several. Shown and hidden ones look alike whatever the reason, so that a
hidden number says nothing of its size.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5  # a smaller number could point at somebody
_PRIME = 2**61 - 1  # sums are compared modulo this: exact for tables of any size that a person could read

Cell = Hashable


@dataclass(frozen=True)
class Sum:
    """One line of a table: the parts add up to the total."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.parts, self.total)


def hidden(numbers: Mapping[Cell, int], sums: Sequence[Sum], spare: Collection[Cell] = ()) -> frozenset[Cell]:
    """The cells to hide. Each cell of a sum stands in `numbers`; `spare` ones go first, since they are missed least."""
    hide = {cell for cell, number in numbers.items() if number < LEAST}
    while True:
        while another := _against_one_line(numbers, sums, hide, spare):
            hide.add(another)
        found = worked_out(hide, sums)
        if not found:
            return frozenset(hide)
        more = _smallest(numbers, (each for line in sums if found & {*line.cells} for each in line.cells), hide)
        if more is None:
            return frozenset(numbers)
        hide.add(more)


def _against_one_line(
    numbers: Mapping[Cell, int], sums: Sequence[Sum], hide: set[Cell], spare: Collection[Cell]
) -> Cell | None:
    """One more cell to hide, in the first line that gives a hidden one away; None when no line does."""
    for line in sums:
        parts = [each for each in line.parts if each in hide]
        if not parts and line.total not in hide:
            continue
        alone = len(parts) + (line.total in hide) == 1
        too_little = line.total not in hide and sum(numbers[each] for each in parts) < LEAST
        if alone or too_little:
            more = next((each for each in line.cells if each in spare and each not in hide), None)
            more = _smallest(numbers, line.parts, hide) if more is None else more
            if more is not None or line.total not in hide:
                return line.total if more is None else more
    return None


def _smallest(numbers: Mapping[Cell, int], cells: Iterable[Cell], hide: set[Cell]) -> Cell | None:
    """The smallest number of these that is still shown: the least is lost by it."""
    return min((each for each in cells if each not in hide), key=lambda each: numbers[each], default=None)


def worked_out(hide: Iterable[Cell], sums: Sequence[Sum]) -> set[Cell]:
    """The hidden cells that follow from what is shown, however many sums one puts together."""
    place = {cell: number for number, cell in enumerate(hide)}
    rows: dict[int, dict[int, int]] = {}  # by the first unknown of each: what it says about the unknown cells
    for line in sums:
        row = {place[each]: 1 for each in line.parts if each in place}
        if line.total in place:
            row[place[line.total]] = _PRIME - 1
        _keep(row, rows)
    cells = list(place)
    return {cells[first] for first, row in rows.items() if len(row) == 1}


def _keep(row: dict[int, int], rows: dict[int, dict[int, int]]) -> None:
    """Add what one more line says, and keep the rows reduced: no first unknown stands in any other row."""
    for first in [each for each in row if each in rows]:
        _take(row, rows[first], row[first])
    if not row:
        return
    first = min(row)
    inverse = pow(row[first], -1, _PRIME)
    for each in row:
        row[each] = row[each] * inverse % _PRIME
    for other in rows.values():
        if first in other:
            _take(other, row, other[first])
    rows[first] = row


def _take(row: dict[int, int], other: Mapping[int, int], times: int) -> None:
    for each, number in other.items():
        left = (row.get(each, 0) - times * number) % _PRIME
        if left:
            row[each] = left
        else:
            row.pop(each, None)
