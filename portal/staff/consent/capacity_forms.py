"""The long forms: a capacity record, a best interests record (`domain.md` 2f). Pure: no database."""

from collections.abc import Iterator

from portal.records.consent.capacity import FOUR
from portal.records.consent.records import AUTHORITY, BEST_INTERESTS, CAPACITY, Recorded
from portal.staff.consent import long_forms, settling_forms
from portal.staff.consent.long_forms import (
    PERHAPS,
    YES_NO,
    DecisionForm,
    Part,
    Questions,
    ReviewedForm,
    choose,
    decision,
    made_of,
    who,
    write,
)
from portal.staff.forms.fields import Choose, Line, Pick, Write
from portal.staff.labels import consent_words, times

PEOPLE = 5  # whom one can name as asked
ASKED_OF_FOUR = {
    "understand": "Can they understand what it is about?",
    "retain": "Can they keep it in mind long enough to decide?",
    "weigh": "Can they use or weigh it to decide?",
    "communicate": "Can they tell us their choice, in any way?",
}
assert tuple(ASKED_OF_FOUR) == FOUR


def form_for(what: str, lacking: Recorded | None) -> type[DecisionForm]:
    """The form for a decision; `lacking` is the capacity record that a best interests record rests on."""
    if what == CAPACITY:
        return made_of(_capacity())
    if what == BEST_INTERESTS:
        return made_of(_best_interests(lacking), ReviewedForm)
    if what == AUTHORITY:
        return made_of(settling_forms.authority())
    return made_of(settling_forms.settled(), ReviewedForm)


def _capacity() -> Iterator[Part]:
    matters = write("Which information matters for it?", "What they must understand of it: the main points only.")
    yield Part(title="The decision", asked={"decision": decision(), "information": matters})
    how = "What was done, or why not"
    helps = {"easy_read": "Easy read and pictures", "advocate": "An advocate", "time": "Time, and a good place"}
    help_given = {name: write(said, how) for name, said in helps.items()}
    yield Part(title="All the help that could be given, first", asked={**help_given})
    four: Questions = {}
    for name, said in ASKED_OF_FOUR.items():
        four |= {name: choose(said, YES_NO), f"{name}_words": write(f"What did you see or hear? {said}")}
    yield Part(title="The four questions", asked=four)
    yield Part(title="If one of them is no: why", asked=_cause())
    yield Part(title="Later", asked=_later())
    answer: Questions = {"answer": choose("What did you find, for this decision?", consent_words.CAPACITY)}
    days: Questions = {"on": long_forms.on(), "review": long_forms.review(missing="")}
    yield Part(title="What was found", asked=answer | who("The assessor’s") | days)


def _cause() -> Questions:
    """Function first, then cause (Mental Capacity Act 2005, section 2(1); `domain.md` 9)."""
    return {
        "impairment": Write("Which impairment or disturbance of the mind or brain is there?"),
        "because": Write("How is that why they cannot decide this?", hint="Not only beside it: because of it."),
        "likely": Choose("Is it more likely than not that they cannot decide this?", YES_NO),
    }


def _best_interests(lacking: Recorded | None) -> Iterator[Part]:
    rests_on = {lacking.id: assessed(lacking)} if lacking else {}
    capacity = choose("Which capacity record does it rest on?", rests_on)
    yield Part(title="The decision", asked={"decision": decision(), "capacity": capacity})
    yield Part(title="Later", asked=_later())
    yield Part(
        title="The person",
        asked={
            "involved": write("How was the person involved?"),
            "wishes": write("What do they wish for, and what did they wish for before?"),
            "beliefs": write("What do they believe in, and what matters to them?"),
        },
    )
    for number in range(1, PEOPLE + 1):
        yield _consulted(number)
    yield Part(title="Nobody to ask", asked={"nobody": Write("If you asked nobody: why not?")}, is_row=True)
    yield Part(
        title="The choices",
        asked={
            "options": write("Which options are there?"),
            "less": write("Which one limits them least, and how?"),
        },
    )
    decided: Questions = {
        "answer": choose("Is it in their best interests?", consent_words.BEST_INTERESTS),
        "why": write("Why?"),
        "disagreements": write("Who does not agree, and how was it settled?", "If nobody disagrees, say so."),
    }
    days: Questions = {"on": long_forms.on(), "review": long_forms.review()}
    yield Part(title="What was decided", asked=decided | who("The decision-maker’s") | days)


def _consulted(number: int) -> Part:
    row: Questions = {
        f"name{number}": Line("Name"),
        f"who{number}": Pick("Who they are", consent_words.CONSULTED),
        f"views{number}": Write("What they think"),
    }
    return Part(title=f"Someone who was asked: {number} of {PEOPLE}", asked=row, is_row=True)


def _later() -> Questions:
    return {
        "may_return": choose("May they be able to decide this later?", PERHAPS),
        "can_wait": choose("Can the decision wait until then?", PERHAPS),
        "waiting": write("Why do you think so?"),
    }


def assessed(recorded: Recorded) -> str:
    """A capacity record in one line, as a best interests record names it."""
    return f"{times.day(recorded.day)}, by {recorded.more['by_name']}: {consent_words.CAPACITY[recorded.answer]}"
