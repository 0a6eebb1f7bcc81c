"""The settings of the application that runs. Never read from the environment a second time."""

from flask import current_app

from portal.config.fields import Settings


def settings() -> Settings:
    """The settings of the application that this request or job runs in."""
    found: Settings = current_app.extensions["portal.settings"]
    return found
