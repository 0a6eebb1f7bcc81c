"""What staff read for each key: statuses, levels, reasons, marks, voices. One table; staff pages are in English."""

from datetime import UTC, date, datetime

from portal.calendar import LONDON

STATUS = {"new": "New", "acknowledged": "Acknowledged"}
LEVEL = {"now": "Now", "normal": "In turn"}
WHAT_FOR = {
    "join": "Join the list",
    "review": "A review: C(E)TR",
    "consent": "A yes or a no",
    "advocate": "An advocate",
    "problem": "A problem",
    "lost": "A lost card",
}
AGE_BAND = {"under_16": "Under 16", "16_17": "16 or 17", "adult": "18 or over", "unknown": "Age not known"}
LANGUAGE = {"en": "English"}

REASON = {
    "not_safe": "Said they are not safe",
    "not_sure_safe": "Not sure they are safe",
    "asker_not_safe": "The person asking is not safe, or not sure",
    "hurts_themselves": "Hurts themselves, or thinks about it",
    "hospital_now": "Talk of hospital now",
    "no_by_card": "Someone said no on their own page: ring within 1 working day",
    "consent_taken_back": "Said no, or changed their mind: ring within 1 working day",
    "was_paused": "Sharing was stopped, and goes on again",
}
MARK = {
    "must_not_tell": "Must not tell someone",
    "talk_to_the_child_alone_first": "Talk to the child alone first",
    "under_16_alone": "Under 16 and asked alone",
    "in_hospital": "In hospital",
    "someone_was_with_them": "Someone was with them",
    "kept_from_chairs": "Not for any chair",
    "looks_automatic": "Sent very fast: maybe not a person",
}
VOICE = {"person": "The person", "parent": "Parent or guardian", "helper": "The helper who asked"}
PURPOSE = {
    "list": "Being on the list (Dynamic Support Register)",
    "meeting": "Having a review: C(E)TR",
}
ANSWER = {"yes": "Yes", "no": "No", "not_sure": "Not sure", "changed_mind": "Changed their mind"}
HOW = {
    "alone": "They answered themselves",
    "with_someone": "They answered with someone helping them",
    "by_card": "With their card, on their own page",
    "by_invitation": "With an invitation that was passed on to them",
    "handed_over": "They were given the phone or computer of the person who asked",
}
TASK = {
    "ring_after_withdrawal": "Ring the person: someone said no, or changed their mind.",
    "turning_16": "They turn 16: from then on only they decide. Ask them for their own yes or no.",
    "turning_18": "They turn 18: the rules for adults hold. See who must be asked, and which team it is for.",
}
DUE = {"read": "Read", "answer": "Answer", "decide": "Decide"}
WAY = {"phone": "Phone", "email": "Email", "letter": "Letter", "someone": "Through someone they trust"}
TAP = {
    "understand": "I understand",
    "need_help": "I need help with this",
    "call_me": "Call me",
    "go_through_it": "Go through it with me",
}
SAFE = {"yes": "Safe to use", "no": "Not safe: do not use", "not_sure": "Not sure it is safe: do not use"}
REACH = {
    "text": "text",
    "call": "phone call",
    "email": "email",
    "letter": "letter",
    "someone": "through someone they trust",
    "come_back": "they come back here to read the answer",
}
DID = {
    "sent": "Sent it",
    "read": "Opened it",
    "added words": "Wrote to us from their page",
    "answered a message": "Answered a message with a tap",
    "wrote to them": "Wrote to them",
    "sent a new card": "Sent a new card",
    "made an invitation": "Made a card for a parent or guardian",
    "used an invitation": "Used a card that was passed on",
    "ended an invitation": "Ended a card that was passed on",
    "ended a voice": "Ended the part of someone who helped",
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
    "task done": "Did a task",
    "looked at the inbox": "Looked at the inbox",
    "searched": "Searched",
}
CANNOT_OPEN = "This cannot be opened here: a key is missing. Tell the person who runs the portal."

HELP_LINE = {
    "emergency": "Emergency",
    "mental_health": "Urgent mental health help (NHS 111, option 2)",
    "shout": "Text line (SHOUT)",
    "childline": "Childline",
    "samaritans": "Samaritans",
    "child_safeguarding": "Worried about a child (West Sussex)",
    "adult_safeguarding": "Worried about an adult (West Sussex)",
    "relay": "Relay UK: type this before the number",
}


def of(table: dict[str, str], key: str) -> str:
    """The words for a key; the key itself, readable, when a newer one is not in the table yet."""
    return table.get(key) or key.replace("_", " ").capitalize()


def voice(key: str) -> str:
    """Whose folder this is, by its name within the request: "parent2" is the second parent."""
    name, number = key.rstrip("0123456789"), key.lstrip("abcdefghijklmnopqrstuvwxyz")
    return of(VOICE, name) + (f" ({number})" if number else "")


def purpose(key: str) -> str:
    """What an answer was for; "tell-helper" is about telling another voice how it goes."""
    told = key.removeprefix("tell-")
    return of(PURPOSE, key) if told == key else f"Telling them how it goes: {voice(told)}"


def moment(at: datetime) -> str:
    """ "Monday 23 November 2026, 2:05pm" in London."""
    local = at.astimezone(LONDON)
    hour = f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"
    return f"{day(local.date())}, {hour}"


def day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """ "Mon 23 Nov"."""
    return f"{on:%a} {on.day} {on:%b}"


def short_moment(at: datetime) -> str:
    """ "23 Nov, 14:05" in London."""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b}, {local:%H:%M}"


def ago(at: datetime) -> str:
    """How long since then, in the largest unit that fits."""
    minutes = int((datetime.now(UTC) - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for size, name in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        count = minutes // size
        if count:
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
