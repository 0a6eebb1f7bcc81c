"""What the tests of the public side share.

- `drawings`: The pictures as they are composed and built, and the parts and colours that they have.
- `kept_cards`: What the database keeps of cards, and a card that opens nothing.
- `messages`: Messages between staff and a voice: written, waiting in the outbox, and opened by a link on a page.
- `my_pages`: Someone on their own page: how they came there, every page of it, and changing an answer.
- `network`: What a browser reached for, from the log of its network.
- `new_page`: A program of its own: starts the portal that stands in the working folder, walks to one page of it and
  answers it.
- `owners_settings`: What an owner must give before the portal starts in production, as tests give it: numbers that ring
  nowhere.
- `practising`: Someone who practises: every journey in practice, and what the database holds meanwhile.
- `taps`: A whole way through a journey with these answers, and what it sends.
- `typing`: Someone who has typed and not sent it, and presses a link of the page instead: a button of its form.
- `voices`: The voices of one request on devices of their own: who asked, the person, an invited parent, a helper.
"""
