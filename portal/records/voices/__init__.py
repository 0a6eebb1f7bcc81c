"""One voice: its words, its cards, and whoever it invites.

- `card_sessions`: Openings: the card that a browser has opened, remembered for 20 hours or until "Finished". Sealed
  with its cookie.
- `card_numbers`: The five numbers of a card, and the secret that follows from them.
- `cards`: Cards: five numbers that open one voice's folder, or a draft, without an account. What is kept opens
  nothing.
- `contents`: What stands in a folder: the shapes of what was asked, said and known, as they are kept.
- `drafts`: Drafts: what someone has written and not sent, sealed with a key made from their cookie.
- `folders`: Folders: one voice's words on one submission, under a key of their own, opened by staff and by that
  voice alone.
- `invitations`: Invitations: a card that someone passes on, or staff send, for one voice on one request, for a purpose
  or their page.
- `page_openings`: When a page of one's own was opened with a card: told to its voice, who may say that someone else has
  the card.
- `practice`: Practice: a draft that nobody but a practice page can find, which is never sent and is gone after 2
  hours.
- `receipts`: What a browser keeps of what it sent: for 10 minutes, or until Continue, the folder's key, to show the
  receipt again.
- `tickets`: Tickets: a post of our own hands one to its redirect, and the page shows with it, once, what was said or a
  card.
- `tries`: Tries at cards, counted before anything is worked out: by where from, in all, and by card at the second
  check.
"""
