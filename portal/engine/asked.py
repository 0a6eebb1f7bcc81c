"""As what a step was shown: in which words, to which voice. An answer holds only for the question it was given to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from portal.engine.steps import Answers, Ask, Spoken, Step, Stop, Tell
from portal.records.voices.contents import Values

AS = ":asked"  # after the name of a step, which has no colon: what is kept beside its answer
LONGEST = 40


def shown_as(step: Step, answers: Answers, voice: str) -> str:
    """What must be the same for an answer to count; "" where nothing can change. `answers` are those above it.

    A question is another one in other words. What no page shows again, and what a voice was told, are of one voice.
    """
    if isinstance(step, Stop):
        return ""
    if isinstance(step, Tell):
        return voice
    words = sorted({each.to(answers) for each in spoken_in(step)})
    return ".".join([*words, voice] if step.is_hidden else words)


def spoken_in(ask: Ask) -> Iterator[Spoken]:
    """All on the page of this question that is said in words of their own to different people."""
    for part in (ask, ask.kind, *getattr(ask.kind, "choices", ())):
        held = (getattr(part, each.name) for each in fields(part))
        yield from (each for each in held if isinstance(each, Spoken))


def field_of(step: Step) -> str:
    """The field in which the form of its page brings it back: one for each question on that page."""
    return f"asked-{step.name}" if isinstance(step, Ask) and step.beside else "asked"


def kept_as(name: str, saved: Mapping[str, object]) -> object:
    """As what this answer was given; None where that was not kept: it counts as it stands."""
    return saved.get(name + AS)


def keep(name: str, saved: Values, shown: str | None) -> None:
    """Keep as what the page of this answer was shown; None when the page did not say."""
    saved.pop(name + AS, None)
    if shown:
        saved[name + AS] = shown[:LONGEST]


def names(saved: Iterable[str]) -> Iterator[str]:
    """The names of the steps that were answered, without what is kept beside them."""
    return (name for name in saved if not name.endswith(AS))


def without_old(steps: tuple[Step, ...], saved: Values) -> Values:
    """The answers of a draft, without how someone is now where nobody knows whom it was asked of: that is asked again.

    So it is in drafts that were begun before the portal kept it, whose other answers count as they stand.
    """
    old = {each.name for each in steps if isinstance(each, Ask) and each.of_now and kept_as(each.name, saved) is None}
    return {name: value for name, value in saved.items() if name not in old}
