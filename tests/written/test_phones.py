"""A phone number is read as people write it, the words beside it are kept, and why there is none is said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import Settings
from portal.engine.reaching import help_lines
from portal.written import phones, ways
from portal.written.phones import Why
from portal.written.ways import Leads
from tests.support.public.owners_settings import HELP_LINES

MOBILE = "+447700900123"


@pytest.mark.parametrize(
    ("typed", "to", "beside"),
    [
        ("07700 900123", MOBILE, ""),
        ("07700 900123 after 4pm", MOBILE, "after 4pm"),
        ("07700 900123 (mum)", MOBILE, "mum"),
        ("text me on 07700 900333", "+447700900333", "text me on"),
        ("07700 900123 or 01903 555987", MOBILE, "or 01903 555987"),
        ("01903 555987, 07700 900123", "+441903555987", "07700 900123"),
        ("Ring 4 07700 900123", MOBILE, "Ring 4"),
        ("07700900123mum", MOBILE, "mum"),
        ("07700 900123 9-5", MOBILE, "9-5"),
        ("18001 01903 555321", "18001 01903 555321", ""),
        ("1800101903555321", "18001 01903 555321", ""),
        ("18002 +44 7700 900123", "18002 07700 900123", ""),
        ("077OO 9OO123", MOBILE, ""),
        ("077 OO 9OO123", MOBILE, ""),
        ("O77OO 9OOI23", MOBILE, ""),
        ("07700 900l23", MOBILE, ""),
        ("٠٧٧٠٠ ٩٠٠١٢٣", MOBILE, ""),
        ("۰۷۷۰۰ ۹۰۰۱۲۳", MOBILE, ""),
        ("０７７００ ９００１２３", MOBILE, ""),
        ("+44 (0)7700 900123", MOBILE, ""),
        ("0044 7700 900123", MOBILE, ""),
        ("447700900123", MOBILE, ""),
        ("7700 900123", MOBILE, ""),
        ("07700.900.123", MOBILE, ""),
        ("07700–900–123", MOBILE, ""),
        ("0 7 7 0 0 9 0 0 1 2 3", MOBILE, ""),
        ("(01903) 555987", "+441903555987", ""),
        ("+48 512 345 678", "+48512345678", ""),
        ("0800 1111 or 07700 900123", MOBILE, "0800 1111 or"),
        ("07700 900123 4pm", MOBILE, "4pm"),
        ("07700-900-123", MOBILE, ""),
        ("077.00.900123", MOBILE, ""),
        ("07.70.09.00.12.3", MOBILE, ""),
        ("01/02/2026 07700 900123", MOBILE, "01/02/2026"),
        ("1.2.2026 07700 900123", MOBILE, "1.2.2026"),
        ("from 01.12.26 07700 900123", MOBILE, "from 01.12.26"),
        ("07700 900123 from 01-12-26", MOBILE, "from 01-12-26"),
        ("2026-12-01 07700 900123", MOBILE, "2026-12-01"),
        ("flat2 07700 900123", MOBILE, "flat2"),
    ],
)
def test_a_number_is_read_and_the_words_beside_it_are_kept(typed: str, to: str, beside: str) -> None:
    read = ways.to_phone(typed)
    assert isinstance(read, Leads) and (read.to, read.beside) == (to, beside)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("07700 90012", Why.SHORT),
        ("+44 7700 90012", Why.SHORT),
        ("٠٧٧٠٠ ٩٠٠١٢", Why.SHORT),
        ("07700 90012 4pm", Why.SHORT),
        ("0207 946 001 8am", Why.SHORT),
        ("01903 555 32 1st floor", Why.SHORT),
        ("0770090012345", Why.LONG),
        ("0800 1111", Why.HELP_LINE),
        ("116 123", Why.HELP_LINE),
        ("116-123", Why.HELP_LINE),
        ("I ring 999", Why.HELP_LINE),
        ("111", Why.HELP_LINE),
        ("18001 0800 1111", Why.HELP_LINE),
        ("sam", Why.NONE),
        ("12", Why.NONE),
        ("", Why.NONE),
    ],
)
def test_what_is_no_number_says_why(typed: str, why: Why) -> None:
    assert ways.to_phone(typed) is why


def test_no_number_that_the_portal_shows_is_somebodys_own() -> None:
    shows = help_lines(Settings(help_lines=HELP_LINES))
    for shown in ("01632 960001", "+44 1632 960001", "01632 960002", "85258"):
        assert ways.to_phone(shown, help_lines=shows) is Why.HELP_LINE, shown


@pytest.mark.parametrize(
    ("typed", "text_to"),
    [
        ("07700 900123", MOBILE),
        ("18001 07700 900123", MOBILE),
        ("01903 555987", ""),
        ("070 1234 5678", ""),  # goes on to another number
        ("07600 123456", ""),  # a pager
        ("07624 123456", "+447624123456"),  # of the Isle of Man
        ("+48 512 345 678", "+48512345678"),
        ("01903 555987 or 07700 900123", MOBILE),
    ],
)
def test_a_text_needs_a_mobile_number(typed: str, text_to: str) -> None:
    read = ways.to_phone(typed, for_texts=True)
    assert isinstance(read, Leads) and read.text_to == text_to


def test_what_was_kept_before_is_read_as_it_was_typed() -> None:
    old = ways.led_to("text me on 07700 900333", None, "")
    assert (old.text_to, old.shown, old.beside) == ("+447700900333", "07700 900333", "text me on")
    assert ways.led_to("1 Example Street", None, "") == Leads()
    kept = ways.led_to("077OO 9OO123 mum", "18001 07700 900123", "mum")
    assert kept.is_by_relay and (kept.shown, kept.beside) == ("18001 07700 900123", "mum")


@given(st.text(alphabet="0123456789+() .-/OoIl|٠１", max_size=60))
def test_what_is_read_can_be_read_again(typed: str) -> None:
    read = ways.to_phone(typed)
    if isinstance(read, Leads):
        again = ways.led_to(typed, read.to, read.beside)
        assert (again.to, again.beside) == (read.to, read.beside)


@pytest.mark.parametrize("piece", ["1 ", "0 ", "O", "|", "+", "07700 ", "(", "0O"])
def test_no_box_takes_long_to_read(piece: str) -> None:
    began = time.process_time()
    list(phones.found_in(piece * 60_000))
    ways.to_any(piece * 200)
    assert time.process_time() - began < 5
