"""How staff prove who they are: peppered password hashes and time codes, the same for the web and the command line."""

import hmac
import unicodedata
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Final

from passlib.context import CryptContext
from passlib.totp import TOTP
from zxcvbn import zxcvbn

from portal.crypto import sealing
from portal.crypto.keys import Keys

SHORTEST, LONGEST = 15, 128
LOOKED_AT = 72  # zxcvbn reads no more
STRONG_ENOUGH = 3  # of 4: more than a hundred million guesses
NORMAL_FORM: Final = "NFKC"
ARGON2 = {
    "argon2__memory_cost": 19 * 1024,
    "argon2__time_cost": 2,
    "argon2__parallelism": 1,
}  # as for cards (`safety.md`)
HASHES = CryptContext(schemes=["argon2"], **ARGON2)


def pepper(keys: Keys) -> str:
    """What is mixed into each password before it is hashed: without the key file a stolen hash cannot be guessed at."""
    return sealing.key_from(keys.accounts, "password pepper").hex()


def hashed(keys: Keys, password: str) -> str:
    """The Argon2 hash to keep, made as Flask-Security makes and checks it."""
    normal = unicodedata.normalize(NORMAL_FORM, password).encode()
    mixed = b64encode(hmac.digest(pepper(keys).encode(), normal, "sha512")).decode()
    return str(HASHES.hash(mixed))


def weakness(password: str, about: Iterable[str] = ()) -> str:
    """Why this password will not do, in one sentence; "" when it will. `about` is what others know of the person.

    The lists of leaked and common passwords are those in the zxcvbn package: nothing leaves this machine.
    """
    normal = unicodedata.normalize(NORMAL_FORM, password)
    if len(normal) < SHORTEST:
        return f"Use {SHORTEST} characters or more. Three or four words that do not belong together are good."
    if len(normal) > LONGEST:
        return f"Use {LONGEST} characters or fewer."
    known = [part for words in about for part in (words, *words.replace("@", " ").replace(".", " ").split())]
    if zxcvbn(normal[:LOOKED_AT], user_inputs=known)["score"] < STRONG_ENOUGH:
        return "This password is easy to guess, or close to one that was leaked. Use words that do not belong together."
    return ""


def factor_secrets(keys: Keys) -> dict[str, str]:
    """What time-code secrets are encrypted with, by its number."""
    return {"1": sealing.key_from(keys.factors, "time codes").hex()}


def recovery_key(keys: Keys) -> bytes:
    """What recovery codes are encrypted with."""
    return urlsafe_b64encode(sealing.key_from(keys.factors, "recovery codes"))


def new_factor(keys: Keys, *, issuer: str, base32: str = "") -> str:
    """An encrypted time-code secret to keep: a new one, or the one given in base 32."""
    codes = TOTP.using(issuer=issuer, secrets=factor_secrets(keys))
    made = codes(key=base32, format="base32") if base32 else codes.new()
    return str(made.to_json(encrypt=True))


def new_factor_secret() -> str:
    """A new time-code secret in base 32, as people type it into their app."""
    return str(TOTP.new().base32_key)


def code_now(base32: str) -> str:
    """The six digits of this moment."""
    return str(TOTP(key=base32, format="base32").generate().token)
