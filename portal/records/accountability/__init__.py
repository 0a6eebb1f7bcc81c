"""Who did, read and took out what, and why.

- `audit`: The audit trail: who did what, to which record, and which fields by name. Append-only; never a value.
- `beats`: The beat of the worker: each of its lanes that nobody may wait for says each minute that it still works.
- `chain`: The chain over the audit trail: who changes, removes or puts in a row of it later is found out.
- `exports`: Exports: what left the staff side or was made ready to leave, by whom, for whom and why. Append-only;
  sealed.
- `leaving_out`: What stays out of a copy for the person, and why: each decision of a member of staff. Append-only;
  sealed to staff.
- `names`: The names under which the trail knows who did something, and the record it was done to: types, never strings.
- `read_log`: Looks: in which role and team staff opened a request, and on which day, for the person's own page and
  that alone.
- `reasons`: Reasons: why someone opened a request that is not theirs, or what was written before a no. Append-only.
- `verbs`: What can be done to a record, as the audit trail says it. The words are kept for ever: never change one.
"""
