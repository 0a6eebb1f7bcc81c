"""Facts about the pictures: they are clean, calm and the same each time, and each says one thing."""

import re
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from portal.pictures import composing, declarations
from tests.support.public.drawings import FILE, PICTURES, alone, colours, composed, is_red, parts

SVG = f"{{{composing.SVG}}}"
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


@pytest.mark.parametrize("key", PICTURES)
def test_no_built_picture_has_an_id_or_a_script(key: str) -> None:
    svg = ET.fromstring(composed(key))
    assert (svg.tag, svg.attrib) == (f"{SVG}svg", {"viewBox": "0 0 72 72"})
    for shape in svg.findall(".//*"):
        assert shape.tag.removeprefix(SVG) in composing.DRAWN
        assert not [name for name in shape.attrib if re.match(r"on|id$|class$|style$|href|\{|data-|aria-", name)]
        assert not (shape.text or "").strip()
        assert not [value for value in shape.attrib.values() if re.search(r"url|:|&", value)]


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
        assert all(width * part.size / declarations.GRID > 1.49 for width in widths)


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
