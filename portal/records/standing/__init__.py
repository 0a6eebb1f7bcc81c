"""Where consent stands: what each voice said and staff recorded, gathered from all linked requests.

- `ages`: How old the person is, from every birthday that was given on all linked requests. Pure: no database.
- `child_first`: The child first: no parent is contacted about an under-16 who asked without one, before staff talked
  to the child.
- `confirmed`: Which answers staff confirmed: they spoke to that voice, and found an adult's legal right to decide.
  Pure.
- `consent_now`: Where consent stands today for each purpose: gathered from every voice on all linked requests. Pure:
  no database.
- `in_register`: One person as the register writes of them: their requests, and whether their parents and helpers may
  know. Pure.
- `ledger`: The ledger: what each voice said about consent and what staff recorded, on all linked requests, opened for
  staff.
- `override_list`: Every override that counts or waits, on all requests, for the list that is read each week.
- `recording`: What staff write into the ledger: an answer they were told, that they spoke to a voice, an attempt, a
  note.
"""
