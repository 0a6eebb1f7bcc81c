"""Submissions: what was sent, who may see it, and what staff and voices do to one as a whole."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, String, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto.keys import Keys
from portal.database import Base, wait_for_turn
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.consent import events as consent_events
from portal.records.consent.events import Event
from portal.records.correspondence import messages, told_later
from portal.records.correspondence.messages import Message
from portal.records.requests import tasks
from portal.records.requests.flows import OPEN
from portal.records.voices import folders
from portal.records.voices.contents import Contents
from portal.records.voices.folders import Folder

LEVEL_SET = {"now": Did.RAISED_LEVEL, "normal": Did.LOWERED_LEVEL}


class Submission(Base):
    """What stands in the clear: reference, kind, status, level, times and owner. Everything said is in its folders."""

    __tablename__ = "submissions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(String(8), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(30))
    level: Mapped[str] = mapped_column(String(10))  # "now" or "normal"
    language: Mapped[str] = mapped_column(String(5))
    sent_at: Mapped[datetime] = mapped_column(index=True)
    read_at: Mapped[datetime | None]  # by the first member of staff who opened it
    status_at: Mapped[datetime]
    proved: Mapped[str] = mapped_column(String(20), server_default="")  # at that move: one of `flows.PROOFS`, or ""
    paused_at: Mapped[datetime | None]  # sharing stopped then, until staff have spoken to the person
    owner_id: Mapped[int | None] = mapped_column(index=True)
    kept_from_chairs: Mapped[bool]  # a problem that no chair may see, whatever other role they hold (`domain.md` H12)
    person: Mapped[str | None] = mapped_column(String(32), index=True)  # the same on requests that staff linked

    @property
    def shown_reference(self) -> str:
        """The reference as people see it: XXXX-XXXX."""
        return f"{self.reference[:4]}-{self.reference[4:]}"


def find(db: Session, submission_id: str) -> Submission | None:
    return db.get(Submission, submission_id)


def seen_by(*, chair: bool) -> Select[Submission]:
    """The one query that decides which requests someone may see: a chair never sees what is kept from chairs."""
    everything = select(Submission)
    return everything.where(Submission.kept_from_chairs.is_(False)) if chair else everything


def seen_of(db: Session, ids: Collection[str], *, chair: bool) -> dict[str, Submission]:
    """Those of these requests that someone may see, by id."""
    return {each.id: each for each in db.scalars(seen_by(chair=chair).where(Submission.id.in_(ids)))}


def open_ones(db: Session, *, after: str = "", most: int) -> list[Submission]:
    """Requests on which nothing is decided yet, in the order of their ids."""
    wanted = select(Submission).where(Submission.status.in_(OPEN), Submission.id > after)
    return list(db.scalars(wanted.order_by(Submission.id).limit(most)))


def paused(db: Session) -> list[Submission]:
    """Requests whose sharing is paused."""
    return list(db.scalars(select(Submission).where(Submission.paused_at.is_not(None)).order_by(Submission.id)))


def same_person(submission: Submission) -> ColumnElement[bool]:
    """The requests that staff linked to this one, and itself."""
    return Submission.person == submission.person if submission.person else Submission.id == submission.id


def hold_together(db: Session, *wanted: Submission) -> list[Submission]:
    """Nobody else pauses, lifts, links or records until this transaction ends: these, and what is linked to them.

    One turn for all requests: rows locked one by one could be linked meanwhile, or wait for each other for ever.
    """
    db.flush()  # what this transaction changed stays
    wait_for_turn(db, "together")
    for each in wanted:
        db.refresh(each)
    same = select(Submission).where(or_(*(same_person(each) for each in wanted))).order_by(Submission.id)
    return list(db.scalars(same, execution_options={"populate_existing": True}))


def how_many(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Submission)) or 0


def find_by_reference(db: Session, reference: str, *, chair: bool = False) -> Submission | None:
    """By a reference typed in any case, with or without its dash; for a chair, only what a chair may see."""
    plain = reference.upper().replace("-", "").replace(" ", "")
    return db.scalars(seen_by(chair=chair).where(Submission.reference == plain)).first()


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One submission with every folder open, by its name: "person", "parent", "parent2". Staff side only."""

    submission: Submission
    folders: dict[str, Folder]
    voices: dict[str, Contents]
    consents: dict[str, list[Event]]
    messages: dict[str, list[Message]]

    @property
    def first(self) -> Contents:
        """The contents of the voice that asked."""
        return next(iter(self.voices.values()))


def opened(db: Session, keys: Keys, submission: Submission, *, threads: bool = True) -> Opened:
    """Open every folder with the staff ring; without its messages when nobody asks for `threads`.

    Raises CannotOpen on a process that does not hold the ring.
    """
    ours = {each.key: each for each in folders.of_submission(db, submission.id)}
    data_keys = {key: folders.key_for_staff(db, keys, folder) for key, folder in ours.items()}
    voices = {key: told_later.contents(db, folder, data_keys[key]) for key, folder in ours.items()}
    written = {key: messages.of_folder(db, folder, data_keys[key]) for key, folder in ours.items()} if threads else {}
    return Opened(
        submission=submission,
        folders=ours,
        voices=dict(sorted(voices.items(), key=lambda voice: not voice[1].get("asked_for_this"))),
        consents={key: consent_events.history(db, folder, data_keys[key]) for key, folder in ours.items()},
        messages=written,
    )


def read(db: Session, submission: Submission, *, actor: Actor) -> None:
    """A member of staff opened it: written down each time, and remembered the first time."""
    submission.read_at = submission.read_at or datetime.now(UTC)
    audit.write(db, actor=actor, did=Did.READ, record=Ref.submission(submission.id))


def take(db: Session, submission: Submission, *, staff_id: int) -> None:
    """This member of staff owns it now."""
    submission.owner_id = staff_id
    audit.write(db, actor=Actor.staff(staff_id), did=Did.TOOK, record=Ref.submission(submission.id), fields=["owner"])


def pause(db: Session, submission: Submission, *, actor: Actor = Actor.PUBLIC) -> None:
    """A yes taken back, or a no of the person: sharing stops on this request and all linked to it; staff ring (H8)."""
    for each in hold_together(db, submission):
        stop_sharing(db, each, actor=actor)
    tasks.ring_after_withdrawal(db, submission.id)


def stop_sharing(db: Session, submission: Submission, *, actor: Actor) -> None:
    """Sharing stops on this one request, and staff read it first. The caller holds it."""
    submission.level = "now"
    submission.paused_at = submission.paused_at or datetime.now(UTC)
    audit.write(db, actor=actor, did=Did.PAUSED_SHARING, record=Ref.submission(submission.id), fields=["level"])


def read_now(db: Session, submission: Submission) -> None:
    """A parent said no who had not said yes before: nothing stops by itself, and a person rings (H5)."""
    submission.level = "now"
    tasks.ring_after_withdrawal(db, submission.id)
    audit.write(db, actor=Actor.PUBLIC, did=Did.SAID_NO_BY_CARD, record=Ref.submission(submission.id), fields=["level"])


def set_level(db: Session, submission: Submission, level: str, *, actor: Actor) -> None:
    """Staff judged how soon it must be read or done. Nothing lowers by itself; why stands in a note."""
    submission.level = level
    audit.write(db, actor=actor, did=LEVEL_SET[level], record=Ref.submission(submission.id), fields=["level"])
