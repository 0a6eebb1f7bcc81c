"""What staff are asked when they share a request outside: who gets it, why, which parts, and on what."""

from portal.exporting.case_shape import Ask, Part
from portal.staff.forms.fields import Choose, Line, Ticks, Write
from portal.staff.forms.form import KeptOnce
from portal.staff.labels.export_words import PART, WHY_SHARE

AS_FILE, ON_PAPER = "file", "paper"
START = {"parts": [each for each in Part if each != Part.NOTES], "shape": ON_PAPER}


class ShareForm(KeptOnce):
    """One sharing of one request."""

    name = Line("Who is it for?", hint="Their name.", missing="Write who it is for")
    organisation = Line("Where do they work?", missing="Write the organisation they work for")
    why = Choose("Why do they get it?", WHY_SHARE, missing="Choose why")
    words = Write("Why, in your words?", missing="Write why, in your words")
    parts = Ticks(
        "What do they need? Leave out the rest",
        PART,
        hint="Locked notes and colours never go.",
        missing="Tick what they need",
    )
    shape = Choose(
        "On paper, or as a file?",
        {ON_PAPER: "A page to print", AS_FILE: "A file for another system (JSON)"},
        name="as",
        missing="Choose a page or a file",
    )

    @property
    def ask(self) -> Ask:
        """What goes, and to whom."""
        return Ask(
            name=self.name.said,
            organisation=self.organisation.said,
            why=self.why.answer,
            why_words=self.words.said,
            parts=frozenset(self.parts.answer),
        )
