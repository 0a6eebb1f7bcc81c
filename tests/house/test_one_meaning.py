"""Each picture says one thing wherever it stands, a day is no time of day, and no picture is small in its tile."""

import re

import pytest

from portal.config import ROOT
from tests.support.public.drawings import PICTURES

ROW = re.compile(
    r"""(?:picture\('|picture="|picture\ =\ "|line\(\s*"|:\ \(\s*")(?P<key>[a-z_]+)['"]\)?,\s*
    (?:words(?:=|\ =\ ))?(?:_\(\s*)?"(?P<words>[^"]+)""",
    re.VERBOSE,
)
A_DAY = re.compile(r"%\((?:day|until)\)s|\[day\]")
A_TIME = re.compile(r"%\(time\)s|\[time\]|\d (?:hours|minutes)\b")
# What each of the three says, in each sentence that it stands beside. Another idea has a picture of its own.
SAYS = {
    "keep_private": r"hide your answers|cannot see|not share|stopped sharing|not see your|can see your|not show it",
    "nobody": r"\b[Nn]obody\b",
    "sent": r"got it|got what you sent|sent before|have it",
}


def rows() -> list[tuple[str, str]]:
    """Each sentence that stands beside a picture in the sources: the key of the picture, and the words."""
    files = [
        *(ROOT / "portal").rglob("*.py"),
        *(ROOT / "portal").rglob("*.toml"),
        *(ROOT / "templates").rglob("*.html"),
    ]
    found = [(each["key"], each["words"]) for file in files for each in ROW.finditer(file.read_text("utf-8"))]
    return [(key, words) for key, words in found if key in PICTURES]


ROWS = rows()


def test_the_rows_of_the_sources_are_found() -> None:
    assert len(ROWS) > 150
    assert SAYS.keys() <= {key for key, _words in ROWS}


@pytest.mark.parametrize("key", SAYS)
def test_a_picture_that_stood_for_many_ideas_stands_for_one(key: str) -> None:
    assert [words for used, words in ROWS if used == key and not re.search(SAYS[key], words)] == []


def test_a_day_has_no_clock_and_a_time_of_day_no_calendar_alone() -> None:
    assert [words for key, words in ROWS if key == "time" and A_DAY.search(words)] == []
    assert [words for key, words in ROWS if key == "date" and A_TIME.search(words)] == []
    assert [words for key, words in ROWS if key == "date_and_time" and not A_TIME.search(words)] == []
    assert {"date", "date_and_time", "time"} <= {key for key, _words in ROWS}


def test_no_small_thing_lies_in_a_large_disc() -> None:
    """What fits inside a ring that fills the tile is smaller than it need be: it is drawn without the ring."""
    small = [
        key
        for key, picture in PICTURES.items()
        if len(picture.parts) == 2 and (disc := picture.parts[0]).shapes and not disc.file and disc.size > 72
        if picture.parts[1].file and picture.parts[1].size < 60 and disc.shapes[0]["d"].startswith("M36 8a28")
    ]
    assert small == []


def test_what_is_drawn_alone_fills_its_tile() -> None:
    alone = {key: picture.parts[0].size for key, picture in PICTURES.items() if len(picture.parts) == 1}
    assert {key: size for key, size in alone.items() if size < 66} == {}
