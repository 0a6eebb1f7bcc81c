"""The picture of the rooms is drawn from the contracts, and what must be pure does not ask what time it is."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from portal.config import ROOT

ROOMS = runpy.run_path(str(ROOT / ".ci" / "rooms.py"))
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]
LAYERS = [each for each in CONTRACTS if each["type"] == "layers"]
PURE: list[str] = next(each["source_modules"] for each in CONTRACTS if each["id"] == "pure")


def test_the_picture_of_the_rooms_shows_the_contracts_as_they_are() -> None:
    assert (ROOT / "docs" / "rooms.svg").read_text("utf-8") == ROOMS["picture"](), "draw it again: make rooms"


def test_the_picture_of_the_rooms_says_in_words_what_it_shows() -> None:
    drawn = ROOMS["picture"]()
    assert 'role="img" aria-labelledby="title desc"' in drawn
    for contract in ("floors", "staff", "records"):
        for rooms in ROOMS["floors"](contract):
            assert f"{', '.join(rooms)}" in drawn.partition("</desc>")[0]


@pytest.mark.parametrize("contract", LAYERS, ids=lambda each: each["id"])
def test_a_module_without_a_floor_fails_the_contract(contract: dict[str, Any]) -> None:
    """import-linter looks; this holds that it is told to, and that each room named here is there."""
    assert contract["exhaustive"] is True
    [container] = contract["containers"]
    folder = ROOT / Path(*container.split("."))
    for rooms in ROOMS["floors"](contract["id"]):
        for room in rooms:
            assert (folder / f"{room}.py").exists() or (folder / room / "__init__.py").exists(), room


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_asks_for_no_time(module: str) -> None:
    written = ROOT.joinpath(*module.split(".")).with_suffix(".py").read_text("utf-8")
    assert not re.search(r"\.(now|today|utcnow|fromtimestamp)\(", written)
