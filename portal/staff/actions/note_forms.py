"""What staff can write on a request for each other: what each is called, what it asks, and what keeps it."""

from collections.abc import Mapping
from typing import ClassVar

from wtforms import ValidationError

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.correspondence import notes
from portal.records.queries import index, tokens
from portal.records.register.entry import IN_MENTAL_HEALTH, Colour, Entry, What
from portal.records.requests import submissions, tasks
from portal.records.requests.submissions import Submission
from portal.staff.access.gate import me
from portal.staff.forms.fields import Choose, Day, Line, Ticks, Write
from portal.staff.forms.form import KeptOnce
from portal.staff.labels import words
from portal.staff.request import in_register
from portal.staff.request.in_register import write_entry

OTHER_HOSPITAL_SAID = (
    "Blue is for a mental health hospital alone. Choose red, amber or green by the risk of going into one, and write "
    "in which hospital they are"
)


class NoteForm(KeptOnce):
    """One thing to write down."""

    title: ClassVar[str]
    more: ClassVar[str]

    def keep(self, submission: Submission, once: str) -> None:
        """Keep what was said, once."""
        raise NotImplementedError


class Note(NoteForm):
    title = "Write a note"
    more = "Staff read it, and the person in a copy that they ask for. It never comes into a message."
    words = Write("Your note", missing="Write the note")

    def keep(self, submission: Submission, once: str) -> None:
        _keep(submission, self.words.said, once)


class LockedNote(NoteForm):
    title = "Write a locked note"
    more = (
        "Only safeguarding opens it, with a reason that is written down. You cannot read it again yourself.\n"
        "When the person asks for a copy of what we keep, safeguarding decides whether it goes in."
    )
    words = Write("Your note", missing="Write the note")

    def keep(self, submission: Submission, once: str) -> None:
        _keep(submission, self.words.said, once, locked=True)


class NhsNumber(NoteForm):
    """A note, and a token by which a request with the same number is found."""

    title = "Add the NHS number"
    more = "Other requests with this number are then shown as maybe the same person. It is kept as a note."
    number = Line("NHS number", missing="Write the NHS number")

    def validate_number(self, number: Line) -> None:
        if not tokens.nhs_number(number.said):
            raise ValidationError("Write all 10 figures as they stand on a letter")

    def keep(self, submission: Submission, once: str) -> None:
        number = tokens.nhs_number(self.number.said)
        index.keep_nhs_number(db(), settings().keys, submission.id, number)
        _keep(submission, f"NHS number: {number[:3]} {number[3:6]} {number[6:]}", once)


class SetColour(NoteForm):
    title = "Set the colour"
    more = "How likely a mental health hospital is, as you judge it. They see it only in a copy that they ask for."
    colour = Choose(
        "Which colour?", {Colour(key): said for key, said in words.COLOUR.items()}, missing="Choose a colour"
    )
    hospital = Choose(
        "For blue: which kind of hospital are they in?",
        words.HOSPITAL,
        hint="Blue is for a mental health hospital alone. Leave it empty for any other colour.",
    )
    factors = Ticks("Which of these are there?", words.FACTOR)
    why = Write("Why?", missing="Write why")

    def keep(self, submission: Submission, once: str) -> None:
        hospital = self.hospital.said if self.colour.answer == Colour.BLUE else ""
        said = {"colour": self.colour.said, "why": self.why.said, "hospital": hospital}
        entry = Entry(what=What.COLOUR, on=calendar.today(), said=said, factors=self.factors.answer)
        person = in_register.of_request(submission)
        last = person.standing.colour
        if last is None or (last.colour, last.why, last.factors) != (entry.colour, entry.why, entry.factors):
            write_entry(person, entry, on=submission, once=once)

    def validate_hospital(self, hospital: Choose[str]) -> None:
        if self.colour.data != Colour.BLUE or hospital.data == IN_MENTAL_HEALTH:
            return
        raise ValidationError(OTHER_HOSPITAL_SAID if hospital.data else "Find out, then choose which kind it is")


class SetLevel(NoteForm):
    title = "Raise or lower the level"
    more = "Nothing lowers by itself. Say why you do."
    level = Choose("How soon?", words.LEVEL, missing="Choose how soon")
    why = Write("Why?", missing="Write why")

    def keep(self, submission: Submission, once: str) -> None:
        level = self.level.answer
        if submission.level == level:
            return
        submissions.set_level(db(), submission, level, actor=me().actor)
        _keep(submission, f"{words.of(words.LEVEL, level)}: {self.why.said}", once)


class AddTask(NoteForm):
    title = "Add a task"
    more = "It stands on top of the inbox until it is done."
    words = Line("What is to be done?", missing="Write what is to be done")
    on = Day("By which day?", missing="Write the day", may_come=True)

    def keep(self, submission: Submission, once: str) -> None:
        said, due = self.words.said, self.on.answer
        waiting = tasks.waiting(db(), settings(), [submission.id])
        if not any(each.words == said and each.due == due for each in waiting):
            keys = settings().keys
            tasks.by_hand(db(), keys, submission_id=submission.id, words=said, due=due, actor=me().actor)


FORMS: Mapping[str, type[NoteForm]] = {
    "note": Note,
    "locked-note": LockedNote,
    "nhs-number": NhsNumber,
    "colour": SetColour,
    "level": SetLevel,
    "task": AddTask,
}


def _keep(submission: Submission, said: str, once: str, *, locked: bool = False) -> None:
    notes.keep(db(), settings().keys, submission.id, said, by=me().actor, once=once, locked=locked)
