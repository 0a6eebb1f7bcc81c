"""Practice: what it is, the journeys to try, and the way out. What is in between: `engine/pages/practising.py`."""

from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.database import db
from portal.engine.pages.blueprints import practice_blueprint
from portal.journeys import ON_THE_FIRST_PAGE
from portal.records.voices import practice as kept
from portal.web.cookies import visit

practice = Blueprint("practice", __name__, url_prefix="/practice")
NAMES = {journey.name for journey in ON_THE_FIRST_PAGE}


@practice.get("")
def start() -> ResponseReturnValue:
    return render_template("practice/start.html", journeys=ON_THE_FIRST_PAGE, stopped="stopped" in request.args)


@practice.post("/stop")
def stop() -> ResponseReturnValue:
    """End every practice of this browser; `real` names the journey that they want to begin instead."""
    kept.forget_all(db(), visit().secret)
    real = request.form.get("real")
    return redirect(url_for(f"{real}.start") if real in NAMES else url_for("practice.start", stopped=1), 303)


@practice.app_context_processor
def for_every_template() -> dict[str, Any]:
    """Is this a page in practice, and which journeys can be practised?"""
    return {"practising": request.path.startswith("/practice/"), "can_practise": NAMES}


def init_app(app: Flask) -> None:
    app.register_blueprint(practice)
    for journey in ON_THE_FIRST_PAGE:
        app.register_blueprint(practice_blueprint(journey))
