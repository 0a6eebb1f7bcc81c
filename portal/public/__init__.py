"""The pages of the public side that are not a journey: home, help, words, practice, display choices, information.

- `display`: How it looks: all looks on one page with one Save, and then back to where somebody was.
- `display_choices`: How a person may choose this site to look: each look is one question on /display, and one cookie.
- `kept_choices`: What a person chose for every page: each choice in a cookie, and the way to the page where they
  made it.
- `on_every_page`: What pages of journeys and of the public side may use beside what every template may: display
  choices, hard words, rows.
- `pages`: The blueprint of the public pages that are not a journey: home, help, language, credits, leaving.
- `practice`: Practice: what it is, the journeys to try, and the way out. What is in between:
  `engine/pages/practising.py`.
"""
