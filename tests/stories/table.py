"""How long each way of a story is, beside the most that it may be: a table of pages, taps and words."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from flask import Flask

from tests.stories.counting import Walk
from tests.stories.someone import Someone
from tests.support.checked_client import CheckedClient

Somebody = Callable[..., AbstractContextManager[Someone]]  # what the fixture `somebody` is: `way`, for this test
WAY = "way"
NO_LIMIT = 0
HEADS = ("Story", "Pages", "at most", "Taps", "Words", "at most")


@contextmanager
def way(
    app: Flask,
    record: Callable[[str, object], None],
    name: str,
    *,
    pages: int = NO_LIMIT,
    words: int = NO_LIMIT,
    after: Someone | None = None,
    reads: Callable[[str], str] = str,
) -> Iterator[Someone]:
    """Somebody new, or who goes on after this way; in the end it is a row of the table, and within its limits."""
    walk = Walk(after.walk.client if after else CheckedClient(app))
    person = Someone(walk, reads=reads, seen=[after.page] if after else [])
    yield person
    walk.sees(person.page)
    record(WAY, [name, len(walk.pages), pages, walk.taps, walk.words, words])
    assert len(walk.pages) <= pages or not pages, f"{len(walk.pages)} pages, at most {pages}: {walk.pages}"
    assert walk.words <= words or not words, f"{walk.words} words, at most {words}: {walk.pages}"
    told = [each.text_content() for page in person.seen for each in page.tree.find_class("where-we-are")]
    assert len(told) <= int(re.findall(r"\d+", told[0])[1] if told else 0), (
        f"more pages than the first one told: {told}"
    )


def lines(of_tests: Sequence[list[tuple[str, object]]]) -> list[str]:
    """The table of every way that these tests recorded, by the number of its story; nothing when there is none."""
    rows = [value for properties in of_tests for key, value in properties if key == WAY and isinstance(value, list)]
    if not rows:
        return []
    rows.sort(key=lambda row: int(row[0].split()[0]))
    shown = [[str(each or "-") for each in row] for row in [list(HEADS), *rows]]
    widths = [max(len(row[at]) for row in shown) for at in range(len(HEADS))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(each.rjust(width) for each, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in shown
    ]
