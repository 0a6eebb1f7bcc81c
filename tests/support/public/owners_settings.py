"""What an owner must give before the portal starts in production, as tests give it: numbers that ring nowhere."""

from pathlib import Path

HELP_LINES = Path(__file__).parent / "help_lines.toml"

# What the law owes people, as settings and as the environment gives them.
OWED = {
    "in_charge": "Example Trust",
    "privacy_contact": "privacy@example.org",
    "protection_officer": "Mx Example, 01632 960123",
    "kept_for": "8 years",
    "kept_for_not_accepted": "2 years",
    "kept_for_consent": "9 years",
    "kept_for_notes": "7 years",
    "kept_for_trail": "6 years",
}
OWED_IN_ENVIRONMENT = {f"PORTAL_{name.upper()}": said for name, said in OWED.items()}
