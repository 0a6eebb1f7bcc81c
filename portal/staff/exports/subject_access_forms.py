"""What staff are asked about a copy for the person: to make it, what is not in it, to check it. Pure: no database."""

from collections.abc import Sequence

from wtforms import ValidationError

from portal.exporting.subject_access_classes import class_of
from portal.records.accountability.leaving_out import HarmTest, Said, Why
from portal.staff.forms.fields import Choose, Day, Line, Pick, Ticks, Write
from portal.staff.forms.form import KeptOnce, StaffForm, form_of
from portal.staff.labels import export_words

GOES, BACK = "goes", "back"
OUT, IN = "out", "in"
QUIET = "quiet"
SAME = "You made it: someone else must check it."
SAFEGUARDING = "Only safeguarding lets this one go: what it may set off at home is theirs to judge."
FETCHED_BY = "A locked note is in it: only safeguarding gets the file."
CHANGED = "Something on these requests has changed since it was made. Make a new copy."
UNDECIDED = "Safeguarding must decide first, on each locked note: does it go in, or stay out?"
AGAIN = "Something stayed out of the last copy. Decide again whether it stays out or goes in: "
NOT_HEALTH = "Only words about health or social care are held back for serious harm: choose another reason"
HARM_TEST = {  # what is missing from a harm test
    "test_name": "Write the name of the health professional who made the harm test",
    "test_profession": "Write their profession",
    "test_on": "Write the day on which they made it",
    "test_why": "Write why it would do serious harm",
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
    """A new copy: all that is kept is in it, but what somebody decided to leave out."""

    checked = Write(
        "How do you know that it is them who ask?",
        hint="A parent or helper does not get this copy.",
        missing="Write how you know that it is them",
    )


class DecisionForm(KeptOnce):
    """Whether one class, or one item, stays out of the copies from now on, and why."""

    about: Pick[str]
    decision = Choose(
        "What do you decide?",
        {OUT: "It stays out", IN: "It goes in"},
        missing="Choose whether it stays out or goes in",
    )
    why = Choose("If it stays out: why?", export_words.LEFT_OUT)
    words = Write("In words: why?", hint="Needed when it goes in. Staff alone read this.")
    quiet = Ticks(
        "May the first page of the copy name this kind of reason?",
        {QUIET: "No: naming it would itself do harm. It then says only that some things are not there"},
    )
    test_name = Line("Harm test: name of the health professional who made it", hint="Only for serious harm.")
    test_profession = Line("Harm test: their profession")
    test_on = Day("Harm test: the day on which they made it")
    test_why = Write("Harm test: why it would do serious harm", hint="To whom, and how.")

    def validate_why(self, why: Choose[Why]) -> None:
        if self.decision.data != OUT:
            return
        if why.data is None:
            raise ValidationError("Choose why it stays out")
        held = class_of(self.about.data or "")
        if why.data == Why.HARM and held and not held.is_health:
            raise ValidationError(NOT_HEALTH)

    def validate_words(self, typed: Write) -> None:
        if self.decision.data == IN and not typed.said:
            raise ValidationError("Write why it goes in")

    def refuse_half_a_test(self) -> None:
        """What is held back for harm needs who tested it, of which profession, on which day, and why."""
        if self.needs_test:
            self.refuse({name: said for name, said in HARM_TEST.items() if not self[name].said})

    @property
    def needs_test(self) -> bool:
        return self.decision.data == OUT and self.why.data == Why.HARM

    @property
    def decided(self) -> Said:
        """What was decided, as it is kept. Only of a form that was found right."""
        out = self.decision.answer == OUT
        test = HarmTest(
            name=self.test_name.said,
            profession=self.test_profession.said,
            on=self.test_on.data.isoformat() if self.test_on.data else "",
            why=self.test_why.said,
        )
        return Said(
            about=self.about.answer,
            stays_out=out,
            why=self.why.answer if out else "",
            words=self.words.said,
            quiet=out and bool(self.quiet.data),
            test=test if self.needs_test else None,
        )


def deciding(may_be: dict[str, str]) -> type[DecisionForm]:
    """The form about these classes and items, by key."""
    about = Pick("What is it about?", may_be, missing="Choose what it is about")
    questions = ("decision", "why", "words", "quiet", *HARM_TEST)
    return form_of({"about": about} | {each: getattr(DecisionForm, each) for each in questions}, DecisionForm)


def parts(left_out: Sequence[str]) -> list[str]:
    """What the copy is, by name, for the trail: no word of anyone."""
    return ["all", *(f"not {each}" for each in left_out)]
