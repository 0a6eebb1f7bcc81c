"""What the law owes people and only the owner knows: without one of these the portal does not start in production.

Who is in charge, how to reach them and the data protection officer, and how long each kind of record is kept (UK GDPR
Articles 13 and 15; `domain.md` 6b).
"""

from portal.config.fields import Settings

# The setting, and what to write into it. A new one is one line here, and one on the page /privacy/full.
OWED = {
    "in_charge": "the name of the data controller, who is in charge of what people tell us",
    "privacy_contact": "how people reach the data controller: an email, a phone number or an address",
    "protection_officer": "the name of the data protection officer, and how people reach them",
    "kept_for": "how long what people sent is kept, and by which rule",
    "kept_for_not_accepted": "how long a request is kept when the answer was no, and by which rule",
    "kept_for_consent": "how long each yes and no is kept, and by which rule",
    "kept_for_notes": "how long what staff wrote down is kept, and by which rule",
    "kept_for_trail": "how long it is kept who opened what, and by which rule",
    "regulator": "the name of who hears complaints about personal information",
    "regulator_contact": "how people reach who hears complaints about personal information",
}


def empty(settings: Settings) -> list[str]:
    """The names of these settings that say nothing, in their order."""
    return [name for name in OWED if not getattr(settings, name).strip()]


def sentence(name: str) -> str:
    """Which setting is empty, and what to write into it."""
    return f"PORTAL_{name.upper()} is empty: write {OWED[name]}."
