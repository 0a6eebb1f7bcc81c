"""What must be kept about a problem that is a complaint, and what the law asks for by which day.

- `clocks`: The days of a complaint: by when it is acknowledged and answered, from when it came and the owner's
  settings.
- `entries`: What staff write down of a complaint, step by step, for as long as it lives. Append-only; sealed to staff.
- `state`: Where a complaint stands, and what comes next, from what was written down of it. Pure: no database, no
  clock.
"""
