"""Hard words and their meanings, and how they are found.

- `hard_words`: The service's own word list, and the official names people are given: hard words with their
  meanings.
- `search`: How /words finds a hard word or an official name, however it is written. It keeps nothing of what people
  look for.
"""
