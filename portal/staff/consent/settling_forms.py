"""Who may decide by law, asked before best interests; and how it was settled that two voices differ. Pure."""

from collections.abc import Iterator

from portal.staff.consent import long_forms
from portal.staff.consent.long_forms import PERHAPS, YES_NO, Part, Questions
from portal.staff.forms.fields import Choose, Line, Write
from portal.staff.labels import consent_words


def authority() -> Iterator[Part]:
    """Is there an attorney, a deputy or a court order? (Mental Capacity Act 2005, sections 9 and 16.)"""
    yield Part(
        title="Is there one?",
        asked={
            "answer": long_forms.choose(
                "Is there an attorney for health and welfare, a deputy, or an order of the court?",
                consent_words.AUTHORITY,
                "Ask the person, the family and the Office of the Public Guardian.",
            ),
            "how": long_forms.write("How did you find out?"),
        },
    )
    yield Part(
        title="If there is one",
        asked={
            "name": Line("Their name, or the court"),
            "seen": Choose("Was the document seen?", YES_NO),
            "document": Line("Which document, and who saw it?"),
            "limits": Write("What may they decide, and what not?"),
            "covers": Choose("May they decide this?", PERHAPS),
        },
    )
    yield Part(title="When", asked={"on": long_forms.on()})


def settled() -> Iterator[Part]:
    """How people settled it: a record, and nobody's answer is changed by it (`domain.md` H5)."""
    said: Questions = {
        "said_person": long_forms.write("What did the child say, and why?"),
        "said_parents": long_forms.write("What did each parent or guardian say, and why?"),
        "others": Write("Who else was asked, and what do they think?"),
    }
    yield Part(title="What each said", asked=said)
    found: Questions = {
        "answer": long_forms.choose("How was it settled?", consent_words.SETTLED),
        "why": long_forms.write("Why?"),
        "told": long_forms.write("How were they told, and that they may ask for an advocate or challenge it?"),
    }
    days: Questions = {"on": long_forms.on(), "review": long_forms.review()}
    yield Part(title="What was settled", asked=found | long_forms.who("The decider’s") | days)
