"""What staff read about complaints: each step, each day, and the answers of the forms. Staff English."""

from portal.records.complaints.state import Clock, Kind, Step

STEP = {
    Step.SORT: "Is this a complaint?",
    Step.ACKNOWLEDGED: "Write down that it was acknowledged",
    Step.WHO: "Write down who answers it",
    Step.INFORMATION: "It is about their information",
    Step.ANSWERED: "Write down the written answer",
    Step.LATE: "Write down why it is late",
}
KIND = {
    Kind.IS: "It is a complaint",
    Kind.NOT: "The person said that it is no complaint",
    Kind.SETTLED: "Told by phone or in person, and settled by the next working day",
    Kind.ACKNOWLEDGED: "Acknowledged",
    Kind.WHO: "Who answers it",
    Kind.INFORMATION: "A complaint about their information",
    Kind.ANSWERED: "The written answer was sent",
    Kind.LATE: "The answer is late, and they were told why",
}
CLOCK = {
    Clock.ACKNOWLEDGE: "Acknowledge it by",
    Clock.INFORMATION: "Acknowledge what is about their information by",
    Clock.ANSWER: "Send the written answer by",
}
SORTED = {
    Kind.IS: "Yes. It is one too when the person did not say no",
    Kind.NOT: "No: the person said that it is none",
    Kind.SETTLED: "They told us by phone or in person, and it was settled by the next working day",
}
WHO = {
    "council": "The council",
    "board": "The health board (ICB)",
    "trust": "The hospital or trust",
    "children": "Children’s social care: it has its own way to answer complaints",
}
HOW = {
    "letter": "By letter",
    "email": "By email",
    "page": "On their own page",
    "phone": "By phone",
    "in_person": "In person",
}
WRITTEN = {key: HOW[key] for key in ("letter", "email", "page")}
TALK = {
    "agreed": "We talked, and agreed how we look at it and by when",
    "refused": "We offered, and they do not want to talk",
    "offered": "We offered, and they have not answered yet",
}
SAID = {  # the name of an answer, as it stands beside it
    "why": "Why",
    "how": "How",
    "talk": "A talk about how and by when",
    "plan": "What was agreed",
    "who": "Who answers",
    "owner": "It goes to",
    "named": "The letter names",
    "by": "The new day",
}


def value(name: str, said: str, readers: dict[str, str]) -> str:
    """One answer in words; `readers` are the names of whoever looks at an answer next."""
    tables = {"how": HOW, "talk": TALK, "who": WHO, "named": readers}
    if name not in tables:
        return said
    return ", ".join(tables[name].get(each, each) for each in said.split(","))
