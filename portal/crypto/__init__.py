"""How words are locked, with which keys, and how staff prove who they are. Knows no record and no page.

- `credentials`: How staff prove who they are: peppered password hashes and time codes, the same for the web and the
  command line.
- `keys`: The key files of each side: the public side can lock and never open.
- `sealing`: How words are locked before they are kept: by a key of their own, or to a ring that only the staff side
  can open.
"""
