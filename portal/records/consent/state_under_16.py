"""Where consent stands under 16: a competent child decides; else a parent or guardian, and the child is asked too.

`domain.md` 2f and 9 (a competent child's consent stands, parents cannot override it; one holder of the legal right is
enough), source lines 72 and 73. Read from top to bottom.
"""

from portal.records.consent.state_columns import SAY_NO, Own, Parents, Row, Settled, State, Who

UNCLEAR = frozenset({Own.NOT_SURE, Own.AS_A_CHILD, Own.SEEMED_YES, Own.TRIED})
SAY_YES = frozenset({Own.YES, Own.SEEMED_YES})
A_YES = frozenset({Parents.YES, Parents.SOME_YES})
A_NO = frozenset({Parents.NO, Parents.TAKEN_BACK})
SETTLED_YES = "2f: people settled it, with a record; one holder of the legal right said yes, and that is enough"
SETTLED_NO = "H5: people settled it as a no, with a record"

COMPETENT = (
    Row(
        who=Who.COMPETENT,
        own=Own.NOTHING,
        state=State.WAITING_FOR_PERSON,
        because="2f, Gillick-competent: the child, and nobody in their place",
    ),
    Row(who=Who.COMPETENT, own=Own.TAKEN_BACK, state=State.WITHDRAWN, because="H7, H8: sharing stops at once"),
    Row(
        who=Who.COMPETENT,
        own=Own.NO,
        state=State.REFUSED,
        because="2f, Gillick-competent: their own no stands, whatever a parent says",
    ),
    Row(
        who=Who.COMPETENT,
        own=UNCLEAR,
        state=State.UNSURE,
        because="2f: what staff saw is never their own yes",
    ),
    Row(
        who=Who.COMPETENT,
        own=Own.YES,
        confirmed=True,
        state=State.GIVEN,
        because="2f, Gillick-competent: their own yes stands; a parent’s no is shown beside it and ends nothing",
    ),
    Row(
        who=Who.COMPETENT,
        own=Own.YES,
        state=State.GIVEN_NOT_CONFIRMED,
        because="H10: a tick on the web is no proof until staff have spoken to the child",
    ),
)
DIFFER = tuple(
    Row(
        who=Who.CHILD,
        own=own,
        parents=parents,
        settled=settled,
        confirmed=confirmed,
        state=state,
        because=because,
    )
    for own, parents, why in (
        (frozenset[Own](), Parents.DIFFER, "2f: those who share the legal right differ, people settle it"),
        (SAY_NO, A_YES, "H5: the child says no and a parent yes, nothing settles it by itself"),
        (
            frozenset[Own](),
            Parents.SOME_YES,
            "2f: one holder of the legal right is enough, and another is not sure: people settle it",
        ),
    )
    for settled, confirmed, state, because in (
        (Settled.NO, None, State.REFUSED, SETTLED_NO),
        (Settled.YES, True, State.GIVEN, SETTLED_YES),
        (frozenset[Settled](), None, State.THEY_DIFFER, why),
    )
)
CHILD = (
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
    *DIFFER,
    Row(
        who=Who.CHILD,
        own=SAY_YES,
        parents=A_NO,
        settled=Settled.NO,
        state=State.REFUSED,
        because=SETTLED_NO,
    ),
    Row(
        who=Who.CHILD,
        own=SAY_YES,
        parents=A_NO,
        state=State.THEY_DIFFER,
        because="H5: the child says yes and a parent no; only a competence note or a court makes it a yes",
    ),
    Row(who=Who.CHILD, parents=Parents.TAKEN_BACK, state=State.WITHDRAWN, because="H7, H8: sharing stops at once"),
    Row(who=Who.CHILD, parents=Parents.NO, state=State.REFUSED, because="2f, under 16: a parent or guardian consents"),
    Row(
        who=Who.CHILD,
        parents=Parents.NOT_SURE,
        state=State.UNSURE,
        because="2f, under 16: not sure is no yes",
    ),
    Row(
        who=Who.CHILD,
        own=frozenset({Own.NOT_SURE, Own.AS_A_CHILD}),
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
TABLE = (*COMPETENT, *CHILD)
