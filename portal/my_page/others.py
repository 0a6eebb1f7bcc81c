"""Who else has a page on the same request, as the person is told of them."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal import calendar
from portal.database import db
from portal.my_page.behind import PERSON, Own
from portal.records.voices import cards, folders
from portal.records.voices.folders import Folder


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another voice on the same request, as the person is told of it: never what it said."""

    folder: Folder
    name: str
    asked: bool  # they asked for the person
    may_end: bool
    is_told: bool

    @property
    def words(self) -> str:
        if self.asked and self.name:
            return str(_("%(name)s asked for you.", name=self.name))
        said = {
            ("parent", True): _("A parent or guardian asked for you."),
            ("parent", False): _("We asked a parent or guardian for an answer."),
            ("helper", True): _("A helper asked for you."),
            ("helper", False): _("Your helper has a page here."),
            ("unknown", False): _("Someone has a page here."),
        }
        return str(said[self.folder.voice, self.asked])

    @property
    def picture(self) -> str:
        return "parents_asked" if self.folder.voice == "parent" else "someone_i_help"


def others(own: Own) -> list[Other]:
    """Everyone else who has a way to a page of their own on this request. Only the person is told."""
    if not own.is_person:
        return []
    asker = own.contents.get("asker", {})
    found = [
        each
        for each in folders.of_submission(db(), own.submission.id)
        if each.voice != PERSON and not each.ended_at and cards.was_for(db(), each)
    ]
    return [
        Other(
            folder=each,
            name=asker.get("name", "") if each.key == asker.get("voice") else "",
            asked=each.key == asker.get("voice"),
            may_end=each.voice != "parent" or (own.age is not None and own.age >= 16),
            is_told=each.may_be_told(calendar.today()),
        )
        for each in found
    ]
