"""Where consent stands, as a table to be read from top to bottom: the first row that fits is the answer.

The rules are those of `domain.md` 2f (source lines 70 to 80) and its hazards H5 to H10, version `events.RULES`. A
column that a row leaves out fits everything. Nothing but a `GIVEN` opens sharing, export and planning.
"""

from dataclasses import dataclass

from portal.records.consent.state_columns import Own, Parents, State, Who

DECIDE_FOR_THEMSELVES = frozenset({Who.FROM_16, Who.COMPETENT})
SAY_NO = frozenset({Own.NO, Own.TAKEN_BACK})
SAY_YES = frozenset({Own.YES, Own.SEEMED_YES})
UNCLEAR = frozenset({Own.NOT_SURE, Own.SEEMED_YES, Own.TRIED})
A_PARENT_NO = frozenset({Parents.NO, Parents.TAKEN_BACK, Parents.DIFFER})


@dataclass(frozen=True, kw_only=True)
class Row:
    """One rule. `hides_from_parents`: they said that a parent must not be told. `confirmed`: staff spoke to all."""

    who: Who | frozenset[Who]
    own: Own | frozenset[Own] = frozenset()
    parents: Parents | frozenset[Parents] = frozenset()
    hides_from_parents: bool | None = None
    confirmed: bool | None = None
    state: State
    because: str


TABLE = (
    # Nobody knows the age: then nobody knows who decides. A no counts at every age.
    Row(who=Who.AGE_UNKNOWN, own=Own.TAKEN_BACK, state=State.WITHDRAWN, because="H8: a no stops at once, at every age"),
    Row(who=Who.AGE_UNKNOWN, own=Own.NO, state=State.REFUSED, because="2f: a no needs no age"),
    Row(who=Who.AGE_UNKNOWN, state=State.WAITING_FOR_AGE, because="2f, H9: the age says who consents"),
    # 16 or over, without capacity for this decision: nobody consents.
    Row(who=Who.DECIDED_YES, state=State.GIVEN, because="2f, 18+ without capacity: a best interests decision"),
    Row(who=Who.DECIDED_NO, state=State.REFUSED, because="2f, 18+ without capacity: a best interests decision"),
    Row(who=Who.LACKS_CAPACITY, state=State.BEST_INTERESTS, because="2f, 18+ without capacity: nobody consents"),
    # 16 or over, or under 16 and competent for this decision: the person's own answer.
    Row(
        who=DECIDE_FOR_THEMSELVES,
        own=Own.NOTHING,
        state=State.WAITING_FOR_PERSON,
        because="2f, 16–17 and 18+: the person, and nobody in their place",
    ),
    Row(who=DECIDE_FOR_THEMSELVES, own=Own.TAKEN_BACK, state=State.WITHDRAWN, because="H7, H8: sharing stops at once"),
    Row(who=DECIDE_FOR_THEMSELVES, own=Own.NO, state=State.REFUSED, because="2f, 16–17 and 18+: their own answer"),
    Row(
        who=DECIDE_FOR_THEMSELVES,
        own=UNCLEAR,
        state=State.UNSURE,
        because="2f: what staff saw is never their own yes",
    ),
    Row(
        who=Who.COMPETENT,
        own=Own.YES,
        parents=A_PARENT_NO,
        state=State.THEY_DIFFER,
        because="2f, Gillick-competent: record both; H5: staff settle it, nothing does by itself",
    ),
    Row(
        who=DECIDE_FOR_THEMSELVES,
        own=Own.YES,
        confirmed=True,
        state=State.GIVEN,
        because="2f, 16–17, 18+ and Gillick-competent: their own consent",
    ),
    Row(
        who=DECIDE_FOR_THEMSELVES,
        own=Own.YES,
        state=State.GIVEN_NOT_CONFIRMED,
        because="H10: a tick on the web is no proof until staff have spoken to the person",
    ),
    # Under 16: a parent or guardian is needed, and the child is asked too.
    Row(
        who=Who.CHILD,
        own=Own.TAKEN_BACK,
        parents=Parents.NOTHING,
        state=State.WITHDRAWN,
        because="H8: a no stops at once, at every age",
    ),
    Row(
        who=Who.CHILD,
        own=Own.NO,
        parents=Parents.NOTHING,
        state=State.REFUSED,
        because="source line 73: the child is asked too, and a no counts",
    ),
    Row(
        who=Who.CHILD,
        parents=Parents.NOTHING,
        hides_from_parents=True,
        state=State.CHILD_ALONE_FIRST,
        because="a child who must not be given away: nobody asks the parent first",
    ),
    Row(
        who=Who.CHILD,
        parents=Parents.NOTHING,
        state=State.WAITING_FOR_PARENT,
        because="2f, under 16: a parent or guardian consents (source line 72)",
    ),
    Row(who=Who.CHILD, parents=Parents.DIFFER, state=State.THEY_DIFFER, because="2f: parents differ, staff settle it"),
    Row(
        who=Who.CHILD,
        own=SAY_NO,
        parents=frozenset({Parents.YES, Parents.SOME_YES}),
        state=State.THEY_DIFFER,
        because="H5: the child says no and a parent yes, nothing settles it by itself",
    ),
    Row(
        who=Who.CHILD,
        own=SAY_YES,
        parents=frozenset({Parents.NO, Parents.TAKEN_BACK}),
        state=State.THEY_DIFFER,
        because="H5: the child says yes and a parent no, nothing settles it by itself",
    ),
    Row(who=Who.CHILD, parents=Parents.TAKEN_BACK, state=State.WITHDRAWN, because="H7, H8: sharing stops at once"),
    Row(who=Who.CHILD, parents=Parents.NO, state=State.REFUSED, because="2f, under 16: a parent or guardian consents"),
    Row(
        who=Who.CHILD,
        parents=frozenset({Parents.SOME_YES, Parents.NOT_SURE}),
        state=State.UNSURE,
        because="2f, under 16: not sure is no yes",
    ),
    Row(
        who=Who.CHILD,
        own=Own.NOT_SURE,
        parents=Parents.YES,
        state=State.UNSURE,
        because="source line 73: the child is asked too, and not sure is no yes",
    ),
    Row(
        who=Who.CHILD,
        own=Own.NOTHING,
        parents=Parents.YES,
        hides_from_parents=True,
        state=State.CHILD_ALONE_FIRST,
        because="a child who must not be given away: they are asked alone",
    ),
    Row(
        who=Who.CHILD,
        own=Own.NOTHING,
        parents=Parents.YES,
        state=State.WAITING_FOR_PERSON,
        because="source line 73: the child is asked too",
    ),
    Row(
        who=Who.CHILD,
        parents=Parents.YES,
        confirmed=True,
        state=State.GIVEN,
        because="2f, under 16: a parent consents, and the child was asked in a way they can answer",
    ),
    Row(
        who=Who.CHILD,
        parents=Parents.YES,
        state=State.GIVEN_NOT_CONFIRMED,
        because="H10: a tick on the web is no proof until staff have spoken to each of them",
    ),
)


def row_for(who: Who, own: Own, parents: Parents, *, hides_from_parents: bool, confirmed: bool) -> Row:
    """The first row that fits."""
    return next(
        row
        for row in TABLE
        if _fits(row.who, who)
        and _fits(row.own, own)
        and _fits(row.parents, parents)
        and row.hides_from_parents in (None, hides_from_parents)
        and row.confirmed in (None, confirmed)
    )


def _fits(column: str | frozenset[str], value: str) -> bool:
    return column == value if isinstance(column, str) else not column or value in column
