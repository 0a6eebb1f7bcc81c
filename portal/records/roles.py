"""The roles of staff: what someone is here for. What each may do stands in `staff/access/permissions.py`."""

from enum import StrEnum


class Role(StrEnum):
    TRIAGE = "triage"
    CASE_LEAD = "case_lead"
    CHAIR = "chair"
    SAFEGUARDING = "safeguarding"
    AUDIT = "audit"
    ADMIN = "admin"


READING = frozenset({Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING})  # these read requests
