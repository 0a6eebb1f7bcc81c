"""What we keep. One file is one thing: its table, and the only ways it may change.

Rooms, each with the list of what is in it:

- `accountability`: Who did, read and took out what, and why.
- `complaints`: What must be kept about a problem that is a complaint, and what the law asks for by which day.
- `consent`: What each voice answered, what staff recorded about who can decide, and the state that follows.
- `correspondence`: What was said between staff and a voice, what staff write for staff, and what must leave.
- `queries`: What is asked of several records at once: the inbox, the clock, what is due. Keeps nothing but the blind
  index.
- `requests`: Requests: what was sent, where it is in its flow, what must be done, and who it is about.
- `staff`: Members of staff: their accounts, sessions, cover and what they chose to see.
- `standing`: Where consent stands: what each voice said and staff recorded, gathered from all linked requests.
- `voices`: One voice: its words, its cards, and whoever it invites.

Loose, since several rooms need them:

- `roles`: The roles of staff: what someone is here for.
- `sealed_to_staff`: A row whose words only the staff side opens, bound to the place where it stands.
- `tries`: Tries that are counted before anything is worked out, until an hour has passed.
"""

from importlib import import_module
from pkgutil import walk_packages


def load_all() -> None:
    """Import every record, so that the database knows all tables."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
