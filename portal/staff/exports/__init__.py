"""What leaves the staff side on paper or as a file, and the gate before it.

- `case`: One request shared outside, on paper or as a file: only with consent or an override, and always written
  down.
- `case_form`: What staff are asked when they share a request outside: who gets it, why, which parts, and on what.
- `contents`: A request opened with everything on it, for what leaves. Raises CannotOpen when a key is missing.
- `leave_out`: Deciding that something stays out of the copies for the person, or goes in after all: each time with a
  reason.
- `register`: The list of the inbox as a file for a spreadsheet: what the filters show, without any name or word of a
  person.
- `subject_access`: A copy for the person of all that we hold about them: one member of staff makes it, and another
  lets it go.
- `subject_access_around`: What is kept around one request besides its words, for the copy of the person: read from
  its ledgers.
- `subject_access_contents`: What a copy for the person is made of: all requests about them, opened, and what its
  pages show of it.
- `subject_access_decisions`: What was decided about a copy for the person, what must still be decided, and what can
  be.
- `subject_access_forms`: What staff are asked about a copy for the person: to make it, what is not in it, to check
  it. Pure: no database.
- `subject_access_words`: A copy for the person in the words in which it is read: on the page of whoever checks it,
  and in its file.
"""
