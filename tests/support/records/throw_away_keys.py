"""Keys that anyone can work out from this file: for a database that is kept with the tests, and never for any other."""

from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from portal.crypto import sealing
from portal.crypto.keys import Keys
from portal.crypto.sealing import OpeningRing, SealingRing

NOT_SECRET = b"throw-away keys of a test: they protect nothing"


def keys() -> Keys:
    """All keys of both sides, the same in every run."""
    staff, sending = _pair("staff"), _pair("sending")
    return Keys(
        staff=staff[0],
        sending=sending[0],
        staff_private=staff[1],
        sending_private=sending[1],
        forms=secret("forms"),
        cards=secret("cards"),
        accounts=secret("accounts"),
        factors=secret("factors"),
        audit=secret("audit"),
        finding=secret("finding"),
    )


def secret(name: str) -> bytes:
    """32 bytes for this name, the same in every run."""
    return sealing.key_from(NOT_SECRET, name)


def _pair(name: str) -> tuple[SealingRing, OpeningRing]:
    private = X25519PrivateKey.from_private_bytes(secret(name))
    public = b64encode(private.public_key().public_bytes_raw()).decode()
    return SealingRing.read(public), OpeningRing.read(b64encode(private.private_bytes_raw()).decode())
