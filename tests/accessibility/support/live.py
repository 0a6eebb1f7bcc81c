"""A portal that answers a real browser: both sides in a thread of the tests, on 127.0.0.1 and a database of its own."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from flask import Flask, Response, abort
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from portal import create_app
from portal.config import Settings
from portal.records.voices.drafts import Draft

QUIET_PAGE = b"<!doctype html><html lang=en><title>The weather</title><h1>The weather</h1>"


class Silent(WSGIRequestHandler):
    """Says nothing: the tests ask what was asked."""

    def log(self, kind: str, message: str, *args: Any) -> None:
        pass


@contextmanager
def serving(wsgi: Callable[..., Any]) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1; the address, with no slash at its end."""
    server = make_server("127.0.0.1", 0, wsgi, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class LivePortal:
    """A portal being served. `shown` are pages to show again, as they were sent, at `/shown/<number>`."""

    app: Flask
    settings: Settings
    address: str = ""
    shown: list[str] = field(default_factory=list)

    def drafts(self) -> int:
        """How many drafts are kept."""
        with Session(self.app.extensions["portal.database"].engine) as db:
            return db.scalar(select(func.count()).select_from(Draft)) or 0


@contextmanager
def live_portal(settings: Settings, migrated: Path) -> Iterator[LivePortal]:
    """Serve a portal with these settings, on a copy of a migrated database; people leave it to another local page."""
    shutil.copy(migrated, settings.instance / "portal.sqlite")
    with serving(_quiet_page) as quiet:
        settings = replace(settings, leave_to=f"{quiet}/weather")
        portal = LivePortal(create_app(settings), settings)
        _show_again(portal)
        try:
            with serving(portal.app) as portal.address:
                yield portal
        finally:
            portal.app.extensions["portal.database"].engine.dispose()


def _quiet_page(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/html")])
    return [QUIET_PAGE]


def _show_again(portal: LivePortal) -> None:
    """Pages that only an answer brings (an error, a receipt) get an address, with the same bytes and headers."""

    @portal.app.get("/shown/<int:number>")
    def shown(number: int) -> str:
        return portal.shown[number]

    @portal.app.get("/shown/code")
    def code() -> Response:
        made = BytesIO()
        segno.make(f"{portal.address}/come-back/1-2-3-4-5", error="m").save(made, kind="svg", scale=5, light="#fff")
        return Response(made.getvalue(), mimetype="image/svg+xml")

    @portal.app.get("/stops/<int:status>")
    def stops(status: int) -> str:
        abort(status)

    @portal.app.get("/breaks")
    def breaks() -> str:
        raise RuntimeError("This page breaks, to see what people see then.")
