"""How a message leaves the outbox, and what became of it.

- `asking`: Asking GOV.UK Notify what became of the messages that it took.
- `bounces`: What mail servers send back to our sender, from a folder (a Maildir) that gets it: which message never
  arrived.
- `by_notify`: By GOV.UK Notify: what it takes, what it refuses, and what became of a message that it took.
- `by_smtp`: By SMTP: to a mail server that sends it on. What it says is never kept: it repeats addresses.
- `delivering`: How messages that are due leave the outbox: claimed, seen to be safe, handed over, and what came of
  it kept.
- `leaving`: One message on its way out, and why it did not leave. No error here may hold an address or a word of it.
- `to_staff`: What staff are given to do when a message cannot arrive, because of where it went.
- `transports`: The words of a message, and how it leaves: to the screen, by SMTP, by GOV.UK Notify.
"""
