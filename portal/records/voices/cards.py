"""Cards: five numbers that open one voice's folder, or a draft, without an account. What is kept opens nothing.

The card of a draft ends when another browser carried the draft and was shown a new one, and with Send. The card of a
page lasts until its voice says that someone else has it, or a lost one is replaced.
"""

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, LargeBinary, Select, String, delete, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.database import Base
from portal.records.voices import drafts, folders, receipts
from portal.records.voices.card_numbers import Numbers, Secret, new_numbers, secret_of, written
from portal.records.voices.drafts import Draft
from portal.records.voices.folders import Folder


class Card(Base):
    """One card of one folder (a voice on a submission), or of one draft."""

    __tablename__ = "cards"

    id: Mapped[int] = mapped_column(primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    folder_id: Mapped[str | None] = mapped_column(ForeignKey("folders.id"), index=True)
    draft_id: Mapped[str | None] = mapped_column(String(32), index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)  # the key of the folder or draft, under the card's own key
    shown: Mapped[bytes] = mapped_column(LargeBinary)  # the five numbers, under the key of the folder or draft
    made_at: Mapped[datetime]
    in_place_of: Mapped[int | None]  # the lost card of the same folder, which ends when this one is first used
    ended_at: Mapped[datetime | None]
    walk: Mapped[str | None] = mapped_column(String(32))  # of a draft: it shows what was said on it; none: everything


def find(db: Session, keys: Keys, numbers: Numbers) -> tuple[Card, bytes] | None:
    """The card with these numbers, and the key it opens. Cards that open nothing are none, as if there had been none.

    One query finds or does not find it, so that an unknown card, an ended one and one whose draft ran out take the
    same time.
    """
    secret = secret_of(keys, numbers)
    draft_lives = exists().where(Draft.id == Card.draft_id, Draft.expires_at > datetime.now(UTC))
    folder_lives = exists().where(Folder.id == Card.folder_id, Folder.ended_at.is_(None))
    live = select(Card).where(Card.lookup == secret.lookup, Card.ended_at.is_(None), or_(draft_lives, folder_lives))
    card = db.scalars(live).first()
    return (card, sealing.unseal(secret.wrapping, card.wrapped, place=_place("wrapped", card))) if card else None


def find_live(db: Session, card_id: int) -> Card | None:
    """A card that was opened before and has not ended since."""
    card = db.get(Card, card_id)
    return card if card and card.ended_at is None else None


def of_draft(db: Session, draft_id: str, walk: str = "") -> Card | None:
    """The newest card of this draft that a page of this walk may show; one that belongs to no walk, any may."""
    ours = or_(Card.walk.is_(None), Card.walk == walk)
    return db.scalars(_of_draft(draft_id).where(ours).order_by(Card.id.desc())).first()


def _of_draft(draft_id: str) -> Select[Card]:
    return select(Card).where(Card.draft_id == draft_id, Card.ended_at.is_(None))


def of_folder(db: Session, folder: Folder) -> Card | None:
    """The newest card of this folder that has not ended."""
    ours = Card.folder_id == folder.id, Card.ended_at.is_(None)
    return db.scalars(select(Card).where(*ours).order_by(Card.id.desc())).first()


def was_for(db: Session, folder: Folder) -> bool:
    """Was there ever a card for this folder?"""
    return db.scalars(select(Card.id).where(Card.folder_id == folder.id)).first() is not None


def numbers_on(card: Card, key: bytes) -> Numbers:
    """The numbers, for whoever holds the key that the card opens."""
    return tuple(int(each) for each in sealing.unseal(key, card.shown, place=_place("shown", card)).split(b"-"))


def for_draft(
    db: Session, keys: Keys, draft: Draft, secret: bytes, *, walk: str = "", shows_all: bool = False
) -> Numbers:
    """The card of this browser's draft for this walk, made when there is none. The draft is kept for 28 days.

    `shows_all`: the walk shows all that stands in the draft, so that any of its cards may be its own.
    """
    key = drafts.key_of(secret, draft.id)
    every = _of_draft(draft.id).order_by(Card.id.desc())
    card = db.scalars(every).first() if shows_all else of_draft(db, draft.id, walk)
    if card is None:
        card = _make(db, keys, key, draft_id=draft.id)
        drafts.keep_with_card(draft)
    card.walk = walk or None
    return numbers_on(card, key)


def for_folder(db: Session, keys: Keys, folder: Folder, data_key: bytes, *, in_place_of: Card | None = None) -> Card:
    """A new card of this folder. `in_place_of` is a lost one, which ends when the new one is first used."""
    return _make(db, keys, data_key, folder_id=folder.id, in_place_of=in_place_of.id if in_place_of else None)


def for_sent_folder(db: Session, keys: Keys, folder: Folder, data_key: bytes, *, draft: Draft) -> None:
    """The card of a folder just sent. Those of its draft end: whoever has one opens nothing of what was sent."""
    for card in db.scalars(_of_draft(draft.id)):
        end(card)
    for_folder(db, keys, folder, data_key)


def shown_to_browser(db: Session, submission_id: str, secret: bytes) -> Numbers | None:
    """The card of what was sent from this browser, to show it again on the receipt."""
    for folder in folders.of_submission(db, submission_id):
        data_key = receipts.key(db, folder, secret)
        card = of_folder(db, folder) if data_key else None
        if card and data_key:
            return numbers_on(card, data_key)
    return None


def move_draft(db: Session, keys: Keys, card: Card, draft: Draft, key: bytes, secret: bytes) -> tuple[Draft, Card]:
    """Carry on in another browser: the draft is its own now, under its secret, with a new card.

    The cards of before open it there until the new one was shown.
    """
    before = [(each, numbers_on(each, key)) for each in db.scalars(_of_draft(draft.id))]
    moved = drafts.move(db, draft, key, secret)
    new_key = drafts.key_of(secret, moved.id)
    for each, numbers in before:
        _point(each, secret_of(keys, numbers), numbers, new_key)
        each.draft_id = moved.id
    return moved, _make(db, keys, new_key, draft_id=moved.id, in_place_of=card.id)


def was_shown(db: Session, card: Card) -> None:
    """Whoever carries a draft on was shown its new card: every other one of that draft ends now."""
    others = _of_draft(card.draft_id or "").where(Card.id < card.id)
    for each in db.scalars(others) if card.in_place_of else ():
        end(each)


def end(card: Card) -> None:
    """This card opens nothing any more."""
    card.ended_at = datetime.now(UTC)


def end_all(db: Session, folder: Folder) -> None:
    """No card opens this folder any more."""
    for card in db.scalars(select(Card).where(Card.folder_id == folder.id, Card.ended_at.is_(None))):
        end(card)


def first_used(db: Session, card: Card) -> None:
    """The second check was passed with this card: the lost one it stands in for ends now."""
    lost = find_live(db, card.in_place_of) if card.in_place_of else None
    if lost:
        end(lost)


def forget_lost(db: Session) -> None:
    """Delete the cards whose draft is gone."""
    alive = select(Draft.id).where(Draft.id == Card.draft_id).exists()
    db.execute(delete(Card).where(Card.folder_id.is_(None), ~alive))


def _make(
    db: Session,
    keys: Keys,
    key: bytes,
    *,
    draft_id: str | None = None,
    folder_id: str | None = None,
    in_place_of: int | None = None,
) -> Card:
    card = Card(folder_id=folder_id, draft_id=draft_id, in_place_of=in_place_of, made_at=datetime.now(UTC))
    numbers = new_numbers()
    secret = secret_of(keys, numbers)
    while db.scalars(select(Card.id).where(Card.lookup == secret.lookup)).first():
        numbers = new_numbers()
        secret = secret_of(keys, numbers)
    _point(card, secret, numbers, key)
    db.add(card)
    db.flush()
    return card


def _point(card: Card, secret: Secret, numbers: Numbers, key: bytes) -> None:
    """Let the card with these numbers, and the secret that follows from them, open what `key` opens."""
    card.lookup = secret.lookup
    card.wrapped = sealing.seal(secret.wrapping, key, place=_place("wrapped", card))
    card.shown = sealing.seal(key, written(numbers).encode(), place=_place("shown", card))


def _place(column: str, card: Card) -> str:
    return sealing.joined(("cards", column, card.lookup.hex(), 1))
