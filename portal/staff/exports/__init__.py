"""What leaves the staff side on paper or as a file, and the gate before it.

- `case`: One request shared outside, on paper or as a file: only with consent or an override, and always written
  down.
- `case_form`: What staff are asked when they share a request outside: who gets it, why, which parts, and on what.
- `contents`: A request opened with everything on it, for what leaves. Raises CannotOpen when a key is missing.
- `register`: The list of the inbox as a file for a spreadsheet: what the filters show, without any name or word of
  a person.
- `subject_access`: A copy for the person of all that we hold about them: one member of staff makes it, and another
  lets it go.
- `subject_access_contents`: What a copy for the person is made of: all requests about them, opened, and what its
  pages show of it.
- `subject_access_forms`: What staff are asked when they make a copy for the person, and when they check one. Pure:
  no database.
"""
