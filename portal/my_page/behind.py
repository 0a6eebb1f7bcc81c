"""What stands behind the card that this browser has opened: a draft, or one voice's folder on one submission."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from portal import text
from portal.cookies import visit
from portal.database import db
from portal.engine.journey import SKIPPED
from portal.records import cards, drafts, folders, openings, submissions
from portal.records.cards import Card
from portal.records.drafts import Draft
from portal.records.folders import Folder
from portal.records.openings import Opening
from portal.records.submissions import Submission

PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Behind:
    """An opened card: either `draft`, or `submission` and `folder`."""

    opening: Opening
    card: Card
    answers: dict[str, Any] = field(repr=False)  # values by the name of their step
    draft: Draft | None = None
    submission: Submission | None = None
    folder: Folder | None = None

    @property
    def names(self) -> set[str]:
        """Every name that was given, in its plain form."""
        given = self.answers.get("name")
        return {plain(each) for each in given.values() if plain(each)} if isinstance(given, dict) else set()

    @property
    def born(self) -> str | None:
        """The birthday that was given, as "2009-03-05"."""
        given = self.answers.get("birthday", SKIPPED)
        return given.get("born") if isinstance(given, dict) else None


@dataclass(frozen=True, kw_only=True)
class Own:
    """One's own page: what a card opens after the second check, when something was sent."""

    submission: Submission
    folder: Folder
    key: bytes = field(repr=False)
    answers: dict[str, Any] = field(repr=False)
    hides: bool  # someone may look at this phone: no page or print repeats an answer

    @property
    def is_person(self) -> bool:
        """The person themselves; everyone else sees only that we have it, and that we have read it."""
        return self.folder.voice == PERSON


def plain(name: str) -> str:
    """A name without capitals, accents and marks, so that it can be compared as people write it."""
    letters = unicodedata.normalize("NFKD", text.cleaned(name)).casefold()
    kept = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return " ".join(kept.split())


def of(opening: Opening) -> Behind | None:
    """What an opened card opens now; None when it has ended, or its draft is gone."""
    card = cards.find_live(db(), opening.card_id)
    if card is None:
        return None
    if card.draft_id:
        draft = drafts.find_by_id(db(), card.draft_id)
        if draft is None:
            return None
        return Behind(opening=opening, card=card, draft=draft, answers=drafts.read_with(draft, opening.key))
    submission = submissions.find(db(), card.submission_id or "")
    folder = folders.find(db(), card.submission_id or "", card.voice)
    if submission is None or folder is None:
        return None
    said = folders.open_folder(folder, opening.key).get("said", [])
    values = {each["step"]: each["value"] for each in said}
    return Behind(opening=opening, card=card, submission=submission, folder=folder, answers=values)


def here(*, checked: bool) -> Behind | None:
    """What this browser has opened: after the second check, or before it."""
    if visit().is_new:
        return None
    opening = openings.find(db(), visit().secret)
    return of(opening) if opening and opening.checked == checked else None


def own() -> Own | None:
    """This browser's own page, if it has one open."""
    found = here(checked=True)
    if found is None or found.submission is None or found.folder is None:
        return None
    return Own(
        submission=found.submission,
        folder=found.folder,
        key=found.opening.key,
        answers=found.answers,
        hides=found.opening.hides,
    )
