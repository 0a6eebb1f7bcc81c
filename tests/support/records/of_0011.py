"""A database that was written at migration 0011, as it was dumped, and what the tests look for in it.

The dump was made by the code of that day with keys that anyone can work out
(`tests/support/records/throw_away_keys.py`): nothing in it is secret, and nobody in it exists. Never make it anew.
"""

import gzip

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from portal.config import ROOT
from portal.records.requests.submissions import Submission
from portal.records.voices import folders
from portal.records.voices.folders import Folder
from tests.support.records import throw_away_keys

DUMP_SQL = gzip.decompress((ROOT / "tests" / "records" / "of_0011" / "database.sql.gz").read_bytes()).decode()
KEYS = throw_away_keys.keys()
BROWSER = throw_away_keys.secret("browser")


def how_many(db: Session, table: str) -> int:
    return db.scalar(text(f"SELECT count(*) FROM {table}")) or 0


def requests(db: Session) -> list[Submission]:
    return list(db.scalars(select(Submission).order_by(Submission.sent_at)))


def every_folder(db: Session) -> list[tuple[Folder, bytes]]:
    return [(each, folders.key_for_staff(db, KEYS, each)) for each in db.scalars(select(Folder).order_by(Folder.id))]


def key_of_folder(db: Session, submission_id: str) -> bytes:
    own = folders.find(db, submission_id, "person")
    assert own
    return folders.key_for_staff(db, KEYS, own)
