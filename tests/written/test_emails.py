"""An email address is read as people write it, and the words beside it are kept."""

import time

import pytest

from portal.written import emails, ways
from portal.written.phones import Why
from portal.written.ways import Leads

SAM = "sam@example.com"


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ("sam@example.com", ""),
        ("sam@example.com.", ""),
        ("sam@example.com,", ""),
        ("sam @example.com", ""),
        ("sam@ example.com", ""),
        ("sam @ example . com", ""),
        ("sam@example,com", ""),
        ("sam@example. com", ""),
        ("sam@example, com", ""),
        ("sam @ example .com. Ring me", "Ring me"),
        ("sam@@example.com", ""),
        ("Sam <sam@example.com>", "Sam"),
        ("<sam@example.com>", ""),
        ('"sam@example.com"', ""),
        ("mailto:sam@example.com", ""),
        ("MAILTO: sam@example.com", ""),
        ("<mailto:sam@example.com>", ""),
        ("sam@example.com. Ring me", "Ring me"),
        ("my email is sam@example.com", "my email is"),
        ("sam@example.com (mum's)", "mum's"),
        ("sam@example.com or kim@example.com", "or kim@example.com"),
        ("sam(at)example.com", ""),
        ("sam at example.com", ""),
        ("ｓａｍ＠ｅｘａｍｐｌｅ．ｃｏｍ", ""),
        ("sam@EXAMPLE.com", ""),
    ],
)
def test_an_address_is_read_and_the_words_beside_it_are_kept(typed: str, beside: str) -> None:
    read = ways.to_email(typed)
    assert read and (read.to, read.beside) == (SAM, beside)
    assert emails.address_in(typed) == SAM


@pytest.mark.parametrize(
    "typed",
    [
        "sam",
        "sam@example",
        "@example.com",
        "I am at home. Call",
        "I am @ home. Call",
        "my insta @sam. snap me",
        "sam@gmail, or ring mum",
        "sam@gmail,or ring",
        "@sam. me",
        "",
    ],
)
def test_what_is_no_address_is_none(typed: str) -> None:
    assert ways.to_email(typed) is None and emails.address_in(typed) == typed


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("Sam <sam@example.com>", SAM),
        ("07700 900123 (mum)", "+447700900123"),
        ("1 Example Street, Worthing, 01903 555987", "+441903555987"),
        ("1 Example Street, Worthing BN11 1AA", ""),
        ("sam@example.com or 07700 900123", SAM),
        ("sam @ example . com", SAM),
        ("I am @ home. Call me 07700 900123", "+447700900123"),
        ("I am @ home.Call me 07700 900123", "+447700900123"),
        ("my insta @sam. snap me", ""),
    ],
)
def test_a_box_for_any_way_reads_each_as_its_own_box_does(typed: str, to: str) -> None:
    read = ways.to_any(typed)
    assert isinstance(read, Leads) and read.to == to


def test_a_box_for_any_way_judges_figures_as_a_number() -> None:
    assert (ways.to_any("07700 90012"), ways.to_any("116 123")) == (Why.SHORT, Why.HELP_LINE)


@pytest.mark.parametrize("piece", ["a", "@", "a@", "a.", "a at ", "mailto:"])
def test_no_box_takes_long_to_read(piece: str) -> None:
    began = time.process_time()
    list(emails.found_in(piece * 60_000))
    assert time.process_time() - began < 5


def test_a_domain_of_two_endings_is_read_with_spaces_too() -> None:
    for typed in ("sam@example.co.uk", "sam @ example. co. uk", "sam@example,co,uk"):
        assert emails.address_in(typed) == "sam@example.co.uk"
