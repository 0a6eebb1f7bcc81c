"""How a message leaves the outbox, and what became of it.

- `delivering`: How messages that are due leave the outbox: claimed, seen to be safe, handed over, and what came of
  it kept.
- `transports`: How a message leaves: to the screen, by SMTP, by GOV.UK Notify. No error here may hold an address or
  a word of it.
"""
