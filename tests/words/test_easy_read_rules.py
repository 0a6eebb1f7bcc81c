"""The table of the easy-read rules names every rule, and each test that it names is there."""

import re

import pytest

from portal.config import ROOT

TABLE = (ROOT / "docs" / "easy-read-rules.md").read_text()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("| ")]
RULES = {row[0]: row for row in ROWS if row[0].isdigit()}
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", TABLE)))


def test_every_rule_is_in_the_table() -> None:
    assert list(RULES) == [str(number) for number in range(1, 23)]
    assert all("::" in row[2] for row in RULES.values())


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_is_named_is_there(file: str, name: str) -> None:
    path = ROOT / "tests" / file
    assert path.exists() and re.search(rf"^def {name}\(", path.read_text(), re.MULTILINE)
