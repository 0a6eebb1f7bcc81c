"""The short list on a request's page of what left: when, who, for whom and which parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.config import settings
from portal.database import db
from portal.records.accountability import exports
from portal.records.accountability.exports import Export
from portal.records.requests.submissions import Submission
from portal.staff.labels import actors, export_words, words


@dataclass(frozen=True, kw_only=True)
class Left:
    """One line of it."""

    at: datetime
    what: str


def lines(submission: Submission) -> list[Left]:
    """The newest first. Raises CannotOpen without the staff ring."""
    found = exports.of_submissions(db(), settings().keys, [submission.id])
    name = actors.namer() if found else str
    return [Left(at=each.at, what=_shared(each, name) if each.kind == exports.CASE else _copy(each)) for each in found]


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
