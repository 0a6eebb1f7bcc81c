"""The pages of any journey, and of its practice, which is the same pages with other drafts.

- `adding`: After Send: Continue on the receipt puts the card away. For an hour this browser can add to it, and open
  nothing.
- `answering`: One step of a journey: its page, and what was posted from it.
- `blueprints`: The pages of any journey: start, one page a step, check, end. The drafts decide what is kept, and what
  Send does.
- `checking`: What the check page and the receipt show.
- `drafts_to_send`: The drafts that are sent: kept for this browser, carried on with, stopped with a card, and gone on
  Send.
- `page`: One request for a page of a journey: its draft, its answers and its route; and what a place for drafts must
  know.
- `practising`: The drafts of practice: the same pages under another address, with no Send, no card and nothing kept.
- `walking`: A walk: pages that follow each other with no break. On a shared device a page shows what was said on its
  walk.
"""
