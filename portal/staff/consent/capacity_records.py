"""A long form and the record that is kept of it: what it starts from, what is kept, and how it is read again."""

from portal.records.accountability.names import Actor
from portal.records.consent.records import AUTHORITY, BEST_INTERESTS, CAPACITY, SETTLED, Recorded
from portal.records.standing.consent_now import Stands
from portal.staff.consent.capacity_forms import assessed, form_for
from portal.staff.consent.long_forms import DecisionForm
from portal.staff.forms.fields import Choose, Day, Question, as_day
from portal.staff.labels import times

TITLES = {
    CAPACITY: "Capacity record",
    AUTHORITY: "Who may decide by law: attorney, deputy or court",
    BEST_INTERESTS: "Best interests record",
    SETTLED: "How it was settled that they differ",
}
MORE = {
    CAPACITY: "For this one decision, at this time. Start from: they can decide. An unwise choice is no sign that they "
    "cannot.\nThey see this record only in a copy that they ask for.",
    AUTHORITY: "For this one decision. Asked before best interests: where somebody may decide by law, they do.\n"
    "They see this record only in a copy that they ask for.",
    SETTLED: "It changes nobody’s answer. It ends when one of them answers anew, and on its review day.\n"
    "Each of them may have an advocate, and may challenge it.",
    BEST_INTERESTS: "For this one decision. Each time you save, it is a new version; the older ones stay.\n"
    "They see this record only in a copy that they ask for.",
}


def start(stands: Stands) -> dict[str, str]:
    """What the next best interests record starts from: the last one, or else the decision of the capacity record.

    What is decided, on which capacity record, and the days are asked anew.
    """
    before = next((each for each in stands.written if each.kind == BEST_INTERESTS), None)
    if before is None:
        return {"decision": stands.lacking.more.get("decision", "")} if stands.lacking else {}
    kept = {name: value for name, value in before.more.items() if name not in ("review", "capacity")}
    return kept | {"why": before.why}


def recorded(what: str, stands: Stands, form: DecisionForm, *, by: Actor) -> Recorded:
    """What was said, as it is kept. A best interests record keeps in words what it rests on."""
    own, said = {"on", "answer", "why", "capacity"}, form.said
    more = {name: value for name, value in said.items() if value and name not in own}
    if what == BEST_INTERESTS and stands.lacking:
        more["capacity"] = assessed(stands.lacking)
    return Recorded(
        kind=what,
        by=by,
        on=form.on.answer.isoformat(),
        purpose=stands.purpose,
        answer=said.get("answer", ""),
        why=said.get("why", ""),
        rests_on=int(said.get("capacity", 0)),
        more=more,
    )


def shown(kept: Recorded) -> list[tuple[str, list[tuple[str, str]]]]:
    """A record as staff read it: each part, and in it each question with its answer. Rows left empty are left out."""
    said = kept.more | {"answer": kept.answer, "why": kept.why, "on": kept.on}
    form, found = form_for(kept.kind, None)(), []
    for part in form.parts:
        rows = [(each.label.text, _in_words(each, said[each.name])) for each in form.of(part) if said.get(each.name)]
        if rows:
            found.append((part.title, rows))
    return found


def labels() -> dict[str, str]:
    """The question to each answer of a record about a decision."""
    forms = [form_for(each, None)() for each in (BEST_INTERESTS, CAPACITY, AUTHORITY, SETTLED)]
    return {each.name: each.label.text for form in forms for each in form.asked}


def _in_words(question: Question[object], value: str) -> str:
    if isinstance(question, Choose):
        return str(question.choices.get(value, value))
    day = as_day(value) if isinstance(question, Day) else None
    return times.day(day) if day else value
