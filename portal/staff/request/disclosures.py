"""The short list on a request's page of what left, and what stayed out of a copy: when, who, for whom, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.config import settings
from portal.database import db
from portal.exporting.subject_access_classes import class_of
from portal.records.accountability import exports, leaving_out
from portal.records.accountability.exports import Export
from portal.records.accountability.leaving_out import Decision, Why
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.staff.access.gate import me
from portal.staff.labels import audit_words, copy_words, export_words, words


@dataclass(frozen=True, kw_only=True)
class Left:
    """One line of it."""

    at: datetime
    what: str


def lines(submission: Submission) -> list[Left]:
    """The newest first. Raises CannotOpen without the staff ring.

    Chairs make no copy, and do not read what was decided about one: it may name a request that is kept from them (H12).
    """
    found = exports.of_submissions(db(), settings().keys, [submission.id])
    decided = [] if me().is_chair else leaving_out.of_submissions(db(), settings().keys, [submission.id])
    name = audit_words.namer() if found or decided else str
    left = [Left(at=each.at, what=_shared(each, name) if each.kind == exports.CASE else _copy(each)) for each in found]
    left += [Left(at=each.at, what=_decided(each, name)) for each in decided]
    return sorted(left, key=lambda each: each.at, reverse=True)


def _shared(export: Export, name: Callable[[str], str]) -> str:
    said = export.said
    parts = ", ".join(export_words.PART[each].lower() for each in export_words.PART if each in said["parts"])
    override = "Under an override, without consent. " if said["opened_by"] == "override" else ""
    return (
        f"{override}Shared by {name(export.by)} with {said['name']}, {said['organisation']}. "
        f"{words.of(export_words.WHY_SHARE, said['why'])}: {said['words']} In it: {parts}."
    )


def _copy(export: Export) -> str:
    return f"A copy for the person was made. {export_words.where(export)}"


def _decided(each: Decision, name: Callable[[str], str]) -> str:
    """What was decided about a copy. The words about a locked note are for safeguarding alone."""
    said = f"For a copy for the person: {copy_words.about(each.about)} {'stays out' if each.stays_out else 'goes in'}. "
    said += f"{export_words.LEFT_OUT[Why(each.why)]}. " if each.why else ""
    said += f"{name(each.by)}. "
    held = class_of(each.about)
    if held and held.locked and Role.SAFEGUARDING not in me().roles:
        return said
    test = each.test
    said += f"{each.words} " if each.words else ""
    return said + (f"Harm test: {test.name}, {test.profession}, {test.on}: {test.why}" if test else "")
