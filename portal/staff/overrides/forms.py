"""What staff are asked when they make an override, and when a second person decides about one. Pure: no database."""

from wtforms import ValidationError

from portal.records.consent.overrides import AT_ONCE, NO, YES
from portal.staff.forms.fields import Choose, Day, Line, Write
from portal.staff.forms.form import KeptOnce
from portal.staff.labels import consent_words

NOT_TOLD, NO_TIME = "no", AT_ONCE
MORE = (
    "It opens sharing and export of this request, to keep someone safe, and a quick meeting. It is no consent: the "
    "list and a full meeting stay closed.\nIt counts when a second person of safeguarding said yes. In an emergency it "
    "counts at once, and the second person looks at it on the same working day.\nIt stands at the top of the request "
    "for ever. Tell the person first, if that is safe."
)
REVIEW_MORE = (
    "Read why it was made, and decide for yourself. A no ends it at once; what is needed then is a new override."
)


class OverrideForm(KeptOnce):
    """One override, for one decision."""

    reason = Choose("Why must it be shared?", consent_words.OVERRIDE, missing="Choose why it must be shared")
    why = Write(
        "What is the danger, and what must be shared with whom?",
        missing="Write what the danger is, and what must be shared with whom",
    )
    capacity = Choose(
        "Does the person have capacity for this decision?",
        consent_words.HAS_CAPACITY,
        missing="Choose whether they have capacity for this decision",
    )
    capacity_why = Write(
        "How do you know, or why is it not known?", missing="Write how you know, or why it is not known"
    )
    told = Choose("Was the person told?", consent_words.TOLD_THEM, missing="Choose whether the person was told")
    told_why = Write("If not: why not?")
    emergency = Choose(
        "Is there time for a second person?", consent_words.EMERGENCY, missing="Choose whether there is time"
    )
    emergency_why = Write("If there is none: why not?")
    by_name = Line("Who decided it? Their name", missing="Write the name")
    by_role = Line("Their role", missing="Write the role")
    on = Day("On which day?", missing="Write the day")

    def validate_told_why(self, why: Write) -> None:
        if self.told.data == NOT_TOLD and not why.said:
            raise ValidationError("Write why the person was not told")

    def validate_emergency_why(self, why: Write) -> None:
        if self.emergency.data == NO_TIME and not why.said:
            raise ValidationError("Write why there is no time")


class ReviewForm(KeptOnce):
    """What a second person says of an override: the first time, and each week while it counts."""

    answer = Choose(
        "Is this override right, and still needed?",
        {YES: "Yes: it counts", NO: "No: it does not count, from now on"},
        missing="Choose yes or no",
    )
    why = Write("Why?", missing="Write why")
