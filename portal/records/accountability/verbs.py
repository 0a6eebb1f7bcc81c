"""What can be done to a record, as the audit trail says it. The words are kept for ever: never change one."""

from enum import StrEnum


class Did(StrEnum):
    """One thing that was done. Staff read the words for it in `portal/staff/labels/words.py`."""

    # What the person and those who ask with them do
    SENT = "sent"
    ADDED_WORDS = "added words"
    TOLD_MORE = "told more"
    ANSWERED_MESSAGE = "answered a message"
    SAID_NO_BY_CARD = "a no by card"
    PAUSED_SHARING = "sharing paused"
    MADE_INVITATION = "made an invitation"
    USED_INVITATION = "used an invitation"
    ENDED_INVITATION = "ended an invitation"
    ENDED_VOICE = "ended a voice"
    CHANGED_OWN_CARD = "changed their own card"

    # What staff do with one request
    READ = "read"
    TOOK = "took it"
    GAVE = "gave it"
    RAISED_LEVEL = "level now"
    LOWERED_LEVEL = "level normal"
    SET_COLOUR = "set the colour"
    LINKED = "linked"
    UNLINKED = "unlinked"
    LIFTED_PAUSE = "pause lifted"
    GAVE_REASON_FOR_REQUEST = "reason to open request"
    GAVE_REASON_FOR_WRITTEN = "reason to open written"
    OPENED_AT_ONCE = "opened at once"
    WROTE_TO_THEM = "wrote to them"
    TALKED = "wrote down a talk"
    TRIED_TO_REACH = "tried to reach them"
    SENT_NEW_CARD = "sent a new card"
    WROTE_NOTE = "wrote a note"
    WROTE_LOCKED_NOTE = "wrote a locked note"
    OPENED_LOCKED_NOTE = "opened a locked note"
    ADDED_TASK = "added a task"
    DID_TASK = "task done"
    SET_TASK_ASIDE = "set a task aside"
    WROTE_ON_COMPLAINT = "wrote on a complaint"
    LOOKED_AT_PERSON = "looked at the person"

    # What staff write down about consent
    SPOKE_TO_VOICE = "spoke to a voice"
    WROTE_DOWN_ANSWER = "wrote down an answer"
    ASKED_ANOTHER_WAY = "asked another way"
    COMPETENCE_NOTE = "competence note"
    CAPACITY_RECORD = "capacity record"
    BEST_INTERESTS_RECORD = "best interests record"
    AUTHORITY_RECORD = "attorney, deputy or court record"
    SETTLED_RECORD = "settled that voices differ"
    OVERRIDE = "override"
    REVIEWED_OVERRIDE = "reviewed an override"
    LOOKED_AT_OVERRIDES = "looked at the overrides"
    CHILD_FIRST = "the child first"

    # What leaves the staff side
    SHARED = "shared it"
    EXPORTED_LIST = "exported the list"
    MADE_COPY = "made a copy for the person"
    LEFT_OUT_OF_COPY = "left something out of a copy"
    LEFT_IN_COPY = "left something in a copy"
    LET_COPY_GO = "let a copy go"
    SENT_COPY_BACK = "sent a copy back"
    FETCHED_COPY = "fetched a copy for the person"

    # What staff look at
    LOOKED_AT_INBOX = "looked at the inbox"
    SEARCHED = "searched"
    LOOKED_AT_REGISTER = "looked at the register"
    WROTE_WHO_CAME = "wrote down who came"
    LOOKED_AT_COUNTS = "looked at the counts"
    TOOK_COUNTS_OUT = "took the counts out"
    READ_TRAIL = "read the audit trail"
    LOOKED_AT_FAILED = "looked at failed messages"
    TRIED_MESSAGE_AGAIN = "tried a message again"
    SAW_TO_FAILED = "saw to a failed message"
    LOOKED_AT_STAFF_LIST = "looked at the staff list"
    LOOKED_AT_ACCOUNT = "looked at an account"

    # Signing in, and the accounts of staff
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    WRONG_PASSWORD = "wrong password"
    WRONG_CODE = "wrong code"
    USED_RECOVERY_CODE = "used a recovery code"
    MADE_RECOVERY_CODES = "made recovery codes"
    CHOSE_PASSWORD = "chose a password"
    MADE_ACCOUNT = "made an account"
    MADE_SET_UP_LINK = "made a new set-up link"
    LOCKED_ACCOUNT = "locked the account"
    UNLOCKED_ACCOUNT = "unlocked the account"
    CLOSED_ACCOUNT = "closed the account"
    OPENED_ACCOUNT_AGAIN = "opened the account again"
    RESET_SECOND_STEP = "reset the second step"
    ENDED_SESSIONS = "ended all sessions"
    GAVE_ROLES = "gave roles"
    TOOK_ROLES_AWAY = "took roles away"
    ASKED_FOR_CHANGE = "asked for a change"
    ACCEPTED_CHANGE = "accepted a change"
    REFUSED_CHANGE = "refused a change"
    CHANGED_TEAMS = "changed teams"
    NAMED_DEPUTY = "named a deputy"
    ENDED_COVER = "ended a cover"

    # What the portal does by itself
    TOLD_OF_LATE_TASKS = "told of late tasks"
    TOLD_DUTY = "told the duty address"
    TOLD_OF_GUESSES = "told of guesses at cards"
    FIRST_SEEN = "first seen as it was sent"
    SENT_HEAD = "sent the head of the trail"
    FOUND_NOT_GENUINE = "found an account not genuine"
    SEALED_ACCOUNTS = "sealed the accounts"


class WroteInRegister(str):
    """ "register <what>": an entry of the register was written. A new one needs no verb here."""

    __slots__ = ()

    def __new__(cls, what: StrEnum) -> "WroteInRegister":
        if not isinstance(what, StrEnum):
            raise TypeError("Give what the entry says, never its key as a bare string.")
        return super().__new__(cls, f"register {what.value}")


class MovedTo(str):
    """ "status <key>": a request was moved to this status. Made from the status alone: a new one needs no verb here."""

    __slots__ = ()

    def __new__(cls, status: StrEnum) -> "MovedTo":
        if not isinstance(status, StrEnum):
            raise TypeError("Give a status, never its key as a bare string.")
        return super().__new__(cls, f"status {status.value}")
