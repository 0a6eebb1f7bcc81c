"""What each voice answered, what staff recorded about who can decide, and the state that follows.

- `authority`: Whether an attorney for health and welfare, a deputy or the court may decide one thing. Pure: no
  database.
- `capacity`: Which capacity and best interests records count for one decision today. Pure: no database.
- `events`: Consent events: what each voice answered for each purpose. Append-only; sealed in that voice's folder.
- `overrides`: Which overrides count, to keep someone safe without consent: one is made by one person, and a second
  decides. Pure.
- `records`: What staff recorded about consent: they spoke to a voice, asked a child another way, or who can decide
  what.
- `says_now`: What each voice says now, from all that it said and that staff saw: the newest counts, a confirmed
  answer stays.
- `state`: Where consent stands for one person and one purpose: a pure function of what each voice said and staff
  recorded.
- `state_columns`: What stands in the columns of the table of consent: who it is about, what each voice says now, and
  the state.
- `state_from_16`: Where consent stands from 16 on: the person decides; without capacity whoever the law names, or
  best interests.
- `state_rules`: Where consent stands, as a table to be read from top to bottom: the first row that fits is the
  answer.
- `state_under_16`: Where consent stands under 16: a competent child decides; else a parent or guardian, and the child
  is asked too.
"""
