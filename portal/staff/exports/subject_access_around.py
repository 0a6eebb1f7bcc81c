"""What is kept around one request besides its words, for the copy of the person: read from its ledgers."""

from collections.abc import Iterator
from dataclasses import replace

from portal.config import settings
from portal.database import db
from portal.exporting.contents import Around, Inside, Read
from portal.exporting.subject_access_items import PERSON
from portal.records.accountability import audit, exports, reasons
from portal.records.accountability.exports import CASE
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did
from portal.records.correspondence import contacts, outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.register import entries
from portal.records.requests import task_lists
from portal.records.voices import folders, page_openings

MOST = 100_000  # openings of one page: all of them
TO_A_VOICE = frozenset({"received", "message_waiting", "new_card"})  # all other messages go to staff


def with_around(of: Inside) -> Inside:
    """The same request with everything that is kept around it. Raises CannotOpen without the staff ring."""
    keys, submission = settings().keys, of.submission
    own = [each for each in folders.of_submission(db(), submission.id) if each.voice == PERSON]
    opened = [at for folder in own for at in page_openings.last(db(), folder, most=MOST)]
    shared = [each for each in exports.of_submissions(db(), keys, [submission.id]) if each.kind == CASE]
    around = Around(
        talks=[call for folder in own for call in contacts.of_folder(db(), keys, folder)],
        register=entries.of_requests(db(), keys, [submission.id]),
        tasks=task_lists.of_submission(db(), settings(), submission.id),
        reads=sorted(_reads(submission.id), key=lambda each: each.at),
        cards=sorted(opened),
        outgoing=[each for each in outbox.of_submission(db(), submission.id) if _is_theirs(each, of)],
        shared=sorted(shared, key=lambda each: each.id),
    )
    return replace(of, around=around)


def _reads(submission_id: str) -> Iterator[Read]:
    for event in audit.trail(db(), Ref.submission(submission_id)):
        if event.did == Did.READ:
            yield Read(at=event.at, by=event.actor)
    for given in reasons.of_submission(db(), settings().keys, submission_id):
        yield Read(at=given.at, by=Actor.staff(given.account_id), why=given.why, words=given.words)


def _is_theirs(message: OutgoingMessage, of: Inside) -> bool:
    """Was it to the person, or to staff? Where others have a part, only what tells of a message to the person is."""
    threads = {f"{each.voice}-{each.number}" for each in of.voices if each.voice == PERSON}
    to_them = {each.id for key in threads for each in of.messages.get(key, ())}
    if message.message_id is not None:
        return message.message_id in to_them
    return message.template not in TO_A_VOICE or all(each.voice == PERSON for each in of.voices)
