"""One request shared outside, on paper or as a file: only with consent or an override, and always written down."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.exporting import as_json
from portal.exporting import case as exporting
from portal.exporting import contents as inside
from portal.exporting.case_shape import Case, Part
from portal.exporting.consent_gate import Gate, gate
from portal.records.accountability import exports
from portal.records.accountability.reasons import WRITTEN
from portal.records.consent.records import Recorded
from portal.records.requests import submissions
from portal.records.standing import child_first, consent_now
from portal.staff.access import fresh
from portal.staff.access.gate import me
from portal.staff.consent import capacity_records, record_forms
from portal.staff.exports import contents as opened_whole
from portal.staff.exports.case_form import ON_PAPER, START, ShareForm, form_for
from portal.staff.labels import audit_words, complaint_words, consent_words, decision_words, export_words, words
from portal.staff.request import complaint
from portal.staff.request.lookup import Looked, before_a_parent, find, look
from portal.staff.request.page import refused
from portal.staff.request.redaction import asks_why
from portal.staff.responses import PRESS_AGAIN
from portal.web.refusals import shows_itself_again


@dataclass(frozen=True, kw_only=True)
class Here:
    """One request, and whether it may leave now."""

    looked: Looked
    gate: Gate
    child_first: str  # why it must not reach a parent now; "" when it may

    @property
    def not_told(self) -> list[str]:
        """Who must not be told, on all linked requests: for staff alone."""
        return inside.must_not_be_told(self.looked.heard)

    @property
    def not_given_to(self) -> list[str]:
        """Those, and the parents by name while the child comes first."""
        parents = [each.contents.get("name", "") for each in self.looked.heard if each.voice == child_first.PARENT]
        return [*self.not_told, *(parents if self.child_first else [])]

    @property
    def is_not_known_who(self) -> bool:
        """Somebody did not say who must not be told."""
        return inside.is_not_known_who(self.looked.heard)

    @property
    def form_class(self) -> type[ShareForm]:
        """What is asked before it leaves."""
        return form_for(stops=bool(self.not_told) or self.is_not_known_who, child_first=self.child_first)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/share", "share", share)
    bp.add_url_rule("/request/<reference>/share", "do_share", do_share, methods=["POST"])


def share(reference: str) -> ResponseReturnValue:
    here = _here(reference)
    if here is None:
        abort(404)
    submissions.read(db(), here.looked.submission, actor=me().actor)
    db().keep_now()
    if here.gate.is_open and asks_why(here.looked):
        return _open_first(here), 422
    return _form(here, here.form_class(start=START))


@shows_itself_again
def do_share(reference: str) -> ResponseReturnValue:
    """The page or the file itself is the answer, so that no address ever holds it. Kept once for each form."""
    here = _here(reference)
    if here is None:
        return refused() if g.refusal else abort(404)
    form = here.form_class(request.form)
    once = form.once_at(request.path)
    if g.refusal or not once:
        form.refuse({"": PRESS_AGAIN})
        return _form(here, form), 400
    if not here.gate.is_open:
        form.refuse({"": "This is closed. Nothing was shared."})
        return _form(here, form), 422
    if asks_why(here.looked):
        return _open_first(here), 422
    form.validate()
    form.refuse(form.against(here.not_given_to) or fresh.wrong())
    if form.wrong:
        return _form(here, form), g.get("page_status", 422)
    return _give(here, form, once)


def _open_first(here: Here) -> str:
    """What was written before a no leaves only with whoever said why they read it."""
    submission = here.looked.submission
    first = [(submission.shown_reference, url_for("staff.why", reference=submission.shown_reference, what=WRITTEN))]
    return render_template("staff/exports/open_first.html", submission=submission, first=first)


def gate_of(looked: Looked) -> Gate:
    """May this request leave now? A pause of any linked request closes it."""
    today, submission = calendar.today(), looked.submission
    asked_here = consent_now.now(looked.heard, today, asked_in=submission.shown_reference)
    return gate(submission.kind, asked_here, paused=any(each.paused_at for each in looked.together))


def _here(reference: str) -> Here | None:
    """The request, if this member of staff may see it. A post holds it, so that nobody stops it half-way."""
    found = find(reference)
    if found is None:
        return None
    if request.method == "POST":
        submissions.hold_together(db(), found)
    try:
        looked = look(found)
    except CannotOpen:
        return None
    return Here(looked=looked, gate=gate_of(looked), child_first=before_a_parent(found))


def _give(here: Here, form: ShareForm, once: str) -> ResponseReturnValue:
    submission, ask, keys = here.looked.submission, form.ask, settings().keys
    said = form.said | {"parts": sorted(ask.parts), "opened_by": here.gate.opened_by}
    kept = exports.keep(db(), keys, submission.id, exports.CASE, said, by=me().actor, once=once, why=ask.why)
    case = exporting.outside(
        opened_whole.inside(submission),
        ask,
        here.gate,
        here.looked.heard,
        age=here.looked.now.age.years,
        made=kept.at,
        by=kept.by,
        name=audit_words.namer(),
    )
    if form.shape.answer == ON_PAPER:
        return _paper(case, here)
    return as_file(as_json.as_json(case), case.request.reference)


def as_file(contents: bytes, reference: str, *, kind: str = "json", mimetype: str = "application/json") -> Response:
    """A file that is named by the reference alone."""
    return Response(
        contents,
        mimetype=mimetype,
        headers={"Content-Disposition": f'attachment; filename="{reference}.{kind}"'},
    )


def _paper(case: Case, here: Here) -> str:
    found = [each for stands in here.gate.stands for each in (*stands.attempts, *stands.written)]
    decided = [(each, _rows(each)) for each in sorted(found, key=lambda each: each.id)]
    return render_template(
        "staff/exports/paper.html",
        case=case,
        part=Part,
        decided=decided if Part.DECISIONS in case.parts else [],
        titles=capacity_records.TITLES | record_forms.TITLES,
        out_words=export_words,
        ticked=decision_words.TICKED,
        consent_words=consent_words,
        complaint_words=complaint_words,
        complaint_rows=complaint.rows_of_said,
        words=words,
    )


def _rows(recorded: Recorded) -> list[tuple[str, str]]:
    """A record as it stands on paper: each question with its answer."""
    if recorded.kind in capacity_records.TITLES:
        return [row for _part, rows in capacity_records.shown(recorded) for row in rows]
    said = consent_words.ATTEMPT | consent_words.COMPETENT
    return [("What was found", words.of(said, recorded.answer or recorded.competent)), ("Why", recorded.why)]


def _form(here: Here, form: ShareForm) -> str:
    return render_template(
        "staff/exports/share.html",
        submission=here.looked.submission,
        gate=here.gate,
        not_told=here.not_told,
        is_not_known=here.is_not_known_who,
        action=url_for("staff.do_share", reference=here.looked.submission.shown_reference),
        form=form,
        is_fresh=fresh.is_fresh(),
        consent_words=consent_words,
        out_words=export_words,
        words=words,
    )
