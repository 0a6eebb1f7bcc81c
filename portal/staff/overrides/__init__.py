"""Overrides to keep someone safe without consent: made by one of safeguarding, decided by a second, read each week.

- `decisions`: Safeguarding makes an override, to keep someone safe without consent; a second person of safeguarding
  decides on it.
- `forms`: What staff are asked when they make an override, and when a second person decides about one. Pure: no
  database.
- `weekly_list`: The overrides of the week: every one that counts or waits, who looked at it and when. Never any
  words.
"""
