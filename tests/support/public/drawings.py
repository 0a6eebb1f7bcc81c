"""The pictures as they are composed and built, and the parts and colours that they have."""

import colorsys
import re
from pathlib import Path

from portal.config import ROOT
from portal.pictures import building, composing, declarations
from portal.pictures.declarations import Part, Picture

FILE = ROOT / "static" / "pictures.toml"
OPENMOJI = ROOT / building.OPENMOJI
PICTURES = declarations.declared(FILE)


def composed(key: str) -> str:
    return composing.compose(PICTURES[key], OPENMOJI)


def alone(part: Part) -> str:
    """A picture of this part and nothing else."""
    return composing.compose(Picture("alone", "Alone", (part,), False), OPENMOJI)


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
    return declarations.declared(folder / "pictures.toml")["one"]
