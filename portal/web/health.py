"""`/healthz`: is the process up. `/readyz`: can it serve."""

from flask import Flask
from flask.typing import ResponseReturnValue

from portal.database import database


def init_app(app: Flask) -> None:
    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return {"up": True}

    @app.get("/readyz")
    def readyz() -> ResponseReturnValue:
        why = database().why_not_ready()
        return ({"ready": True}, 200) if why is None else ({"ready": False, "why": str(why)}, 503)
