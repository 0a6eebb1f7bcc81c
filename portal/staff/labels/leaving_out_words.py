"""Why something is not in a copy for the person: to staff, and in general to the person. English."""

from portal.records.accountability.leaving_out import Why

WHY = {  # to staff
    Why.OTHER_PERSON: "It is about another person, who has not agreed",
    Why.CONFIDENCE: "Another person told it in confidence",
    Why.HARM: "It would do serious harm: health or social care words, with a harm test",
    Why.LEGAL_ADVICE: "It is legal advice",
    Why.CRIME: "A crime would be prevented less",
}
WHY_TO_THEM = {
    Why.OTHER_PERSON: "Some of it is about other people, or they told it.",
    Why.CONFIDENCE: "Some of it was told to us in private.",
    Why.HARM: "Some of it could hurt someone a lot.",
    Why.LEGAL_ADVICE: "Some of it is advice about the law.",
}
NEVER = {
    "other_voices": ("Answers and messages of other voices, and talks with them", "They belong to others."),
    "requests": ("Requests that only others made", "Who asked, and when, belongs to them."),
}
