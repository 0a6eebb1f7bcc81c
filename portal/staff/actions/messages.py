"""Writing to a voice: a message on its own page; and a way back for one that lost its card.

Both leave only by a way that was said to be safe. The way back is an invitation, sent, or given by a way that is
written down: it works once, for 28 days at most, and gives a new card on the screen of whoever came with it.
"""

import secrets
from dataclasses import replace

from flask import Blueprint, flash, g, render_template, request
from flask.typing import ResponseReturnValue

from portal import calendar, text
from portal.config import settings
from portal.crypto.sealing import CannotOpen
from portal.database import db
from portal.journeys.safe_ways import card_may_leave_now
from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import messages, notes
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened, Submission
from portal.records.voices import card_numbers, cards, folders, invitations
from portal.records.voices.card_numbers import Numbers
from portal.records.voices.folders import Folder
from portal.staff.access.gate import me
from portal.staff.labels import words
from portal.staff.messages import drafts as drafting
from portal.staff.messages import templates as ready
from portal.staff.messages.drafts import Draft
from portal.staff.messages.notify import tell, way_to
from portal.staff.request import complaint as complaints
from portal.staff.request.lookup import before_a_parent, request_named
from portal.staff.request.page import page
from portal.staff.responses import PRESS_AGAIN, back_to
from portal.web.refusals import shows_itself_again
from portal.wording import card_words

NO_VOICE = "There is no such voice on this request."
SEE_IT_FIRST = "It is not sent yet. Look at what could be plainer, then send it"
NO_SAFE_WAY = "There is no safe email or number for texts: speak to them alone."
NOT_SENT = "A card does not leave by email or text here: someone must not be told, or they are under 16."
LONGEST = 200
NOT_WRITTEN = f"Write how you give it to them, in at most {LONGEST} letters"


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/write/<key>", "write_to", write_to, methods=["POST"])
    bp.add_url_rule("/request/<reference>/card/<key>", "send_card", send_card, methods=["POST"])
    bp.add_url_rule("/request/<reference>/card/<key>/give", "give_card", give_card, methods=["POST"])


@shows_itself_again
def write_to(reference: str, key: str) -> ResponseReturnValue:
    """Keep a message in this voice's folder, and tell them by a safe way that there is one."""
    submission = request_named(reference)
    form = drafting.form_for(key)(request.form)
    draft = form.draft
    field = f"words-{key}"
    if g.refusal:
        return page(submission, PRESS_AGAIN, field=field, draft=draft), 400
    opened, folder = _folder(submission, key)
    if opened is None or folder is None or folder.ended_at:
        return page(submission, NO_VOICE), 422
    against = before_a_parent(submission, key)
    if against:
        return page(submission, against), 422
    block = ready.messages()[form.block.data] if form.block.data else None
    if form.do.data == drafting.BLOCK and block:
        put_in = (ready.filled(each.words, complaints.gaps(submission)) for each in block.blocks)
        lines = "\n".join((draft.words, *put_in)).strip()
        return page(submission, draft=replace(draft, words=lines))
    if form.do.data == drafting.CHECK and draft.words:
        return page(submission, draft=replace(draft, seen=True))
    error, field = draft.wrong()
    if error:
        return page(submission, error, field=field, draft=draft), 422
    if draft.is_unread:
        return page(submission, SEE_IT_FIRST, field=f"words-{key}", draft=replace(draft, seen=True)), 422
    return _send(submission, opened, folder, draft)


def _send(submission: Submission, opened: Opened, folder: Folder, draft: Draft) -> ResponseReturnValue:
    if _is_last_said(opened, draft):
        flash("This was sent already.")
        return back_to(submission)
    data_key = folders.key_for_staff(db(), settings().keys, folder)
    number = messages.send(db(), folder, data_key, draft.letter, by=me().actor)
    way = tell(opened, draft.key, "message_waiting", about=number)
    flash(f"Sent. We tell them by {way[0]} that there is a message." if way else f"It is on their page. {NO_SAFE_WAY}")
    return back_to(submission)


def send_card(reference: str, key: str) -> ResponseReturnValue:
    """An invitation by the safe way that is held, unless someone else may read it first."""
    submission = request_named(reference)
    against = before_a_parent(submission, key)
    if against:
        return page(submission, against), 422
    opened, folder = _folder(submission, key)
    if opened is None or folder is None or folder.ended_at or way_to(opened, key) is None:
        return page(submission, NO_SAFE_WAY), 422
    if not card_may_leave_now(db(), settings().keys, opened, key, calendar.today()):
        return page(submission, NOT_SENT), 422
    numbers = card_numbers.written(_invites(submission, folder))
    way = tell(opened, key, "new_card", link=f"{settings().public_url}/come-back/{numbers}")
    flash(f"A new card is on its way by {way[0]}." if way else NO_SAFE_WAY)
    return back_to(submission)


@shows_itself_again
def give_card(reference: str, key: str) -> ResponseReturnValue:
    """The words of an invitation, shown once, for staff to give by the way that they write down."""
    submission = request_named(reference)
    field = f"how-{key}"
    how = text.cleaned(request.form.get(field, ""))
    if g.refusal:
        return page(submission, PRESS_AGAIN, field=field, typed=how), 400
    opened, folder = _folder(submission, key)
    if opened is None or folder is None or folder.ended_at:
        return page(submission, NO_VOICE), 422
    against = before_a_parent(submission, key)
    if against:
        return page(submission, against), 422
    if not how or text.length(how) > LONGEST:
        return page(submission, NOT_WRITTEN, field=field, typed=how), 422
    numbers = _invites(submission, folder)
    note = f"A new card for: {words.voice(key)}. How it is given: {how}"
    notes.keep(db(), settings().keys, submission.id, note, by=me().actor, once=secrets.token_hex(20))
    return render_template(
        "staff/actions/card.html",
        submission=submission,
        numbers=numbers,
        card_words=[card_words.words(submission.language)[number] for number in numbers],
        voice=words.voice(key),
        how=how,
    )


def _invites(submission: Submission, folder: Folder) -> Numbers:
    """A new invitation in place of the card that was lost. One that was sent before and not used ends."""
    for each in invitations.from_staff(db(), folder):
        invitations.end(db(), each, actor=me().actor)
    keys = settings().keys
    data_key = folders.key_for_staff(db(), keys, folder)
    lost = cards.of_folder(db(), folder)
    _made, numbers = invitations.make(db(), keys, folder, data_key, passed_on_by=None, in_place_of=lost)
    record = Ref.submission(submission.id)
    audit.write(db(), actor=me().actor, did=Did.SENT_NEW_CARD, record=record, fields=[folder.key])
    return numbers


def _folder(submission: Submission, key: str) -> tuple[Opened | None, Folder | None]:
    """The opened request, and this voice's folder when it has a page to be written to."""
    try:
        opened = submissions.opened(db(), settings().keys, submission)
    except CannotOpen:
        return None, None
    folder = opened.folders.get(key)
    return opened, folder if folder and cards.was_for(db(), folder) else None


def _is_last_said(opened: Opened, draft: Draft) -> bool:
    """The same message twice in a row is a button pressed twice."""
    ours = [each for each in opened.messages[draft.key] if each.by == me().actor]
    return bool(ours) and ours[-1].letter == draft.letter
