"""The long forms: a capacity record, a best interests record (`domain.md` 2f), an override. Pure: no database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal.records.accountability.names import Actor
from portal.records.consent.records import BEST_INTERESTS, CAPACITY, OVERRIDE, Recorded
from portal.records.standing.consent_now import Stands
from portal.staff import asking
from portal.staff.asking import Question
from portal.staff.consent import capacity_checks
from portal.staff.consent.capacity_checks import PEOPLE
from portal.staff.labels import consent_words, words

TITLES = {
    CAPACITY: "Capacity record",
    BEST_INTERESTS: "Best interests record",
    OVERRIDE: "Override: share to keep someone safe",
}
MORE = {
    CAPACITY: "For this one decision, at this time. Start from: they can decide. An unwise choice is no sign that they "
    "cannot.\nThe person never sees this record here.",
    BEST_INTERESTS: "For this one decision. Each time you save, it is a new version; the older ones stay.\n"
    "The person never sees this record here.",
    OVERRIDE: "It opens sharing and export of this request, to keep someone safe. It is no consent: the list and a "
    "meeting stay closed.\nIt stands at the top of the request for ever. Tell the person first, if that is safe.",
}
FOUR = {
    "understand": "Can they understand what it is about?",
    "retain": "Can they keep it in mind long enough to decide?",
    "weigh": "Can they use or weigh it to decide?",
    "communicate": "Can they tell us their choice, in any way?",
}
YES_NO = {"yes": "Yes", "no": "No"}
PERHAPS = YES_NO | {"not_sure": "Not sure"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some questions of a form, under one heading."""

    title: str
    asked: list[Question]
    is_row: bool = False  # a row that may stay empty


def parts(what: str, lacking: Recorded | None, today: date) -> list[Part]:
    """The form for a decision; `lacking` is the capacity record that a best interests record rests on."""
    on = _day("on", f"Today is {words.day(today)}.")
    if what == CAPACITY:
        return list(_capacity(on))
    if what == BEST_INTERESTS:
        return list(_best_interests(lacking, on))
    reason = _choose("reason", "Why must it be shared?", consent_words.OVERRIDE)
    words_ = _write("why", "What is the danger, and what must be shared with whom?")
    return [Part(title="Why", asked=[reason, words_]), Part(title="Who decided", asked=[*_who("Their"), on])]


def questions(asked: list[Part]) -> list[Question]:
    return [each for part in asked for each in part.asked]


def _capacity(on: Question) -> Iterator[Part]:
    yield Part(title="The decision", asked=[_decision()])
    how = "What was done, or why not"
    helps = {"easy_read": "Easy read and pictures", "advocate": "An advocate", "time": "Time, and a good place"}
    help_given = [_write(name, said, how) for name, said in helps.items()]
    yield Part(title="All the help that could be given, first", asked=help_given)
    four = []
    for name, said in FOUR.items():
        four += [_choose(name, said, YES_NO), _write(f"{name}_words", f"What did you see or hear? {said}")]
    yield Part(title="The four questions", asked=four)
    yield Part(title="Later", asked=_later())
    answer = _choose("answer", "What did you find, for this decision?", consent_words.CAPACITY)
    yield Part(title="What was found", asked=[answer, *_who("The assessor’s"), on])


def _best_interests(lacking: Recorded | None, on: Question) -> Iterator[Part]:
    rests_on = {str(lacking.id): _assessed(lacking)} if lacking else {}
    capacity = _choose("capacity", "Which capacity record does it rest on?", rests_on)
    yield Part(title="The decision", asked=[_decision(), capacity])
    yield Part(title="Later", asked=_later())
    yield Part(
        title="The person",
        asked=[
            _write("involved", "How was the person involved?"),
            _write("wishes", "What do they wish for, and what did they wish for before?"),
            _write("beliefs", "What do they believe in, and what matters to them?"),
        ],
    )
    for number in range(1, PEOPLE + 1):
        yield _consulted(number)
    nobody = replace(_write("nobody", "If you asked nobody: why not?"), missing="")
    yield Part(title="Nobody to ask", asked=[nobody], is_row=True)
    yield Part(
        title="The choices",
        asked=[_write("options", "Which options are there?"), _write("less", "Which one limits them least, and how?")],
    )
    yield Part(
        title="What was decided",
        asked=[
            _choose("answer", "Is it in their best interests?", consent_words.BEST_INTERESTS),
            _write("why", "Why?"),
            _write("disagreements", "Who does not agree, and how was it settled?", "If nobody disagrees, say so."),
            *_who("The decision-maker’s"),
            on,
            replace(
                _day("review", "On that day it is a task."),
                label="Look at it again on",
                missing="Write the day to look again",
                may_come=True,
            ),
        ],
    )


def _consulted(number: int) -> Part:
    who = Question(name=f"who{number}", label="Who they are", kind="pick", choices=consent_words.CONSULTED)
    name = Question(name=f"name{number}", label="Name", kind="line")
    views = replace(_write(f"views{number}", "What they think"), missing="")
    return Part(title=f"Someone who was asked: {number} of {PEOPLE}", asked=[name, who, views], is_row=True)


def _decision() -> Question:
    return _write(
        "decision", "What is the decision, exactly?", "Only this one. Another decision has a record of its own."
    )


def _later() -> list[Question]:
    return [
        _choose("may_return", "May they be able to decide this later?", PERHAPS),
        _choose("can_wait", "Can the decision wait until then?", PERHAPS),
        _write("waiting", "Why do you think so?"),
    ]


def _who(whose: str) -> list[Question]:
    line = Question(name="", label="", kind="line", missing="Write the name")
    return [
        replace(line, name="by_name", label=f"{whose} name"),
        replace(line, name="by_role", label=f"{whose} role", missing="Write the role"),
    ]


def _choose(name: str, label: str, choices: dict[str, str]) -> Question:
    return Question(name=name, label=label, kind="choose", choices=choices, missing=f"Choose an answer: {label}")


def _write(name: str, label: str, hint: str = "") -> Question:
    return Question(name=name, label=label, kind="write", hint=hint, missing=f"Write an answer: {label}")


def _day(name: str, hint: str) -> Question:
    return Question(name=name, label="On which day?", kind="day", hint=hint, missing="Write the day")


def _assessed(recorded: Recorded) -> str:
    return f"{words.day(recorded.day)}, by {recorded.more['by_name']}: {consent_words.CAPACITY[recorded.answer]}"


def recorded(what: str, stands: Stands, typed: dict[str, str], *, by: Actor) -> Recorded:
    """What was typed, as it is kept. A best interests record keeps in words what it rests on."""
    own = {"on", "answer", "why", "capacity"}
    more = {name: value for name, value in typed.items() if value and name not in own}
    if what == BEST_INTERESTS and stands.lacking:
        more["capacity"] = _assessed(stands.lacking)
    return Recorded(
        kind=what,
        by=by,
        on=capacity_checks.day_of(typed, "on").isoformat(),
        purpose=stands.purpose,
        answer=typed.get("answer", ""),
        why=typed.get("why", ""),
        rests_on=int(typed.get("capacity", 0)),
        more=more,
    )


def start(stands: Stands) -> dict[str, str]:
    """What the next best interests record starts from: the last one, or else the decision of the capacity record.

    What is decided, on which capacity record, and the days are asked anew.
    """
    before = next((each for each in stands.written if each.kind == BEST_INTERESTS), None)
    if before is None:
        return {"decision": stands.lacking.more.get("decision", "")} if stands.lacking else {}
    kept = {name: value for name, value in before.more.items() if name not in ("review", "capacity")}
    return kept | {"why": before.why}


def shown(kept: Recorded) -> list[tuple[str, list[tuple[str, str]]]]:
    """A record as staff read it: each part, and in it each question with its answer. Rows left empty are left out."""
    said = kept.more | {"answer": kept.answer, "why": kept.why, "on": kept.on}
    found = []
    for part in parts(kept.kind, None, kept.day):
        rows = [(each.label, _in_words(each, said[each.name])) for each in part.asked if said.get(each.name)]
        if rows:
            found.append((part.title, rows))
    return found


def _in_words(question: Question, value: str) -> str:
    day = asking.as_day(value) if question.kind == "day" else None
    return words.day(day) if day else question.choices.get(value, value)
