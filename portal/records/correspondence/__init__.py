"""What was said between staff and a voice, what staff write for staff, and what must leave.

- `arrivals`: What became of messages that a mail or text service took: they arrived, or they did not, and why.
- `contacts`: Calls and talks: what staff said with a voice on the phone or in person, and each try that failed.
  Append-only.
- `messages`: Messages: the thread of one voice with staff, sealed in that voice's folder. Notes of staff never
  stand here.
- `notes`: Notes: what staff write for staff. A table of its own, so that a note can never come into a thread.
  Append-only.
- `outbox`: The outbox: messages that must leave, written in the transaction they belong to. Opened by the worker
  alone.
- `reachable`: How a voice may be reached: the ways it said are safe, read from its answers by what they mean. Pure: no
  database.
- `told_later`: Told later: what a voice answered after its request was sent, sealed in its folder and laid over what
  it said then.
"""
