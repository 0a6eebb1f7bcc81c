"""Messages: the thread of one voice with staff, sealed in that voice's folder. Notes of staff never stand here."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.crypto import sealing
from portal.database import Base
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.voices import folders
from portal.records.voices.folders import Folder

VOICE = "voice"  # written by the voice whose folder it is
PLACE = "additions"  # the name these rows had first: what was sealed under it stays readable


class Tap(StrEnum):
    """The answers that take one tap."""

    UNDERSTAND = "understand"
    NEED_HELP = "need_help"
    CALL_ME = "call_me"
    GO_THROUGH_IT = "go_through_it"


class KeptMessage(Base):
    """One message, or one tap that answers one."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[str] = mapped_column(ForeignKey("folders.id"), index=True)
    by: Mapped[str] = mapped_column(String(20))  # "voice" or "staff:<id>"
    about_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))  # the message that a tap answers
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]  # by the one it was written to
    in_blocks: Mapped[bool]  # sentences of staff, each with its picture, and not words as they were typed
    to_pair: Mapped[bool]  # added by someone who cannot open the folder: sealed to its public half
    told: Mapped[bool] = mapped_column(default=False)  # no words of a thread, but an answer (`told_later.py`)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True)
class Block:
    """One sentence and its picture."""

    words: str
    picture: str


@dataclass(frozen=True)
class Letter:
    """A message of staff: its blocks, and how it comes into the voice's language ("own", "interpreter" or "")."""

    blocks: tuple[Block, ...]
    language: str = ""
    interpreter: str = ""  # who goes through it with them, and when

    @property
    def words(self) -> str:
        return "\n".join(each.words for each in self.blocks)


@dataclass(frozen=True, kw_only=True)
class Message:
    """One opened message: either words, or a tap. `letter` when it is made of blocks."""

    id: int
    by: str
    at: datetime
    read_at: datetime | None
    about_id: int | None
    words: str
    tap: str
    letter: Letter | None = None

    @property
    def by_staff(self) -> bool:
        return self.by != VOICE


def write(db: Session, folder: Folder, data_key: bytes, words: str, *, by: Actor | None = None) -> None:
    """Keep these words in the voice's folder; None: they are the voice's own."""
    _keep(db, folder, data_key, words.encode(), by=by or VOICE)
    _write_down(db, folder, by)


def add(db: Session, folder: Folder, words: str) -> None:
    """Keep these words of the voice in its folder, for whoever may add to it and cannot open it."""
    now = datetime.now(UTC)
    sealed = sealing.seal_to(folder.public_key or b"", words.encode(), place=_place(folder.id, now))
    db.add(KeptMessage(folder_id=folder.id, by=VOICE, at=now, in_blocks=False, to_pair=True, sealed=sealed))
    _write_down(db, folder, None)


def send(db: Session, folder: Folder, data_key: bytes, letter: Letter, *, by: Actor) -> int:
    """Keep this message of a member of staff in the voice's folder; its number."""
    kept = _keep(db, folder, data_key, json.dumps(asdict(letter)).encode(), by=by, in_blocks=True)
    _write_down(db, folder, by)
    return kept.id


def _write_down(db: Session, folder: Folder, by: Actor | None) -> None:
    actor, did = (by, Did.WROTE_TO_THEM) if by else (Actor.PUBLIC, Did.ADDED_WORDS)
    audit.write(db, actor=actor, did=did, record=Ref.submission(folder.submission_id))


def answer(db: Session, folder: Folder, data_key: bytes, message: Message, tap: Tap) -> None:
    """Keep the tap with which the voice answered this message. The same tap twice is one."""
    given = [each for each in of_folder(db, folder, data_key) if each.about_id == message.id]
    if given and given[-1].tap == tap:
        return
    _keep(db, folder, data_key, json.dumps({"tap": tap}).encode(), by=VOICE, about_id=message.id)
    audit.write(db, actor=Actor.PUBLIC, did=Did.ANSWERED_MESSAGE, record=Ref.submission(folder.submission_id))


def mark_read(db: Session, message: Message) -> None:
    """The one it was written to has opened it."""
    kept = db.get_one(KeptMessage, message.id)
    kept.read_at = kept.read_at or datetime.now(UTC)


def of_folder(db: Session, folder: Folder, data_key: bytes) -> list[Message]:
    """The whole thread of this voice, the oldest first."""
    ours = KeptMessage.folder_id == folder.id, KeptMessage.told.is_(False)
    found = db.scalars(select(KeptMessage).where(*ours).order_by(KeptMessage.id))
    return [_opened(each, folder, data_key) for each in found]


def last_of_staff(db: Session, folder: Folder, *, since: datetime) -> datetime | None:
    """When staff last wrote to this voice, if that was not before this moment."""
    wanted = select(func.max(KeptMessage.at)).where(KeptMessage.folder_id == folder.id, KeptMessage.by != VOICE)
    return db.scalar(wanted.where(KeptMessage.at >= since))


def _opened(kept: KeptMessage, folder: Folder, data_key: bytes) -> Message:
    text = unsealed(kept, folder, data_key, place=_place(kept.folder_id, kept.at))
    letter = _letter(text) if kept.in_blocks else None
    return Message(
        id=kept.id,
        by=kept.by,
        at=kept.at,
        read_at=kept.read_at,
        about_id=kept.about_id,
        words="" if kept.about_id else letter.words if letter else text,
        tap=json.loads(text)["tap"] if kept.about_id else "",
        letter=letter,
    )


def unsealed(kept: KeptMessage, folder: Folder, data_key: bytes, *, place: str) -> str:
    """What is sealed in this row, by whoever could open the folder or could not."""
    if kept.to_pair:
        return sealing.unseal_with(folders.private_half(folder, data_key), kept.sealed, place=place).decode()
    return sealing.unseal(data_key, kept.sealed, place=place).decode()


def _letter(text: str) -> Letter:
    said = json.loads(text)
    blocks = tuple(Block(**each) for each in said["blocks"])
    return Letter(blocks, language=said["language"], interpreter=said["interpreter"])


def _keep(
    db: Session,
    folder: Folder,
    data_key: bytes,
    contents: bytes,
    *,
    by: str,
    about_id: int | None = None,
    in_blocks: bool = False,
) -> KeptMessage:
    now = datetime.now(UTC)
    sealed = sealing.seal(data_key, contents, place=_place(folder.id, now))
    kept = KeptMessage(folder_id=folder.id, by=by, about_id=about_id, at=now, in_blocks=in_blocks, to_pair=False)
    kept.sealed = sealed
    db.add(kept)
    db.flush()
    return kept


def _place(folder_id: str, at: datetime) -> str:
    return sealing.joined((PLACE, folder_id, at.isoformat()))
