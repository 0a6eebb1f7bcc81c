"""Posts from another site: every form that a page shows, and whether one of them changed anything.

- `desk`: Members of staff at their desks, with every form of the staff side in front of them.
- `filling`: The forms of a page, each filled as it asks, once for each of its buttons.
- `remembered`: All that the portal remembers of a browser and keeps, to be compared and put back.
- `signing_in`: Each step of signing in, by somebody who is there, and what was typed before it.
- `visitors`: People on the public side, with every form there in front of them.
"""
