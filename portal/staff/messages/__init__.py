"""The thread with a voice, what is written into it, and whether word of it left.

- `asking`: Questions for what was not told yet: one easy sentence each, as the journeys ask it, in the language of
  the voice.
- `decisions`: The message that tells a person a "no" or a "not now": what, why, what else can help, and how to go
  on.
- `delivery_status`: Where each message in the outbox is, in words for staff: waiting, left, failed with what to do,
  or not sent.
- `drafts`: A message to a voice as it is being written: a line is a block, with a picture that the writer may
  change.
- `notify`: Telling a voice that there is something for it: only by the way that it, or whoever asked for it, said
  is safe.
- `templates`: Ready messages, from `staff/messages/ready_messages.toml`: lines that are easy to read, each with its
  picture.
- `thread`: The thread with each voice as staff see it: messages, talks and tries in order, and the language they
  use.
"""
