"""`/healthz`: is the process up. `/readyz`: can it serve."""

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from portal.database import database


def init_app(app: Flask) -> None:
    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return {"up": True}

    @app.get("/readyz")
    def readyz() -> ResponseReturnValue:
        try:
            ready = database().has_newest_migration()
        except SQLAlchemyError:
            return {"ready": False, "why": "the database does not answer"}, 503
        return ({"ready": True}, 200) if ready else ({"ready": False, "why": "migrations are not applied"}, 503)
