"""The numbers to ring in danger: from `portal/help_lines.toml`, and the owner's own file over it."""

import tomllib
from functools import cache
from pathlib import Path

from portal.config.fields import ROOT, Settings

Lines = dict[str, dict[str, str]]


def help_lines(settings: Settings) -> Lines:
    """The crisis numbers, by key, as the public sees them; `last_checked` is for staff. What is not given is empty.

    Raises OSError or ValueError when the owner's file cannot be read.
    """
    return _read(settings.help_lines)


def unchecked(settings: Settings) -> list[str]:
    """The keys of the numbers that are not given, or that nobody has rung."""
    return [key for key, line in help_lines(settings).items() if not (line["number"] and line["last_checked"])]


@cache
def _read(own: Path | None) -> Lines:
    built_in = tomllib.loads((ROOT / "portal" / "help_lines.toml").read_text("utf-8"))
    given = tomllib.loads(own.read_text("utf-8")) if own else {}
    if set(given) - set(built_in):
        raise ValueError("There is no such help line.")
    return {key: {"number": "", "last_checked": "", **given.get(key, line)} for key, line in built_in.items()}
