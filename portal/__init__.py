"""The portal: create_app() is the table of contents of the whole of it."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import config, database, languages
from portal.config import Settings
from portal.public import on_every_page
from portal.web import bodies, errors, health, limits, refusals, security, templates, unavailable
from portal.web.cookies import Cookies
from portal.wording import untranslated


def create_app(settings: Settings | None = None) -> Flask:
    """The application of the sides that `settings.sides` names. Settings come from the environment when not given."""
    settings = settings or config.read_settings()
    app = Flask(
        "portal",
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static" / "built"),
        static_url_path="/static",
    )
    app.secret_key = settings.keys.forms
    app.extensions["portal.settings"] = settings
    app.jinja_options = {"undefined": StrictUndefined, "autoescape": True}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    database.init_app(app, settings.database, settings.database_patience / 1000)
    Cookies(settings).init_app(app)
    bodies.init_app(app)
    security.init_app(app)
    limits.init_app(app)
    languages.init_app(app)
    untranslated.init_app(app)
    templates.init_app(app)
    on_every_page.init_app(app)
    errors.init_app(app)
    unavailable.init_app(app)
    health.init_app(app)

    refused: dict[str, refusals.Answer] = {}
    if settings.serves_public:
        from portal import my_page
        from portal.engine.pages.blueprints import blueprint
        from portal.journeys import JOURNEYS
        from portal.public import practice
        from portal.public.pages import public

        app.register_blueprint(public)
        for journey in JOURNEYS:
            app.register_blueprint(blueprint(journey))
        practice.init_app(app)
        my_page.init_app(app)
    if settings.serves_staff:
        from portal import staff
        from portal.staff.request import page

        staff.init_app(app)
        refused["staff"] = page.refused
    refusals.init_app(app, refused)
    if settings.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app
