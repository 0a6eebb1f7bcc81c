"""What stands in a folder: the shapes of what was asked, said and known, as they are kept. Nothing is checked here."""

from typing import Any, NotRequired, TypeAlias, TypedDict

# What code reads of one answer. Only its kind of question knows the shape: a word, or a record of words.
Value: TypeAlias = Any
Answers: TypeAlias = dict[str, Value]  # by the name of their step


class InWords(TypedDict):
    """One question and its answer, in the words of one language."""

    question: str
    lines: list[str]


class Said(InWords):
    """One answer: the words that were shown, and the value."""

    step: str
    value: Value
    picture: NotRequired[str]  # the one that was chosen with these words
    english: NotRequired[InWords]  # the same, when another language was shown


class Asker(TypedDict, total=False):
    """Who asked for this voice: which voice that is, and its name."""

    voice: str
    name: str


class Contents(TypedDict, total=False):
    """All that one folder holds. Which keys are there depends on how the voice came to have it."""

    about: str  # whose request it is
    name: str  # of a voice that staff wrote down
    reasons: list[str]
    marks: list[str]
    said: list[Said]
    asked_for_this: bool  # it sent the request
    check: Answers  # what opens the second check, for a voice that has said nothing itself
    asker: Asker  # who passes its card on …
    asker_wrote: list[Said]  # … and what it may read of theirs
