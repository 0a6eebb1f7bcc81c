"""What stands in a folder: the shapes of what was asked, said and known, as they are kept. Nothing is checked here."""

from enum import StrEnum
from typing import NotRequired, TypeAlias, TypedDict, final

from portal.written import doubts, ways
from portal.written.ways import Leads


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
    """One way to reach someone, whether it is safe ("yes", "no", "not_sure", "" for no answer), and a private time.

    `to` and `beside` are not there in what was sent before they were kept.
    """

    detail: str  # as it was typed
    safe: str
    when: str
    to: NotRequired[str]  # the number as it is dialled, or the email; "" where nothing can be sent to it
    beside: NotRequired[str]  # the words that stood beside it


@final
class Tapped(TypedDict):
    """One of the answers in one tap, by its key."""

    tap: str


Birthday: TypeAlias = Born | Aged
Where: TypeAlias = Town | Postcode
# What code reads of one answer: a word of a few, own words, or a record. Which one it is, its kind of question knows.
Value: TypeAlias = str | Ticks | Named | Birthday | Where | WaySaid | Tapped
Values: TypeAlias = dict[str, Value]  # by the name of their step


class Meaning(StrEnum):
    """What an answer is to those who read it: declared on its step and kept beside it. A name tells nothing."""

    WHO = "who"  # is asking
    ROLE = "role"  # what they are to the person
    WANTS = "wants"  # what a helper says the person wants
    NAME = "name"  # of the person
    BIRTHDAY = "birthday"
    WAYS = "reach"  # by which ways whoever writes wants to hear from us
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    TRUSTED = "someone"  # a way to somebody they trust
    OWN = "own"  # one way to whoever writes: a phone number, an email or an address
    GIVEN = "given"  # a way to the person, given by whoever asked for them
    MUST_NOT_TELL = "private"
    STAY_AWAY = "stay_away"  # who is not wanted at a meeting
    FORMAT = "how"  # how to give information
    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    SPEAK = "speak"  # what helps when we talk: a language, an interpreter, British Sign Language
    ADVOCATE = "advocate"  # is one wanted?
    AFTER_A_NO = "after"  # what to do then
    CONSENT = "answer"  # a yes, a no or a change of mind, without a card
    ASKER = "you"  # the name of whoever asks for someone else
    WHERE = "where"  # the person is now
    NOW = "now"  # is the person safe?
    ASKER_NOW = "you_now"  # is whoever asks for them?
    HAPPENING = "tell"  # what is happening, or what happened
    ABOUT_WHAT = "what"  # a problem, help or a card is about
    TALK = "talk"  # of hospital now
    AS_BEFORE = "same"  # can whoever lost a card still be reached as before?
    AGREE = "agree"  # a yes or a no as the request was sent: the person's own …
    AGREE_PARENT = "agree_parent"  # … a parent's about their child …
    AGREE_THEM = "agree_you"  # … and the person's on a phone that was handed over


class InWords(TypedDict):
    """One question and its answer, in the words of one language."""

    question: str
    lines: list[str]


class Said(InWords):
    """One answer: the words that were shown, and the value."""

    step: str
    means: NotRequired[str]  # a Meaning, or "" for none; not there in what was sent before it was kept
    value: Value
    picture: NotRequired[str]  # the one that was chosen with these words
    english: NotRequired[InWords]  # the same, when another language was shown
    told_at: NotRequired[str]  # an ISO moment, where it was told after the request was sent
    earlier: NotRequired[list["Said"]]  # what was said to the same question before, the oldest first


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


def led_to(said: WaySaid) -> Leads:
    """The number or the email of a way, and the words beside it; of what was sent before these were kept, read now."""
    return ways.led_to(said["detail"], said.get("to"), said.get("beside", ""))


def sends_to(said: WaySaid) -> Leads:
    """Where the portal may send by itself; to none where a reader must say which number or email is meant."""
    return Leads() if doubts.leave_open_which(said["detail"]) else led_to(said)


# What was sent before meanings were kept has names of steps alone: what each meant then. No other place reads a name.
OF_OLD: dict[str, Meaning] = {each.value: each for each in Meaning if each not in (Meaning.OWN, Meaning.GIVEN)}
OF_OLD["reach_them"] = Meaning.GIVEN
# From ASKER on they had none when meanings were first kept: what says "" may be one, by the name of its step.
SINCE = frozenset(tuple(Meaning)[tuple(Meaning).index(Meaning.ASKER) :])


def meaning_of(said: Said, contents: Contents) -> str:
    """What this answer of these contents means: a Meaning, or "" when nobody reads it but as words."""
    if "means" in said:
        return said["means"] or (said["step"] if said["step"] in SINCE else "")
    meant = OF_OLD.get(said["step"], "")
    # One name served two questions. Somebody they trust was asked for only after the ways they want.
    is_own = meant == Meaning.TRUSTED and all(each["step"] != "reach" for each in contents["said"])
    return Meaning.OWN if is_own else meant


def by_meaning(contents: Contents) -> Values:
    """The answers that mean something to those who read them, by their meaning."""
    met = ((meaning_of(each, contents), each["value"]) for each in contents.get("said", ()))
    return {meaning: value for meaning, value in met if meaning}
