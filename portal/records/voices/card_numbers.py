"""The five numbers of a card, and the secret that follows from them: slow on purpose, and mixed with a pepper.

The pepper stands in no database (`safety.md`, "Keys"): what is kept of a card opens nothing.
"""

import re
import secrets
import threading
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.wording import card_words

HOW_MANY, BELOW = 5, 512
AT_ONCE = threading.Semaphore(2)  # each hash takes 19 MiB and about 20 ms
WRITTEN = re.compile(r"[0-9]{1,3}(-[0-9]{1,3}){4}")

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Secret:
    """What follows from five numbers and the pepper: how to find the card, and the key it is."""

    lookup: bytes
    wrapping: bytes = field(repr=False)


def new_numbers() -> Numbers:
    """The numbers of a new card, none of them that of a retired word: at least 44 bits (`safety.md`)."""
    return tuple(secrets.choice(card_words.for_new_cards()) for _number in range(HOW_MANY))


def written(numbers: Numbers) -> str:
    """The one way a card is written: "3-501-22-0-77"."""
    return "-".join(str(number) for number in numbers)


def read_written(text: str) -> Numbers | None:
    """The numbers of a written card; None for what cannot be one."""
    if not WRITTEN.fullmatch(text):
        return None
    numbers = tuple(int(each) for each in text.split("-"))
    return numbers if all(each < BELOW for each in numbers) else None


def secret_of(keys: Keys, numbers: Numbers) -> Secret:
    """The secret of a card. Slow on purpose; the same time for every card."""
    salt = sealing.key_from(keys.cards, "card salt")[:16]
    with AT_ONCE:
        slow = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19 * 1024)
        stretched = slow.derive(written(numbers).encode())
    return Secret(
        lookup=sealing.token(keys.cards, f"card lookup {stretched.hex()}"),
        wrapping=sealing.key_from(sealing.token(keys.cards, f"card key {stretched.hex()}"), "card wrap"),
    )
