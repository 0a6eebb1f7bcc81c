"""One picture, put together from its parts as small, clean SVG: no ids, scripts, styles or links."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from portal.pictures.declarations import GRID, Looks, Picture, PictureError, full

SVG = "http://www.w3.org/2000/svg"
THINNEST_LINE = 1.5  # on the grid of 72; a thinner line is lost in a picture 64 pixels wide

DRAWN = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
KEPT = re.compile(
    r"d|points|[xy][12]?|c[xy]|r[xy]?|width|height|transform|display|opacity|fill(-rule|-opacity)?"
    r"|stroke(-(width|linecap|linejoin|miterlimit|dasharray|opacity))?"
)
BY_REFERENCE = re.compile(r"url\(|<(use|image|style|text)\b")


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
        kept[name] = paint.get(full(kept[name]), kept[name])
    if "stroke-width" in kept or kept.get("stroke", "none") != "none":
        kept["stroke-width"] = f"{max(float(kept.get('stroke-width', 1)), thinnest):.4g}"
    return kept
