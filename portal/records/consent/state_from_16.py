"""Where consent stands from 16 on: the person decides; without capacity whoever the law names, or best interests.

Mental Capacity Act 2005, sections 2 to 5, 9 and 16; `domain.md` 2f and 9. Read from top to bottom.
"""

from portal.records.consent.state_columns import Decider, Own, Row, State, Who

TABLE = (
    # Without capacity for this decision: nobody consents in their place, but whom the law lets decide.
    Row(
        who=Who.DECISION_OVERTAKEN,
        state=State.BEST_INTERESTS,
        because="2f, H8: the person said no after the decision: it stops, and it is decided anew",
    ),
    Row(
        who=Who.DECISION_PAST,
        state=State.BEST_INTERESTS,
        because="2f: past its review day a best interests decision opens nothing",
    ),
    Row(
        who=Who.DECIDED_YES,
        state=State.GIVEN,
        because="2f, without capacity: a best interests decision, with a record (source lines 74 and 75)",
    ),
    Row(
        who=Who.DECIDED_NO,
        state=State.REFUSED,
        because="2f, without capacity: a best interests decision, with a record (source lines 74 and 75)",
    ),
    Row(
        who=Who.LACKS_CAPACITY,
        state=State.BEST_INTERESTS,
        because="2f, without capacity: nobody consents, parents are asked as people who know them",
    ),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        decider=Decider.TAKEN_BACK,
        state=State.WITHDRAWN,
        because="H7, H8: sharing stops at once",
    ),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        decider=Decider.NO,
        state=State.REFUSED,
        because="2f: the attorney, the deputy or the court decides where they have authority",
    ),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        decider=Decider.OVERTAKEN,
        state=State.WAITING_FOR_DECIDER,
        because="H8: the person said no after the decision: it stops, and it is decided anew",
    ),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        decider=Decider.NOTHING,
        state=State.WAITING_FOR_DECIDER,
        because="2f: the attorney, the deputy or the court is asked before best interests",
    ),
    Row(who=Who.SOMEONE_MAY_DECIDE, decider=Decider.NOT_SURE, state=State.UNSURE, because="2f: not sure is no yes"),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        confirmed=True,
        state=State.GIVEN,
        because="2f: the attorney, the deputy or the court decides where they have authority",
    ),
    Row(
        who=Who.SOMEONE_MAY_DECIDE,
        state=State.GIVEN_NOT_CONFIRMED,
        because="H10: no proof until staff have spoken to whoever decides",
    ),
    # The person decides, and nobody in their place.
    Row(
        who=Who.FROM_16,
        own=Own.NOTHING,
        state=State.WAITING_FOR_PERSON,
        because="2f, 16–17 and 18+: the person, and nobody in their place",
    ),
    Row(
        who=Who.FROM_16,
        own=Own.AS_A_CHILD,
        state=State.WAITING_FOR_PERSON,
        because="H9: on the 16th birthday what was given before waits for the person anew",
    ),
    Row(who=Who.FROM_16, own=Own.TAKEN_BACK, state=State.WITHDRAWN, because="H7, H8: sharing stops at once"),
    Row(who=Who.FROM_16, own=Own.NO, state=State.REFUSED, because="2f, 16–17 and 18+: their own answer"),
    Row(
        who=Who.FROM_16,
        own=frozenset({Own.NOT_SURE, Own.SEEMED_YES, Own.TRIED}),
        state=State.UNSURE,
        because="2f: what staff saw is never their own yes",
    ),
    Row(
        who=Who.FROM_16,
        own=Own.YES,
        confirmed=True,
        state=State.GIVEN,
        because="2f, 16–17 and 18+: their own consent",
    ),
    Row(
        who=Who.FROM_16,
        own=Own.YES,
        state=State.GIVEN_NOT_CONFIRMED,
        because="H10: a tick on the web is no proof until staff have spoken to the person",
    ),
)
