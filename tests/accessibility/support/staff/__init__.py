"""The walk through every screen of the staff side.

- `decisions`: Every screen on which staff write down what was decided: capacity, best interests, overrides,
  complaints, moves.
- `register`: Every screen of the register: the list, one person, and each entry with its problems.
- `requests`: Every screen about one request on the staff side, and the walk to all screens of the staff side.
- `screens`: Every screen of the staff side, each with its problem, as someone who works there comes to it.
"""
