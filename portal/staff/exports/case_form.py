"""What staff are asked when they share a request outside: who gets it, why, which parts, and on what."""

from collections.abc import Sequence

from portal.exporting.case_shape import Ask
from portal.exporting.contents import names_one_of
from portal.staff.forms.fields import Choose, Line, Question, Ticks, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels.export_words import PART, WHY_SHARE

AS_FILE, ON_PAPER = "file", "paper"
START = {"shape": ON_PAPER}
NONE_OF_THEM = "none_of_them"

NOT_TOLD = "This is somebody who must not be told. Nothing was shared"
NOT_SURE = "Nothing goes until you are sure that who gets it is none of those who must not be told"
NO_PARENT = "Nothing goes to a parent or guardian until you talked to the child, or wrote down why not"


class ShareForm(KeptOnce):
    """One sharing of one request."""

    name = Line("Who is it for?", hint="Their name.", missing="Write who it is for")
    organisation = Line("Where do they work?", missing="Write the organisation they work for")
    why = Choose("Why do they get it?", WHY_SHARE, missing="Choose why")
    words = Write("Why, in your words?", missing="Write why, in your words")
    parts = Ticks(
        "What do they need? Leave out the rest",
        PART,
        hint="Only what is ticked goes, beside the reference, the day it came, the language and the age. Locked notes, "
        "colours and who must not be told never go.",
        missing="Tick what they need",
    )
    shape = Choose(
        "On paper, or as a file?",
        {ON_PAPER: "A page to print", AS_FILE: "A file for another system (JSON)"},
        name="as",
        missing="Choose a page or a file",
    )

    def against(self, not_told: Sequence[str]) -> dict[str, str]:
        """What stops it: it is for somebody who must not be told."""
        return {"name": NOT_TOLD} if names_one_of(self.name.said, not_told) else {}

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


def form_for(*, stops: bool, child_first: str = "") -> type[ShareForm]:
    """The form; when somebody must not be told, or nobody knows who, it is not sent without one more tick.

    Nor where the child comes first, before any parent: `child_first` says why.
    """
    asked: dict[str, Question[object]] = {}
    if stops:
        asked["not_told"] = Ticks(
            "Who must not be told",
            {NONE_OF_THEM: "Who gets it is none of them, and I asked them to tell none of them"},
            hint="It does not stand in what leaves.",
            missing=NOT_SURE,
        )
    if child_first:
        asked["no_parent"] = Ticks(
            "Parents and guardians",
            {NONE_OF_THEM: "Who gets it is no parent or guardian of theirs, and I asked them to tell none"},
            hint=child_first,
            missing=NO_PARENT,
        )
    return form_of(asked, ShareForm) if asked else ShareForm
