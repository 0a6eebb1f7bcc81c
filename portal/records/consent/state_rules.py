"""Where consent stands, as a table to be read from top to bottom: the first row that fits is the answer.

The rules are those of `domain.md` 2f (source lines 70 to 80), what section 9 confirmed of them, and its hazards H5 to
H10, version `events.RULES`. Nothing but a `GIVEN` opens sharing, export and planning. `docs/consent-table.md` is made
from this table (`make consent-table`).
"""

from portal.records.consent import state_from_16, state_under_16
from portal.records.consent.state_columns import Case, Own, Row, State, Who

AGE_UNKNOWN = (
    Row(who=Who.AGE_UNKNOWN, own=Own.TAKEN_BACK, state=State.WITHDRAWN, because="H8: a no stops at once, at every age"),
    Row(who=Who.AGE_UNKNOWN, own=Own.NO, state=State.REFUSED, because="2f: a no needs no age"),
    Row(who=Who.AGE_UNKNOWN, state=State.WAITING_FOR_AGE, because="2f, H9: the age says who consents"),
)
TABLE: tuple[Row, ...] = (*AGE_UNKNOWN, *state_from_16.TABLE, *state_under_16.TABLE)


def row_for(case: Case) -> Row:
    """The first row that fits."""
    return next(row for row in TABLE if row.fits(case))
