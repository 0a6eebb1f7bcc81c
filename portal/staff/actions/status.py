"""Moving a request on: only by a move of its flow, by whoever may make it, with all that the move needs."""

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.records.consent.state import opens_sharing
from portal.records.correspondence import messages
from portal.records.correspondence.messages import Letter
from portal.records.requests import flows, moves, submissions
from portal.records.requests.flows import Move, Need, Status
from portal.records.requests.moves import AlreadyMoved, NotProven
from portal.records.requests.submissions import Submission
from portal.records.standing.consent_now import ASKED_BY
from portal.records.voices import cards, folders
from portal.records.voices.folders import Folder
from portal.staff.access.gate import me
from portal.staff.actions import status_forms
from portal.staff.actions.status_forms import MoveForm
from portal.staff.forms.page import form_page
from portal.staff.labels import words
from portal.staff.messages import decisions
from portal.staff.messages.drafts import mark_of
from portal.staff.messages.notify import tell
from portal.staff.request import which_review
from portal.staff.request.lookup import before_a_parent, look, request_named
from portal.staff.request.page import page
from portal.staff.request.which_review import Beside
from portal.staff.responses import back_to
from portal.wording.readability import findings

READ_BY_THEM = ("why", "helps", "who", "reach")
NOT_PROVEN = (
    "It is treated as a complaint, and no written answer is written down. Write it down under “Complaint” first, or "
    "that the person said it is none, or that it was settled by the next working day."
)
NOT_SAFE_EITHER = "There is no confirmed consent for this, no best interests decision, and no override that counts."
MOVED = "Someone else moved this request. Look at where it is now."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/move/<to>", "move_page", move_page)
    bp.add_url_rule("/request/<reference>/move/<to>", "move", move, methods=["POST"])


def move_page(reference: str, to: str) -> ResponseReturnValue:
    found = request_named(reference)
    wanted = _move(found, to)
    if wanted is None:
        abort(404)
    start: dict[str, object] = {"seen": found.status}
    if wanted.to != Status.PLANNED:
        start["on"] = calendar.today()
    return _page(found, wanted, status_forms.form_for(wanted)(start=start))


def move(reference: str, to: str) -> ResponseReturnValue:
    """Make the move, once, when nothing that it needs is missing."""
    found = request_named(reference)
    seen = MoveForm(request.form).seen.data
    if seen != found.status:
        return page(found, MOVED), 409
    wanted = _move(found, to)
    if wanted is None:
        abort(404)
    form = status_forms.form_for(wanted)(request.form)
    if form.validate():
        form.refuse(status_forms.wrong(wanted, form.said) or _against(found, wanted))
    if form.wrong:
        return _page(found, wanted, form), 422
    letter = _decision(wanted, form.said)
    if letter and form.shown.data != mark_of(letter.words):
        return _page(found, wanted, form, letter)
    try:
        moves.make(db(), settings().keys, found, wanted, seen=seen, actor=me().actor, said=form.said)
    except (AlreadyMoved, NotProven):
        return page(found, MOVED), 409
    if letter:
        tell_decision(found, letter)
    flash(f"It is now: {words.of(words.STATUS, wanted.to)}.")
    return back_to(found)


def _move(submission: Submission, to: str) -> Move | None:
    return flows.find(submission.kind, submission.status, to, me().roles)


def _against(submission: Submission, wanted: Move) -> dict[str, str]:
    """What else stands against the move, worked out anew: consent, opening hours, whom the chair may know of."""
    if Need.CHAIR_MAY_KNOW in wanted.needs and submission.kept_from_chairs:
        return {"": "The person did not say that the chairperson may know. It stays with you."}
    if Need.DECISION in wanted.needs and not calendar.is_open(calendar.now(), settings()):
        return {"": "Tell people a no only when someone is there to answer. Do this in opening hours."}
    if Need.DECISION in wanted.needs and any(before_a_parent(submission, each.key) for each in _told(submission)):
        return {"": before_a_parent(submission)}
    if Need.CONSENT in wanted.needs and not _has_consent(submission):
        return {"": "There is no confirmed consent for this. Look at where consent stands."}
    if Need.CONSENT_OR_SAFETY in wanted.needs and not (_has_consent(submission) or _is_overridden(submission)):
        return {"": NOT_SAFE_EITHER}
    if not moves.is_proven(db(), submission, wanted):
        return {"": NOT_PROVEN}
    return {}


def _has_consent(submission: Submission) -> bool:
    """Is the state of its purpose `given`, and is nothing paused?"""
    purpose = ASKED_BY.get(submission.kind, "")
    try:
        state = look(submission).now.state_of(purpose)
    except CannotOpen:
        return False
    return state is not None and opens_sharing(state) and submission.paused_at is None


def _is_overridden(submission: Submission) -> bool:
    """Does an override count for its purpose, to keep someone safe? A pause does not stop that (`domain.md` H8)."""
    purpose = ASKED_BY.get(submission.kind, "")
    try:
        overrides = look(submission).now.overrides
    except CannotOpen:
        return False
    return any(each.counts and each.purpose == purpose for each in overrides)


def _decision(wanted: Move, said: dict[str, str]) -> Letter | None:
    """What the person reads of this decision; None for a move that decides nothing against them."""
    if Need.DECISION not in wanted.needs:
        return None
    return decisions.message(
        Status(wanted.to), why=said["why"], helps=said["helps"], who=said["who"], reach=said["reach"]
    )


def tell_decision(submission: Submission, said: Letter) -> None:
    """The decision goes to the person's own page, and to whoever they agreed to tell; word of it by a safe way."""
    opened = submissions.opened(db(), settings().keys, submission)
    for folder in _told(submission):
        data_key = folders.key_for_staff(db(), settings().keys, folder)
        number = messages.send(db(), folder, data_key, said, by=me().actor)
        tell(opened, folder.key, "message_waiting", about=number)


def _told(submission: Submission) -> list[Folder]:
    """Who is told a decision: the person, and whoever they agreed to tell."""
    return [each for each in folders.of_submission(db(), submission.id) if _is_told(each)]


def _is_told(folder: Folder) -> bool:
    may_know = folder.voice == "person" or folder.may_be_told(calendar.today())
    return may_know and folder.ended_at is None and cards.was_for(db(), folder)


def _page(submission: Submission, wanted: Move, form: MoveForm, letter: Letter | None = None) -> str:
    """The form; with a decision as they will read it, which the next press sends if it is still the same."""
    form.shown.data = mark_of(letter.words) if letter else ""
    return form_page(
        form,
        submission,
        title=words.of(words.STATUS, wanted.to),
        more=status_forms.more(wanted),
        action=url_for("staff.move", reference=submission.shown_reference, to=wanted.to),
        button=_button(wanted, letter),
        template="staff/actions/decision.html",
        beside=_beside(submission) if Need.WHICH_REVIEW in wanted.needs else (),
        blocks=letter.blocks if letter else (),
        findings=findings("\n".join(form.said[each] for each in READ_BY_THEM)) if letter else (),
    )


def _beside(submission: Submission) -> list[Beside]:
    """What was said that helps to choose; nothing on a process that cannot open it."""
    try:
        opened = submissions.opened(db(), settings().keys, submission, threads=True)
        return which_review.beside(opened, look(submission, opened))
    except CannotOpen:
        return []


def _button(wanted: Move, letter: Letter | None) -> str:
    if Need.DECISION not in wanted.needs:
        return "Do this"
    return "Send it and do this" if letter else "See it as they read it"
