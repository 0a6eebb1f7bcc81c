"""The house keeps its shape: each room lists what is in it, holds few files, and no module is long."""

import ast
import re
from pathlib import Path

import pytest

from portal.config import ROOT

ROOMS = sorted(
    path.parent
    for top in ("portal", "tests")
    for path in (ROOT / top).rglob("__init__.py")
    if "migrations" not in path.parts
)
MOST_FILES, MOST_LINES = 12, 200
# Rooms whose list is still to be written, or that hold tests alone: these are read by their names.
WITHOUT_A_LIST = {
    "portal", "portal/commands", "portal/engine", "portal/exporting", "portal/journeys", "portal/my_page",
    "portal/public/information", "portal/records", "portal/staff",
}  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules_in(room: Path) -> list[str]:
    return sorted(path.stem for path in room.glob("*.py") if path.name != "__init__.py")


def listed_in(room: Path) -> list[str]:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or ""
    return sorted(re.findall(r"^- `(\w+)`: ", said, re.MULTILINE))


def has_a_list(room: Path) -> bool:
    name = name_of(room)
    return name not in WITHOUT_A_LIST and (name.startswith("portal") or "support" in room.parts)


@pytest.mark.parametrize("room", [each for each in ROOMS if has_a_list(each)], ids=name_of)
def test_each_room_lists_its_modules_and_no_others(room: Path) -> None:
    assert listed_in(room) == modules_in(room)


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_room_holds_few_files(room: Path) -> None:
    files = [each for each in room.iterdir() if each.is_file() and each.name != "__init__.py"]
    assert len(files) <= MOST_FILES, len(files)


def test_no_module_is_long() -> None:
    modules = [path for room in ROOMS for path in room.glob("*.py")]
    assert len(modules) > 300
    assert [name_of(path) for path in modules if len(path.read_text().splitlines()) > MOST_LINES] == []
