"""What a copy for the person says of each class of what is kept, and why something is not in it. English.

A new class of `portal/exporting/subject_access_classes.py` is one row of HELD; a new kind of consent record is one row
of RECORD, and one of RECORD_ANSWER where its answer is a key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.records.consent.records import (
    ATTEMPT,
    AUTHORITY,
    BEST_INTERESTS,
    CAPACITY,
    CHILD_FIRST,
    COMPETENCE,
    OVERRIDE,
    OVERRIDE_REVIEW,
    SETTLED,
    SPOKE,
    TOLD,
)
from portal.staff.labels import (
    complaint_words,
    consent_words,
    decision_words,
    export_words,
    register_words,
    team_words,
    words,
)

Words = Mapping[str, str]

RECORD = {
    SPOKE: "We spoke to you about your answer",
    TOLD: "We wrote down your answer",
    ATTEMPT: "We asked you in another way",
    COMPETENCE: "What we found about deciding, under 16",
    CAPACITY: "What we found about deciding",
    BEST_INTERESTS: "What was decided for you",
    AUTHORITY: "Who may decide by law",
    SETTLED: "How it was settled that you and others differ",
    OVERRIDE: "We shared it to keep someone safe",
    OVERRIDE_REVIEW: "A second person decided about that",
    CHILD_FIRST: "We talked to you first, or why not",
}
RECORD_ANSWER: Mapping[str, Words] = {
    ATTEMPT: consent_words.ATTEMPT,
    CAPACITY: consent_words.CAPACITY,
    BEST_INTERESTS: consent_words.BEST_INTERESTS,
    AUTHORITY: consent_words.AUTHORITY,
    SETTLED: consent_words.SETTLED,
}
OUTGOING = {
    "received": "To you: we have your request",
    "message_waiting": "To you: a message waits on your page",
    "new_card": "To you: a new card",
    "new_request": "To the team: a new request",
    "new_request_now": "To the team: a request to read now",
    "unread_now": "To the team: nobody opened it yet",
    "opened_elsewhere": "To the team: another team opened it",
}
TALK = {"talk": "We talked with you", "try": "We tried to reach you, and could not"}
SOMETHING_DONE = {"read": "Opened by", "shared": "Shared by us", "opened": "Your page was opened with a card"}


@dataclass(frozen=True, kw_only=True)
class Held:
    """One class: its heading to the person, its name to staff, and the words for its keys."""

    to_them: str
    to_staff: str
    kinds: Words = field(default_factory=dict)
    rows: Words = field(default_factory=dict)  # where a row is not called as it is elsewhere
    answers: Mapping[str, Words] = field(default_factory=dict)  # by row, of an answer that is a key


HELD = {
    "words": Held(to_them="What you said", to_staff="What the person said"),
    "thread": Held(to_them="Messages", to_staff="Messages with the person"),
    "consent": Held(
        to_them="Your yes or no",
        to_staff="Consent answers of the person",
        answers={"answer": words.ANSWER, "how": export_words.OWN_HOW},
    ),
    "records": Held(
        to_them="What we wrote down about your yes or no",
        to_staff="Consent records: spoken to, competence, attempts, capacity, decisions, overrides",
        kinds=RECORD,
    ),
    "views": Held(
        to_them="Whom we asked about you, and what they think",
        to_staff="Names and views of others in those records: read them, they speak of others",
        kinds=RECORD,
    ),
    "contacts": Held(
        to_them="When we talked with you or tried to",
        to_staff="Talks with the person, and tries to reach them",
        kinds=TALK,
    ),
    "notes": Held(
        to_them="What we wrote down about you", to_staff="Notes of staff: read each, they may speak of others"
    ),
    "locked_notes": Held(to_them="What we wrote down to keep someone safe", to_staff="A locked note"),
    "colours": Held(
        to_them="Your colour, and why",
        to_staff="Colours",
        kinds=register_words.TO_THEM,
        answers={"factors": words.FACTOR},
    ),
    "register": Held(
        to_them="What we wrote down about the list",
        to_staff="Entries of the register",
        kinds={each.value: said for each, said in register_words.WHAT.items()},
        rows=register_words.ROWS,
        answers={"check": register_words.CHECK, "hospital": words.HOSPITAL, "reason": register_words.OFF},
    ),
    "complaint": Held(
        to_them="Your complaint",
        to_staff="Steps of a complaint",
        kinds={each.value: said for each, said in complaint_words.KIND.items()},
        rows=complaint_words.SAID,
        answers={"how": complaint_words.HOW, "talk": complaint_words.TALK, "who": complaint_words.WHO},
    ),
    "moves": Held(
        to_them="What we did and decided",
        to_staff="Moves and decisions",
        kinds=words.STATUS,
        rows={"on": "Day", "who": "Whom you can talk to", "reach": "How to reach them"},
        answers={"call": decision_words.CALLED, "because": decision_words.BECAUSE},
    ),
    "tasks": Held(to_them="What we must do, and did", to_staff="Tasks", kinds=words.TASK),
    "shared": Held(
        to_them="Who got it from us",
        to_staff="What was shared outside",
        kinds=SOMETHING_DONE,
        rows={"name": "With whom", "words": "Why, in words", "parts": "What they got"},
        answers={
            "why": export_words.WHY_SHARE,
            "parts": {str(key): said for key, said in export_words.PART.items()},
            "opened_by": export_words.OPENED_BY,
        },
    ),
    "reads": Held(
        to_them="Who opened it",
        to_staff="Who opened it",
        kinds=SOMETHING_DONE,
        answers={"why": team_words.KEPT_WHY},
    ),
    "cards": Held(to_them="When your page was opened", to_staff="When their page was opened", kinds=SOMETHING_DONE),
    "outgoing": Held(
        to_them="Messages that went out",
        to_staff="Messages that went out, by kind and day",
        kinds=OUTGOING,
        answers={"way": words.WAY | {"text": "Text"}, "left": {"yes": "Yes", "no": "No"}},
    ),
    "staff_names": Held(to_them="", to_staff="Names of staff: left out, each stands as what they are here for"),
}
ROWS = {
    "words": "Words",
    "why": "Why",
    "reason": "Reason",
    "on": "Day",
    "answer": "Answer",
    "how": "How",
    "words_shown": "What we told you first",
    "purpose": "What it is about",
    "alone": "Who was there",
    "competent": "What was found",
    "explained_by": "Who explained it",
    "factors": "What counted",
    "due": "By",
    "done": "Done",
    "helps": "What else can help",
    "chair": "Who leads the meeting",
    "opened_by": "Why it could be shared",
    "left": "Did it leave?",
}
YES_OR_NO = (
    "understand", "retain", "weigh", "communicate", "may_return", "can_wait", "likely", "seen", "covers",
)  # fmt: skip
ANSWERS: Mapping[str, Words] = {
    "alone": {"alone": "You alone", "with_someone": "Someone was with you"},
    "legal_right": consent_words.LEGAL_RIGHT,
    "right": consent_words.RIGHT,
    "competent": consent_words.COMPETENT,
    "reason": consent_words.OVERRIDE,
    "answer": words.ANSWER,
    **{f"who{number}": consent_words.CONSULTED for number in range(1, 10)},
    **dict.fromkeys(YES_OR_NO, words.ANSWER),
}


def about(key: str) -> str:
    """What a decision is about, to staff: "Colours", or "A locked note, number 3 on 2222-3333"."""
    reference, _space, last = key.rpartition(" ")
    held, _dash, number = last.partition("-")
    named = HELD[held].to_staff.partition(":")[0] if held in HELD else words.of({}, held)
    return f"{named}, number {number} on {reference}" if number else named
