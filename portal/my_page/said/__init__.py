"""What this voice told us, for that voice alone: to read, to print and to keep, and what we promised to keep private.

- `paper`: The same words as a file: a tagged PDF (PDF/UA) that a screen reader reads, made without asking any host.
- `promise`: `/my-page/promise`: whom we do not tell, in words, for a voice that asked us to keep something private.
- `shown_once`: On a phone that somebody may look at, words stand on a page once, after a press, and then no more.
- `told`: `/my-page/told`: every answer of this voice as it was said, with its day. What is private stays hidden.
- `words`: What this voice told us, as it was said: the one place that reads a folder's words for its own voice.
"""
