"""The audit trail for those who read it: who did what, when, to which record. Never the words of a request."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import text
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit, chain
from portal.records.accountability.audit import AuditEvent
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.queries import audit_search
from portal.records.queries.audit_search import Filters
from portal.records.requests import submissions
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.labels import audit_words, times
from portal.staff.labels.actors import actor_words
from portal.staff.responses import page_number

PER_PAGE = 50
NOT_STAFF: dict[str, str] = {
    Actor.PUBLIC: "People who ask",
    Actor.WORKER: "The portal",
    Actor.COMMAND: "The command line",
    Actor.UNKNOWN: "Not known",
}
RECORD: dict[str, str] = {
    Ref.INBOX: "The inbox",
    Ref.COUNTS: "The counts",
    Ref.TEAM: "The team",
    Ref.AUDIT: "The audit trail",
    Ref.AUDIT_HEAD: "The audit trail",
    Ref.MESSAGES: "Messages that failed",
    Ref.STAFF_LIST: "The list of staff",
}
NO_DAY = "Type a day like 2026-11-23, or leave it empty."
NO_RECORD = "No request has this reference."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/trail", "trail", trail)


def trail() -> ResponseReturnValue:
    """One page of what the filters in the address find. That someone looked is itself written down."""
    page, errors = page_number(), dict[str, str]()
    names = accounts.all_names(db(), settings().keys)
    actors = NOT_STAFF | {Actor.staff(id_): name for id_, name in sorted(names.items(), key=lambda each: each[1])}
    typed = {name: text.cleaned(request.args.get(name, ""))[:80] for name in ("who", "did", "record", "from", "to")}
    filters = _filters(typed, actors, errors)
    found: tuple[list[AuditEvent], int] = ([], 0)
    if not errors:
        found = audit_search.search(db(), filters, chair=me().is_chair, page=page, per_page=PER_PAGE)
    used = [name for name, value in typed.items() if value]
    audit.write(db(), actor=me().actor, did=Did.READ_TRAIL, record=Ref.AUDIT, fields=used, why=f"page {page}")
    g.page_status = 422 if errors else 200
    return render_template(
        "staff/office/audit_trail.html",
        rows=_rows(found[0], names),
        how_many=found[1],
        page=page,
        pages=max(1, -(-found[1] // PER_PAGE)),
        actors=actors,
        dids=sorted(audit_words.EVERY_DID.items(), key=lambda each: each[1]),
        typed={name: typed[name] for name in used},
        errors=errors,
        waiting=None if me().is_chair else chain.how_many_wait(db()),
    )


def _filters(typed: Mapping[str, str], actors: Mapping[str, str], errors: dict[str, str]) -> Filters:
    who = typed["who"]
    return Filters(
        who=who if who in actors else "",
        did=typed["did"] if typed["did"] in audit_words.EVERY_DID else "",
        record=_record(typed["record"], errors),
        first_day=_day("from", typed, errors),
        last_day=_day("to", typed, errors),
    )


def _record(reference: str, errors: dict[str, str]) -> str:
    """The record of a request by its reference; what the reader may not see is not there."""
    if not reference:
        return ""
    found = submissions.find_by_reference(db(), reference, chair=me().is_chair)
    if found is None:
        errors["record"] = NO_RECORD
        return ""
    return Ref.submission(found.id)


def _day(name: str, typed: Mapping[str, str], errors: dict[str, str]) -> date | None:
    if not typed[name]:
        return None
    try:
        day = date.fromisoformat(typed[name])
    except ValueError:
        day = date.min
    if not 2000 <= day.year <= 2999:
        errors[name] = NO_DAY
        return None
    return day


def _rows(events: list[AuditEvent], names: dict[int, str]) -> list[dict[str, str]]:
    references = audit_search.references(db(), events)
    known = RECORD | references | {Ref.staff(id_): name for id_, name in names.items()}
    return [
        {
            "When": times.short_moment(each.at, year=True),
            "Who": actor_words(each.actor, names),
            "Did": audit_words.did(each.did),
            "About": known.get(each.record, each.record),
            "Fields": each.fields.replace(",", ", "),
            "Why": each.why,
        }
        for each in events
    ]
