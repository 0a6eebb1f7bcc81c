"""The settings as `PORTAL_*` in the environment gives them, with the keys of the sides that are served."""

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from portal import private_files
from portal.config.fields import Settings
from portal.config.safety import CannotStart, check
from portal.crypto import keys


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """All settings from `PORTAL_*`. Raises CannotStart with one sentence that says what to do."""
    environment = os.environ if environment is None else environment
    known = {each.name: each for each in fields(Settings) if each.name != "keys"}
    given: dict[str, Any] = {}
    for name, value in environment.items():
        if not name.startswith("PORTAL_") or name == "PORTAL_":
            continue
        setting = name.removeprefix("PORTAL_").lower()
        if setting not in known:
            raise CannotStart(f"There is no setting {name}: take it out or correct its name.")
        given[setting] = _as_type(name, value, known[setting].type)
    for name in ("HOST", "PORT"):
        if name in environment and name.lower() not in given:
            given[name.lower()] = _as_type(name, environment[name], known[name.lower()].type)
    settings = Settings(**given)
    check(settings)
    return _with_keys(settings)


def _as_type(name: str, value: str, wanted: object) -> object:
    try:
        if wanted is bool:
            return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}[
                value.lower()
            ]
        if wanted is int:
            return int(value)
    except (KeyError, ValueError) as error:
        raise CannotStart(f"Give {name} a value like {'yes or no' if wanted is bool else '8000'}.") from error
    if wanted is str:
        return value
    return Path(value) if value or wanted is Path else None


def _with_keys(settings: Settings) -> Settings:
    folder = settings.keys_folder or settings.instance / "keys"
    private_files.close(settings.instance)
    if settings.development:
        private_files.make_folder(settings.instance)
        keys.make_missing(folder)
    try:
        read = keys.read(folder, staff=settings.serves_staff)
    except keys.MissingKey as missing:
        raise CannotStart(
            f"The key file {missing} is missing: make the keys with `portal new-keys` and set PORTAL_KEYS_FOLDER."
        ) from missing
    return replace(settings, keys=read)
