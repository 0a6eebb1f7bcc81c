"""Which requests must be made findable again: those with no findings, and those to which anything was added since."""

from collections import defaultdict
from datetime import date
from hashlib import sha256

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from portal.records.consent.events import ConsentEvent
from portal.records.consent.records import ConsentRecord
from portal.records.correspondence.messages import KeptMessage
from portal.records.queries.index import FindingsMade
from portal.records.queries.tokens import READ_AS
from portal.records.requests.submissions import Submission
from portal.records.voices.folders import Folder


def since_made(db: Session, *, made_before: date) -> dict[str, str]:
    """Requests whose findings are missing, from something else than today's, or made before this day: the oldest first.

    With each, what they are to be made from now: a hash of which requests are linked, and of how many voices, answers,
    records and things told later there are, and how words are read. What is linked has its part in where consent
    stands. It says nothing of what was said.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    told = KeptMessage.told.is_(True)
    counts = [_how_many(db, ConsentEvent), _how_many(db, ConsentRecord), _how_many(db, KeptMessage, told)]
    voices = dict(db.execute(select(Folder.submission_id, func.count()).group_by(Folder.submission_id)).all())
    sent = db.execute(select(Submission.id, Submission.person).order_by(Submission.sent_at, Submission.id)).all()
    for id_, person in sent:
        groups[person or id_].append(id_)
    made_from = {}
    for key, ids in groups.items():
        parts = [(each, voices.get(each, 0), *(count.get(each, 0) for count in counts)) for each in sorted(ids)]
        made_from[key] = sha256(repr((READ_AS, parts)).encode()).hexdigest()
    wanted = select(FindingsMade.submission_id, FindingsMade.made_from).where(FindingsMade.on >= made_before)
    there = dict(db.execute(wanted).all())
    return {id_: made_from[person or id_] for id_, person in sent if there.get(id_) != made_from[person or id_]}


def _how_many(
    db: Session, table: type[ConsentEvent] | type[ConsentRecord] | type[KeptMessage], *those: ColumnElement[bool]
) -> dict[str, int]:
    wanted = select(Folder.submission_id, func.count()).join(table, table.folder_id == Folder.id).where(*those)
    return dict(db.execute(wanted.group_by(Folder.submission_id)).all())
