"""Every setting, from the environment, with a value that works on a laptop; refuses to start unsafely anywhere else."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app

from portal.crypto import keys
from portal.crypto.keys import Keys

ROOT = Path(__file__).resolve().parent.parent
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CannotStart(Exception):
    """The portal must not start like this. The message is one sentence that says what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Each field is the setting `PORTAL_<FIELD>`. The comments say what an owner must know."""

    # Where it runs
    mode: str = "production"  # "development" on a laptop: plain http, keys made on first run, sample requests
    sides: str = "both"  # "public", "staff" or "both"; in production one process for each side
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""  # how people reach the public side: https://…
    staff_address: str = ""  # how staff reach theirs; the same when empty
    behind_proxy: bool = False  # nginx in front sets X-Forwarded-Proto and X-Forwarded-For
    instance: Path = ROOT / "instance"
    database_url: str = ""  # empty: SQLite in the instance folder; or postgresql+psycopg://…
    keys_folder: Path | None = None  # empty: <instance>/keys

    # Who runs it (owner's settings: `domain.md` section 7)
    service_name: str = "My support"  # neutral: it stands in titles, senders and subjects
    organisation: str = "West Sussex"
    leave_to: str = "https://www.bbc.co.uk/weather"
    team_phone: str = ""  # shown to people when set
    team_email: str = "team@localhost"  # told of each new request; never shown to people
    duty_email: str = ""  # told when nobody opened a request marked "now" in time; an inbox that no chair reads
    audit_anchor_email: str = ""  # gets the head of the audit chain each day; outside this system, read by nobody here
    first_day: int = 0  # staff read from this day of the week (0 is Monday) …
    last_day: int = 4  # … to this one
    opens_at: int = 9  # hours of the day, Europe/London
    closes_at: int = 17
    days_to_read_now: int = 1  # working days (`domain.md` 4c)
    days_to_read: int = 2
    days_to_contact: int = 5
    days_to_decide: int = 20
    days_to_recall_papers: int = (
        1  # working days for the tasks that follow from something (records/requests/task_rules.py) …
    )
    days_to_offer_advocate: int = 5
    days_to_look_at_reviews: int = 10
    days_to_ask_age: int = 5
    days_after_red: int = 2  # … and from a colour
    days_after_amber: int = 5
    days_after_blue: int = 10
    days_after_green: int = 20
    requests_a_minute: int = 1200  # from one address, for each web process: a school shares one; 0: no limit
    card_tries_an_hour: int = 20  # wrong cards from one address; then it waits, for an hour at most
    card_tries_an_hour_in_all: int = 2000
    second_checks_an_hour: int = 10  # for one card
    idle_warn_seconds: int = 600  # on a device that others may look at
    idle_clear_seconds: int = 120
    languages_checked: str = ""  # "pl: who checked the Polish words, and when; uk: …"; all others say that nobody did
    right_to_other_reviews: bool = False  # the fourth right of source line 79, for the list too

    # What the owner tells people: nothing is invented, so what is empty is not shown, or said to be not filled in
    link_policy: str = ""  # the local policy of the Dynamic Support Register
    link_nhs_england: str = ""
    link_list: str = ""  # the page of the Local Offer on the Dynamic Support Register …
    link_meetings: str = ""  # … and the one on C(E)TRs
    link_booklet: str = ""  # "Hospital Admission Avoidance"
    in_charge: str = ""  # the data controller: who is in charge of what people tell us
    privacy_contact: str = ""  # where people ask to see, correct or object: an email or a phone number
    protection_officer: str = ""
    kept_for: str = ""  # how long what was sent is kept, and by which rule; for the full version of /privacy
    privacy_checked: str = ""  # who checked /privacy for the owner, and when

    # How messages leave: "screen", "smtp" or "notify"
    sending: str = "screen"
    sender: str = "my.support@localhost"
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 25
    smtp_starttls: bool = False
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    notify_key: str = field(default="", repr=False)
    notify_email_template: str = ""
    notify_text_template: str = ""
    notify_address: str = ""

    keys: Keys = field(default_factory=Keys, repr=False)

    @property
    def public_url(self) -> str:
        """Where people reach the portal, without a slash at the end."""
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def staff_url(self) -> str:
        """Where the staff side is, without a slash at the end."""
        return (self.staff_address or self.address or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def development(self) -> bool:
        return self.mode == "development"

    @property
    def serves_public(self) -> bool:
        return self.sides in ("public", "both")

    @property
    def serves_staff(self) -> bool:
        return self.sides in ("staff", "both")

    @property
    def database(self) -> str:
        """The address of the database, as SQLAlchemy reads it."""
        return self.database_url or f"sqlite:///{self.instance / 'portal.sqlite'}"


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
    _check(settings)
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
    return value if wanted is str else Path(value)


def _check(settings: Settings) -> None:
    if settings.mode not in ("development", "production"):
        raise CannotStart("Set PORTAL_MODE to development or production.")
    if settings.sides not in ("public", "staff", "both"):
        raise CannotStart("Set PORTAL_SIDES to public, staff or both.")
    if settings.sending not in ("screen", "smtp", "notify"):
        raise CannotStart("Set PORTAL_SENDING to screen, smtp or notify.")
    for each in fields(Settings):
        address = getattr(settings, each.name)
        if each.name.startswith("link_") and address and not address.startswith("https://"):
            raise CannotStart(f"Set PORTAL_{each.name.upper()} to an https:// address, or leave it out.")
    if settings.development:
        return
    if not settings.address.startswith("https://"):
        raise CannotStart("Set PORTAL_ADDRESS to the https:// address of the portal, or PORTAL_MODE=development.")
    if settings.sending == "screen":
        raise CannotStart("Set PORTAL_SENDING to smtp or notify: messages on the screen reach nobody.")
    if settings.team_email.endswith("@localhost"):
        raise CannotStart("Set PORTAL_TEAM_EMAIL to the address of the team that reads requests.")
    if settings.sending == "smtp" and not settings.smtp_starttls and settings.smtp_host not in ("127.0.0.1", "::1"):
        raise CannotStart("Set PORTAL_SMTP_STARTTLS=yes: a mail server elsewhere must be talked to in secret.")
    if settings.sending == "notify" and not (
        settings.notify_key and settings.notify_email_template and settings.notify_text_template
    ):
        raise CannotStart("Set PORTAL_NOTIFY_KEY and both PORTAL_NOTIFY_…_TEMPLATE settings.")


def _with_keys(settings: Settings) -> Settings:
    folder = settings.keys_folder or settings.instance / "keys"
    if settings.development:
        keys.make_missing(folder)
    try:
        read = keys.read(folder, staff=settings.serves_staff)
    except keys.MissingKey as missing:
        raise CannotStart(
            f"The key file {missing} is missing: make the keys with `portal new-keys` and set PORTAL_KEYS_FOLDER."
        ) from missing
    return replace(settings, keys=read)


def settings() -> Settings:
    """The settings of the application that this request or job runs in."""
    found: Settings = current_app.extensions["portal.settings"]
    return found


@cache
def help_lines() -> dict[str, dict[str, str]]:
    """The crisis numbers, by key, as the public sees them; `last_checked` is for staff."""
    with (ROOT / "portal" / "help_lines.toml").open("rb") as file:
        return tomllib.load(file)
