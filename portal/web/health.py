"""`/healthz`: is the process up. `/readyz`: can it serve; and on the staff side, does the worker work."""

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.config import settings
from portal.database import database
from portal.records.accountability import beats


def init_app(app: Flask) -> None:
    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return {"up": True}

    @app.get("/readyz")
    def readyz() -> ResponseReturnValue:
        why = database().why_not_ready()
        return ({"ready": True} | _worker(), 200) if why is None else ({"ready": False, "why": str(why)}, 503)


def _worker() -> dict[str, str]:
    """Where its last beat is old, people are served all the same."""
    if not settings().serves_staff:
        return {}
    with Session(database().engine) as db:
        at = beats.last(db)
    since = f"{at:%Y-%m-%d %H:%M}" if at else "it was started"
    return {"worker": f"no beat since {since}" if beats.is_old(at) else "works"}
