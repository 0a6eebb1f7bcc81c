"""What stands in a folder: the shapes of what was asked, said and known, as they are kept. Nothing is checked here."""

from typing import NotRequired, TypeAlias, TypedDict, final


@final
class Ticks(TypedDict):
    """The answers that were ticked, and own words below."""

    ticks: list[str]
    words: str


@final
class Named(TypedDict):
    """A name, and the name they like; "" when that was not asked."""

    name: str
    liked: str


@final
class Born(TypedDict):
    """A birthday, as an ISO day."""

    born: str


@final
class Aged(TypedDict):
    """How old in whole years, and the ISO day on which this was said."""

    age: int
    said: str


@final
class Town(TypedDict):
    """A place that was given by its name."""

    town: str


@final
class Postcode(TypedDict):
    """A place that was given by its postcode, with its space."""

    postcode: str


@final
class WaySaid(TypedDict):
    """One way to reach someone, whether it is safe ("yes", "no" or "not_sure"), and a private time for it."""

    detail: str
    safe: str
    when: str


@final
class Tapped(TypedDict):
    """One of the answers in one tap, by its key."""

    tap: str


Birthday: TypeAlias = Born | Aged
Where: TypeAlias = Town | Postcode
# What code reads of one answer: a word of a few, own words, or a record. Which one it is, its kind of question knows.
Value: TypeAlias = str | Ticks | Named | Birthday | Where | WaySaid | Tapped
Values: TypeAlias = dict[str, Value]  # by the name of their step


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
    check: Values  # what opens the second check, for a voice that has said nothing itself
    asker: Asker  # who passes its card on …
    asker_wrote: list[Said]  # … and what it may read of theirs


def ticks_in(value: Value | None) -> Ticks:
    """What was ticked, and own words below; nothing when it is any other answer, or none."""
    return value if isinstance(value, dict) and "ticks" in value else Ticks(ticks=[], words="")


def way_in(value: Value | None) -> WaySaid | None:
    """A way to reach someone; None when it is any other answer, or none."""
    return value if isinstance(value, dict) and "detail" in value else None
