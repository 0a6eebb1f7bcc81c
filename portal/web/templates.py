"""What every template may use: pictures and built files by name, settings, help lines, the language."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, url_for
from flask_babel import format_date

from portal import config, languages
from portal.pictures import building, declarations
from portal.wording.opening_hours import days_and_hours


@cache
def _built(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    manifest: dict[str, str] = json.loads((folder / "manifest.json").read_text())
    return manifest, building.addresses(folder)


def problems(form: Any) -> list[dict[str, str]]:
    """What is wrong in a form, for the summary: the field to go to, and the words that say what to do."""
    if form is None:
        return []
    return [{"field": field.name, "words": words} for field in form for words in field.errors]


@cache
def _turning() -> frozenset[str]:
    declared = declarations.declared(config.ROOT / "static" / "pictures.toml")
    return frozenset(key for key, each in declared.items() if each.mirrored)


def init_app(app: Flask) -> None:
    built = Path(str(app.static_folder))
    settings = app.extensions["portal.settings"]

    def picture(key: str) -> str:
        """Where a picture is. "#turns" marks those that are mirrored where people read from right to left."""
        address = url_for("static", filename=f"pictures/{_built(built)[1][key]}")
        return f"{address}#turns" if key in _turning() else address

    def built_file(name: str) -> str:
        return url_for("static", filename=_built(built)[0][name])

    @app.context_processor
    def for_every_template() -> dict[str, Any]:
        language = languages.chosen()
        return {
            "settings": settings,
            "picture": picture,
            "built_file": built_file,
            "language": language,
            "direction": languages.direction(language),
            "languages": languages.NAMES,
            "is_unchecked": languages.is_unchecked(settings, language),
            "problems": problems,
            "days_and_hours": days_and_hours(settings),
            "long_date": lambda day: format_date(day, "EEEE d MMMM y"),
            "help_lines": config.help_lines(settings),
            "sides": {"public": settings.serves_public, "staff": settings.serves_staff},
        }
