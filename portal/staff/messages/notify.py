"""Telling a voice that there is something for it: only by the way that it, or whoever asked for it, said is safe."""

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.journeys.safe_ways import Way, safe_way
from portal.records.correspondence import outbox
from portal.records.requests.submissions import Opened


def way_to(opened: Opened, key: str) -> Way | None:
    """The safe way to the voice of this folder by which something can leave; None when there is none."""
    texts = settings().sends_texts
    return safe_way(opened.submission.kind, opened.voices, key, calendar.today(), texts=texts)


def tell(opened: Opened, key: str, template: str, *, about: int | None = None, **fields: str) -> Way | None:
    """Put this message to the voice into the outbox. The way it leaves by; None when no way is safe.

    `about` is the message of the thread that it tells of.
    """
    way = way_to(opened, key)
    if way:
        outbox.post(
            db(),
            settings().keys,
            template=template,
            way=way[0],
            address=way[1],
            submission_id=opened.submission.id,
            language=opened.submission.language,
            fields={"to": key} | fields,
            message_id=about,
        )
    return way
