"""What each outgoing message is, and why one did not leave, in words for staff and with what to do."""

from portal.records.correspondence.outbox import OutgoingMessage

SPEAK = "Speak to the person, in the way they said."
MESSAGE = {
    "received": "To the person: we have your request",
    "message_waiting": "To the person: a message waits on your page",
    "new_card": "To the person: a new card",
    "new_request": "To the team: a new request",
    "new_request_now": "To the team: a request to read now",
    "unread_now": "To the duty address: nobody opened a request marked now",
    "many_card_tries": "To the duty address: very many tries at cards",
    "late_tasks": "To staff: there are late tasks",
    "own_account": "To a member of staff: their account changes",
    "staff_account": "To safeguarding: an account of staff changes",
    "opened_elsewhere": "To staff: another team opened a request of theirs",
    "audit_head": "The end of the audit chain, once a day",
}
KINDS = (  # what stands in the reason, and what it means; the first that fits
    ("not safe", "This way is not safe for them", "Nothing was sent, and nothing will be. Use a way that they ticked."),
    ("address", "The address or number is wrong", f"Ask for another safe way. {SPEAK}"),
    ("did not arrive", "It was taken, and did not arrive", f"Nothing tries again. {SPEAK}"),
    ("PORTAL_", "A setting is missing", "Tell the person who runs the portal."),
    ("", "The mail or text service did not take it", "It is tried again by itself. If it goes on, tell the person who "
     "runs the portal, and speak to the people who wait, in the way they said."),
)  # fmt: skip


def kind_of(message: OutgoingMessage) -> int:
    """Which of KINDS its failure is."""
    return next(number for number, kind in enumerate(KINDS) if kind[0] in message.failure)
