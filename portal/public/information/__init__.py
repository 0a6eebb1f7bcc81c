"""Every information page, in the order in which they follow each other, and where each subject begins."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.engine.steps import Words
from portal.public.information.after import AFTER_IT
from portal.public.information.consent import CONSENT
from portal.public.information.helping import HELPING
from portal.public.information.meeting import MEETING
from portal.public.information.page import Information
from portal.public.information.privacy import PRIVACY
from portal.public.information.the_list import THE_LIST

CHAIN: tuple[Information, ...] = (*THE_LIST, *MEETING, *AFTER_IT, *CONSENT, *HELPING)
PAGES: tuple[Information, ...] = (*CHAIN, *PRIVACY)
BY_ADDRESS = {each.address: each for each in PAGES}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One card of the first information page."""

    picture: str
    words: Words
    address: str


SUBJECTS = (
    Subject(picture="list", words=_("The list"), address="/about/list"),
    Subject(picture="meeting", words=_("A meeting about your care"), address="/about/meeting"),
    Subject(picture="going_home", words=_("Going home from hospital"), address="/about/going-home"),
    Subject(picture="consent", words=_("Your yes or no"), address="/about/consent"),
    Subject(picture="advocate", words=_("What an advocate does"), address="/about/advocates"),
    Subject(picture="problem", words=_("If there is a problem"), address="/about/problems"),
    Subject(picture="ask_to_join", words=_("A story: Sam needs help"), address="/about/story"),
    Subject(picture="booklet", words=_("Where to read more"), address="/about/more"),
)
# What the main button of a page says: what it leads to.
BUTTONS: dict[str, Words] = {
    "join": _("Ask to join the list"),
    "review": _("Ask for a meeting"),
    "consent": _("Say yes or no"),
    "advocate": _("Ask for an advocate"),
    "problem": _("Tell us about a problem"),
    "call": _("Ask someone to call me"),
}
OF_JOURNEYS: dict[str, tuple[Words, str]] = {
    "join": (_("Find out more about the list"), "/about/list"),
    "review": (_("Find out more about the meeting"), "/about/meeting"),
    "consent": (_("Find out more about your yes or no"), "/about/consent"),
    "advocate": (_("Find out more about advocates"), "/about/advocates"),
    "problem": (_("Find out more about problems"), "/about/problems"),
}
