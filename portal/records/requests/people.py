"""People: which requests are about the same person, as far as staff know. Linked and unlinked, never merged.

The public side does not know it. A chair never sees, through a link, what is kept from chairs.
"""

import secrets

from sqlalchemy.orm import Session

from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission

SPOKE_TO_EVERY = "all_say_yes"  # a parent too, where one is needed
# Why sharing may go on: what was agreed, and the purposes for which nothing may stand against it.
REASONS_TO_LIFT: dict[str, tuple[str, frozenset[str]]] = {
    "says_yes": ("Spoke to the person alone: they say yes", frozenset({"list", "meeting"})),
    SPOKE_TO_EVERY: ("Spoke to every voice that is needed: they say yes", frozenset({"list", "meeting"})),
    "only_meeting": ("Spoke to the person alone: they stopped only the meeting", frozenset({"list"})),
    "only_list": ("Spoke to the person alone: they stopped only the list", frozenset({"meeting"})),
    "keeps_safe": ("Sharing goes on to keep someone safe (safeguarding)", frozenset()),
}


def linked(db: Session, submission: Submission, *, chair: bool = False) -> list[Submission]:
    """The requests about the same person, itself included, the oldest first; for a chair, what a chair may see."""
    wanted = submissions.seen_by(chair=chair).where(submissions.same_person(submission))
    return list(db.scalars(wanted.order_by(Submission.sent_at, Submission.id)))


def link(db: Session, one: Submission, other: Submission, *, actor: Actor) -> bool:
    """These two, and all that each was linked to, are about one person. False when that was known.

    A pause holds for all of them from now on: stopping too much is the smaller harm (`domain.md` H8).
    """
    together = submissions.hold_together(db, one, other)
    if one.id == other.id or (one.person and one.person == other.person):
        return False
    person = one.person or other.person or secrets.token_hex(16)
    for each in together:
        each.person = person
    for each, with_whom in ((one, other), (other, one)):
        _write(db, each, Did.LINKED, actor=actor, why=f"with {with_whom.shown_reference}")
    db.flush()
    if any(each.paused_at for each in together):
        for each in together:
            if each.paused_at is None:
                submissions.stop_sharing(db, each, actor=actor)
    return True


def unlink(db: Session, submission: Submission, *, actor: Actor) -> bool:
    """This one is about somebody else. False when it was linked to nothing. What was paused stays paused."""
    if len(submissions.hold_together(db, submission)) < 2:
        return False
    submission.person = secrets.token_hex(16)  # somebody else, not nobody: the same name does not link them again
    _write(db, submission, Did.UNLINKED, actor=actor)
    db.flush()
    return True


def lift(db: Session, submission: Submission, *, actor: Actor, why: str) -> list[Submission]:
    """Sharing goes on for this request and all linked to it, for this reason: those that were paused."""
    lifted = [each for each in submissions.hold_together(db, submission) if each.paused_at]
    for each in lifted:
        each.paused_at = None
        _write(db, each, Did.LIFTED_PAUSE, actor=actor, why=why)
    return lifted


def _write(db: Session, submission: Submission, did: Did, *, actor: Actor, why: str = "") -> None:
    field = "paused" if did == Did.LIFTED_PAUSE else "person"
    audit.write(db, actor=actor, did=did, record=Ref.submission(submission.id), fields=[field], why=why)
