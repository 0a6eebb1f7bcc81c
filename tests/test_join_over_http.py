"""Ask to join the list, as a program walks it that knows nothing of the code."""

import pytest

from tests.checked_client import CheckedClient, FetchedPage
from tests.people import Visitor


def test_a_person_asks_and_gets_a_receipt(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.opens("/join")
    receipt = visitor.answers_until_sent(page, {"who": "me", "agree": "yes"})
    assert receipt.h1 == "We have got it"
    assert len(receipt.reference) == 9
