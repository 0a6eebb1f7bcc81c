"""One person as the register writes of them: their requests, and whether their parents and helpers may know. Pure."""

from collections.abc import Sequence

from portal.records.register.writing import Person
from portal.records.requests.submissions import Submission
from portal.records.standing.ages import Age
from portal.records.standing.confirmed import marks_of
from portal.records.standing.ledger import Heard

TELLS_NOBODY_ELSE = frozenset({"must_not_tell", "who_not_to_tell_is_not_known", "talk_to_the_child_alone_first"})


def anchor(requests: Sequence[Submission]) -> Submission:
    """The request on which entries and tasks of the register hang: the first that asked for the list, or the first."""
    return next((each for each in requests if each.kind == "join"), requests[0])


def person(requests: Sequence[Submission], heard: Sequence[Heard], age: Age) -> Person:
    """A parent or helper may know only for an under-16 who named nobody that must not be told (`domain.md` H3, H14)."""
    tells_adults = age.is_under_16 and not any(TELLS_NOBODY_ELSE & set(marks_of(each)) for each in heard)
    return Person(requests=list(requests), tells_adults=tells_adults)
