"""What stands behind the card that this browser has opened: a draft, or one voice's folder on one submission."""

from dataclasses import dataclass, field

from flask import g

from portal import calendar, names
from portal.calendar import age_of
from portal.config import Settings
from portal.database import db
from portal.engine.steps import SKIPPED
from portal.journeys import JOURNEYS
from portal.records.correspondence import reachable, told_later
from portal.records.correspondence.reachable import Reach
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices import card_sessions, cards, drafts, folders, invitations
from portal.records.voices.card_sessions import Opening
from portal.records.voices.cards import Card
from portal.records.voices.contents import Contents, Meaning, Values, by_meaning
from portal.records.voices.drafts import Draft
from portal.records.voices.folders import Folder
from portal.records.voices.invitations import Invitation
from portal.web.cookies import visit
from portal.web.short_writes import briefly

PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Behind:
    """An opened card: either `draft`, or `submission` and `folder`."""

    opening: Opening
    card: Card
    answers: Values = field(repr=False)  # values by their meaning
    checks: Values = field(repr=False)  # the same without what was told later: nobody changes the second check
    draft: Draft | None = None
    submission: Submission | None = None
    folder: Folder | None = None
    contents: Contents = field(default_factory=Contents, repr=False)
    invitation: Invitation | None = None  # this card was passed on by someone else

    @property
    def names(self) -> set[str]:
        """Every name that was given: the whole one, and the one they like."""
        given = self.checks.get(Meaning.NAME)
        if not isinstance(given, dict) or "name" not in given:
            return set()
        return {each for each in (given["name"], given["liked"]) if names.words_of(each)}

    @property
    def born(self) -> str | None:
        """The birthday that was given, as "2009-03-05"."""
        given = self.checks.get(Meaning.BIRTHDAY, SKIPPED)
        return given["born"] if isinstance(given, dict) and "born" in given else None


@dataclass(frozen=True, kw_only=True)
class Own:
    """One's own page: what a card opens after the second check, when something was sent."""

    submission: Submission
    folder: Folder
    key: bytes = field(repr=False)
    answers: Values = field(repr=False)
    hides: bool  # someone may look at this phone: no page or print repeats an answer
    contents: Contents = field(repr=False)
    invitation: Invitation | None = None

    @property
    def is_person(self) -> bool:
        """The person themselves."""
        return self.folder.voice == PERSON

    @property
    def sees_more(self) -> bool:
        """Where it is now, and by when: the person, and whoever the person agreed to tell. All others see only that
        we have it, and that we have read it."""
        return self.is_person or self.folder.may_be_told(calendar.today())

    def reach(self, settings: Settings) -> Reach:
        """How this voice said that it may be reached. Of whoever was asked for by somebody else it is not known."""
        return reachable.reach(self.answers, texts=settings.sends_texts)

    @property
    def age(self) -> int | None:
        """Of the person it is about, in whole years; None when nobody said it."""
        return age_of(self.answers.get(Meaning.BIRTHDAY), calendar.today())


def of(opening: Opening) -> Behind | None:
    """What an opened card opens now; None when it has ended, or its draft is gone."""
    card = cards.find_live(db(), opening.card_id)
    if card is None:
        return None
    if card.draft_id:
        draft = drafts.find_by_id(db(), card.draft_id)
        if draft is None:
            return None
        written = _written(draft, opening.key)
        return Behind(opening=opening, card=card, draft=draft, answers=written, checks=written)
    folder = folders.find_by_id(db(), card.folder_id or "")
    submission = submissions.find(db(), folder.submission_id) if folder else None
    invitation = invitations.of_card(db(), card)
    if folder is None or submission is None or folder.ended_at or (invitation and not invitation.is_open):
        return None
    sent = folders.open_folder(folder, opening.key)
    contents = told_later.laid_over(sent, told_later.of_folder(db(), folder, opening.key))
    return Behind(
        opening=opening,
        card=card,
        submission=submission,
        folder=folder,
        contents=contents,
        answers=contents.get("check", {}) | by_meaning(contents),
        checks=sent.get("check", {}) | by_meaning(sent),
        invitation=invitation,
    )


def _written(draft: Draft, key: bytes) -> Values:
    """The answers of a draft, by their meaning."""
    saved = drafts.read_with(draft, key)
    return next((each.by_meaning(saved) for each in JOURNEYS if each.name == draft.kind), {})


def here(*, checked: bool) -> Behind | None:
    """What this browser has opened: after the second check, or before it."""
    if visit().is_new:
        return None
    opening = card_sessions.find(db(), visit().secret)
    if opening is None or opening.checked != checked:
        return None
    if not g.refusal and card_sessions.is_to_be_seen(db(), visit().secret):
        with briefly() as short:
            card_sessions.see(short, visit().secret)
    return of(opening)


def own() -> Own | None:
    """This browser's own page, if it has one open. An invitation opens none."""
    found = _own()
    return found if found and found.invitation is None else None


def own_or_invited() -> Own | None:
    """The same, or the voice that was invited to give one answer."""
    return _own()


def _own() -> Own | None:
    found = here(checked=True)
    if found is None or found.submission is None or found.folder is None:
        return None
    return Own(
        submission=found.submission,
        folder=found.folder,
        key=found.opening.key,
        answers=found.answers,
        contents=found.contents,
        invitation=found.invitation,
        hides=found.opening.hides,
    )
