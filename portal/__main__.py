"""`python -m portal` is the same as `portal`."""

from portal.commands import portal

portal()
