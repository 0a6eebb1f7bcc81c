"""Facts about the pictures: they are clean, calm and the same each time, and each says one thing."""

import colorsys
import json
import re
import shutil
import time
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from portal import pictures
from portal.pictures import Part, Picture, PictureError
from portal.wording import card_words

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "static" / "pictures.toml"
OPENMOJI = ROOT / pictures.OPENMOJI
PICTURES = pictures.declared(FILE)
SVG = f"{{{pictures.SVG}}}"

# What a picture must not keep, all in one file.
HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:ink="http://example.org/ink" viewBox="0 0 72 72" onload="alert(1)">
 <metadata>who drew it</metadata><title>A title</title><script>alert(1)</script>
 <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">words</p></foreignObject>
 <ink:path d="M9 9h9"/><a xlink:href="https://example.org/"><path d="M8 8h8"/></a><animate attributeName="d"/>
 <g id="line" class="x" onclick="alert(1)" ink:label="y"><path id="p" d="M1 1h1" fill="#FFF" onload="alert(1)"/></g>
</svg>"""
NEVER = {
    "a gavel": "2696",
    "a judge": "1F9D1-200D-2696-FE0F",
    "a puzzle piece": "1F9E9",
    "love, taken for sign language": "1F91F",
    "a wheelchair being pushed": "E083",
    "SOS": "1F198",
    "a thumb up": "1F44D",
    "a thumb down": "1F44E",
    "crossed arms": "1F645",
    "arms in a ring": "1F646",
}
LETTERS_AND_NUMBERS = {"one_one_one", "one_two_three", "big_a", "latin", "script", "coin", "at_sign", "look_choices"}


def composed(key: str) -> str:
    return pictures.compose(PICTURES[key], OPENMOJI)


def alone(part: Part) -> str:
    """A picture of this part and nothing else."""
    return pictures.compose(Picture("alone", "Alone", (part,), False), OPENMOJI)


def parts() -> list[tuple[str, Part]]:
    return [(key, part) for key, picture in PICTURES.items() for part in picture.parts]


def is_red(colour: str) -> bool:
    hue, light, strong = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    return (hue < 0.05 or hue > 0.92) and strong > 0.5 and 0.2 < light < 0.8


def colours(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", svg))


def told(words: str, folder: Path) -> Picture:
    """The picture "one", from a pictures.toml with these words in it."""
    (folder / "pictures.toml").write_text(words, encoding="utf-8")
    return pictures.declared(folder / "pictures.toml")["one"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the build needs of a checkout, in a place of its own."""
    (tmp_path / "static").mkdir()
    shutil.copy(FILE, tmp_path / "static")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


@pytest.mark.parametrize("key", PICTURES)
def test_no_built_picture_has_an_id_or_a_script(key: str) -> None:
    svg = ET.fromstring(composed(key))
    assert (svg.tag, svg.attrib) == (f"{SVG}svg", {"viewBox": "0 0 72 72"})
    for shape in svg.findall(".//*"):
        assert shape.tag.removeprefix(SVG) in pictures.DRAWN
        assert not [name for name in shape.attrib if re.match(r"on|id$|class$|style$|href|\{|data-|aria-", name)]
        assert not (shape.text or "").strip()
        assert not [value for value in shape.attrib.values() if re.search(r"url|:|&", value)]


def test_what_is_no_drawing_is_left_out_of_a_part(tmp_path: Path) -> None:
    (tmp_path / "BAD.svg").write_text(HOSTILE, encoding="utf-8")
    clean = pictures.compose(told('[pictures.one]\nmeaning = "One"\nparts = [{ file = "BAD" }]', tmp_path), tmp_path)
    assert re.findall(r"<(\w+)", clean) == ["svg", "g", "path"]
    assert re.findall(r" ([\w:-]+)=", clean) == ["xmlns", "viewBox", "transform", "d", "fill"]


@pytest.mark.parametrize(
    "reference", ['<use href="#a"/>', "<style>p{}</style>", '<g fill="url(#a)"/>', "<text>A</text>"]
)
def test_a_part_that_draws_by_reference_is_refused(reference: str, tmp_path: Path) -> None:
    (tmp_path / "REF.svg").write_text(f'<svg xmlns="{pictures.SVG}">{reference}</svg>', encoding="utf-8")
    with pytest.raises(PictureError, match=r"^Change REF\.svg in the picture 'one'"):
        pictures.compose(told('[pictures.one]\nmeaning = "One"\nparts = [{ file = "REF" }]', tmp_path), tmp_path)


def test_every_picture_has_a_meaning_and_no_two_the_same() -> None:
    meanings = [picture.meaning.strip().casefold() for picture in PICTURES.values()]
    assert all(meanings)
    assert sorted(meanings) == sorted(set(meanings))


def test_no_meaning_is_longer_than_fifteen_words() -> None:
    assert [picture.meaning for picture in PICTURES.values() if len(picture.meaning.split()) > 15] == []


def test_no_two_pictures_look_the_same() -> None:
    assert len({composed(key) for key in PICTURES}) == len(PICTURES)


def test_yes_and_no_are_equals() -> None:
    yes, no = PICTURES["yes"].parts, PICTURES["no"].parts
    assert [part.place for part in yes] == [part.place for part in no]
    assert yes[0] == no[0], "the circle is the same"
    (tick,), (cross,) = yes[1].shapes, no[1].shapes
    assert {**tick, "d": ""} == {**cross, "d": ""}, "the marks have one colour and one line"
    lengths = []
    for mark in (tick, cross):
        steps = " ".join(re.findall(r"l([\d -]+)", mark["d"]))
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        lengths.append(sum(abs(complex(x, y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)))
    assert max(lengths) / min(lengths) < 1.25, "neither mark is the heavier one"
    assert not [colour for colour in colours(composed("yes") + composed("no")) if is_red(colour)]


@pytest.mark.parametrize("what", NEVER)
def test_no_picture_shows_what_may_hurt_or_mislead(what: str) -> None:
    assert [key for key, part in parts() if re.sub(r"-1F3F[B-F]", "", part.file or "") == NEVER[what]] == []


def test_no_hospital_has_a_red_cross() -> None:
    with_cross = [(key, part) for key, part in parts() if part.file in {"1F3E5", "E30B"}]
    assert len(with_cross) > 3
    assert [key for key, part in with_cross if any(map(is_red, colours(alone(part).lower())))] == []


def test_people_have_every_skin_tone() -> None:
    tones = [tone for _, part in parts() for tone in re.findall("1F3F[B-F]", part.file or "")]
    assert {tone for tone in tones if tones.count(tone) > 3} == {"1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"}


@pytest.mark.parametrize("key", PICTURES)
def test_no_picture_is_only_grey(key: str) -> None:
    mixes = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours(composed(key).lower())]
    assert max(max(mix) - min(mix) for mix in mixes) > 60


@pytest.mark.parametrize("key", PICTURES)
def test_every_line_can_be_seen_in_a_picture_64_pixels_wide(key: str) -> None:
    for part, group in zip(PICTURES[key].parts, ET.fromstring(composed(key)), strict=True):
        widths = [
            float(shape.get("stroke-width", 1)) for shape in group.iter() if shape.get("stroke", "none") != "none"
        ]
        assert all(width * part.size / pictures.GRID > 1.49 for width in widths)


def test_a_colour_that_is_changed_was_in_its_part() -> None:
    changes = [(key, part, old) for key, part in parts() for old in part.paint]
    assert [key for key, part, old in changes if "#123456" not in alone(replace(part, paint={old: "#123456"}))] == []


def test_every_colour_and_every_drawing_is_used() -> None:
    words = tomllib.loads(FILE.read_text(encoding="utf-8"))
    text = FILE.read_text(encoding="utf-8").partition("[drawings]")[2]
    assert [name for name in words["drawings"] if f'drawing = "{name}"' not in text] == []
    assert [name for name in words["colours"] if not re.search(rf'(= "{name}"|\b{name} = ")', text)] == []


def test_a_picture_with_letters_or_numbers_is_never_mirrored() -> None:
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["pictures"]
    mirrored = {key: entry["parts"] for key, entry in entries.items() if entry.get("mirrored")}
    assert mirrored
    assert [key for key in mirrored if LETTERS_AND_NUMBERS & {part.get("drawing") for part in mirrored[key]}] == []


def test_the_same_file_gives_the_same_bytes_and_quickly(checkout: Path) -> None:
    built = checkout / "static" / "built"
    started = time.process_time()
    first = pictures.build(checkout)
    assert time.process_time() - started < 3
    before = {path: path.read_bytes() for path in built.rglob("*.*")}
    assert pictures.build(checkout) == first
    assert {path: path.read_bytes() for path in built.rglob("*.*")} == before


def test_the_list_names_every_built_picture_and_the_old_ones_are_gone(checkout: Path) -> None:
    built = checkout / "static" / "built"
    (built / "pictures").mkdir(parents=True)
    (built / "pictures" / "list-0123456789.svg").write_text("<svg/>", encoding="utf-8")
    names = pictures.build(checkout)
    assert names.keys() == PICTURES.keys() | card_words.drawings().keys()
    assert {path.name for path in (built / "pictures").iterdir()} == set(names.values())
    assert all(re.fullmatch(rf"{key}-[0-9a-f]{{10}}\.svg", name) for key, name in names.items())
    assert pictures.addresses(built) == json.loads((built / "pictures.json").read_text(encoding="utf-8")) == names


def test_a_picture_that_changes_gets_a_new_name(checkout: Path) -> None:
    first, file = pictures.build(checkout), checkout / "static" / "pictures.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('file = "1F6A8"', 'file = "26A0"'), encoding="utf-8")
    second = pictures.build(checkout)
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
        pictures.compose(told(f"[pictures.one]\n{words}", tmp_path), OPENMOJI)
    assert "\n" not in str(error.value)


def test_a_key_that_could_leave_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"^Name the picture '\.\./one'"):
        told('[pictures."../one"]\nmeaning = "One"\nparts = [{ file = "2709" }]', tmp_path)


def test_a_page_that_asks_for_a_picture_that_is_not_there_is_told_to_add_it(checkout: Path) -> None:
    pictures.build(checkout)
    with pytest.raises(PictureError, match=r"^Add the picture 'unicorn' to static/pictures\.toml"):
        pictures.addresses(checkout / "static" / "built")["unicorn"]


def test_pictures_that_were_never_built_say_how_to_build_them(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"^Run `make build`"):
        pictures.addresses(tmp_path)
