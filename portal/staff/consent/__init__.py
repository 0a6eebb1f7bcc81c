"""What staff write down about consent and capacity.

- `capacity`: Staff record who can decide one thing, a best interests decision, and an override to keep someone
  safe.
- `capacity_checks`: What must fit together in a capacity record and a best interests record. Pure: no database.
- `capacity_forms`: The long forms: a capacity record, a best interests record (`domain.md` 2f), an override. Pure:
  no database.
- `capacity_records`: A long form and the record that is kept of it: what it starts from, what is kept, and how it is
  read again.
- `child_first`: Staff write down that they talked to the child before any parent, or why not: it lets a parent be
  contacted.
- `record_forms`: What staff are asked when they write something into the ledger, and what makes it whole. Pure: no
  database.
- `records`: Staff write into the ledger: they spoke to a voice, were told an answer, asked a child another way, or
  note why.
"""
