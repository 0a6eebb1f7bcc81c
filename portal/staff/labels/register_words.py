"""What staff read about the register: what an entry says, states, checks, kinds of hospital, why somebody comes off."""

from portal.records.register.agenda import Reason
from portal.records.register.entry import What
from portal.records.register.state import State

WHAT = {
    What.ON: "Put on the list",
    What.COLOUR: "Colour",
    What.CASE_MANAGER: "Case manager",
    What.LOOKED: "Looked at",
    What.NEXT_LOOK: "Next look",
    What.CHECKED: "Check",
    What.ADMITTED: "Went into hospital",
    What.DISCHARGED: "Left hospital",
    What.OFF: "Taken off the list",
}
DO = {
    What.ON: "Put them on the list",
    What.COLOUR: "Set the colour",
    What.CASE_MANAGER: "Name who looks after them",
    What.LOOKED: "Write down that you looked at them again",
    What.NEXT_LOOK: "Change the day of the next look",
    What.CHECKED: "Write down a check",
    What.ADMITTED: "Write down that they went into hospital",
    What.DISCHARGED: "Write down that they left hospital",
    What.OFF: "Take them off the list",
}
MORE = {
    What.ON: "This needs consent for the list. The person reads on their page that they are on it, since when, "
    "whom they can ask, and by when you look again. They never read the colour there.",
    What.COLOUR: "How likely a mental health hospital is, as you judge it. Never worked out.",
    What.CASE_MANAGER: "The person reads the name and how to reach them.",
    What.LOOKED: "The person reads by when you look again.",
    What.NEXT_LOOK: "The person reads by when you look again.",
    What.CHECKED: "Which check was made, by you, on which day.",
    What.ADMITTED: "Only a mental health hospital is blue.",
    What.DISCHARGED: "After a mental health hospital red stays for at least two weeks, as many areas do it.",
    What.OFF: "Speak to them first, in the way they said. They get a letter on their page, and read that they are "
    "not on the list now.",
}
REASON = {
    Reason.NEW_ASK: "They ask to go on the list",
    Reason.RED: "Red",
    Reason.LOOK_DUE: "The day of the next look has come",
    Reason.BIRTHDAY: "They turn 16 or 18 soon",
    Reason.CONSENT_DUE: "Ask for consent again: it is long ago",
    Reason.DISCHARGED: "They left hospital not long ago",
    Reason.LATE_TASK: "A task is late",
}
STATE = {
    State.NEVER: "Not on the list",
    State.ON: "On the list",
    State.PAUSED: "On the list, paused: there is no consent",
    State.OFF: "Taken off the list",
}
YES_NO = {"yes": "Yes", "no": "No"}
OFF = {
    "said_no": "They said no",
    "low_risk": "The risk has been low for a long time",
    "moved": "They moved away",
    "adult_team": "Another team looks after them now",
    "died": "They died",
    "other": "Something else",
}
CHECK = {
    "consent": "Do they still want to be on the list?",
    "care_plan": "Is there a plan of care, and does it fit?",
    "crisis_plan": "Is there a plan for a crisis?",
    "review": "Is a C(E)TR needed, or planned?",
    "keyworker": "Do they have a keyworker (0 to 25)?",
    "home": "Is where they live safe and steady?",
    "school": "School, college or work",
    "health": "Physical health, and medicines",
    "advocate": "Do they want an advocate?",
    "reasonable": "Are the changes made that they need?",
}
ROWS = {  # what an answer of an entry is called to the person
    "reason": "Why",
    "tried": "What was tried",
    "help": "What could help",
    "partners": "Who works with you",
    "case_manager": "Who looks after you",
    "reach": "How to reach them",
    "found": "What was found",
    "next_look": "We look again on",
    "check": "What was checked",
    "again": "We check it again on",
    "hospital": "Which kind of hospital",
    "ward": "Which hospital",
    "to": "Where to",
    "note": "What stands behind it",
    "helps": "What else can help",
    "who": "Whom you can talk to",
}
TO_THEM = {  # in easy words, as the page /about/colours has them
    "red": "Red: a high risk of going into hospital straight away.",
    "amber": "Amber: a high risk, if the right care does not come soon.",
    "green": "Green: the risks are managed well at home.",
    "blue": "Blue: in a mental health hospital now.",
}
