"""The README says what each dependency is for, and leads to files by their whole path."""

import re
import tomllib
from itertools import chain

from portal.config import ROOT

README = (ROOT / "README.md").read_text("utf-8")
FILES = re.compile(r"`([\w./-]+\.(?:py|toml|js|mjs|scss|html|md))`")
IN_A_LANGUAGE = {"terms.toml"}  # one in each folder of translations/


def section(title: str) -> str:
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_each_dependency_earns_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    names = [re.split(r"[\[~=<> ]", each)[0].lower() for each in asked]
    said = section("What each dependency is for").lower()
    assert [each for each in names if not re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", said)] == []


def test_the_way_to_a_file_is_its_whole_path() -> None:
    named = set(FILES.findall(section("Find your way"))) - IN_A_LANGUAGE
    assert len(named) > 30
    assert sorted(each for each in named if not (ROOT / each).exists()) == []


def test_whoever_seeks_a_place_finds_its_row() -> None:
    rows = section("Find your way")
    for wanted in ("an information page", "what staff note for each other", "the words that staff read"):
        assert f"| {wanted}" in rows
