"""What staff read for each key: words, and nothing else. Staff pages are in English.

- `audit_words`: What staff read of each thing that somebody did, and of whoever did it, as it stands in the audit
  trail.
- `complaint_words`: What staff read about complaints: each step, each day, and the answers of the forms. Staff
  English.
- `consent_words`: What staff read about consent: each state in words, colour and shape, and every way to answer.
  Staff English.
- `copy_words`: What a copy for the person says of each class of what is kept, and why something is not in it.
  English.
- `decision_words`: What staff tick when they move a request on: how the person was told, which reason is nearest,
  which review it is.
- `export_words`: What staff read about what leaves: why, and which parts. Staff English.
- `failure_words`: What each outgoing message is, and why one did not leave, in words for staff and with what to do.
- `point_words`: What staff read for each point that they need before they sort a request. Staff English.
- `register_words`: What staff read about the register: what an entry says, states, checks, kinds of hospital, why
  somebody comes off.
- `team_words`: What staff read about teams, and about why they open what is not theirs.
- `times`: How staff read days and moments, in London's time.
- `words`: What staff read for each key: statuses, levels, reasons, marks, voices. One table; staff pages are in
  English.
"""
