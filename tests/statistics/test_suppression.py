"""Small numbers: no number under 5 is shown, and none follows from what is shown. Tried on tables of every shape."""

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.statistics.suppression import LEAST, Cell, Sum, hidden, worked_out

Table = tuple[dict[Cell, int], list[Sum]]


def table(rows: list[list[int]], split: int = 0) -> Table:
    """Rows and columns with their totals. With `split`, the columns before it, and those after it, each make the total.

    Then every row is told twice in two ways, as requests by kind and the same requests by who asked.
    """
    groups = [range(split), range(split, len(rows[0]))] if split else [range(len(rows[0]))]
    numbers: dict[Cell, int] = {(at, column): n for at, row in enumerate(rows) for column, n in enumerate(row)}
    lines = list(range(len(rows)))
    for column in range(len(rows[0])):
        numbers["all", column] = sum(row[column] for row in rows)
    for at in [*lines, "all"]:
        numbers[at, "all"] = sum(numbers[at, column] for column in groups[0])
    sums = [Sum((at, "all"), tuple((at, column) for column in group)) for at in [*lines, "all"] for group in groups]
    columns = [*range(len(rows[0])), "all"]
    return numbers, [*sums, *(Sum(("all", column), tuple((at, column) for at in lines)) for column in columns)]


def one_way(values: st.SearchStrategy[int]) -> st.SearchStrategy[Table]:
    width = st.shared(st.integers(1, 6), key="width")
    rows = st.lists(width.flatmap(lambda size: st.lists(values, min_size=size, max_size=size)), min_size=1, max_size=6)
    return rows.map(table)


@st.composite
def two_ways(draw: st.DrawFn) -> Table:
    """The same requests by kind and by who asked: in each row both groups of columns have the same total."""
    first, second = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = []
    for _row in range(draw(st.integers(1, 5))):
        by_kind = draw(st.lists(st.integers(0, 12), min_size=first, max_size=first))
        cuts = sorted(draw(st.lists(st.integers(0, sum(by_kind)), min_size=second - 1, max_size=second - 1)))
        asked = [b - a for a, b in zip([0, *cuts], [*cuts, sum(by_kind)], strict=True)]
        rows.append([*by_kind, *asked])
    return table(rows, split=first)


TABLES = st.one_of(one_way(st.integers(0, 12)), one_way(st.sampled_from([0, 0, 1, 4, 5, 900])), two_ways())


@settings(max_examples=400, deadline=None)
@given(TABLES)
def test_a_number_under_5_is_never_shown(made: Table) -> None:
    numbers, sums = made
    assert {cell for cell, number in numbers.items() if number < LEAST} <= hidden(numbers, sums)


@settings(max_examples=400, deadline=None)
@given(TABLES)
def test_no_hidden_number_follows_by_taking_away_along_rows_and_columns(made: Table) -> None:
    """As one who reads the table would try: a line with one gap gives that gap, and then perhaps another line."""
    numbers, sums = made
    gaps = set(hidden(numbers, sums))
    while found := next((line for line in sums if len(gaps & {*line.cells}) == 1), None):
        gaps -= {*found.cells}
    assert gaps == set(hidden(numbers, sums))


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_no_hidden_number_follows_from_all_sums_together(made: Table) -> None:
    numbers, sums = made
    hide = sorted(hidden(numbers, sums), key=str)
    assert solved(hide, sums) == set() == worked_out(hide, sums)


@settings(max_examples=200, deadline=None)
@given(TABLES, st.randoms())
def test_what_follows_is_found_whatever_is_hidden(made: Table, random: Random) -> None:
    numbers, sums = made
    hide = random.sample(sorted(numbers, key=str), random.randint(0, len(numbers)))
    assert worked_out(hide, sums) == solved(hide, sums)


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_the_gaps_of_a_line_hold_5_or_more_so_that_they_are_not_all_nothing(made: Table) -> None:
    numbers, sums = made
    gaps = hidden(numbers, sums)
    for line in sums:
        missing = [numbers[each] for each in line.parts if each in gaps]
        assert line.total in gaps or not missing or sum(missing) >= LEAST


def test_a_table_with_no_small_number_is_shown_whole() -> None:
    assert hidden(*table([[5, 6], [7, 80]])) == frozenset()


def test_one_small_number_takes_the_smallest_others_with_it() -> None:
    assert hidden(*table([[3, 20, 30], [40, 10, 60], [70, 80, 90]])) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_spare_number_goes_first() -> None:
    numbers: dict[Cell, int] = {"a": 3, "b": 7, "all": 10}
    sums = [Sum("all", ("a", "b"))]
    assert hidden(numbers, sums) == {"a", "b"} and hidden(numbers, sums, {"all"}) == {"a", "all"}


def test_lines_that_together_give_a_number_away_hide_one_more() -> None:
    numbers: dict[Cell, int] = {"a": 3, "b": 20, "c": 30, "ab": 23, "bc": 50, "ac": 33}
    sums = [Sum("ab", ("a", "b")), Sum("bc", ("b", "c")), Sum("ac", ("a", "c"))]
    assert worked_out("abc", sums) == {"a", "b", "c"}
    assert hidden(numbers, sums) == {"a", "b", "c", "ab"}


def test_a_line_of_nothing_but_small_numbers_hides_its_total_when_that_is_small() -> None:
    assert hidden({"a": 1, "b": 2, "all": 3}, [Sum("all", ("a", "b"))]) == {"a", "b", "all"}


def solved(hide: list[Cell], sums: list[Sum]) -> set[Cell]:
    """The same by fractions and plain elimination: which unknown has one value only."""
    rows = [
        [Fraction((cell in line.parts) - (cell == line.total)) for cell in hide]
        for line in sums
        if {*hide} & {*line.cells}
    ]
    at = 0
    for column in range(len(hide)):
        pivot = next((number for number in range(at, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [each / rows[at][column] for each in rows[at]]
        for number, row in enumerate(rows):
            if number != at and row[column]:
                rows[number] = [a - row[column] * b for a, b in zip(row, rows[at], strict=True)]
        at += 1
    return {hide[row.index(Fraction(1))] for row in rows if sum(map(bool, row)) == 1}
