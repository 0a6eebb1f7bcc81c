"""Invitations: a card that someone passes on, or staff send, for one voice on one request, for a purpose or their page.

Whoever passes it on can read its words until it is used, and never what it opens afterwards: with its first use the
voice gets a card of its own, and the one that was passed on ends.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.voices import card_numbers, cards, folders, receipts
from portal.records.voices.card_numbers import Numbers
from portal.records.voices.cards import Card
from portal.records.voices.folders import Folder

RUNS_FOR = timedelta(days=28)


class Invitation(Base):
    """Which card, to whose folder, for which purpose, and who passes it on."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("cards.id"), unique=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)  # whose voice
    passed_on_by: Mapped[str | None] = mapped_column(ForeignKey("folders.id"), index=True)  # none: staff sent it
    purpose: Mapped[str] = mapped_column(String(20))  # "list" or "meeting"; "": their own page
    shown: Mapped[bytes | None] = mapped_column(LargeBinary)  # the five numbers, under the key of who passes it on
    made_at: Mapped[datetime]
    until: Mapped[datetime | None]  # none: until it is used or ended
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Not used, not ended, and not run out."""
        running = self.until is None or self.until > datetime.now(UTC)
        return running and self.used_at is None and self.ended_at is None


def make(
    db: Session,
    keys: Keys,
    folder: Folder,
    data_key: bytes,
    *,
    passed_on_by: tuple[Folder, bytes] | None,
    purpose: str = "",
    in_place_of: Card | None = None,
) -> tuple[Invitation, Numbers]:
    """A card for this folder that someone passes on: whoever's folder and key these are, or staff (None).

    For one purpose, and from staff, it runs for 28 days; what a voice passes on for a page of one's own, until it is
    used. `in_place_of` is the lost card that ends when it is used.
    """
    card = cards.for_folder(db, keys, folder, data_key, in_place_of=in_place_of)
    numbers = cards.numbers_on(card, data_key)
    made = Invitation(
        card_id=card.id,
        folder_id=folder.id,
        passed_on_by=passed_on_by[0].id if passed_on_by else None,
        purpose=purpose,
        shown=_sealed(numbers, card, passed_on_by[1]) if passed_on_by else None,
        made_at=datetime.now(UTC),
        until=datetime.now(UTC) + RUNS_FOR if purpose or passed_on_by is None else None,
    )
    db.add(made)
    db.flush()
    return made, numbers


def of_card(db: Session, card: Card) -> Invitation | None:
    """The invitation that this card is; None for a card of one's own."""
    return db.scalars(select(Invitation).where(Invitation.card_id == card.id)).first()


def passed_on(db: Session, folder: Folder) -> list[Invitation]:
    """Those that this voice passes on and that have not ended, used or not: who used theirs is not told."""
    ours = Invitation.passed_on_by == folder.id, Invitation.ended_at.is_(None)
    return list(db.scalars(select(Invitation).where(*ours).order_by(Invitation.id)))


def on_submission(db: Session, submission_id: str) -> list[Invitation]:
    """All of one submission that have not ended, the oldest first."""
    wanted = select(Invitation).join(Folder, Folder.id == Invitation.folder_id)
    ours = wanted.where(Folder.submission_id == submission_id, Invitation.ended_at.is_(None))
    return list(db.scalars(ours.order_by(Invitation.id)))


def from_staff(db: Session, folder: Folder) -> list[Invitation]:
    """Those to a page of one's own that staff sent to this voice, and that were not used."""
    ours = Invitation.folder_id == folder.id, Invitation.passed_on_by.is_(None), Invitation.purpose == ""
    unused = Invitation.used_at.is_(None), Invitation.ended_at.is_(None)
    return list(db.scalars(select(Invitation).where(*ours, *unused)))


def numbers_on(db: Session, invitation: Invitation, key: bytes) -> Numbers:
    """The five numbers, for whoever passes it on and holds the key of their own folder."""
    card = db.get_one(Card, invitation.card_id)
    shown = sealing.unseal(key, invitation.shown or b"", place=_place(card))
    return tuple(int(each) for each in shown.split(b"-"))


def shown_to_browser(db: Session, submission_id: str, secret: bytes) -> Numbers | None:
    """The card of another voice that whoever sent this from this browser passes on, for the receipt."""
    for folder in folders.of_submission(db, submission_id):
        data_key = receipts.key(db, folder, secret)
        passed = passed_on(db, folder) if data_key else []
        if passed and data_key:
            return numbers_on(db, passed[0], data_key)
    return None


def use(db: Session, keys: Keys, invitation: Invitation, folder: Folder, data_key: bytes) -> Card:
    """The voice has come: it gets a card of its own, and the one that was passed on ends. Once."""
    own = cards.for_folder(db, keys, folder, data_key)
    invitation.used_at = datetime.now(UTC)
    cards.end(db.get_one(Card, invitation.card_id))
    audit.write(db, actor=Actor.PUBLIC, did=Did.USED_INVITATION, record=Ref.submission(folder.submission_id))
    return own


def end(db: Session, invitation: Invitation, *, actor: Actor = Actor.PUBLIC) -> None:
    """It opens nothing any more. What was answered with it stays."""
    invitation.ended_at = datetime.now(UTC)
    card = cards.find_live(db, invitation.card_id)
    if card:
        cards.end(card)
    submission_id = invitation.folder_id.rpartition("-")[0]
    audit.write(db, actor=actor, did=Did.ENDED_INVITATION, record=Ref.submission(submission_id))


def _sealed(numbers: Numbers, card: Card, key: bytes) -> bytes:
    return sealing.seal(key, card_numbers.written(numbers).encode(), place=_place(card))


def _place(card: Card) -> str:
    return sealing.joined(("invitations", "shown", card.lookup.hex(), 1))
