"""Ask someone to call me: a name, a number, and whether it is safe to ring it. Nothing else is asked."""

from flask_babel import lazy_gettext as _

from portal.engine.journey import Journey
from portal.engine.reaching import WayToReach
from portal.engine.steps import Answers, Ask, Line, Tell
from portal.engine.writing import Name
from portal.journeys.advocate import no_consent
from portal.journeys.lost import person
from portal.journeys.shared import rules
from portal.records.voices.contents import Meaning, way_in


def not_safe(answers: Answers) -> bool:
    """No plain yes to ringing the number."""
    phone = way_in(answers.get("phone"))
    return "phone" in answers and not (phone and phone["safe"] == "yes")


NOT_RUNG = Tell(
    name="other",
    title=_("We do not ring this number"),
    only_if=not_safe,
    lines=(
        Line(picture="safe_way", words=_("We ring only if you say it is safe.")),
        Line(picture="phone_call", words=_("You can go back and write another number.")),
        Line(picture="come_back", words=_("You can ask for something here, and read our answer here.")),
        Line(picture="someone_i_trust", words=_("You can ask someone you trust to talk to us.")),
    ),
)


def no_safe_way(_answers: Answers, _texts: bool) -> None:
    """Safe to ring is not safe to text, so nothing is sent."""


CALL = Journey(
    name="call",
    title=_("Ask someone to call me"),
    picture="phone_call",
    start=None,
    steps=(
        Ask(
            name="phone",
            means=Meaning.PHONE,
            title=_("Which number can we ring?"),
            picture="phone_call",
            kind=WayToReach(
                way="phone",
                detail=_("Your phone number"),
                safe=_("Is it safe to ring it?"),
                when=_("When is a good time?"),
            ),
            taps=(),  # without a number there is no call
            why=_("If it is not safe, we do not ring it."),
        ),
        Ask(
            name="name",
            means=Meaning.NAME,
            title=_("What is your name?"),
            picture="name",
            kind=Name(own=_("Your name")),
            taps=(),  # whoever rings asks for them by it
            why=_("We ask for you by this name."),
        ),
        NOT_RUNG,
    ),
    voice=person,
    about=rules.about,
    facts=rules.nothing_urgent,
    consents=no_consent,
    safe_way=no_safe_way,
    gives_card=False,
)
