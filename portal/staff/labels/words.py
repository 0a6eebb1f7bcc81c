"""What staff read for each key: statuses, levels, reasons, marks, voices. One table; staff pages are in English."""

import re

STATUS = {
    "new": "New",
    "acknowledged": "Acknowledged",
    "looking": "Being looked at",
    "waiting": "Waiting for information",
    "consent_check": "Consent or capacity check",
    "at_meeting": "At the multi-agency meeting",
    "put_on": "Put on the list",
    "not_on_list": "Not on the list",
    "agreed": "Review agreed",
    "quick_meeting": "LAEP instead",
    "other_review": "Other review",
    "not_now": "Not now",
    "planned": "Review planned",
    "held": "Review held",
    "report_sent": "Report sent",
    "actions_open": "Actions open",
    "with_chair": "With the chair",
    "answered": "Answered",
    "resolved": "Resolved",
    "passed_on": "Passed to complaints",
    "referred": "Referred to an advocate",
    "accepted": "Accepted by an advocate",
    "spoken": "Spoke to the person",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}
LEVEL = {"now": "Now", "normal": "In turn"}
WHAT_FOR = {
    "join": "Join the list",
    "review": "A review: C(E)TR",
    "consent": "A yes or a no",
    "advocate": "An advocate",
    "problem": "A problem",
    "lost": "A lost card",
    "call": "Call me",
}
AGE_BAND = {"under_16": "Under 16", "16_17": "16 or 17", "adult": "18 or over", "unknown": "Age not known"}
LANGUAGE = {
    "en": "English",
    "pl": "Polish",
    "ro": "Romanian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "ur": "Urdu",
}

REASON = {
    "not_safe": "Said they are not safe",
    "not_sure_safe": "Not sure they are safe",
    "asker_not_safe": "The person asking is not safe, or not sure",
    "hurts_themselves": "Hurts themselves, or thinks about it",
    "hospital_now": "Talk of hospital now",
    "no_by_card": "Someone said no on their own page: speak to them within 1 working day",
    "consent_taken_back": "Said no, or changed their mind: speak to them within 1 working day",
    "was_paused": "Sharing was stopped, and goes on again",
}
MARK = {
    "must_not_tell": "Must not tell someone",
    "who_not_to_tell_is_not_known": "Not known who must not be told: take nobody as safe to tell",
    "talk_to_the_child_alone_first": "Talk to the child alone first",
    "under_16_alone": "Under 16 and asked alone",
    "in_hospital": "In hospital",
    "someone_was_with_them": "Someone was with them",
    "kept_from_chairs": "Not for any chair",
    "unchecked_language": "Read what a computer translated: ask again what matters, with an interpreter",
    "looks_automatic": "Sent very fast: maybe not a person",
}
VOICE = {
    "person": "The person",
    "parent": "Parent or guardian",
    "council": "The council that shares parental responsibility",
    "decider": "The attorney, deputy or court",
    "helper": "The helper who asked",
    "unknown": "Not known who",
}
PURPOSE = {"list": "Being on the list (Dynamic Support Register)", "meeting": "Having a review: C(E)TR"}
ANSWER = {"yes": "Yes", "no": "No", "not_sure": "Not sure", "changed_mind": "Changed their mind"}
HOW = {
    "alone": "They answered themselves",
    "with_someone": "They answered with someone helping them",
    "by_card": "With their card, on their own page",
    "by_invitation": "With an invitation that was passed on to them",
    "handed_over": "They were given the phone or computer of the person who asked",
}
TASK = {
    "ring_after_withdrawal": "Speak to the person, in the way they said: someone said no, or changed their mind.",
    "turning_16": "They turn 16: from then on only they decide. Ask them for their own yes or no.",
    "by_hand": "A task",
    "best_interests_review": "Look at the best interests decision again.",
    "capacity_review": "Look again at whether they can decide this.",
    "settled_review": "Look again at how it was settled that they differ.",
    "turning_18": "They turn 18: the rules for adults hold. See who must be asked, and which team it is for.",
}
DUE = {"read": "Read", "answer": "Answer", "decide": "Decide"}
WAY = {
    "phone": "Phone",
    "email": "Email",
    "letter": "Letter",
    "someone": "Through someone they trust",
    "own": "Their own phone, email or address",
    "given": "Given by whoever asked",
}
TAP = {
    "understand": "I understand",
    "need_help": "I need help with this",
    "call_me": "Call me",
    "go_through_it": "Go through it with me",
}
SAFE = {"yes": "Safe to use", "no": "Not safe: do not use", "not_sure": "Not sure it is safe: do not use"}
SAFE[""] = "They did not say whether it is safe: do not use"
REACH = {
    "text": "text",
    "call": "phone call",
    "email": "email",
    "letter": "letter",
    "someone": "through someone they trust",
    "come_back": "they come back here to read the answer",
}
ROLE = {
    "triage": "Triage: reads what comes in and gives it to someone",
    "case_lead": "Case lead: answers and decides",
    "chair": "Chair: sees nothing that is kept from chairs",
    "safeguarding": "Safeguarding: also locked notes",
    "audit": "Audit: reads who did what, and no request",
    "admin": "Admin: looks after staff, and reads no request",
}
COLOUR = {  # the meanings of the source, lines 5 to 8, in its order
    "red": "Red: high risk of going into hospital straight away",
    "amber": "Amber: high risk of going into hospital without the right care and treatment soon",
    "blue": "Blue: already in hospital",
    "green": "Green: risks managed well at home",
}
HOSPITAL = {"mental_health": "A mental health hospital", "other": "Another hospital"}
FACTOR = {  # `domain.md` 2c
    "unstable_home": "Unstable environment, or the placement may end",
    "no_school": "Excluded from school, or not in school",
    "restrictive": "Restrictive practices",
    "risk_at_home": "Risk to others at home",
    "justice": "Contact with criminal justice",
    "drugs": "Drugs or alcohol",
    "no_carer": "No family carer or advocate",
    "mental_illness": "Unstable or untreated mental illness",
    "looked_after": "Looked-after child",
    "moving_on": "No planned move from child to adult services",
    "medicine": "Not taking medication",
    "missed": "Not brought to, or not attending, appointments",
    "unknown": "Not known to services",
    "admitted": "Admitted before",
    "alert": "Safeguarding or quality alert",
    "discharged": "Recent discharge",
    "change": "Significant life event or change",
    "emergency": "A&E in crisis",
    "staff_changes": "Changes of support staff",
    "exhausted": "All community options exhausted",
}
WHY_OPEN = {
    "safe": "To keep someone safe",
    "asked": "The person asked me to",
    "meeting": "To prepare a safeguarding meeting",
    "check": "To check that a concern was acted on",
}
CANNOT_OPEN = "This cannot be opened here: a key is missing. Tell the person who runs the portal."

HELP_LINE = {
    "emergency": "Emergency",
    "mental_health": "Urgent mental health help (NHS 111, option 2)",
    "shout": "Text line (SHOUT)",
    "childline": "Childline",
    "samaritans": "Samaritans",
    "child_safeguarding": "Worried about a child",
    "adult_safeguarding": "Worried about an adult",
    "relay": "Relay UK: type this before the number",
}


def of(table: dict[str, str], key: str) -> str:
    """The words for a key; the key itself, readable, when a newer one is not in the table yet."""
    return table.get(key) or key.replace("_", " ").capitalize()


def failure(kind: str) -> str:
    """Why a message did not leave, as it was kept, with the parts of a long name apart so that they fit a column."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind[:1].upper() + kind[1:])


def voice(key: str) -> str:
    """Whose folder this is, by its name within the request: "parent2" is the second parent."""
    name, number = key.rstrip("0123456789"), key.lstrip("abcdefghijklmnopqrstuvwxyz")
    return of(VOICE, name) + (f" ({number})" if number else "")


def purpose(key: str) -> str:
    """What an answer was for; "tell-helper" is about telling another voice how it goes."""
    told = key.removeprefix("tell-")
    return of(PURPOSE, key) if told == key else f"Telling them how it goes: {voice(told)}"
