"""Building the pictures: the same bytes each time, new names for what changed, and what is wrong is told."""

import json
import re
import shutil
import time
from pathlib import Path

import pytest

from portal.config import ROOT
from portal.pictures import building, composing
from portal.pictures.declarations import PictureError
from portal.wording import card_words
from tests.support.public.drawings import FILE, OPENMOJI, PICTURES, told

# What a picture must not keep, all in one file.
HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:ink="http://example.org/ink" viewBox="0 0 72 72" onload="alert(1)">
 <metadata>who drew it</metadata><title>A title</title><script>alert(1)</script>
 <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">words</p></foreignObject>
 <ink:path d="M9 9h9"/><a xlink:href="https://example.org/"><path d="M8 8h8"/></a><animate attributeName="d"/>
 <g id="line" class="x" onclick="alert(1)" ink:label="y"><path id="p" d="M1 1h1" fill="#FFF" onload="alert(1)"/></g>
</svg>"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the build needs of a checkout, in a place of its own."""
    (tmp_path / "static").mkdir()
    shutil.copy(FILE, tmp_path / "static")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def test_what_is_no_drawing_is_left_out_of_a_part(tmp_path: Path) -> None:
    (tmp_path / "BAD.svg").write_text(HOSTILE, encoding="utf-8")
    clean = composing.compose(told('[pictures.one]\nmeaning = "One"\nparts = [{ file = "BAD" }]', tmp_path), tmp_path)
    assert re.findall(r"<(\w+)", clean) == ["svg", "g", "path"]
    assert re.findall(r" ([\w:-]+)=", clean) == ["xmlns", "viewBox", "transform", "d", "fill"]


@pytest.mark.parametrize(
    "reference", ['<use href="#a"/>', "<style>p{}</style>", '<g fill="url(#a)"/>', "<text>A</text>"]
)
def test_a_part_that_draws_by_reference_is_refused(reference: str, tmp_path: Path) -> None:
    (tmp_path / "REF.svg").write_text(f'<svg xmlns="{composing.SVG}">{reference}</svg>', encoding="utf-8")
    with pytest.raises(PictureError, match=r"^Change REF\.svg in the picture 'one'"):
        composing.compose(told('[pictures.one]\nmeaning = "One"\nparts = [{ file = "REF" }]', tmp_path), tmp_path)


def test_the_same_file_gives_the_same_bytes_and_quickly(checkout: Path) -> None:
    built = checkout / "static" / "built"
    started = time.process_time()
    first = building.build(checkout)
    assert time.process_time() - started < 3
    before = {path: path.read_bytes() for path in built.rglob("*.*")}
    assert building.build(checkout) == first
    assert {path: path.read_bytes() for path in built.rglob("*.*")} == before


def test_the_list_names_every_built_picture_and_the_old_ones_are_gone(checkout: Path) -> None:
    built = checkout / "static" / "built"
    (built / "pictures").mkdir(parents=True)
    (built / "pictures" / "list-0123456789.svg").write_text("<svg/>", encoding="utf-8")
    names = building.build(checkout)
    assert names.keys() == PICTURES.keys() | card_words.drawings().keys()
    assert {path.name for path in (built / "pictures").iterdir()} == set(names.values())
    assert all(re.fullmatch(rf"{key}-[0-9a-f]{{10}}\.svg", name) for key, name in names.items())
    assert building.addresses(built) == json.loads((built / "pictures.json").read_text(encoding="utf-8")) == names


def test_a_picture_that_changes_gets_a_new_name(checkout: Path) -> None:
    first, file = building.build(checkout), checkout / "static" / "pictures.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('file = "1F6A8"', 'file = "26A0"'), encoding="utf-8")
    second = building.build(checkout)
    assert "urgent" in {key for key in first if first[key] != second[key]}
    assert first["yes"] == second["yes"]


@pytest.mark.parametrize(
    ("words", "told_to_do"),
    [
        ('parts = [{ file = "1F4CB" }]', "Give the picture 'one' its `meaning`"),
        ('meaning = "One"', "Give the picture 'one' its `parts`"),
        (
            'meaning = "One"\nparts = [{ file = "NOT-THERE" }]',
            r"Run `npm ci`, or change NOT-THERE\.svg in",
        ),
        ('meaning = "One"\nparts = [{ file = "2709", skin = "1F3FB" }]', r"Run `npm ci`, or change 2709-1F3FB\.svg"),
        ('meaning = "One"\nparts = [{ drawing = "chair" }]', r"Add 'chair' to \[drawings\]"),
        ('meaning = "One"\nparts = [{ file = "2709", paint = { mauve = "red" } }]', r"Add 'mauve' to \[colours\]"),
        ('meaning = "One"\nparts = [{ at = [1, 1] }]', "Give each part of the picture 'one' one `file` or `drawing`"),
        ('meaning = "One"\nparts = [{ file = "2709", sise = 4 }]', "Give each part of the picture 'one'"),
    ],
)
def test_what_is_missing_is_told_as_what_to_do(words: str, told_to_do: str, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=f"^{told_to_do}[^.]*") as error:
        composing.compose(told(f"[pictures.one]\n{words}", tmp_path), OPENMOJI)
    assert "\n" not in str(error.value)


def test_a_key_that_could_leave_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"^Name the picture '\.\./one'"):
        told('[pictures."../one"]\nmeaning = "One"\nparts = [{ file = "2709" }]', tmp_path)


def test_a_page_that_asks_for_a_picture_that_is_not_there_is_told_to_add_it(checkout: Path) -> None:
    building.build(checkout)
    with pytest.raises(PictureError, match=r"^Add the picture 'unicorn' to static/pictures\.toml"):
        building.addresses(checkout / "static" / "built")["unicorn"]


def test_pictures_that_were_never_built_say_how_to_build_them(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"^Run `make build`"):
        building.addresses(tmp_path)
