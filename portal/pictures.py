"""Each picture declared in static/pictures.toml becomes one small, clean SVG file when the assets are built."""

import hashlib
import json
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.wording import card_words

OPENMOJI = Path("node_modules/openmoji/color/svg")
SVG = "http://www.w3.org/2000/svg"
GRID = 72
MIDDLE = (GRID / 2, GRID / 2)
THINNEST_LINE = 1.5  # on the grid of 72; a thinner line is lost in a picture 64 pixels wide

DRAWN = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
KEPT = re.compile(
    r"d|points|[xy][12]?|c[xy]|r[xy]?|width|height|transform|display|opacity|fill(-rule|-opacity)?"
    r"|stroke(-(width|linecap|linejoin|miterlimit|dasharray|opacity))?"
)
BY_REFERENCE = re.compile(r"url\(|<(use|image|style|text)\b")

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


class Addresses(dict[str, str]):
    """Key to file name, where a missing picture is an error and never a gap in a page."""

    def __missing__(self, key: str) -> str:
        raise PictureError(f"Add the picture '{key}' to static/pictures.toml and run `make build`: a page asks for it.")


def declared(path: Path) -> dict[str, Picture]:
    """Every picture in the file, by key, in the order of the file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _picture(key, entry, told) for key, entry in told["pictures"].items()}


def compose(picture: Picture, openmoji: Path) -> str:
    """The whole picture as SVG text, with no ids, scripts, styles or links, and the same bytes each time."""
    svg = ET.Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {GRID} {GRID}"})
    for part in picture.parts:
        group = ET.SubElement(svg, "g", {"transform": part.place})
        thinnest = THINNEST_LINE * GRID / part.size
        for shape in part.shapes:
            ET.SubElement(group, "path", _cleaned(shape, part.paint, thinnest))
        if part.file:
            _copy(_opened(openmoji / f"{part.file}.svg", picture.key), group, part.paint, thinnest)
    return ET.tostring(svg, encoding="unicode") + "\n"


def build(root: Path) -> dict[str, str]:
    """Write every picture and the list of their file names under static/built; remove those of earlier builds."""
    pictures = declared(root / "static" / "pictures.toml") | _of_card_words()
    drawn = {key: compose(picture, root / OPENMOJI) for key, picture in pictures.items()}
    names = {key: f"{key}-{hashlib.sha256(svg.encode()).hexdigest()[:10]}.svg" for key, svg in drawn.items()}
    built = root / "static" / "built"
    folder = built / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for key, name in names.items():
        (folder / name).write_text(drawn[key], encoding="utf-8")
    (built / "pictures.json").write_text(json.dumps(names, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for old in set(folder.iterdir()) - {folder / name for name in names.values()}:
        old.unlink()
    return names


def _of_card_words() -> dict[str, Picture]:
    return {key: _picture(key, entry, {}) for key, entry in card_words.drawings().items()}


def addresses(built: Path) -> dict[str, str]:
    """The file name of every built picture, by key."""
    try:
        return Addresses(json.loads((built / "pictures.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise PictureError(f"Run `make build`: there are no pictures in {built} yet.") from None


def _picture(key: str, entry: dict[str, Any], told: dict[str, Any]) -> Picture:
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
    return _full(_found(name, "colours", key, told))


def _full(colour: str) -> str:
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


def _opened(path: Path, key: str) -> ET.Element:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PictureError(f"Run `npm ci`, or change {path.name} in the picture '{key}': {path} is missing.") from None
    if BY_REFERENCE.search(text):
        raise PictureError(f"Change {path.name} in the picture '{key}': it cannot be drawn without styles or links.")
    return ET.fromstring(text)


def _copy(source: ET.Element, target: ET.Element, paint: Looks, thinnest: float) -> None:
    for child in source:
        tag = child.tag.removeprefix(f"{{{SVG}}}")
        if tag in DRAWN and (tag != "g" or len(child)):
            looks = _cleaned(child.attrib, paint, thinnest)
            _copy(child, ET.SubElement(target, tag, looks) if looks or tag != "g" else target, paint, thinnest)


def _cleaned(looks: Looks, paint: Looks, thinnest: float) -> dict[str, str]:
    kept = {name: value for name, value in looks.items() if KEPT.fullmatch(name)}
    for name in {"fill", "stroke"} & kept.keys():
        kept[name] = paint.get(_full(kept[name]), kept[name])
    if "stroke-width" in kept or kept.get("stroke", "none") != "none":
        kept["stroke-width"] = f"{max(float(kept.get('stroke-width', 1)), thinnest):.4g}"
    return kept
