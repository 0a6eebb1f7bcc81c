"""What the tests of records share.

- `audit_chain`: An audit chain to break: rows, what is changed in them by hand, and what is found.
- `consent_answers`: Answers and records of consent as the rules read them, and where each row of `domain.md` 2f says
  that it stands.
- `consent_cases`: One case of consent as a story: who sent what, who answered, and what staff wrote down.
- `consent_stories`: Stories of consent, and where each leads: the person’s birthday, marks, who said and wrote down
  what, the state.
- `database_roles`: On PostgreSQL each page of a test has the rights of its side and no more, as two processes have in
  earnest.
- `fresh`: What the tests of one process share, as good as new for each: a database of each kind, and an application
  on it.
- `kept`: What the database of an application keeps, as whoever steals it would read it.
- `of_0011`: A database that was written at migration 0011, as it was dumped, and what the tests look for in it.
- `throw_away_keys`: Keys that anyone can work out from this file: for a database that is kept with the tests, and
  never for any other.
- `verbs_stored`: Every verb of the audit trail as it was stored first, and for ever.
- `withdrawals`: Requests with names as people write them, withdrawals without a card, and what came of them.
"""
