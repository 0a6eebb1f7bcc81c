"""Who is on the list (Dynamic Support Register), with which colour, who looks after them, when they are looked at.

- `agenda`: Why somebody is on the agenda of a list meeting, and in which order: worked out anew each time. Pure.
- `before`: Who was on the list before there was a register: each gets an entry of that day, once. Staff side only.
- `entries`: The register: one append-only ledger of what was decided and done for each person who is, or was, on the
  list.
- `entry`: One entry of the register, as it is read: what it says, for which day, by whom. Pure: no database.
- `meetings`: List meetings: on which day, and who came. Sealed to the staff ring, and never changed.
- `state`: Who is on the list, with which colour, and when they are looked at again: a pure function of the entries.
- `told`: What the register tells the person: one sealed line in each folder that may know, and their page reads the
  newest.
- `writing`: What staff do with the register: each act is one entry, and what follows from it follows in the same
  transaction.
"""
