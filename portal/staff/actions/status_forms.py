"""What staff are asked when they move a request on, by what the move needs. Pure: no database."""

from datetime import date

from portal.records.requests.flows import Move, Need, Status
from portal.staff.asking import Question
from portal.staff.labels import words
from portal.staff.labels.decision_words import BECAUSE, CALLED

PANEL = ("chair", "expert", "clinical")
MORE = {
    Need.CONSENT: "This needs consent that staff have confirmed.",
    Need.PANEL: "The three on the panel are three different people.",
    Need.DECISION: "Offer a call first. Then the person reads this on their own page, in opening hours.",
    Need.CHAIR_MAY_KNOW: "This needs a plain yes to telling the chairperson.",
}


def questions(move: Move, today: date) -> list[Question]:
    """The questions of this move; none for one that needs nothing more."""
    asked: list[Question] = []
    if Need.REASON in move.needs:
        asked.append(Question(name="reason", label="Why?", kind="write", hint=SEEN, missing="Write why"))
    if Need.DAY in move.needs:
        asked.append(_day(move, today))
    if Need.PANEL in move.needs:
        asked += [
            Question(name="chair", label="Who leads the meeting?", kind="line", missing="Write who leads the meeting"),
            Question(name="expert", label="Expert by experience", kind="line", missing="Write who it is"),
            Question(name="clinical", label="Clinical expert", kind="line", missing="Write who it is"),
        ]
    if Need.DECISION in move.needs:
        asked += _decision()
    return asked


SEEN = "Only staff read this."
COUNTED = "Only for the counts. You can leave it out."
READ = "The person reads this. One short sentence, plain words."


def _day(move: Move, today: date) -> Question:
    is_coming = move.to in (Status.PLANNED, Status.AT_MEETING)
    return Question(
        name="on",
        label="On which day?",
        kind="day",
        hint=f"Today is {words.day(today)}.",
        missing="Write the day",
        may_come=is_coming,
    )


def _decision() -> list[Question]:
    return [
        Question(name="why", label="Why, in one line?", kind="line", hint=READ, missing="Write why, in one line"),
        Question(name="helps", label="What else can help?", kind="line", hint=READ, missing="Write what else can help"),
        Question(name="who", label="Whom can they talk to?", kind="line", hint="A name.", missing="Write a name"),
        Question(name="reach", label="How do they reach them?", kind="line", hint=READ, missing="Write how"),
        Question(name="call", label="Did you offer a call?", kind="choose", choices=CALLED, missing="Choose one"),
        Question(name="because", label="Which reason is nearest?", kind="choose", choices=BECAUSE, hint=COUNTED),
    ]


def wrong(move: Move, typed: dict[str, str]) -> dict[str, str]:
    """What is wrong between the answers: the three on the panel are three people (source lines 29 to 41)."""
    if Need.PANEL not in move.needs:
        return {}
    names = [" ".join(typed[each].casefold().split()) for each in PANEL]
    if len(set(names)) == len(PANEL):
        return {}
    twice = next(each for at, each in enumerate(PANEL) if names[at] in names[:at])
    return {twice: "Name three different people: one person cannot be two of them"}


def more(move: Move) -> str:
    """What to know before, one line each."""
    return "\n".join(said for need, said in MORE.items() if need in move.needs)
