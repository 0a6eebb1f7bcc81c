"""What was decided about a copy for the person, what must still be decided, and what can be."""

from collections.abc import Mapping

from portal.config import settings
from portal.database import db
from portal.exporting import subject_access
from portal.exporting.subject_access import ForChecking
from portal.exporting.subject_access_classes import STAFF_NAMES
from portal.exporting.subject_access_shape import Item
from portal.records.accountability import exports, leaving_out
from portal.records.accountability.leaving_out import Decision
from portal.records.staff.accounts import Role
from portal.staff.access.gate import me
from portal.staff.exports import subject_access_forms as copy_forms
from portal.staff.exports.subject_access_contents import Here
from portal.staff.labels import audit_words, copy_words, times


def decisions_now(here: Here) -> tuple[list[Decision], list[Decision]]:
    """What stands for the next copy; and what stayed out of the last one that was let go, and is to be decided again.

    Each copy is decided on case by case (`domain.md` section 9), and nothing slips into one because time went by.
    """
    keys = settings().keys
    gone = [each.at for each in exports.of_submissions(db(), keys, here.ids) if each.check and each.check.released]
    every = leaving_out.of_submissions(db(), keys, here.ids)
    now = leaving_out.standing(each for each in every if not gone or each.at > max(gone))
    decided = {each.about for each in now}
    before = leaving_out.standing(each for each in every if gone and each.at <= max(gone))
    return now, [each for each in before if each.stays_out and each.about not in decided]


def decisions_of(here: Here, said: Mapping[str, object]) -> list[Decision]:
    """Those with which a copy was made; `said` is what was kept of it."""
    ids = [int(each) for each in str(said.get("decisions", "")).split(",") if each]
    return leaving_out.of_copy(leaving_out.of_submissions(db(), settings().keys, here.ids), ids)


def still_to_decide(made: ForChecking, again: list[Decision]) -> dict[str, str]:
    """What must be decided before a copy can be made."""
    if made.undecided:
        return {"": copy_forms.UNDECIDED}
    if again:
        return {"": copy_forms.AGAIN + "; ".join(copy_words.about(each.about) for each in again)}
    return {}


def may_be_decided(here: Here) -> dict[str, str]:
    """Each class, and each item that may stay out alone, in words. Locked notes: for safeguarding alone."""
    found: dict[str, str] = {}
    for each, items in subject_access.kept(here.of, audit_words.namer()):
        named = copy_words.HELD[each.held].to_staff
        if each.locked and Role.SAFEGUARDING not in me().roles:
            continue
        if not each.locked and (items or each.held == STAFF_NAMES):
            found[each.held] = f"{named} ({len(items)})" if items else named
        if each.one_by_one:
            alone = [item for item in items if item.said or each.settles]  # of who opened it: where they said why
            found |= {item.key: f"{copy_words.about(item.key)}: {_in_short(item)}" for item in alone}
    return found


def _in_short(item: Item) -> str:
    """When, and by whom."""
    return ", ".join(each for each in (times.short_moment(item.at, year=True) if item.at else "", item.by) if each)
