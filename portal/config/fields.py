"""Every setting, with a value that works on a laptop."""

from dataclasses import dataclass, field
from pathlib import Path

from portal.crypto.keys import Keys

ROOT = Path(__file__).resolve().parent.parent.parent
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
    database_patience: int = 700  # thousandths of a second in which it must answer a page, or "try again" is shown
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
    # Working days for the tasks that follow from something (records/requests/task_rules.py) …
    days_to_recall_papers: int = 1
    days_to_offer_advocate: int = 5
    days_to_look_at_reviews: int = 10
    days_to_ask_age: int = 5
    days_to_review_override_at_once: int = 0  # the same working day: it counts already
    days_to_review_override: int = 1
    days_after_red: int = 2  # … and from a colour
    days_after_amber: int = 5
    days_after_blue: int = 10
    days_after_green: int = 20
    # Days of the calendar until somebody on the register is looked at again, by colour (`domain.md` 9)
    days_to_look_red: int = 7
    days_to_look_amber: int = 30
    days_to_look_green: int = 90
    days_to_look_blue: int = 30
    days_red_after_discharge: int = 14  # at least
    days_to_ask_consent_again: int = 365
    days_to_tell_after_meeting: int = 2  # working days (`domain.md` 9: the practice of one area)
    # Complaints (`domain.md` 9): the days and months are those of the law
    days_to_acknowledge_complaint: int = 3  # working days after the day on which it came
    months_to_answer_complaint: int = 6
    days_before_complaint_answer: int = 20  # working days before its last day, from which the answer is a task
    days_to_acknowledge_data_complaint: int = 30  # days of the calendar
    ombudsman_council: str = "Local Government and Social Care Ombudsman"
    ombudsman_health: str = "Parliamentary and Health Service Ombudsman"
    data_regulator: str = "Information Commissioner"
    requests_a_minute: int = 1200  # from one address, for each web process: a school shares one; 0: no limit
    free_card_tries: int = 20  # wrong cards from one address before anybody new there waits, for 60 seconds at most
    free_second_checks: int = 10  # the same for the second check of one card
    card_tries_an_hour_in_all: int = 2000  # more raise an alarm, and refuse nobody
    idle_warn_seconds: int = 600  # on a device that others may look at
    idle_clear_seconds: int = 120
    languages_checked: str = ""  # "pl: who checked the Polish words, and when; uk: …"; all others say that nobody did
    right_to_other_reviews: bool = False  # the fourth right of source line 79, for the list too

    # Our own telephone numbers for people in danger, in the form of portal/help_lines.toml: safeguarding of our council
    help_lines: Path | None = None

    # What the owner tells people: nothing is invented, so what is empty is not shown, or said to be not filled in
    link_policy: str = ""  # the local policy of the Dynamic Support Register
    link_nhs_england: str = ""
    link_list: str = ""  # the page of the Local Offer on the Dynamic Support Register …
    link_meetings: str = ""  # … and the one on C(E)TRs
    link_booklet: str = ""  # "Hospital Admission Avoidance"
    # … but these of data protection must be given in production (config/owed.py)
    in_charge: str = ""  # the data controller: who is in charge of what people tell us
    privacy_contact: str = ""  # where people ask to see, correct, object or complain: an email or a phone number
    protection_officer: str = ""  # name of the data protection officer, and how to reach them
    # How long each kind of record is kept, and by which rule: for the full version of /privacy
    kept_for: str = ""  # what was sent
    kept_for_not_accepted: str = ""  # the same, when the answer was no
    kept_for_consent: str = ""  # each yes and no, and what shows how it was given
    kept_for_notes: str = ""  # what staff wrote down
    kept_for_trail: str = ""  # who opened what
    regulator: str = "Information Commissioner's Office"  # who hears complaints about personal information …
    regulator_contact: str = "ico.org.uk/make-a-complaint"  # … and how to reach them
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
    bounces_folder: Path | None = None  # a Maildir that gets what mail servers send back to PORTAL_SENDER

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
    def sends_texts(self) -> bool:
        """Can a text leave? A mail server takes none."""
        return self.sending != "smtp"

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
