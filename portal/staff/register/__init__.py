"""Who is on the list, one person, and what is written in the register.

- `file`: The file for the meeting that reads the list: names, colours and next looks, behind a password and a reason.
- `forms`: What staff are asked for each entry of the register, and what must fit together. Pure: no database.
- `page`: `/staff/register`: who is on the list, one line a person: red, amber, blue, green, and within them the next
  look.
- `person`: `/staff/person/<key>`: one person: the colour now and its history, every entry, and the requests of every
  voice.
- `writing`: `/staff/person/<key>/write/<what>`: one entry of the register, with all that it needs, kept once.
"""
