"""Owner's settings: the questions that only the owner can answer, and what is not set yet. Never a secret's value."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal import config
from portal.config import Settings, settings
from portal.database import db
from portal.records.staff import accounts
from portal.records.staff.accounts import Role
from portal.staff.labels import words


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing the owner must settle. `answer` is empty while it is open; `how` says where the answer goes."""

    about: str
    answer: str = ""
    how: str


NO_SETTING = "There is no setting for it in this version."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/owner", "owner", owner)


def owner() -> ResponseReturnValue:
    ours = settings()
    chairs = sum(each.active and Role.CHAIR in each.role_names for each in accounts.everyone(db()))
    groups = {
        "Who answers, and when": _answering(ours, chairs),
        "How long things may take": _limits(ours),
        "Safety and records": _safety(ours),
        "Data protection: the portal does not start in production without": _protection(ours),
        "To be agreed outside the portal": _outside(),
    }
    still_open = sum(not each.answer for group in groups.values() for each in group)
    return render_template("staff/office/settings.html", groups=groups, still_open=still_open)


def _answering(ours: Settings, chairs: int) -> list[Question]:
    days = f"{config.DAYS[ours.first_day]} to {config.DAYS[ours.last_day]}, {ours.opens_at}:00 to {ours.closes_at}:00"
    told = "" if ours.team_email.endswith("@localhost") else "An address is set"
    return [
        Question(about="The team's phone number, which people see", answer=ours.team_phone, how="PORTAL_TEAM_PHONE"),
        Question(about="The receiving team that is told of new requests", answer=told, how="PORTAL_TEAM_EMAIL"),
        Question(
            about="The days and hours when staff read",
            answer=_unless_default(days, "first_day", "last_day", "opens_at", "closes_at"),
            how=f"PORTAL_FIRST_DAY, PORTAL_LAST_DAY, PORTAL_OPENS_AT, PORTAL_CLOSES_AT (now {days})",
        ),
        Question(about="Receiving teams of their own for children and young people, and for adults", how=NO_SETTING),
        Question(
            about="The duty address that is told when nobody opened a request marked now in time",
            answer="An address is set" if ours.duty_email else "",
            how="PORTAL_DUTY_EMAIL",
        ),
        Question(about="Who reads what is urgent out of hours", how=NO_SETTING),
        Question(
            about="Who may chair, or chair in someone's place",
            answer=f"{chairs} account{'' if chairs == 1 else 's'} with the chair role" if chairs else "",
            how="An admin gives the chair role on the page Staff",
        ),
        Question(about="Which advocate services take these referrals", how=NO_SETTING),
        Question(about="Which service provides keyworkers", how=NO_SETTING),
    ]


def _limits(ours: Settings) -> list[Question]:
    limits = {
        "Working days to read what is for now": "days_to_read_now",
        "Working days to read other requests": "days_to_read",
        "Working days to the first contact": "days_to_contact",
        "Working days to a decision": "days_to_decide",
        "Working days to call papers back": "days_to_recall_papers",
        "Working days to offer an advocate": "days_to_offer_advocate",
        "Working days to look at other reviews after a no": "days_to_look_at_reviews",
        "Working days to ask for an age that nobody knows": "days_to_ask_age",
        "Working days to acknowledge a complaint": "days_to_acknowledge_complaint",
        "Months to the written answer to a complaint": "months_to_answer_complaint",
        "Working days before that from which the answer is a task": "days_before_complaint_answer",
        "Days to acknowledge a complaint about information": "days_to_acknowledge_data_complaint",
        "The ombudsman for councils": "ombudsman_council",
        "The ombudsman for the NHS": "ombudsman_health",
        "The regulator of information about people": "data_regulator",
        "Working days to review an override that counts at once (0: the same day)": "days_to_review_override_at_once",
        "Working days to decide about an override": "days_to_review_override",
        "Working days for what follows from red": "days_after_red",
        "Working days for what follows from amber": "days_after_amber",
        "Working days for what follows from blue": "days_after_blue",
        "Working days for what follows from green": "days_after_green",
    }
    return [
        Question(
            about=about,
            answer=_unless_default(str(getattr(ours, name)), name),
            how=f"PORTAL_{name.upper()} (now {getattr(ours, name)})",
        )
        for about, name in limits.items()
    ]


def _safety(ours: Settings) -> list[Question]:
    unchecked = [words.of(words.HELP_LINE, key) for key in config.unchecked(ours)]
    anchor = "An address is set" if ours.audit_anchor_email else ""
    production = "" if ours.development else "It runs in production mode"
    return [
        Question(
            about="Every help line rung, with the day written down",
            answer="" if unchecked else "All are checked",
            how="PORTAL_HELP_LINES" + (f". Not checked: {', '.join(unchecked)}" if unchecked else ""),
        ),
        Question(
            about="An address outside this system that gets the end of the audit chain each day. "
            "Without one, whoever owns the database and the key can make the whole trail anew",
            answer=anchor,
            how="PORTAL_AUDIT_ANCHOR_EMAIL",
        ),
        Question(
            about="How messages leave",
            answer="" if ours.sending == "screen" else ours.sending,
            how="PORTAL_SENDING: smtp or notify",
        ),
        Question(about="Production mode, with its own keys", answer=production, how="PORTAL_MODE, PORTAL_KEYS_FOLDER"),
    ]


def _protection(ours: Settings) -> list[Question]:
    """What production does not start without: data protection, with what to write."""
    return [
        Question(
            about=f"{said[:1].upper()}{said[1:]}",
            answer=getattr(ours, name) if name not in config.empty(ours) else "",
            how=f"PORTAL_{name.upper()}",
        )
        for name, said in config.OWED.items()
    ]


def _outside() -> list[Question]:
    return [
        Question(about="Local criteria for blue and green, and for adults", how=NO_SETTING),
        Question(about="The local LAEP pathway", how=NO_SETTING),
        Question(about="The name of the Clinical Safety Officer", how=NO_SETTING),
        Question(about="The picture set that the owner prefers, and its licence", how=NO_SETTING),
        Question(about="Times that were written from memory, checked against the 2023 policy", how=NO_SETTING),
    ]


def _unless_default(answer: str, *names: str) -> str:
    """The answer, when one of these settings was set to something of the owner's own."""
    return answer if any(getattr(settings(), name) != getattr(Settings, name) for name in names) else ""
