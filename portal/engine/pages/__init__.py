"""The pages of any journey, and of its practice, which is the same pages with other drafts.

The room `later` holds what a voice may tell once its request was sent.

- `answering`: One step of a journey: its page, with the questions beside it, and what was posted from it.
- `blueprints`: The pages of any journey: start, one page a step, check, end. The drafts decide what is kept, and what
  Send does.
- `boxes`: The boxes of a question's page: what was posted, what was typed and not sent, or the answer, where it may
  show it.
- `checking`: What the check page and the receipt show.
- `drafts_to_send`: The drafts that are sent: kept for this browser, carried on with, stopped with a card, and gone on
  Send.
- `keeping`: What a place for drafts must know: where the answers of a journey are kept, and what its end does.
- `leading`: The links around a page where people type: its form posts, what stands in its boxes waits, and each page
  leads back.
- `page`: One request for a page of a journey: its draft, its answers and its route.
- `practising`: The drafts of practice: the same pages under another address, with no Send, no card and nothing kept.
- `promises`: What a voice is told of what comes next: one day at most, and a talk only where we have a safe way to
  reach them.
- `unsent`: What was typed on the page of a question and not sent with Continue: kept beside the answers, given back
  in its box.
- `walking`: A walk: pages that follow each other with no break. On a shared device a page shows what was said on its
  walk.
"""
