"""The key files of each side: the public side can lock and never open."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from portal.crypto import sealing
from portal.crypto.sealing import OpeningRing, SealingRing

PAIRS = ("staff", "sending")
PUBLIC_SECRETS = ("forms", "cards")
STAFF_SECRETS = ("accounts", "factors", "audit", "finding")


class MissingKey(Exception):
    """A key file is not there; the message is its name."""


@dataclass(frozen=True)
class Keys:
    """What one process holds. On a public-only process the opening rings and the staff secrets are empty."""

    staff: SealingRing = field(default_factory=lambda: SealingRing({}))
    sending: SealingRing = field(default_factory=lambda: SealingRing({}))
    forms: bytes = b""
    cards: bytes = b""  # the pepper: a stolen database without it opens no card
    staff_private: OpeningRing = field(default_factory=lambda: OpeningRing({}))
    sending_private: OpeningRing = field(default_factory=lambda: OpeningRing({}))
    accounts: bytes = b""
    factors: bytes = b""
    audit: bytes = b""
    finding: bytes = b""  # keyed tokens of what was said, so that staff find it without opening


def make_missing(folder: Path) -> None:
    """Make every key file that is not there yet, readable by this system user alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in PAIRS:
        if not (folder / f"{name}.private").exists():
            public, private = sealing.new_pair()
            _write(folder / f"{name}.private", private)
            _write(folder / f"{name}.public", public)
    for name in (*PUBLIC_SECRETS, *STAFF_SECRETS):
        if not (folder / f"{name}.key").exists():
            _write(folder / f"{name}.key", sealing.new_secret_line())


def read(folder: Path, *, staff: bool) -> Keys:
    """The keys of one side. Raises MissingKey with the name of the first file that is not there."""
    public = {name: SealingRing.read(_text(folder / f"{name}.public")) for name in PAIRS}
    secrets = {name: sealing.read_secret(_text(folder / f"{name}.key")) for name in PUBLIC_SECRETS}
    if not staff:
        return Keys(**public, **secrets)  # type: ignore[arg-type]
    secrets |= {name: sealing.read_secret(_text(folder / f"{name}.key")) for name in STAFF_SECRETS}
    private = {f"{name}_private": OpeningRing.read(_text(folder / f"{name}.private")) for name in PAIRS}
    return Keys(**public, **secrets, **private)  # type: ignore[arg-type]


def _text(path: Path) -> str:
    if not path.exists():
        raise MissingKey(path.name)
    return path.read_text()


def _write(path: Path, line: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(line + "\n")
