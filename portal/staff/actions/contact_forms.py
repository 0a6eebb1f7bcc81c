"""What staff are asked about a call or a talk with a voice, and about a try to reach it."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from portal.staff.forms.fields import Choose, Day, Line, Write
from portal.staff.forms.form import KeptOnce
from portal.staff.messages.thread import TALKED, THEY_RANG, TRIED

ANSWERED = {
    "yes": "Yes, nothing that they asked is left to answer",
    "no": "No, something is left to answer",
}
TOO_EARLY = "It cannot have answered what was sent later: look at the day"


class ContactForm(KeptOnce):
    """One contact: `how` it was, and on which day."""

    title: ClassVar[str]
    more: ClassVar[str]
    is_talk: ClassVar[bool]
    how: Choose[str]
    on: Day

    @property
    def words_to_keep(self) -> str:
        """What was said, in short."""
        raise NotImplementedError

    @property
    def is_answer(self) -> bool:
        """Did it answer all that they asked?"""
        return False

    @property
    def is_theirs(self) -> bool:
        """Did they contact us, and not we them?"""
        return False

    def refuse_before(self, sent_on: date) -> None:
        """What was sent later cannot have been answered."""
        if self.is_answer and self.on.data and self.on.data < sent_on:
            self.refuse({"on": TOO_EARLY})


class Talk(ContactForm):
    title = "Write down a call or a talk"
    more = "If it answered what they asked, the clock stops."
    is_talk = True
    how = Choose("How?", TALKED, missing="Choose how")
    on = Day("On which day?", missing="Write the day")
    beside = Line("Who else was there?", name="with", hint="Leave it empty if they were alone.")
    words = Write("What was said, in short?", missing="Write in short what was said")
    answered = Choose(
        "Did it answer all that they asked?", ANSWERED, missing="Choose whether it answered what they asked"
    )

    @property
    def words_to_keep(self) -> str:
        return f"{self.words.said}\nAlso there: {self.beside.said}" if self.beside.said else self.words.said

    @property
    def is_answer(self) -> bool:
        return self.answered.data == "yes"

    @property
    def is_theirs(self) -> bool:
        return self.how.data == THEY_RANG


class Attempt(ContactForm):
    title = "Write down an attempt"
    more = "An attempt does not stop the clock."
    is_talk = False
    how = Choose("What happened?", TRIED, missing="Choose what happened")
    on = Day("On which day?", missing="Write the day")
    words = Write("Anything to know for the next try?")

    @property
    def words_to_keep(self) -> str:
        return self.words.said


FORMS: Mapping[str, type[ContactForm]] = {"talk": Talk, "attempt": Attempt}
