"""The way back in without an account: a card, its words, and the second check.

- `card`: `/card`: the card to come back with, as words with pictures, numbers, a link and a QR code; to print or
  copy.
- `carrying_on`: After the second check: on to one's own page, or to where a draft was stopped, under a new secret of
  the browser.
- `come_back`: `/come-back`: five words, five numbers, a link or a QR code open the second check; the second check
  opens the rest.
- `hiding`: A press on `/my-page`: one's own page hides every answer until the person says that only they use this
  phone.
- `waiting`: Too many tries: how many seconds to wait, counted down, and a button that sends what was typed once more.
- `which_card`: Which card a request is about: of a draft, of what was sent, one to pass on, or the one of one's own
  page.
- `which_word`: Which word is on the card? A word spelt wrong, or its first letter, leads to at most six pictures.
  Never a guess.
- `words`: The words of cards, in the language being read.
"""
