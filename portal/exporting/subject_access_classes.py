"""Every class of what is kept about a person, as it goes into their copy: one row each. Pure: no database.

A new class is one row of CLASSES, its items in `subject_access_items.py` or beside its ledger, and one row of HELD in
`portal/staff/labels/copy_words.py`. A new kind of consent record needs nothing here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from portal.exporting import subject_access_items as items
from portal.exporting.contents import Inside
from portal.exporting.subject_access_items import Namer
from portal.exporting.subject_access_shape import Item

STAFF_NAMES = "staff_names"
Items = Callable[[Inside, Namer], Iterator[Item]]


@dataclass(frozen=True, kw_only=True)
class Class:
    """One class. By default all of it goes into the copy."""

    held: str
    items: Items
    one_by_one: bool = False  # one item can stay out alone
    is_health: bool = False  # words about health or social care, which the harm test may hold back
    is_about_them: bool = False  # alone it makes a request, which others may have made, one to tell of
    locked: bool = False  # for safeguarding alone, who decides on each
    settles: bool = True  # False: looking at the copy adds to it


def of_class(each: Class, of: Inside, who: Namer) -> list[Item]:
    """All that is kept of this class on this request, each item with its key."""
    start = f"{of.submission.shown_reference} {each.held}-"
    return [replace(item, key=f"{start}{item.key}") for item in each.items(of, who)]


CLASSES = (
    Class(held="words", items=items.words, is_health=True, is_about_them=True),
    Class(held="thread", items=items.thread, one_by_one=True, is_health=True, is_about_them=True),
    Class(held="consent", items=items.consent, is_about_them=True),
    Class(held="records", items=items.records, one_by_one=True, is_health=True, is_about_them=True),
    Class(held="views", items=items.views, one_by_one=True, is_health=True),
    Class(held="contacts", items=items.contacts, one_by_one=True, is_health=True, is_about_them=True),
    Class(held="notes", items=items.notes, one_by_one=True, is_health=True, is_about_them=True),
    Class(
        held="locked_notes", items=items.locked_notes, one_by_one=True, is_health=True, is_about_them=True, locked=True
    ),
    Class(held="colours", items=items.colours, one_by_one=True, is_health=True, is_about_them=True),
    Class(held="register", items=items.register, one_by_one=True, is_health=True, is_about_them=True),
    Class(held="complaint", items=items.complaint, one_by_one=True, is_health=True),
    Class(held="moves", items=items.moves, one_by_one=True, is_health=True),
    Class(held="tasks", items=items.tasks, one_by_one=True, is_health=True),
    Class(held="shared", items=items.shared, one_by_one=True),
    Class(held="reads", items=items.reads, one_by_one=True, is_health=True, settles=False),
    Class(held="cards", items=items.cards, settles=False),
    Class(held="outgoing", items=items.outgoing, settles=False),
    Class(held=STAFF_NAMES, items=items.nothing),  # left out, each stands as what they are here for
)
BY_HELD = {each.held: each for each in CLASSES}


def class_of(about: str) -> Class | None:
    """The class that is meant by "notes", and by "2222-3333 notes-1"."""
    return BY_HELD.get(about.rpartition(" ")[2].partition("-")[0])
