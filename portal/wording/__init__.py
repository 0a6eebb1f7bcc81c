"""What words are made of: how easy they are to read, the words of cards, opening hours, promises, what is translated.

- `card_words`: The words of cards: each number below 512 is an everyday word with a picture, in a fixed order.
- `extraction`: What pybabel finds in our word lists, so that hard words and their meanings are translated with all
  other words.
- `keeping_private`: What we promise to whoever said who must not be told: whom we do not tell, and what we do when
  someone is in danger.
- `opening_hours`: On which days and hours staff read, in words: from the owner's settings, so that nothing promises
  more.
- `promised`: Sentences that bind us, each written once: they say the same on every page, in journeys and on one's own
  page.
- `readability`: Is this easy to read? What staff see as they write to a person: long sentences, hard words, and a
  plainer one.
- `untranslated`: Sentences that nobody has translated yet: shown in English, and a page says that they are English.
"""
