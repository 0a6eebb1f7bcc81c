"""I lost my card: staff are asked, and send a new one only by the safe way that is held (`domain.md` H6).

The reply is the same whether or not anything is held about that person.
"""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.journey import Journey
from portal.engine.questions import ChooseOne, YesNoNotSure, choice
from portal.engine.reaching import WayToReach
from portal.engine.steps import Answers, Ask, Line, Tell
from portal.engine.writing import Name
from portal.journeys.advocate import no_consent
from portal.journeys.shared import questions as shared
from portal.journeys.shared import rules
from portal.journeys.shared.questions import NOT_KNOW
from portal.journeys.shared.rows import read_on
from portal.journeys.shared.rules import said
from portal.records.voices.contents import Meaning


def _what(settings: Settings) -> tuple[Line, ...]:
    return (
        Line(picture="come_back", words=_("You can ask for a new card here.")),
        Line(picture="safe_way", words=_("We send it only in a safe way that you told us before.")),
        Line(picture="talk_to_you_first", words=_("If that has changed, we talk to you alone first.")),
        Line(picture="sent", words=_("What you sent before is still here.")),
        read_on(settings),
    )


START = Tell(name="start", title=_("I lost my card"), lines=_what)


def person(_answers: Answers) -> str:
    """Whoever writes here speaks for themselves; staff find out who it was before anything changes for good."""
    return "person"


NAME = Ask(
    name="name",
    means=Meaning.NAME,
    title=_("What is your name?"),
    picture="name",
    kind=Name(own=_("Your name"), liked=_("The name you like people to use")),
    hint=_("The second box can stay empty."),
    taps=(),  # what was sent is found by it
    why=_("We need to know who this answer is from."),
)

WHAT_FOR = Ask(
    name="what",
    means=Meaning.ABOUT_WHAT,
    title=_("What was your card for?"),
    picture="come_back",
    kind=ChooseOne(
        choices=(
            choice("list", _("Being on the list")),
            choice("meeting", _("A meeting about my care")),
            choice("advocate", _("An advocate")),
            choice("problem", _("A problem")),
            choice("something_else", _("Something else")),
        )
    ),
    skip=NOT_KNOW,
    why=_("Then we can find what you sent."),
)

SAME = Ask(
    name="same",
    means=Meaning.AS_BEFORE,
    title=_("Can we still reach you as before?"),
    picture="phone_call",
    kind=YesNoNotSure(),
    why=_("We send a new card only in the way you said is safe."),
)


LOST = Journey(
    name="lost",
    title=_("I lost my card"),
    picture="come_back",
    start=START,
    steps=(
        NAME,
        shared.BIRTHDAY,
        WHAT_FOR,
        SAME,
        Ask(
            name="someone",
            means=Meaning.OWN,
            title=_("How can we reach you?"),
            picture="phone_call",
            kind=WayToReach(
                way="any", detail=_("Your phone number, email or address"), safe=_("Is it safe for us to use this?")
            ),
            only_if=said("same", "no", "not_sure"),
            skip=NOT_KNOW,
            why=_("We ring or write, and talk to you alone."),
        ),
    ),
    voice=person,
    about=rules.about,
    facts=rules.nothing_urgent,
    consents=no_consent,
    safe_way=rules.safe_way,
    gives_card=False,
)
