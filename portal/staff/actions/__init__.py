"""What staff do with a request.

- `contact_forms`: What staff are asked about a call or a talk with a voice, and about a try to reach it.
- `contacts`: Writing down a call or a talk with a voice, and each try to reach it that failed. Only staff read what
  was said.
- `locked_notes`: Opening a locked note: only safeguarding, and only for a reason that is written down.
- `messages`: Writing to a voice: a message on its own page; and a way back for one that lost its card.
- `note_forms`: What staff can write on a request for each other: what each is called, what it asks, and what keeps
  it.
- `notes`: What staff write on a request for each other: notes, the colour, how soon, tasks. None of it reaches the
  person.
- `pauses`: Lifting a pause: sharing goes on, for a reason from a fixed list, for a request and all that are linked to
  it.
- `person`: One person: requests are linked by reference and unlinked, and stand on one page with each voice. Never
  merged.
- `status`: Moving a request on: only by a move of its flow, by whoever may make it, with all that the move needs.
- `status_forms`: What staff are asked when they move a request on, by what the move needs. Pure: no database.
- `suggestions`: Tasks that follow from the colour: offered on the request's page, added only when staff tick them.
- `tasks`: Tasks on the staff side: done on a request's page, and all that wait on top of the inbox.
"""
