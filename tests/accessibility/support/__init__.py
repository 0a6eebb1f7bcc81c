"""What the tests in a real browser share. What runs in its pages is in scripts/.

- `collecting`: A stranger's walk to every screen the public can come to: by names, one form, its first button.
- `colours`: The colours that a person may choose, and a page that wears them.
- `every_voice`: Every screen of the other voices: cards to give, who is helping me, what they wrote, messages,
  invitations.
- `eyes`: A pair of eyes on the open page: how it is looked at (width, size, colours), and what the scripts measure
  there.
- `keyboard`: Someone who has a keyboard and nothing else: Tab, arrows, Space, Enter and letters. They read what a
  page asks.
- `listening`: Listening in the tests: a stand-in voice in a real browser, and what a person does with the buttons.
- `live`: A portal that answers a real browser: both sides in a thread of the tests, on 127.0.0.1 and a database of
  its own.
- `paper`: Pages on paper: what Chromium prints of the open page as a tagged PDF, and what a reader finds in it.
- `screens`: The screens that the public can come to, what a choice opens there, and which of them are enough to look
  at.
- `way_back`: Every screen of the way back: a card and its problems, the question before my page, my page, and
  changing my mind.
"""
