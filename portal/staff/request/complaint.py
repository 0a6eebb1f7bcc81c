"""Where the complaint of a request stands: its steps, its days, and what can be written down next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.config import settings
from portal.database import db
from portal.records.complaints import clocks, entries, state
from portal.records.complaints.state import Days, Due, Entry, Kind, Reader, Step
from portal.records.requests.complaint_tasks import KIND
from portal.records.requests.submissions import Submission
from portal.staff.labels import complaint_words, times

SETTING = {
    Reader.COUNCIL: "ombudsman_council",
    Reader.HEALTH: "ombudsman_health",
    Reader.REGULATOR: "data_regulator",
}


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """All that was written down of one problem, the oldest first, and its days."""

    submission: Submission
    entries: Sequence[Entry]
    days: Days

    @property
    def kinds(self) -> list[Kind]:
        return [each.kind for each in self.entries]

    @property
    def steps(self) -> tuple[Step, ...]:
        return state.next_steps(self.kinds)

    @property
    def dues(self) -> tuple[Due, ...]:
        return state.dues(self.entries, self.days)

    @property
    def next_words(self) -> str:
        """What is still to be done, and by which day: the first one."""
        first = min((each for each in self.dues if not each.done), key=lambda each: each.by, default=None)
        if first:
            clock = complaint_words.CLOCK[first.clock]
            return f"Next: {clock[:1].lower()}{clock[1:]} {times.day(first.by)}."
        if not state.may_be_answered(self.kinds):
            return "Next: the written answer, without delay. There is no last day for it."
        return "No day is due."

    @property
    def stands(self) -> str:
        """Where it stands, in words."""
        kinds = self.kinds
        about = " It is about their information." if state.is_about_information(kinds) else ""
        if Kind.ANSWERED in kinds:
            return f"A complaint. The written answer was sent.{about}"
        if state.is_complaint(kinds):
            known = "A complaint." if Kind.IS in kinds else "Treated as a complaint, unless the person says no."
            return f"{known}{about}"
        last = next(each for each in reversed(kinds) if each in state.ENDS)
        return f"{complaint_words.KIND[last]}.{about}"

    @property
    def to_name(self) -> tuple[Reader, ...]:
        return state.to_name(self.entries)

    def state_of(self, due: Due, today: date) -> str:
        """What is known of one day; "" while there is time."""
        if due.done:
            return "Done late" if due.is_late(today) else "Done in time"
        return "Late" if due.is_late(today) else ""


def of(submission: Submission) -> Complaint | None:
    """The complaint that this request is or may be; None for any other kind. Raises CannotOpen."""
    if submission.kind != KIND:
        return None
    written = entries.of_submission(db(), settings().keys, submission.id)
    return Complaint(submission=submission, entries=written, days=clocks.days_of(submission.sent_at, settings()))


def name_of(reader: Reader) -> str:
    """What an ombudsman or the regulator is called now."""
    return str(getattr(settings(), SETTING[reader]))


def readers() -> dict[str, str]:
    """Everyone whom the letter of an answer can name."""
    return {each.value: name_of(each) for each in Reader}


def gaps(submission: Submission) -> dict[str, str]:
    """What a ready message leaves open and the complaint knows: who can look at an answer. Raises CannotOpen."""
    found = of(submission)
    return {"who can look at it": " and ".join(f"the {name_of(each)}" for each in found.to_name)} if found else {}


def rows_of_said(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each answer of an entry with its name, as staff read it."""
    names = readers()
    found = {key: times.day(date.fromisoformat(said)) if key == "by" else said for key, said in answers.items()}
    words = {key: complaint_words.value(key, said, names) for key, said in found.items() if said}
    return [(complaint_words.SAID.get(key, key), said) for key, said in words.items()]


def around(submission: Submission) -> dict[str, object]:
    """What the page of a request shows of it. Raises CannotOpen."""
    return {
        "complaint": of(submission),
        "complaint_words": complaint_words,
        "complaint_rows": rows_of_said,
    }
