"""What a place for drafts must know: where the answers of a journey are kept, and what its end does."""

from typing import Protocol

from flask.typing import ResponseReturnValue

from portal.engine.journey import Journey
from portal.engine.pages.page import Page
from portal.records.voices.drafts import Draft


class Drafts(Protocol):
    """Where the answers of one journey are kept while they are written, and what the end of the journey does."""

    journey: Journey
    at: str  # the blueprint its pages are in
    address: str  # where they stand
    may_stop: bool  # is "Stop for now" ever offered?

    @property
    def secret(self) -> bytes:
        """What its drafts are sealed with."""

    def waiting(self) -> Draft | None:
        """A draft that the start page offers to carry on with."""

    def find(self) -> Draft | None:
        """The draft that this request is about."""

    def find_to_send(self) -> Draft | None:
        """The same, held until the transaction ends."""

    def begin(self) -> Draft:
        """The draft that Start leads to."""

    def write(self, page: Page) -> None:
        """Seal the answers of this page into its draft."""

    def own_device(self, page: Page) -> bool:
        """Does nobody else look at this device?"""

    def nothing_to_show(self) -> ResponseReturnValue:
        """Where a page leads whose draft is gone."""

    def nothing_to_answer(self, name: str) -> ResponseReturnValue:
        """Where an answer to this step leads when its draft is gone."""

    def nothing_to_send(self) -> ResponseReturnValue:
        """Where Send leads when the draft is gone."""

    def stop(self, page: Page) -> ResponseReturnValue:
        """Stop for now."""

    def clear(self, page: Page) -> ResponseReturnValue:
        """The way ended in a Stop: what was written is deleted."""

    def send(self, page: Page) -> ResponseReturnValue:
        """What Send does, once every question is answered."""
