"""The list of requests: chosen, searched, and changed several at once.

- `at_work`: Whether the worker is at work: else nobody is told of anything, and staff must know.
- `bulk`: Several requests at once: given, taken or acknowledged after one look at what will be done; and undone
  again.
- `bulk_forms`: What is asked for that: which requests, what is done to them, and to whom they go.
- `filters`: What staff choose to see of the inbox: read from an address, and shown in words.
- `page`: The inbox: what must be read now first, then what has waited longest for an answer; and what staff chose
  of it.
- `saved_views`: Views of the inbox that a member of staff saves under a name of their own, and deletes.
- `search`: Search: one box. It is posted, so that no name stands in an address or a log; what was typed is kept
  nowhere.
"""
