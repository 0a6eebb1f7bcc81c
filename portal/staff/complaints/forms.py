"""What staff are asked at each step of a complaint, and what does not fit the rules (`domain.md` 9)."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from portal import calendar
from portal.records.complaints.state import Entry, Kind, Step
from portal.staff.forms.fields import Choose, Day, Line, Ticks, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels import complaint_words, times
from portal.staff.request.complaint import Complaint, name_of, readers

WHEN = "On which day?"
NO_DAY = "Write the day"


class StepForm(KeptOnce):
    """One step of a complaint, on one day."""

    kind: ClassVar[Kind]
    more: ClassVar[str]
    on: Day

    @property
    def entry(self) -> Entry:
        """What is kept. Only for a form that was found right."""
        asked = [each for each in self.asked if each.said and each.name not in ("on", "is_one")]
        said = {each.name: each.answer.isoformat() if isinstance(each, Day) else each.said for each in asked}
        return Entry(kind=self.chosen, on=self.on.answer, said=said)

    @property
    def chosen(self) -> Kind:
        return self.kind

    def against(self, complaint: Complaint, last_to_settle: date) -> dict[str, str]:
        """What does not fit between the answers, or with what is known of the request."""
        if self.on.data and self.on.data < complaint.days.received:
            return {"on": f"It came on {times.day(complaint.days.received)}: write that day, or one after it"}
        return {}


class SortForm(StepForm):
    more = "A problem is treated as a complaint unless the person says that it is none."
    is_one = Choose("Is this a complaint?", complaint_words.SORTED, missing="Choose what it is")
    why = Write("For a no: what did they say? For something settled: how was it settled?")
    on = Day(WHEN, missing=NO_DAY)

    @property
    def chosen(self) -> Kind:
        return self.is_one.answer

    def against(self, complaint: Complaint, last_to_settle: date) -> dict[str, str]:
        if self.is_one.data in (Kind.NOT, Kind.SETTLED) and not self.why.said:
            return {"why": "Write what they said, or how it was settled"}
        if self.is_one.data == Kind.SETTLED and self.on.data and self.on.data > last_to_settle:
            by = times.day(last_to_settle)
            return {"on": f"The next working day was {by}. Settled later it stays a complaint: choose yes"}
        return super().against(complaint, last_to_settle)


class AcknowledgedForm(StepForm):
    kind = Kind.ACKNOWLEDGED
    more = "Offer to talk about how you look at it, and by when they get an answer."
    how = Choose("How did you tell them that you have it?", complaint_words.HOW, missing="Choose how you told them")
    on = Day(WHEN, missing=NO_DAY)
    talk = Choose("Did you offer to talk about it?", complaint_words.TALK, missing="Choose what came of the offer")
    plan = Line("What did you agree: how, and by when?", hint="Leave it empty where nothing is agreed yet.")

    def against(self, complaint: Complaint, last_to_settle: date) -> dict[str, str]:
        if self.talk.data == "agreed" and not self.plan.said:
            return {"plan": "Write what you agreed"}
        return super().against(complaint, last_to_settle)


class WhoForm(StepForm):
    kind = Kind.WHO
    more = "Where it is about several, they answer together, in one letter."
    who = Ticks("Who answers it?", complaint_words.WHO, missing="Tick who answers it")
    on = Day("On which day did they agree to answer it?", missing=NO_DAY)


class InformationForm(StepForm):
    kind = Kind.INFORMATION
    more = (
        "It is about what is kept of them, or who saw it. It goes first to whoever is in charge of that information: "
        "they acknowledge it within 30 days, and answer without delay."
    )
    owner = Line("Who is in charge of the information?", missing="Write who it goes to")
    on = Day("On which day did it go to them?", missing=NO_DAY)


class AnsweredForm(StepForm):
    kind = Kind.ANSWERED
    more = "Write it down only when the letter has gone. It says what you found, and who can look at it next."
    how = Choose("How was it sent?", complaint_words.WRITTEN, missing="Choose how it was sent")
    named: Ticks[str]
    on = Day(WHEN, missing=NO_DAY)

    def against(self, complaint: Complaint, last_to_settle: date) -> dict[str, str]:
        missing = [name_of(each) for each in complaint.to_name if each not in (self.named.data or ())]
        if missing:
            return {"named": f"The letter must name: {', '.join(missing)}. Send it so, then tick who is named"}
        return super().against(complaint, last_to_settle)


class LateForm(StepForm):
    kind = Kind.LATE
    more = "Tell the person first, in writing: why it is late, and the new day."
    why = Write("Why is it late?", missing="Write why it is late")
    by = Day("By which new day do they get the answer?", missing="Write the new day", may_come=True)
    on = Day("On which day were they told?", missing=NO_DAY)

    def against(self, complaint: Complaint, last_to_settle: date) -> dict[str, str]:
        if self.by.data and self.by.data <= calendar.today():
            return {"by": "Write a day that is still to come"}
        return super().against(complaint, last_to_settle)


FORMS: Mapping[Step, type[StepForm]] = {
    Step.SORT: SortForm,
    Step.ACKNOWLEDGED: AcknowledgedForm,
    Step.WHO: WhoForm,
    Step.INFORMATION: InformationForm,
    Step.ANSWERED: AnsweredForm,
    Step.LATE: LateForm,
}


def form_for(step: Step) -> type[StepForm]:
    """The form of this step; whom a letter can name is called as the owner's settings say."""
    if step != Step.ANSWERED:
        return FORMS[step]
    named = Ticks("Whom does the letter name, who can look at it next?", readers(), missing="Tick who is named")
    return form_of({"named": named}, AnsweredForm)
