"""The audit trail for those who read it: who did what, when, to which record. Never the words of a request."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

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
from portal.staff.forms.fields import Day, Line, Pick, Question
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.labels import audit_words, times
from portal.staff.labels.audit_words import actor_words
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
    Ref.CARDS: "Tries at cards",
    Ref.MESSAGES: "Messages that failed",
    Ref.OVERRIDES: "The overrides of the week",
    Ref.STAFF_LIST: "The list of staff",
}
NO_DAY = "Type a day like 2026-11-23, or leave it empty."
NO_RECORD = "No request has this reference."
YEARS = range(2000, 3000)


class TrailForm(StaffForm):
    """What to look for. What is left empty finds everything."""

    who: Pick[str]
    did: Pick[str]
    record: Line
    first: Day
    last: Day

    def validate_first(self, day: Day) -> None:
        if day.data and day.data.year not in YEARS:
            raise ValidationError(NO_DAY)

    validate_last = validate_first

    @property
    def used(self) -> dict[str, str]:
        """What was filled in, by name."""
        return {name: said for name, said in self.said.items() if said}


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/trail", "trail", trail)


def trail() -> ResponseReturnValue:
    """One page of what the filters in the address find. That someone looked is itself written down."""
    page = page_number()
    names = accounts.all_names(db(), settings().keys)
    actors = NOT_STAFF | {Actor.staff(id_): name for id_, name in sorted(names.items(), key=lambda each: each[1])}
    form = _form_of(actors)(request.args)
    form.validate()
    filters = _filters(form)
    found: tuple[list[AuditEvent], int] = ([], 0)
    if not form.wrong:
        found = audit_search.search(db(), filters, chair=me().is_chair, page=page, per_page=PER_PAGE)
    audit.write(db(), actor=me().actor, did=Did.READ_TRAIL, record=Ref.AUDIT, fields=[*form.used], why=f"page {page}")
    g.page_status = 422 if form.wrong else 200
    return render_template(
        "staff/office/audit_trail.html",
        rows=_rows(found[0], names),
        how_many=found[1],
        page=page,
        pages=max(1, -(-found[1] // PER_PAGE)),
        form=form,
        waiting=None if me().is_chair else chain.how_many_wait(db()),
    )


def _form_of(actors: Mapping[str, str]) -> type[TrailForm]:
    dids = dict(sorted(audit_words.EVERY_DID.items(), key=lambda each: each[1]))
    questions: dict[str, Question[Any]] = {
        "who": Pick("", actors),
        "did": Pick("", dids),
        "record": Line(cut_at=80),
        "first": Day(name="from", no_day=NO_DAY, may_come=True),
        "last": Day(name="to", no_day=NO_DAY, may_come=True),
    }
    return form_of(questions, TrailForm)


def _filters(form: TrailForm) -> Filters:
    return Filters(
        who=form.who.said,
        did=form.did.said,
        record=_record(form),
        first_day=form.first.data,
        last_day=form.last.data,
    )


def _record(form: TrailForm) -> str:
    """The record of a request by its reference; what the reader may not see is not there."""
    if not form.record.said:
        return ""
    found = submissions.find_by_reference(db(), form.record.said, chair=me().is_chair)
    if found is None:
        form.refuse({"record": NO_RECORD})
        return ""
    return Ref.submission(found.id)


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
