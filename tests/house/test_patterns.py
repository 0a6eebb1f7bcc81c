"""A pattern that must match a whole text is matched whole: `$` also matches before a line break at the end."""

import re

import pytest

from portal.config import ROOT
from portal.engine.pages.leading import OWN_PATH
from portal.engine.pages.page import MARK
from portal.engine.reaching import POSTCODE
from portal.records.voices.card_numbers import WRITTEN
from portal.staff.access.gate import WAY_ON
from portal.web.cookies import SECRET
from tests.support.checked_client import CheckedClient

MODULES = sorted(path for path in (ROOT / "portal").rglob("*.py") if "migrations" not in path.parts)
ENDS_LOOSELY = re.compile(r"""re\.\w+\([^\n]*(?<!\\)\$["']|\w\.match\(""")


def test_no_pattern_ends_before_a_line_break() -> None:
    assert len(MODULES) > 250
    assert {
        str(each): ENDS_LOOSELY.findall(each.read_text()) for each in MODULES if ENDS_LOOSELY.search(each.read_text())
    } == {}


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        (MARK, "23456789"),
        (POSTCODE, "BN11 1AA"),
        (OWN_PATH, "/help"),
        (WRITTEN, "1-2-3-4-5"),
        (WAY_ON, "/staff/inbox?page=2"),
        (SECRET, "a" * 43),
    ],
)
def test_a_line_break_at_the_end_is_no_match(pattern: re.Pattern[str], whole: str) -> None:
    assert pattern.fullmatch(whole)
    assert not pattern.fullmatch(f"{whole}\n")


@pytest.mark.about_pages
@pytest.mark.parametrize(
    "to", ["/help%0a", "/help%0d", "/help%0d%0aSet-Cookie:a=b", "%0a/help", "/%0a/example.org", "/%00"]
)
def test_a_way_back_with_a_line_break_leads_to_the_first_page(client: CheckedClient, to: str) -> None:
    answer = client.client.get(f"/language/pl?to={to}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
