"""How words are locked before they are kept: by a key of their own, or to a ring that only the staff side can open.

Sealing is a verb, never a column type: whoever keeps or reads words says so. See `safety.md`, "Keys".
"""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
VERSION = b"\x01"


class CannotOpen(Exception):
    """These words cannot be opened with what is at hand: another key, another place, or changed bytes."""


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return os.urandom(32)


def key_from(secret: bytes, purpose: str) -> bytes:
    """One 256-bit key for one purpose, worked out from a secret of at least 256 bits (HKDF, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret)


def token(key: bytes, words: str) -> bytes:
    """What to keep in place of `words` so that they can be found again without being readable (HMAC-SHA256)."""
    return hmac.digest(key, words.encode(), "sha256")


def seal(key: bytes, words: bytes, *, place: str) -> bytes:
    """Lock `words` for one place (table, row and version), so that two sealed blobs cannot be swapped."""
    nonce = os.urandom(12)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, words, place.encode())


def unseal(key: bytes, sealed: bytes, *, place: str) -> bytes:
    """The words that `seal` locked for this key and place; CannotOpen for anything else."""
    if sealed[:1] != VERSION:
        raise CannotOpen(place)
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(place) from error


def _name_of(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:12]


@dataclass(frozen=True)
class SealingRing:
    """Public keys by name. The first seals. Held by both sides: it can lock and not open."""

    keys: dict[str, X25519PublicKey]

    @classmethod
    def read(cls, text: str) -> "SealingRing":
        """From the text of a key file: one base64 key a line, the newest first."""
        raw = [b64decode(line) for line in text.split()]
        return cls({_name_of(each): X25519PublicKey.from_public_bytes(each) for each in raw})

    def seal(self, words: bytes, *, place: str) -> tuple[str, bytes]:
        """Lock `words` to this ring (HPKE, RFC 9180): the name of the key that was used, and the sealed bytes."""
        name, key = next(iter(self.keys.items()))
        return name, SUITE.encrypt(words, key, info=place.encode())


@dataclass(frozen=True)
class OpeningRing:
    """Private keys by name. All open. Held by the staff side and its worker only."""

    keys: dict[str, X25519PrivateKey] = field(repr=False)

    @classmethod
    def read(cls, text: str) -> "OpeningRing":
        """From the text of a key file: one base64 key a line, the newest first."""
        private = (X25519PrivateKey.from_private_bytes(b64decode(line)) for line in text.split())
        return cls({_name_of(each.public_key().public_bytes_raw()): each for each in private})

    def unseal(self, name: str, sealed: bytes, *, place: str) -> bytes:
        """The words locked to the key called `name` for this place; CannotOpen for anything else."""
        if name not in self.keys:
            raise CannotOpen(place)
        try:
            return SUITE.decrypt(sealed, self.keys[name], info=place.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotOpen(place) from error


def new_pair() -> tuple[str, str]:
    """A new key pair as the two lines of text that are kept: (public, private)."""
    private = X25519PrivateKey.generate()
    return (
        b64encode(private.public_key().public_bytes_raw()).decode(),
        b64encode(private.private_bytes_raw()).decode(),
    )


def seal_to(public: bytes, words: bytes, *, place: str) -> bytes:
    """Lock `words` so that only the private half of this key opens them (HPKE, RFC 9180)."""
    return SUITE.encrypt(words, X25519PublicKey.from_public_bytes(public), info=place.encode())


def unseal_with(private: bytes, sealed: bytes, *, place: str) -> bytes:
    """The words that `seal_to` locked to the other half of this key, for this place; CannotOpen for anything else."""
    try:
        return SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=place.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(place) from error


def sealed_pair(key: bytes, *, place: str) -> tuple[bytes, bytes]:
    """A new key pair: the public half in the clear, and the private half locked with this key."""
    private = X25519PrivateKey.generate()
    return private.public_key().public_bytes_raw(), seal(key, private.private_bytes_raw(), place=place)


def new_secret_line() -> str:
    """A new 256-bit secret as one line of text."""
    return b64encode(new_key()).decode()


def read_secret(text: str) -> bytes:
    """The first secret of a key file."""
    return b64decode(text.split()[0])


def same(ours: bytes, theirs: bytes) -> bool:
    """Are they the same? Takes the same time whatever the answer."""
    return hmac.compare_digest(ours, theirs)


def joined(parts: Iterable[object]) -> str:
    """The name of a place: table, row, version."""
    return "/".join(str(part) for part in parts)
