"""Requests: what was sent, where it is in its flow, what must be done, and who it is about.

- `bulk`: Several requests changed at once by one member of staff, remembered so that it can be undone.
- `complaint_tasks`: What a complaint asks for as tasks: made once each, and done by what is written down of it, never
  by a press.
- `flows`: The status flows of each kind of request, as data: which moves there are, who may make them, and what each
  needs.
- `moves`: Moves: each change of a request's status, with who made it and, sealed for staff, what it needed. Append-
  only.
- `override_tasks`: The task for the second person of an override: made at once when it was made, and done when they
  decided.
- `people`: People: which requests are about the same person, as far as staff know. Linked and unlinked, never merged.
- `sending`: Sending: all that one Send keeps. A submission has its draft's id, so a second Send finds the first one's
  receipt.
- `submissions`: Submissions: what was sent, who may see it, and what staff and voices do to one as a whole.
- `task_lists`: Tasks as lists: those on top of an inbox, and every one of a request, also those that are done.
- `task_rules`: What happened, and the tasks that follow from it: as data, each with its reason and the setting for
  its days.
- `tasks`: Tasks: what a person must do about a request by a day. Nothing here sends a message to anyone.
"""
