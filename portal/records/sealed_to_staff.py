"""A row whose words only the staff side opens: sealed to the staff ring, and bound to the place where it stands."""

from typing import Self

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.crypto import sealing
from portal.crypto.keys import Keys


class SealedToStaff:
    """A mixin: `row.seal(keys, words)` before it is kept, `row.unseal(keys)` afterwards."""

    key_name: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    @property
    def place(self) -> tuple[object, ...]:
        """Table, row and version, as they were named first. For ever: whoever changes one locks away what was kept."""
        raise NotImplementedError

    def seal(self, keys: Keys, words: bytes) -> Self:
        """This row with these words locked to it. What its place names must stand in it already."""
        self.key_name, self.sealed = keys.staff.seal(words, place=sealing.joined(self.place))
        return self

    def unseal(self, keys: Keys) -> bytes:
        """The words. Raises CannotOpen on a process that does not hold the staff ring."""
        return keys.staff_private.unseal(self.key_name, self.sealed or b"", place=sealing.joined(self.place))
