"""Where each message in the outbox is, in words for staff: waiting, taken, arrived, or not arrived with what to do."""

from dataclasses import dataclass

from portal.database import db
from portal.records.correspondence import outbox
from portal.records.correspondence.outbox import OutgoingMessage
from portal.staff.labels import times, words
from portal.staff.labels.failure_words import KINDS, MESSAGE, kind_of

NOT_SENT = "Not sent: no way is safe. Nothing tells them that it is there. Speak to them alone."


@dataclass(frozen=True, kw_only=True)
class State:
    """What became of one message. `is_bad`: a person has to do something; `to_do` says what."""

    what: str
    said: str
    is_bad: bool = False
    to_do: str = ""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """All that left or should leave about one request: what tells of a message of the thread, and the rest."""

    by_message: dict[int, State]
    others: list[State]

    def of(self, message_id: int) -> State:
        """What became of the word that this message is there; nothing was sent of it when there is none."""
        return self.by_message.get(message_id) or State(what="", said=NOT_SENT, is_bad=True)


def leaving(submission_id: str) -> Leaving:
    """Where every message about this request is."""
    posted = outbox.of_submission(db(), submission_id)
    return Leaving(
        by_message={each.message_id: state(each) for each in posted if each.message_id},
        others=[state(each) for each in posted if not each.message_id],
    )


def state(message: OutgoingMessage) -> State:
    """Where this message is now: waiting, taken, arrived or not arrived."""
    what, way = words.of(MESSAGE, message.template), f"by {message.way}"
    if message.arrived_at:
        return State(what=what, said=f"Arrived {way}: {times.moment(message.arrived_at)}")
    if message.sent_at:
        asked = " We ask whether it arrived." if message.ask_at else ""
        return State(what=what, said=f"Taken to be sent {way}: {times.moment(message.sent_at)}.{asked}")
    if message.seen_to_at:
        return State(what=what, said="Not arrived. Someone saw to it.")
    if not message.failure:
        return State(what=what, said=f"Waiting to leave {way}")
    _part, kind, to_do = KINDS[kind_of(message)]
    if message.due_at is None:
        return State(what=what, said=f"Not arrived, and not tried again. {kind}.", is_bad=True, to_do=to_do)
    tries = f"{message.tries} {'try' if message.tries == 1 else 'tries'}"
    again = times.short_moment(message.due_at)
    return State(what=what, said=f"Waiting, after {tries}. {kind}. Again: {again}.", is_bad=True, to_do=to_do)
