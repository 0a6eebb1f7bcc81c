"""Every setting, from the environment, and what the portal refuses to start with.

- `crisis_numbers`: The numbers to ring in danger: from `portal/help_lines.toml`, and the owner's own file over it.
- `environment`: The settings as `PORTAL_*` in the environment gives them, with the keys of the sides that are served.
- `fields`: Every setting, with a value that works on a laptop.
- `owed`: What the law owes people and only the owner knows: without one of these the portal does not start in
  production.
- `running`: The settings of the application that runs. Never read from the environment a second time.
- `safety`: What is unsafe or wrong in the settings: then the portal does not start, and says in one sentence what to
  do.
"""

from portal.config.crisis_numbers import help_lines, unchecked
from portal.config.environment import read_settings
from portal.config.fields import DAYS, ROOT, Settings
from portal.config.owed import OWED, empty
from portal.config.running import settings
from portal.config.safety import NO_TEXTS, CannotStart

__all__ = [
    "DAYS",
    "NO_TEXTS",
    "OWED",
    "ROOT",
    "CannotStart",
    "Settings",
    "empty",
    "help_lines",
    "read_settings",
    "settings",
    "unchecked",
]
