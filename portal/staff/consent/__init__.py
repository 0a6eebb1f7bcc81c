"""What staff write down about consent and capacity.

- `capacity`: Staff record who can decide one thing, and a best interests decision.
- `capacity_checks`: What must fit together in a capacity record and a best interests record. Pure: no database.
- `capacity_forms`: The long forms: a capacity record, a best interests record (`domain.md` 2f). Pure: no
  database.
- `capacity_records`: A long form and the record that is kept of it: what it starts from, what is kept, and how it is
  read again.
- `child_first`: Staff write down that they talked to the child before any parent, or why not: it lets a parent be
  contacted.
- `override_forms`: What staff are asked when they make an override, and when a second person decides about one. Pure:
  no database.
- `override_list`: The overrides of the week: every one that counts or waits, who looked at it and when. Never any
  words.
- `overrides`: Safeguarding makes an override, to keep someone safe without consent; a second person of safeguarding
  decides on it.
- `record_forms`: What staff are asked when they write something into the ledger, and what makes it whole. Pure: no
  database.
- `records`: Staff write into the ledger: they spoke to a voice, were told an answer, asked a child another way, or
  note why.
"""
