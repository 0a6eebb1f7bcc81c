"""How long each journey is from home to receipt, and how long its first question says it is."""

from typing import Any

import pytest
from flask import Flask

from tests.stories.counting import Walk
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD

ME = {
    "who": "me",
    "now": "yes",
    "where": "home_with_family",
    "reach": ["text"],
    "phone-safe": "yes",
    "private": ["mum"],
}
PARENT = {**CHILD, "now": "yes", "you_now": "yes", "where": "hospital", "reach": ["call"], "phone-safe": "yes"}
WALKS: dict[str, tuple[str, dict[str, Any], int, int]] = {
    "join": ("/join", {**ME, "agree": "yes", "tell": ["upset", "hurt_myself"]}, 13, 850),
    "join, under 16": ("/join", {**ME, **CHILD, "agree": "yes"}, 14, 850),
    "join, a no": ("/join", {**ME, "agree": "no", "after": "all"}, 15, 1050),
    "review by a parent": (
        "/review",
        {**PARENT, "who": "family", "parent": "yes", "here": "no", "agree_parent": "yes"},
        15,
        950,
    ),
    "review, the child answers": (
        "/review",
        {**PARENT, "who": "family", "parent": "yes", "here": "yes", "agree_parent": "yes", "agree_you": "yes"},
        18,
        1200,
    ),
    "problem": ("/problem", {**ME, "what": ["meeting"], "may_tell": "yes"}, 11, 600),
    "advocate": ("/advocate", {**ME, "what": ["decide"]}, 10, 560),
    "consent": ("/consent", {**ME, "which": "both", "answer": "yes"}, 12, 650),
    "consent, a no": ("/consent", {**ME, "which": "both", "answer": "no"}, 14, 850),
    "call": ("/call", {"phone-safe": "yes"}, 5, 300),
}


@pytest.mark.parametrize("name", WALKS)
def test_a_journey_is_short(app: Flask, name: str) -> None:
    address, wanted, most_pages, most_words = WALKS[name]
    walk = Walk(CheckedClient(app))
    walk.from_home(address, wanted)
    assert len(walk.pages) <= most_pages, walk.pages
    assert walk.words <= most_words, (walk.words, walk.pages)
