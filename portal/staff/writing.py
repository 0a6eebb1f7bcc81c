"""Writing to a voice: a message on its own page, and a new card, sent only by a way that was said to be safe."""

from flask import Blueprint, flash, g, request
from flask.typing import ResponseReturnValue

from portal import text
from portal.database import db
from portal.plain_words import findings
from portal.records import audit, cards, folders, messages, submissions
from portal.records.folders import Folder
from portal.records.submissions import Opened, Submission
from portal.sealing import CannotOpen
from portal.staff.blocks import BLOCKS
from portal.staff.case import back_to, not_found, page
from portal.staff.forms import PRESS_AGAIN, settings
from portal.staff.gate import me
from portal.staff.looking import find
from portal.staff.telling import tell, way_to

LONGEST = 2000
NO_VOICE = "There is no such voice on this request."
NO_SAFE_WAY = "There is no safe email or number for texts: speak to them alone."


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/request/<reference>/write/<key>", "write_to", write_to, methods=["POST"])
    bp.add_url_rule("/request/<reference>/card/<key>", "send_card", send_card, methods=["POST"])


def write_to(reference: str, key: str) -> ResponseReturnValue:
    """Keep a message in this voice's folder, and tell them by a safe way that there is one."""
    submission = find(reference)
    if submission is None:
        return not_found()
    field, typed = f"words-{key}", text.cleaned(request.form.get("words", ""), lines=True)
    if g.refusal:
        return page(submission, PRESS_AGAIN, field=field, typed=typed), 400
    opened, folder = _folder(submission, key)
    if opened is None or folder is None or folder.ended_at:
        return page(submission, NO_VOICE), 422
    block = BLOCKS.get(request.form.get("block", ""))
    if request.form.get("do") == "block" and block:
        return page(submission, field=field, typed="\n".join((typed, *block[1])).strip())
    if not typed or text.length(typed) > LONGEST or "[" in typed:
        said = f"Write at most {LONGEST} characters, and what stands in [ ], then press Send."
        return page(submission, said, field=field, typed=typed), 422
    if request.form.get("do") == "check":
        return page(submission, field=field, typed=typed, checked=findings(typed))
    if _is_last_said(opened, key, typed):
        flash("This was sent already.")
        return back_to(submission)
    data_key = folders.key_for_staff(db(), settings().keys, folder)
    messages.write(db(), folder, data_key, typed, by=me().actor)
    way = tell(opened, key, "message_waiting")
    flash(f"Sent. We tell them by {way[0]} that there is a message." if way else f"It is on their page. {NO_SAFE_WAY}")
    return back_to(submission)


def send_card(reference: str, key: str) -> ResponseReturnValue:
    """A new card by the safe way that is held. The one before ends when the new one is first used."""
    submission = find(reference)
    if submission is None:
        return not_found()
    if g.refusal:
        return page(submission, PRESS_AGAIN), 400
    opened, folder = _folder(submission, key)
    if opened is None or folder is None or folder.ended_at or way_to(opened, key) is None:
        return page(submission, NO_SAFE_WAY), 422
    keys = settings().keys
    data_key = folders.key_for_staff(db(), keys, folder)
    made = cards.for_folder(db(), keys, folder, data_key, in_place_of=cards.of_folder(db(), folder))
    numbers = cards.written(cards.numbers_on(made, data_key))
    way = tell(opened, key, "new_card", link=f"{settings().public_url}/come-back/{numbers}")
    audit.write(db(), actor=me().actor, did="sent a new card", record=f"submission:{submission.id}", fields=[key])
    flash(f"A new card is on its way by {way[0]}." if way else NO_SAFE_WAY)
    return back_to(submission)


def _folder(submission: Submission, key: str) -> tuple[Opened | None, Folder | None]:
    """The opened request, and this voice's folder when it has a page to be written to."""
    try:
        opened = submissions.opened(db(), settings().keys, submission)
    except CannotOpen:
        return None, None
    folder = opened.folders.get(key)
    return opened, folder if folder and cards.was_for(db(), folder) else None


def _is_last_said(opened: Opened, key: str, words: str) -> bool:
    """The same words twice in a row are a button pressed twice."""
    ours = [each for each in opened.messages[key] if each.by == me().actor]
    return bool(ours) and ours[-1].words == words
