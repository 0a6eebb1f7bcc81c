"""Whom a withdrawal without a card may be about, and whether that is one person as far as staff know. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from portal.names import are_nested
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents, Meaning


@dataclass(frozen=True, kw_only=True)
class Known:
    """What one request says of whom it is about."""

    id: str
    person: str | None  # who it is, once staff linked it; another for each person
    names: tuple[str, ...]  # the whole name, and the one they like
    born: tuple[date, date] | None  # the first and the last day it can have been


def names_in(contents: Contents) -> list[str]:
    """The name that was given, and the one they like."""
    given = value_of(contents, Meaning.NAME)
    both = (given["name"], given["liked"]) if isinstance(given, dict) and "liked" in given else ()
    return [each for each in both if each]


def born_in(contents: Contents) -> date | None:
    """The birthday that was given, not an age."""
    given = value_of(contents, Meaning.BIRTHDAY)
    return date.fromisoformat(given["born"]) if isinstance(given, dict) and "born" in given else None


def meant_by(answer: Known, found: Sequence[Known]) -> list[Known]:
    """Of what may be the same person: who has this very name with parts left out; else all whose age fits.

    A twin has the birthday and the family name too, and is not meant when the other twin is found by the whole name.
    """
    fitting = [each for each in found if _fits(answer.born, each.born)]
    named = [each for each in fitting if any(are_nested(one, other) for one in answer.names for other in each.names)]
    return named or fitting


def is_one_person(answer: Known, meant: Sequence[Known]) -> bool:
    """Is all of this about one person? What staff linked is, and what they linked to two persons is about two."""
    if not meant or len({each.person for each in (answer, *meant) if each.person}) > 1:
        return False
    linked = [each for each in meant if each.person]
    others = [each for each in meant if not each.person]
    beside_linked = all(any(_named_alike(each, one) for one in linked) for each in others)
    return beside_linked if linked else all(_named_alike(*pair) for pair in combinations(others, 2))


def _named_alike(one: Known, other: Known) -> bool:
    return are_nested(one.names[0], other.names[0]) if one.names and other.names else False


def _fits(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])
