"""Whether an attorney for health and welfare, a deputy or the court may decide one thing. Pure: no database.

Asked before best interests: where somebody has the authority, they decide (Mental Capacity Act 2005, sections 9 and
16; `domain.md` 2f and 9). An attorney can be named from 18 on; a deputy and the court also act from 16.
"""

from collections.abc import Sequence

from portal.records.consent.records import AUTHORITY, Recorded

NOBODY, ATTORNEY, DEPUTY, COURT = "nobody", "attorney", "deputy", "court"
FROM_AGE = {ATTORNEY: 18, DEPUTY: 16, COURT: 16}  # in whole years


def newest(records: Sequence[Recorded], purpose: str) -> Recorded | None:
    """The last answer to "is there one?" for this decision."""
    found = [each for each in records if (each.kind, each.purpose) == (AUTHORITY, purpose) and each.at]
    return max(found, key=lambda each: (each.at, each.id), default=None)


def may_decide(asked: Recorded | None) -> bool:
    """Is there one, was the document seen, and does it let them decide this?"""
    return asked is not None and asked.answer != NOBODY and asked.more.get("seen") == asked.more.get("covers") == "yes"


def missing(asked: Recorded | None) -> str:
    """Why no best interests record opens yet; "" when it does."""
    if asked is None:
        return "First ask whether an attorney, a deputy or the court may decide this."
    if may_decide(asked):
        return "Whoever may decide this by law decides it: ask them."
    if asked.answer != NOBODY and (asked.more.get("seen") != "yes" or asked.more.get("covers") != "no"):
        return "First see the document, and what it lets them decide."
    return ""
