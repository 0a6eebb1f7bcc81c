"""May this request be shared outside now? Only with confirmed consent, or under an override. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.records.consent.overrides import Override
from portal.records.consent.state import opens_sharing
from portal.records.standing.consent_now import ASKED_BY, Now, Stands

CONSENT, OVERRIDE = "consent", "override"


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What a request may be shared for, where consent stands for it, and what opens it: "" when nothing does."""

    stands: Sequence[Stands]
    paused: bool
    opened_by: str
    overrides: Sequence[Override]  # every one about this person that ever counted, for ever, the newest first

    @property
    def is_open(self) -> bool:
        return bool(self.opened_by)


def gate(kind: str, now: Now, *, paused: bool) -> Gate:
    """The gate of a request of this kind. `now` is where consent stands for all that this request asks about.

    A request that has a purpose of its own needs consent for that; any other needs it for all it was asked about. What
    nobody was asked about is closed (`domain.md` 0.4). A pause closes it too, whatever was said before (H7, H8).
    """
    own = ASKED_BY.get(kind)
    stands = [each for each in now.stands if own is None or each.purpose == own]
    overridden = {each.purpose for each in now.overrides if each.counts}
    given = {each.purpose for each in stands if opens_sharing(each.state) and not paused}
    purposes = {each.purpose for each in stands}
    opened_by = ""
    if purposes and purposes <= given:
        opened_by = CONSENT
    elif purposes and purposes <= given | overridden:
        opened_by = OVERRIDE
    counted = [each for each in now.overrides if each.ever_counted]
    overrides = sorted(counted, key=lambda each: each.id, reverse=True)
    return Gate(stands=stands, paused=paused, opened_by=opened_by, overrides=overrides)
