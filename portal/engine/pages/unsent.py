"""What was typed on the page of a question and not sent with Continue: kept beside the answers, given back in its box.

It counts for nothing: no rule reads it, no page but its own shows it, and Send does not send it. Whoever may see it is
decided as for an answer (`engine/pages/walking.py`), under a name of its own.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from werkzeug.datastructures import MultiDict

from portal.records.voices.contents import Value, Values

KEPT = ":unsent"  # after the name of a step, which has no colon
Boxes = dict[str, list[str]]  # what stood in each box of the page, by its name


def name_of(step: str) -> str:
    """Under which name it is kept, and said on a walk."""
    return step + KEPT


def boxes(names: Iterable[str], posted: MultiDict[str, str]) -> Boxes:
    """What was posted from these boxes; empty when the page was not posted, but only its marks."""
    return {name: posted.getlist(name) for name in names if name in posted}


def is_empty(found: Boxes) -> bool:
    return not any(value.strip() for values in found.values() for value in values)


def keep(step: str, saved: Values, found: Boxes, shown: str) -> None:
    """Keep it in place of what stood there before. `shown`: as what its question was asked."""
    saved[name_of(step)] = cast(Value, {"boxes": found, "shown": shown})  # it is no answer, and kept as one is


def forget(step: str, saved: Values) -> None:
    saved.pop(name_of(step), None)


def kept(step: str, saved: Mapping[str, object]) -> MultiDict[str, str] | None:
    """What stands in the boxes of this step; None where nothing was left there."""
    found = saved.get(name_of(step))
    if not isinstance(found, dict):
        return None
    return MultiDict((name, value) for name, values in found["boxes"].items() for value in values)


def shown_as(step: str, saved: Mapping[str, object]) -> str:
    """As what the question was asked when this was typed."""
    found = saved.get(name_of(step))
    return str(found["shown"]) if isinstance(found, dict) else ""
