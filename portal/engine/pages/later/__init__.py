"""Told later: the pages on which a voice answers more, once its request was sent. Each may be skipped.

- `adding`: After Send: Continue on the receipt puts the card away. For an hour this browser can add to it, and open
  nothing.
- `asking`: The pages of what may be told later: one step a page, Continue keeps its answer, and one may stop
  anywhere.
- `from_receipt`: Told later in the browser that sent a request, for an hour: it adds to the folder and opens nothing.
- `keeping`: What happens on Continue: the answer is kept, the team is told, and the level may rise. It never falls by
  itself.
- `unsent_words`: Words to add that were not sent: to a request after the receipt, or on one's own page, also when
  that had run out.
- `way`: What one voice may tell later: the steps for it, which of them are left, and what is known of it. Pure.
"""
