"""Figures, without a name: what is counted, who asked, and which small numbers are hidden.

- `counts`: Counts: how many asked, how long they waited, and who waits still, worked out in one pass. Pure: no
  database.
- `suppression`: Small numbers: which cells of a published table are hidden, so that none can be worked out from the
  rest. Pure.
- `who_asked`: Who asked, in the few groups that are counted: worked out from the answers of the voice that asked.
  Pure.
"""
