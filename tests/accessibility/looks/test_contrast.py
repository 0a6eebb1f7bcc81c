"""Every colour of words stands out from every ground it comes on, whichever colours a person has chosen."""

import json
import re

import pytest

from portal.config import ROOT
from tests.accessibility.support.colours import SCHEMES

BUILT = ROOT / "static" / "built"
# Each colour of words, with the grounds it comes on: at least 7:1.
WORDS = {
    "ink": ("paper", "pale", "card", "mine-tint"),
    "soft": ("paper", "pale", "card"),
    "card": ("mine",),
    "mine": ("paper",),
    "join": ("join-tint",),
    "meeting": ("meeting-tint",),
    "answer": ("answer-tint", "paper"),
    "advocate": ("advocate-tint",),
    "trouble": ("trouble-tint",),
    "link": ("paper", "pale", "card", "answer-tint", "second-hovered", "second-pressed"),
    "visited": ("paper", "pale"),
    "hovered": ("paper", "pale"),
    "pressed": ("paper", "pale"),
    "on-top": ("top",),
    "on-leave": ("on-top",),
    "on-button": ("button", "button-hovered", "button-pressed"),
    "problem": ("paper",),
    "problem-hovered": ("paper",),
    "on-focus": ("focus",),
}
# Each edge that has to be seen, with what lies on both its sides: at least 3:1.
EDGES = {
    "ink": ("paper", "pale"),
    "line": ("paper", "pale", "card"),
    "mine": ("paper", "mine-tint", "card"),
    "link": ("paper", "pale"),
    "button": ("paper",),
    "button-hovered": ("paper",),
    "problem": ("paper",),
}
# What only sets things apart where nothing was chosen is an edge to be seen in the colours that a person chooses.
CHOSEN_EDGES = {"thin": ("paper",), "aside": ("paper",)}
RINGS = ("paper", "pale", "top", "on-top", "button")  # one of the two bands of the focus stands out from each


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each choice, by what they are for, as they stand in the built style sheet."""
    sheet = (BUILT / json.loads((BUILT / "manifest.json").read_text())["public.css"]).read_text()
    blocks = {name: re.search(rf"\.colours-{name}{{([^}}]*)}}", sheet) for name in SCHEMES[1:]}
    blocks["plain"] = re.search(r":root{(--ink[^}]*)}", sheet)
    return {name: dict(re.findall(r"--([\w-]+):\s*([^;]+)", found[1])) for name, found in blocks.items() if found}


def light(colour: str) -> float:
    """How much light it sends, from 0 to 1, as WCAG counts it."""
    digits = colour.lstrip("#")
    full = digits if len(digits) == 6 else "".join(each * 2 for each in digits)
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def too_low(colours: dict[str, str], pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    ratios = {f"{one} on {on}": contrast(colours[one], colours[on]) for one, grounds in pairs.items() for on in grounds}
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#005eb8", "#fff") == pytest.approx(6.38, abs=0.01)
    assert contrast("#007f3b", "#fff") == pytest.approx(5.12, abs=0.01)


def test_each_choice_of_colours_names_every_colour() -> None:
    found = palettes()
    assert set(found) == set(SCHEMES)
    assert not [name for name, colours in found.items() if colours.keys() != found["plain"].keys()]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_out_from_their_ground(scheme: str) -> None:
    assert too_low(palettes()[scheme], WORDS, 7) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_stand_out_on_both_sides(scheme: str) -> None:
    assert too_low(palettes()[scheme], EDGES if scheme == "plain" else EDGES | CHOSEN_EDGES, 3) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_band_of_the_focus_stands_out_from_any_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    rings = {on: max(contrast(colours[band], colours[on]) for band in ("on-focus", "focus")) for on in RINGS}
    assert [on for on, ratio in rings.items() if ratio < 3] == []
    assert contrast(colours["on-focus"], colours["focus"]) >= 3


def test_every_colour_is_in_a_pair() -> None:
    paired = {each for table in (WORDS, EDGES, CHOSEN_EDGES) for one, on in table.items() for each in (one, *on)}
    assert palettes()["plain"].keys() - paired == {"veil", "button-edge"}, "a veil over the page; the shade of a button"
