"""What several tests use.

- `card_holders`: People who come back with a card: what they hold in their hand, and how they come back with it.
- `checked_client`: A test client that checks every page it fetches, and walks by the HTML alone.
- `drills`: How much the tests look at: enough to tell that all is well, or everything, as long as it takes: `make
  drills`.
- `easy_pages`: Every public page and every way through a journey, and the rules about them that are the same in every
  language.
- `easy_words`: The word rules of easy read (`easy-read.md`, rules 1 to 6), over any text that people read.
- `people`: Page objects that read as sentences. A visitor knows labels and buttons, not code.
- `post_offices`: Real servers that messages leave by in tests, on 127.0.0.1: a mail server, and one that speaks as
  GOV.UK Notify.
- `quick`: What makes a run quick and changes nothing that it tests: addresses are compiled once, staff's hashes are
  cheap.
- `servers`: The real programs that tests run against: PostgreSQL, Chromium, and axe in it. None asks another machine.
- `staff_fixtures`: People who work on the requests, and requests for them to read. Everything goes through the real
  sign-in.
- `sockets`: The checked client on a real socket, plain or with TLS: what a browser sends to a server and what comes
  back.
- `walks`: Every way through a journey, on the pure route: it forks only at answers that some rule reads.
"""
