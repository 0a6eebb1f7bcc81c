"""Sealed words open with the right key, for the right place, unchanged; and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.crypto import sealing
from portal.crypto.sealing import CannotOpen, OpeningRing, SealingRing

KEY, OTHER = b"k" * 32, b"o" * 32
PUBLIC, PRIVATE = sealing.new_pair()
NEW_PUBLIC, NEW_PRIVATE = sealing.new_pair()


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_what_was_sealed_comes_back(words: bytes, place: str) -> None:
    place = place.encode("utf-8", "replace").decode()
    sealed = sealing.seal(KEY, words, place=place)
    assert sealing.unseal(KEY, sealed, place=place) == words
    assert len(words) < 8 or words not in sealed


@given(st.data())
def test_a_changed_byte_is_found(data: st.DataObject) -> None:
    sealed = bytearray(sealing.seal(KEY, b"the words", place="here"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        sealing.unseal(KEY, bytes(sealed), place="here")


def test_a_blob_opens_in_its_own_place_and_with_its_own_key_alone() -> None:
    sealed = sealing.seal(KEY, b"the words", place="folders/1")
    with pytest.raises(CannotOpen):
        sealing.unseal(KEY, sealed, place="folders/2")
    with pytest.raises(CannotOpen):
        sealing.unseal(OTHER, sealed, place="folders/1")
    with pytest.raises(CannotOpen):
        sealing.unseal(KEY, b"", place="folders/1")


def test_the_public_ring_locks_and_only_the_private_ring_opens() -> None:
    name, sealed = SealingRing.read(PUBLIC).seal(b"a data key", place="here")
    assert OpeningRing.read(PRIVATE).unseal(name, sealed, place="here") == b"a data key"
    for ring in (OpeningRing({}), OpeningRing.read(NEW_PRIVATE)):
        with pytest.raises(CannotOpen):
            ring.unseal(name, sealed, place="here")
    with pytest.raises(CannotOpen):
        OpeningRing.read(PRIVATE).unseal(name, sealed, place="there")


def test_a_new_first_key_seals_and_the_old_one_still_opens() -> None:
    old_name, old = SealingRing.read(PUBLIC).seal(b"old", place="here")
    new_name, new = SealingRing.read(f"{NEW_PUBLIC}\n{PUBLIC}").seal(b"new", place="here")
    ring = OpeningRing.read(f"{NEW_PRIVATE}\n{PRIVATE}")
    assert old_name != new_name
    assert ring.unseal(old_name, old, place="here") == b"old"
    assert ring.unseal(new_name, new, place="here") == b"new"


def test_keys_made_for_two_purposes_are_two_keys() -> None:
    assert sealing.key_from(KEY, "one") != sealing.key_from(KEY, "two")
    assert sealing.key_from(KEY, "one") == sealing.key_from(KEY, "one")


def test_keys_are_never_shown_when_settings_are_printed() -> None:
    assert PRIVATE not in repr(OpeningRing.read(PRIVATE))
