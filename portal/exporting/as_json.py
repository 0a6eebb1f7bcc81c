"""The classes of an export as JSON: names as they are, moments in UTC and days in ISO 8601. Pure: no database."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def as_json(whole: "DataclassInstance") -> bytes:
    """One of the classes of an export, written out for people and programs to read."""
    return json.dumps(asdict(whole), default=_in_words, ensure_ascii=False, indent=2).encode()


def _in_words(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an export.")
