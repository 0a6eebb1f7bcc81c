"""A whole way through a journey with these answers, and what it sends."""

import secrets
from typing import Any

from portal.config import Settings
from portal.engine import submitting
from portal.engine.journey import Journey
from portal.engine.route import Route
from portal.engine.steps import SEEN, Stop, Tell
from portal.records.requests.sending import ToSend
from tests.support.walks import TODAY

NOT_NOW = {"tap": "not_now"}
WHOLE: dict[str, Any] = {
    "who": "me", "reach": {"ticks": ["text", "call", "email", "letter", "someone"], "words": ""}, "agree": "yes",
    "speak": {"ticks": ["other_language"], "words": "Polish"}, "where": "hospital",
    "private": {"ticks": ["anyone"], "words": ""},
}  # fmt: skip


def walked(journey: Journey, **wanted: Any) -> Route:
    """A whole way with these answers, and the first that fits elsewhere."""
    saved: dict[str, Any] = {}
    while (step := (route := journey.route(saved, TODAY)).next) is not None:
        assert not isinstance(step, Stop)
        saved[step.name] = SEEN if isinstance(step, Tell) else wanted.get(step.name, step.kind.samples()[0])
        assert step.understands(saved[step.name]), step.name
    return route


def sent(journey: Journey, **wanted: Any) -> ToSend:
    route = walked(journey, **wanted)
    return submitting.to_send(journey, route, settings=Settings(), draft_id=secrets.token_hex(16), language="en")
