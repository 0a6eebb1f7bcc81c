"""What static/pictures.toml says of each picture: its meaning, and the parts that it is put together from."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GRID = 72
MIDDLE = (GRID / 2, GRID / 2)

Looks = Mapping[str, str]  # the attributes of one SVG shape


class PictureError(Exception):
    """What to do so that the pictures can be built or shown."""


@dataclass(frozen=True)
class Part:
    """One OpenMoji file, or one drawing of our own, and where it goes: `at` is where its middle comes."""

    file: str | None
    shapes: tuple[Looks, ...]
    at: tuple[float, float]
    size: float
    turn: float
    mirror: bool
    paint: Looks

    @property
    def place(self) -> str:
        """The SVG transform that brings the part from its own grid to its place in the picture."""
        scale = self.size / GRID
        turn = f" rotate({self.turn:g})" if self.turn else ""
        wide = -scale if self.mirror else scale
        return f"translate({self.at[0]:g} {self.at[1]:g}){turn} scale({wide:.4g} {scale:.4g}) translate(-36 -36)"


@dataclass(frozen=True)
class Picture:
    """One picture. When it is `mirrored` it points somewhere, so a right-to-left page turns it round."""

    key: str
    meaning: str
    parts: tuple[Part, ...]
    mirrored: bool


def declared(path: Path) -> dict[str, Picture]:
    """Every picture in the file, by key, in the order of the file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: picture(key, entry, told) for key, entry in told["pictures"].items()}


def picture(key: str, entry: dict[str, Any], told: dict[str, Any]) -> Picture:
    """One picture, with what the file told of colours and drawings that its parts share."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise PictureError(f"Name the picture '{key}' in small letters, digits and _ only: it becomes a file name.")
    for needed in ("meaning", "parts"):
        if not entry.get(needed):
            raise PictureError(f"Give the picture '{key}' its `{needed}` in static/pictures.toml.")
    parts = tuple(_part(key, part, told) for part in entry["parts"])
    return Picture(key, entry["meaning"], parts, entry.get("mirrored", False))


def _part(key: str, entry: dict[str, Any], told: dict[str, Any]) -> Part:
    unknown = entry.keys() - {"file", "skin", "drawing", "at", "size", "turn", "mirror", "paint"}
    if unknown or ("file" in entry) == ("drawing" in entry):
        raise PictureError(f"Give each part of the picture '{key}' one `file` or `drawing`, and only known words.")
    drawing = _found(entry["drawing"], "drawings", key, told) if "drawing" in entry else []
    x, y = entry.get("at", MIDDLE)
    return Part(
        file=_with_skin(entry["file"], entry.get("skin")) if "file" in entry else None,
        shapes=tuple(_shape(shape, key, told) for shape in drawing),
        at=(x, y),
        size=entry.get("size", GRID),
        turn=entry.get("turn", 0),
        mirror=entry.get("mirror", False),
        paint={_colour(old, key, told): _colour(new, key, told) for old, new in entry.get("paint", {}).items()},
    )


def _shape(entry: dict[str, Any], key: str, told: dict[str, Any]) -> Looks:
    looks = {"d": entry["path"], "fill": _colour(entry["fill"], key, told) if "fill" in entry else "none"}
    if "line" in entry:
        looks |= {"stroke": _colour(entry["line"], key, told), "stroke-width": f"{entry.get('width', 2):g}"}
        looks |= {"stroke-linecap": "round", "stroke-linejoin": "round"}
    if "dashes" in entry:
        looks["stroke-dasharray"] = entry["dashes"]
    return looks


def _colour(name: str, key: str, told: dict[str, Any]) -> str:
    return full(_found(name, "colours", key, told))


def full(colour: str) -> str:
    """Colours are compared as `#rrggbb`; OpenMoji also writes `#RGB` and capital letters."""
    return re.sub(r"^#(.)(.)(.)\Z", r"#\1\1\2\2\3\3", colour.lower())


def _found(name: str, kind: str, key: str, told: dict[str, Any]) -> Any:
    try:
        return told[kind][name]
    except KeyError:
        raise PictureError(f"Add '{name}' to [{kind}] in static/pictures.toml: the picture '{key}' uses it.") from None


def _with_skin(file: str, skin: str | None) -> str:
    """OpenMoji puts the skin tone after the first character: 1F9D1-200D-1F3EB becomes 1F9D1-1F3FD-200D-1F3EB."""
    first, dash, rest = file.partition("-")
    return f"{first}-{skin}{dash}{rest}" if skin else file
