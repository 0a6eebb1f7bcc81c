"""Ask for an advocate, "someone to help me speak up" (`domain.md` 3e). Nobody is told that they do not qualify."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.by_picture import LATER, THIS_MONTH, THIS_WEEK, When
from portal.engine.journey import ConsentSaid, Journey
from portal.engine.questions import TickAll, YesNoNotSure, choice
from portal.engine.steps import Answers, Ask, Line, Tell
from portal.journeys.shared import contact, passing_on, rules, safe_now, where
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW
from portal.journeys.shared.rows import read_on
from portal.journeys.shared.rules import by_voice
from portal.records.voices.contents import Meaning


def _what(settings: Settings) -> tuple[Line, ...]:
    return (
        Line(picture="advocate", words=_("An advocate is on your side and helps you speak up.")),
        Line(picture="own_words", words=_("They help you say what you want.")),
        Line(picture="nobody", words=_("They do not decide for you.")),
        Line(picture="keep_private", words=_("They do not work for the people who plan your care.")),
        Line(picture="ask_to_join", words=_("You can ask for yourself or for someone else.")),
        read_on(settings),
    )


START = Tell(name="start", title=_("Ask for someone to help me speak up"), lines=_what)

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
    picture="time",
    kind=When(THIS_WEEK, THIS_MONTH, LATER),
    skip=NOT_KNOW,
    why=_("We try to find someone in time."),
)

HELPED = Ask(
    name="helped",
    title=by_voice(_("Does someone help you with this now?"), _("Does someone help them with this now?")),
    picture="someone_i_help",
    kind=YesNoNotSure(),
    why=_("You can have an advocate with any of these answers."),
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
        shared.DEVICE,
        shared.WHO,
        shared.ROLE,
        shared.KNOWS,
        passing_on.YOUR_NAME,
        safe_now.SAFE_NOW,
        safe_now.HELP_NOW,
        safe_now.ASKER_SAFE_NOW,
        safe_now.HELP_ASKER,
        ABOUT_WHAT,
        WHEN,
        HELPED,
        shared.NAME,
        shared.BIRTHDAY,
        where.WHERE,
        where.WHICH_HOSPITAL,
        *contact.REACHING,
        passing_on.REACH_THEM,
        contact.PRIVATE,
        *contact.INFORMING,
        passing_on.MAY_READ,
        passing_on.HELPER_CARD,
    ),
    voice=rules.voice,
    about=rules.about,
    facts=rules.facts,
    consents=no_consent,
    safe_way=rules.safe_way,
    own_device=rules.own_device,
    cards_for=passing_on.cards_for,
)
