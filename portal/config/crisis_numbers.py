"""The numbers to ring in danger, from `portal/help_lines.toml`."""

import tomllib
from functools import cache

from portal.config.fields import ROOT


@cache
def help_lines() -> dict[str, dict[str, str]]:
    """The crisis numbers, by key, as the public sees them; `last_checked` is for staff."""
    with (ROOT / "portal" / "help_lines.toml").open("rb") as file:
        return tomllib.load(file)
