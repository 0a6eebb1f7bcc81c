"""Where a box says of one of two numbers that it is not to be used, no message leaves by itself."""

import pytest

from portal.written import doubts


@pytest.mark.parametrize(
    ("typed", "is_open"),
    [
        ("old: sam@example.com new: kim@example.com", True),
        ("don't ring 07700 900123, email sam@example.com", True),
        ("nie 07700 900123, tylko 07700 900456", True),
        ("07700 900123 or 07700 900456", False),
        ("not after 4pm 07700 900123", False),
        ("07700 900123, not 4pm, 07700900123", False),
    ],
)
def test_words_leave_it_open_which_of_two_ways_is_meant(typed: str, is_open: bool) -> None:
    assert doubts.leave_open_which(typed) is is_open
