"""What is unsafe or wrong in the settings: then the portal does not start, and says in one sentence what to do."""

from collections.abc import Callable
from dataclasses import fields

from portal.config import crisis_numbers, owed
from portal.config.fields import DAYS, Settings

LAST_HOUR = 23

Rule = tuple[Callable[[Settings], bool], str]


NO_TEXTS = "Texts cannot leave: PORTAL_SENDING is smtp. Nobody is offered a text; with notify they are."


class CannotStart(Exception):
    """The portal must not start like this. The message is one sentence that says what to do."""


def _is_open_smtp(settings: Settings) -> bool:
    """Whether messages go to a mail server elsewhere in the clear."""
    elsewhere = settings.smtp_host not in ("127.0.0.1", "::1")
    return settings.sending == "smtp" and elsewhere and not settings.smtp_starttls


def _lacks_notify(settings: Settings) -> bool:
    needed = (settings.notify_key, settings.notify_email_template, settings.notify_text_template)
    return settings.sending == "notify" and not all(needed)


def _has_wrong_hours(settings: Settings) -> bool:
    """Whether no day has these hours, or no week these days: every page tells them."""
    days = 0 <= settings.first_day <= settings.last_day < len(DAYS)
    return not (days and 0 <= settings.opens_at < settings.closes_at <= LAST_HOUR)


# Wrong when …, and the sentence then. The first that is wrong is told.
EVERYWHERE: tuple[Rule, ...] = (
    (lambda each: each.mode not in ("development", "production"), "Set PORTAL_MODE to development or production."),
    (lambda each: each.sides not in ("public", "staff", "both"), "Set PORTAL_SIDES to public, staff or both."),
    (lambda each: each.sending not in ("screen", "smtp", "notify"), "Set PORTAL_SENDING to screen, smtp or notify."),
    (
        _has_wrong_hours,
        "Set PORTAL_OPENS_AT and PORTAL_CLOSES_AT to hours from 0 to 23, and PORTAL_FIRST_DAY and PORTAL_LAST_DAY to "
        "days from 0 to 6, each pair in its order.",
    ),
)
IN_PRODUCTION: tuple[Rule, ...] = (
    (
        lambda each: each.sides == "public" and each.database.startswith("sqlite"),
        "Set PORTAL_DATABASE_URL to PostgreSQL: in a SQLite file the public side could rewrite what was sent.",
    ),
    (
        lambda each: not each.address.startswith("https://"),
        "Set PORTAL_ADDRESS to the https:// address of the portal, or PORTAL_MODE=development.",
    ),
    (
        lambda each: each.sending == "screen",
        "Set PORTAL_SENDING to smtp or notify: messages on the screen reach nobody.",
    ),
    (
        lambda each: each.team_email.endswith("@localhost"),
        "Set PORTAL_TEAM_EMAIL to the address of the team that reads requests.",
    ),
    (
        lambda each: bool(crisis_numbers.unchecked(each)),
        "Ring each number of portal/help_lines.toml, and those of safeguarding where people live; write them with the "
        "day into a file, and set PORTAL_HELP_LINES to it.",
    ),
    (_is_open_smtp, "Set PORTAL_SMTP_STARTTLS=yes: a mail server elsewhere must be talked to in secret."),
    (_lacks_notify, "Set PORTAL_NOTIFY_KEY and both PORTAL_NOTIFY_…_TEMPLATE settings."),
)


def check(settings: Settings) -> None:
    """Raises CannotStart with what is wrong first."""
    _refuse(settings, EVERYWHERE)
    try:
        crisis_numbers.help_lines(settings)
    except (OSError, ValueError) as error:
        raise CannotStart("Set PORTAL_HELP_LINES to a file in the form of portal/help_lines.toml.") from error
    for each in fields(Settings):
        given = getattr(settings, each.name)
        if each.name.startswith("link_") and given and not given.startswith("https://"):
            raise CannotStart(f"Set PORTAL_{each.name.upper()} to an https:// address, or leave it out.")
        if each.type is int and given < 0:
            raise CannotStart(f"Give PORTAL_{each.name.upper()} a number that is 0 or more.")
    if not settings.development:
        _refuse(settings, IN_PRODUCTION)
        for name in owed.empty(settings):
            raise CannotStart(owed.sentence(name))


def _refuse(settings: Settings, rules: tuple[Rule, ...]) -> None:
    for wrong, sentence in rules:
        if wrong(settings):
            raise CannotStart(sentence)
