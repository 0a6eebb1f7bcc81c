"""Who asked, in the few groups that are counted: worked out from the answers of the voice that asked. Pure."""

from enum import StrEnum

from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents, Meaning


class Asker(StrEnum):
    """One group, in the order in which they are shown."""

    SELF = "self"
    WITH_HELP = "with_help"
    FAMILY = "family"
    WORKER = "worker"  # someone who works with the person, or plans and pays for their care
    ADVOCATE = "advocate"
    OTHER = "other"


BY_WHO = {
    "me": Asker.SELF,
    "me_with_help": Asker.WITH_HELP,
    "my_child": Asker.FAMILY,
    "family": Asker.FAMILY,
    "family_or_friend": Asker.FAMILY,
    "carer": Asker.FAMILY,
    "advocate": Asker.ADVOCATE,
    "commissioner": Asker.WORKER,
    "hospital_team": Asker.WORKER,
    "community_team": Asker.WORKER,
    "school_or_college": Asker.WORKER,
    "worker": Asker.WORKER,
    "other_person": Asker.OTHER,
}
BY_VOICE = {"person": Asker.SELF, "parent": Asker.FAMILY}  # for a journey that does not ask who it is


def asked_by(contents: Contents, voice: str) -> Asker:
    """What they said they are to the person; who wrote, when nobody asked them."""
    who = value_of(contents, Meaning.WHO)
    said = value_of(contents, Meaning.ROLE) if who == "someone_i_help" else who
    return BY_WHO.get(str(said)) or BY_VOICE.get(voice, Asker.OTHER)
