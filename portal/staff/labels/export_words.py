"""What staff read about what leaves: why, and which parts. Staff English."""

from portal.exporting.case_shape import Part
from portal.records.accountability import exports
from portal.records.accountability.leaving_out import Why

WHY_SHARE = {
    "care": "To plan or give care and support",
    "meeting": "Papers for a meeting: DSR or C(E)TR",
    "keep_safe": "To keep someone safe: safeguarding",
    "asked": "The person asked us to",
    "move": "They move to another area or team",
    "other": "Something else",
}
WHY_LIST = {
    "meeting": "For the monthly meeting about the list",
    "plan": "To plan the team’s work",
    "check": "To check that nobody waits too long",
    "other": "Something else",
}
PART = {
    Part.SAID: "What each voice was asked and said",
    Part.CONSENT: "Consent, with the words that were shown",
    Part.MOVES: "Status and each move, without reasons for staff",
    Part.MESSAGES: "Messages",
    Part.DECISIONS: "Records of who can decide and what was decided or settled, and why there is an override",
    Part.COMPLAINT: "What is written down of the complaint, step by step",
    Part.TASKS: "Tasks that are open",
    Part.NOTES: "Notes of staff, and their reasons for each move",
    Part.CARE: "What to take care of, and who must stay away",
    Part.WAYS: "How to reach them",
}
OPENED_BY = {"consent": "There is consent", "override": "Under an override, to keep someone safe. There is no consent"}
KIND = {exports.CASE: "Shared", exports.BUNDLE: "Copy for the person"}
OWN_HOW = {  # how the person gave their answer, said to them
    "alone": "You answered yourself",
    "with_someone": "You answered with someone helping you",
    "by_card": "You answered on your own page",
    "by_invitation": "You answered with a card that was passed on to you",
    "handed_over": "You answered on the phone or computer of someone else",
    "phone": "You told us by phone",
    "paper": "You told us on paper",
    "in_person": "You told us when we met",
}
ROLE = {
    "case_lead": "the person who leads your case",
    "chair": "the chairperson",
    "safeguarding": "the safeguarding team",
    "triage": "the team",
}


def where(export: exports.Export) -> str:
    """Where a copy for the person is on its way."""
    if export.check is None:
        return "A second person must check it."
    return "A second person let it go." if export.check.released else "A second person sent it back."


LEFT_OUT = {  # to staff
    Why.OTHER_PERSON: "It is about another person, who has not agreed",
    Why.CONFIDENCE: "Another person told it in confidence",
    Why.HARM: "It would do serious harm: health or social care words, with a harm test",
    Why.LEGAL_ADVICE: "It is legal advice",
    Why.CRIME: "A crime would be prevented less",
}
LEFT_OUT_TO_THEM = {
    Why.OTHER_PERSON: "Some of it is about other people, or they told it.",
    Why.CONFIDENCE: "Some of it was told to us in private.",
    Why.HARM: "Some of it could hurt someone a lot.",
    Why.LEGAL_ADVICE: "Some of it is advice about the law.",
}
NEVER_IN_A_COPY = {
    "other_voices": ("Answers and messages of other voices, and talks with them", "They belong to others."),
    "requests": ("Requests that only others made", "Who asked, and when, belongs to them."),
}
