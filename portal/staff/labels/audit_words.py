"""What staff read of each thing that somebody did, and of whoever did it, as it stands in the audit trail."""

from collections.abc import Callable

from portal.config import settings
from portal.database import db
from portal.records.accountability.names import Actor, staff_id
from portal.records.staff import accounts
from portal.staff.labels import export_words, register_words
from portal.staff.labels.words import STATUS, of

DID = {
    "sent": "Sent it",
    "read": "Opened it",
    "added words": "Wrote to us from their page",
    "told more": "Answered more questions after it was sent",
    "answered a message": "Answered a message with a tap",
    "wrote to them": "Wrote to them",
    "wrote down a talk": "Wrote down a call or a talk",
    "tried to reach them": "Tried to reach them",
    "sent a new card": "Sent a new card",
    "made an invitation": "Made a card for a parent or guardian",
    "used an invitation": "Used a card that was passed on",
    "ended an invitation": "Ended a card that was passed on",
    "ended a voice": "Ended the part of someone who helped",
    "changed their own card": "Said that someone else has their card, and got a new one",
    "a no by card": "Said no on their own page",
    "sharing paused": "A yes was taken back, so sharing stopped",
    "took it": "Took it",
    "gave it": "Gave it to someone",
    "status acknowledged": "Marked it as acknowledged",
    "linked": "Linked it to another request about the same person",
    "unlinked": "Unlinked it: it is about somebody else",
    "pause lifted": "Let sharing go on",
    "spoke to a voice": "Spoke to them about their answer",
    "wrote down an answer": "Wrote down an answer",
    "asked another way": "Asked the child another way",
    "competence note": "Wrote a note on competence",
    "capacity record": "Wrote a capacity record",
    "best interests record": "Wrote a best interests record",
    "attorney, deputy or court record": "Wrote down whether an attorney, a deputy or the court may decide",
    "settled that voices differ": "Wrote down how it was settled that they differ",
    "override": "Recorded an override, to keep someone safe",
    "reviewed an override": "Decided about an override, as the second person",
    "looked at the overrides": "Looked at the overrides of the week",
    "the child first": "Wrote down the talk with the child before a parent, or why not",
    "task done": "Did a task",
    "added a task": "Added a task",
    "set a task aside": "Set aside a task that was offered",
    "told of late tasks": "Told someone of late tasks",
    "wrote a note": "Wrote a note",
    "wrote a locked note": "Wrote a locked note",
    "opened a locked note": "Opened a locked note",
    "set the colour": "Set the colour",
    "level now": "Raised the level to Now",
    "level normal": "Lowered the level to In turn",
    "wrote on a complaint": "Wrote down a step of a complaint",
    "looked at the inbox": "Looked at the inbox",
    "looked at the register": "Looked at the register",
    "wrote down who came": "Wrote down who came to a list meeting",
    "looked at the counts": "Looked at the counts",
    "took the counts out": "Downloaded the counts",
    "read the audit trail": "Looked at the audit trail",
    "told the duty address": "Told the duty address that nobody opened it",
    "told of guesses at cards": "Told the duty address that very many cards were tried",
    "first seen as it was sent": "Saw what was sent, and took its digest",
    "sent the head of the trail": "Sent out the end of the audit chain",
    "found an account not genuine": "Found that somebody without the key of the staff side wrote this account",
    "sealed the accounts": "Sealed the accounts that were there, once",
    "signed in": "Signed in",
    "signed out": "Signed out",
    "wrong password": "A wrong password was typed",
    "wrong code": "A wrong code was typed",
    "used a recovery code": "Used a recovery code",
    "made recovery codes": "Made new recovery codes",
    "chose a password": "Chose a password",
    "made an account": "Made an account",
    "made a new set-up link": "Made a new set-up link",
    "looked at failed messages": "Looked at the messages that failed",
    "tried a message again": "Had a failed message tried again",
    "saw to a failed message": "Saw to a message that failed",
    "looked at the staff list": "Looked at the list of staff",
    "looked at an account": "Looked at an account",
    "locked the account": "Locked an account",
    "unlocked the account": "Unlocked an account",
    "closed the account": "Removed someone from staff",
    "opened the account again": "Opened an account again",
    "reset the second step": "Reset a second step",
    "ended all sessions": "Signed someone out everywhere",
    "gave roles": "Gave roles",
    "took roles away": "Took roles away",
    "asked for a change": "Asked a second person for a change of an account",
    "accepted a change": "As the second person, accepted a change of an account",
    "refused a change": "Refused a change of an account",
    "searched": "Searched",
    "looked at the person": "Looked at all requests of the person",
    "reason to open request": "Said why they open it",
    "reason to open written": "Said why they open what was written before a no",
    "opened at once": "Opened it at once: to be read now, and nobody had",
    "changed teams": "Changed someone's teams",
    "named a deputy": "Named a deputy",
    "ended a cover": "Ended a cover",
    "shared it": "Shared it outside",
    "exported the list": "Took the list out as a file",
    "made a copy for the person": "Made a copy for the person",
    "left something out of a copy": "Decided that something stays out of a copy for the person",
    "left something in a copy": "Decided that something stays in a copy for the person",
    "let a copy go": "Checked a copy for the person, and let it go",
    "sent a copy back": "Checked a copy for the person, and sent it back",
    "fetched a copy for the person": "Fetched a copy for the person",
}
EVERY_DID = {
    **{f"status {key}": f"Moved it to: {said}" for key, said in STATUS.items()},
    **{f"register {what.value}": f"In the register: {said}" for what, said in register_words.WHAT.items()},
    **DID,
}


def did(key: str) -> str:
    """What was done; "status looking" is a move of a request."""
    return of(EVERY_DID, key)


def namer() -> Callable[[str], str]:
    """The name of whoever "staff:7" is; "staff" for anything else."""
    names: dict[str, str] = {Actor.staff(id_): name for id_, name in accounts.all_names(db(), settings().keys).items()}
    return lambda actor: names.get(actor, "staff")


def role_of() -> Callable[[str], str]:
    """What whoever "staff:7" is here for, in plain words: never a name."""
    held: dict[str, frozenset[accounts.Role]] = {each.actor: each.role_names for each in accounts.everyone(db())}

    def role(actor: str) -> str:
        roles = held.get(actor, frozenset())
        return next((said for key, said in export_words.ROLE.items() if key in roles), "staff")

    return role


def actor_words(actor: str, names: dict[int, str]) -> str:
    """Who did it, in words."""
    known: dict[str, str] = {
        Actor.PUBLIC: "The person who asked",
        Actor.WORKER: "The portal",
        Actor.COMMAND: "The command line",
    }
    return names.get(staff_id(actor) or 0) or known.get(actor) or "Not known"
