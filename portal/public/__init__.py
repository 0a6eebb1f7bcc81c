"""The pages of the public side that are not a journey: home, help, words, practice, display choices, information.

- `display_choices`: How a person may choose this site to look: each choice is one small page below /display, and
  one cookie.
- `on_every_page`: What pages of journeys and of the public side may use beside what every template may: display
  choices, hard words, rows.
- `pages`: The blueprint of the public pages that are not a journey: home, help, display, language, credits,
  leaving.
- `practice`: Practice: what it is, the journeys to try, and the way out. What is in between:
  `engine/pages/practising.py`.
"""
