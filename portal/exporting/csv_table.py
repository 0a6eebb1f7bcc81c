"""A table as a CSV file that a spreadsheet opens and never runs. Pure: no database."""

import csv
import io
from collections.abc import Iterable, Sequence

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # how a cell begins that a spreadsheet runs
MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


def safe(cell: str) -> str:
    """The same words, with an apostrophe before them when a spreadsheet would run them as a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(RUNS) else cell


def csv_file(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Every cell in quotes, one line for each row."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (heads, *rows):
        writer.writerow([safe(each) for each in row])
    return (MARK + written.getvalue()).encode()
