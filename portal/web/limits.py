"""Coarse limits: a machine that asks far too fast is slowed down. A school or a care home shares one address."""

from flask import Flask, request
from flask_limiter import Limiter

from portal import calendar
from portal.crypto import sealing


def init_app(app: Flask) -> None:
    """Limit each address, known only by a token whose key changes every day (`safety.md`, "Limits")."""
    settings = app.extensions["portal.settings"]

    def whose() -> str:
        today = sealing.key_from(settings.keys.forms, f"limits {calendar.today()}")
        return sealing.token(today, request.remote_addr or "").hex()

    Limiter(
        whose,
        app=app,
        default_limits=[f"{settings.requests_a_minute} per minute"],
        enabled=settings.requests_a_minute > 0,
        storage_uri="memory://",
        strategy="fixed-window",
    )
