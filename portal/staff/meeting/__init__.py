"""The meeting that reads the list: its agenda, one person at a time, and its end.

- `agenda`: The agenda of a list meeting: who is read about on that day and why, and who may be opened there.
- `forms`: What is asked of one person at a list meeting, and at its end. Pure: no database.
- `page`: `/staff/meeting/<day>`: the meeting that reads the list, one person at a time, and whom to tell at its end.
"""
