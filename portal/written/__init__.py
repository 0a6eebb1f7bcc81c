"""What people write, read as what it means: the same in each box of one kind, in journeys and on staff pages. Pure.

- `ages`: How old somebody is, in figures or in words.
- `beside`: The words that stand beside a number or an email in one box.
- `birthdays`: A birthday in three boxes or in one, an age beside it, and at which box something is wrong.
- `doubts`: When a box holds more than one number or address and says of one that it is not to be used.
- `emails`: Email addresses as people write them: with a name, a space, a full stop or other words beside them.
- `figures`: Figures as people write them: of any script, wide ones, and the letters O, l and I in their place.
- `phones`: Phone numbers as people write them: with words beside them, two in one box, or with Relay UK.
- `ways`: What one box for a way to reach someone leads to: a number or an email, and the words beside it.
"""
