"""Ask for an advocate, "someone to help me speak up" (`domain.md` 3e). Nobody is told that they do not qualify."""

from dataclasses import replace

from flask_babel import lazy_gettext as _

from portal.engine.by_picture import LATER, THIS_MONTH, THIS_WEEK, When
from portal.engine.journey import ConsentSaid, Journey
from portal.engine.questions import TickAll, YesNoNotSure, choice
from portal.engine.steps import Answers, Ask, Line, Tell
from portal.journeys.shared import contact, parts, passing_on, rules, safe_now, where
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW
from portal.journeys.shared.rules import by_voice, said
from portal.records.voices.contents import Meaning

START = Tell(
    name="start",
    title=_("Ask for someone to help me speak up"),
    lines=(
        Line(picture="advocate", words=_("An advocate is on your side and helps you speak up.")),
        Line(picture="own_words", words=_("They help you say what you want.")),
        Line(picture="you_decide", words=_("They do not decide for you.")),
        Line(picture="works_apart", words=_("They do not work for the people who plan your care.")),
    ),
)

ABOUT_WHAT = Ask(
    name="what",
    means=Meaning.ABOUT_WHAT,
    title=by_voice(_("What do you want help with?"), _("What do they want help with?")),
    picture="help",
    kind=TickAll(
        own_words=_("Tell us more in your own words"),
        choices=(
            choice("decide", _("To decide something"), "not_sure"),
            choice("get_ready", _("To get ready for a meeting"), "check_answers"),
            choice("meeting", _("To be at a meeting"), "meeting"),
            choice("report", _("To read a report or a plan"), "action_plan"),
            choice("problem", _("With a problem"), "problem"),
            choice("say_no", _("To say no"), "no"),
        ),
    ),
    why=_("Then we can find the right person."),
)

WHEN = Ask(
    name="when",
    title=_("When do you need them?"),
    picture="date",
    kind=When(THIS_WEEK, THIS_MONTH, LATER),
    skip=NOT_KNOW,
    why=_("We try to find someone in time."),
)

HELPED = Ask(
    name="helped",
    title=by_voice(_("Does someone help you with this now?"), _("Does someone help them with this now?")),
    picture="someone_i_help",
    kind=YesNoNotSure(),
    why=_("You can ask for an advocate with any of these answers."),
)


def no_consent(_answers: Answers) -> tuple[ConsentSaid, ...]:
    """Asking for an advocate asks for nobody's consent to anything else."""
    return ()


ADVOCATE = Journey(
    name="advocate",
    title=_("Ask for someone to help me speak up"),
    picture="advocate",
    start=START,
    steps=(
        *passing_on.ASKING,
        *safe_now.SAFE,
        ABOUT_WHAT,
        shared.NAME,
        *contact.REACHING,
        contact.PRIVATE,
    ),
    parts=(parts.WHO, parts.SAFE, parts.WHAT_FOR, parts.YOU, parts.REACH),
    more=(
        WHEN,
        HELPED,
        shared.BIRTHDAY,
        where.WHERE,
        replace(where.WHICH_HOSPITAL, beside="", opens_with=(), only_if=said("where", "hospital")),
        contact.HOW,
        shared.KNOWS,
        passing_on.REACH_THEM,
        passing_on.WORRY,
    ),
    voice=rules.voice,
    known_of=rules.known_of,
    about=rules.about,
    facts=rules.facts,
    consents=no_consent,
    safe_way=rules.safe_way,
    cards_for=passing_on.cards_for,
)
