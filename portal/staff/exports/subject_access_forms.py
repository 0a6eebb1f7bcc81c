"""What staff are asked when they make a copy for the person, and when they check one. Pure: no database."""

from collections.abc import Mapping, Sequence

from wtforms import ValidationError

from portal.exporting import subject_access
from portal.exporting.contents import Inside
from portal.exporting.subject_access import Wanted
from portal.staff.forms.fields import Choose, Question, Ticks, Write
from portal.staff.forms.form import KeptOnce, StaffForm, form_of
from portal.staff.labels import consent_words

GOES, BACK = "goes", "back"
SAME = "You made it: someone else must check it."
SAFEGUARDING = "Only safeguarding lets this one go: what it may set off at home is theirs to judge."
CHANGED = "Something on these requests has changed since it was made. Make a new copy."
ALSO = {
    "notes": "Notes of staff. Never locked ones. Read each: they may speak of others",
    "decisions": "Capacity and best interests records, without the names and views of others",
}


class CheckForm(StaffForm):
    """Whether a copy may go."""

    answer = Choose(
        "What do you decide?",
        {GOES: "Yes: I read all of it, and it may go", BACK: "No: send it back"},
        missing="Choose yes or no",
    )
    why = Write("If not, what is not right?")

    @property
    def lets_it_go(self) -> bool:
        return self.answer.data == GOES

    def validate_why(self, why: Write) -> None:
        if self.answer.data == BACK and not why.said:
            raise ValidationError("Write what is not right")


class CopyForm(KeptOnce):
    """A new copy."""

    checked = Write(
        "How do you know that it is them who ask?",
        hint="A parent or helper does not get this copy.",
        missing="Write how you know that it is them",
    )
    also = Ticks("What else may be in it?", ALSO)


class CopyWithOthers(CopyForm):
    """The same, where other voices said something: each may have agreed."""

    agreed: Ticks[str]
    agreed_how: Write

    def validate_agreed_how(self, how: Write) -> None:
        if self.agreed.data and not how.said:
            raise ValidationError("Write when and how they agreed")


def making(of: Sequence[Inside]) -> type[CopyForm]:
    """The form of a new copy."""
    others = {
        subject_access.voice_key(each): f"{each.reference}: {consent_words.voice_words(each)}"
        for each in subject_access.others(of)
    }
    if not others:
        return CopyForm
    label = "Who else agreed that the person gets what they wrote?"
    asked: dict[str, Question[object]] = {
        "agreed": Ticks(label, others, hint="Left without a tick, nothing of theirs is in it."),
        "agreed_how": Write("If you ticked someone: when and how did they agree?"),
    }
    return form_of(asked, CopyWithOthers)


def wanted(said: Mapping[str, object]) -> Wanted:
    """What was ticked when it was made."""
    also = _ticks(said, "also")
    return Wanted(notes="notes" in also, decisions="decisions" in also, agreed=frozenset(_ticks(said, "agreed")))


def parts(said: Mapping[str, object]) -> list[str]:
    """What is in it, by name, for the trail: no word of anyone."""
    return ["own words", *_ticks(said, "also"), *(["others who agreed"] if _ticks(said, "agreed") else [])]


def agreed_words(of: Sequence[Inside], said: Mapping[str, object]) -> list[str]:
    """Those who agreed, in words."""
    known = {subject_access.voice_key(each): consent_words.voice_words(each) for each in subject_access.others(of)}
    return [f"{key.partition(' ')[0]}: {known.get(key, 'someone')}" for key in _ticks(said, "agreed")]


def _ticks(said: Mapping[str, object], name: str) -> list[str]:
    return [each for each in str(said.get(name, "")).split(",") if each]
