"""What staff write down about consent and capacity.

- `capacity`: Staff record who can decide one thing, and a best interests decision.
- `capacity_checks`: What must fit together in a record about a decision. Pure: no database.
- `capacity_forms`: The long forms: a capacity record, a best interests record (`domain.md` 2f). Pure: no database.
- `capacity_records`: A long form and the record that is kept of it: what it starts from, what is kept, and how it is
  read again.
- `child_first`: Staff write down that they talked to the child before any parent, or why not: it lets a parent be
  contacted.
- `legal_right`: Which legal right to decide for a child staff found an adult to have, and how it was seen. Pure: no
  database.
- `long_forms`: What every long form of a record about a decision is made of: its parts, and the questions they share.
- `record_forms`: What staff are asked when they write something into the ledger, and what makes it whole. Pure: no
  database.
- `records`: Staff write into the ledger: they spoke to a voice, were told an answer, asked a child another way, or
  note why.
- `settling_forms`: Who may decide by law, asked before best interests; and how it was settled that two voices differ.
  Pure.
"""
