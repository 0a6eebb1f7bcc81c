"""How a voice may be reached: the ways it said are safe, read from its answers by what they mean. Pure: no database."""

from dataclasses import dataclass
from enum import StrEnum

from portal.records.voices.contents import Meaning, Values, sends_to, ticks_in, way_in


class By(StrEnum):
    """A way that was chosen, given and said to be safe."""

    TEXT = "text"
    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    SOMEONE = "someone"
    OWN = "own"  # one box for a number, an email or an address: nobody chose a call by it


ONE_BOX = ((Meaning.EMAIL, By.EMAIL), (Meaning.LETTER, By.LETTER), (Meaning.TRUSTED, By.SOMEONE))
ASKED_IN = (Meaning.WAYS, Meaning.PHONE, Meaning.OWN, *(meaning for meaning, _way in ONE_BOX))
COME_BACK = "come_back"  # ticked: they read our answer here


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What a voice said of itself. Whoever was never asked for a way is not known to have none."""

    is_known: bool = False
    ways: frozenset[By] = frozenset()
    comes_back: bool = False  # they chose to read our answer here

    @property
    def has_none(self) -> bool:
        """Were they asked, and did they give no safe way?"""
        return self.is_known and not self.ways


def reach(met: Values, *, texts: bool) -> Reach:
    """The safe ways in these answers of one voice. `texts`: can a text be sent at all?

    A way for the person that somebody else gave (`GIVEN`) is no way to whoever gave it, and is not counted.
    """
    is_known = any(meaning in met for meaning in ASKED_IN)
    chosen = ticks_in(met.get(Meaning.WAYS))["ticks"]
    found = [way for meaning, way in ONE_BOX if _is_safe(met, meaning) and (Meaning.WAYS not in met or way in chosen)]
    found += [By.OWN] if _is_safe(met, Meaning.OWN) else []
    if _is_safe(met, Meaning.PHONE):
        found += [By.CALL] if Meaning.WAYS not in met or By.CALL in chosen else []
        phone = way_in(met[Meaning.PHONE])
        takes = texts and phone is not None and sends_to(phone).text_to
        found += [By.TEXT] if takes and By.TEXT in chosen else []
    return Reach(is_known=is_known, ways=frozenset(found), comes_back=COME_BACK in chosen)


def _is_safe(met: Values, meaning: Meaning) -> bool:
    """A plain yes, and nothing else: left empty is not safe."""
    said = way_in(met.get(meaning))
    return said is not None and said["safe"] == "yes"
