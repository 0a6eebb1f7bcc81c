"""Ask to join the Dynamic Support Register, "the list" (`domain.md` 1a, 2f, 3)."""

from flask_babel import lazy_gettext as _

from portal.engine.by_picture import Feelings
from portal.engine.journey import Journey
from portal.engine.questions import TickAll, choice
from portal.engine.steps import Ask, Line, Tell
from portal.journeys.shared import agreeing, contact, parts, passing_on, rules, safe_now, where
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_SAY
from portal.journeys.shared.rules import by_voice
from portal.records.voices.contents import Meaning

PURPOSE = "list"

START = Tell(
    name="start",
    title=_("Ask to join the list"),
    lines=(
        Line(picture="list", words=_("The list helps people get the right care at home.")),
        Line(picture="hospital", words=_("Without help, they may have to go into a mental health hospital.")),
        Line(picture="ask_to_join", words=_("You can ask for yourself or for someone else.")),
        Line(picture="talk_to_you_first", words=_("If you are under 16, we talk to you first.")),
    ),
)


FEEL = Ask(
    name="feel",
    title=by_voice(_("How do you feel today?"), _("How do they feel today?")),
    picture="feelings",
    kind=Feelings(),
    skip=NOT_SAY,
    why=by_voice(_("We want to know how you are."), _("We want to know how they are.")),
)

TICKS = (
    choice("upset", by_voice(_("I feel very upset or ill in my mind"), _("They feel very upset or ill in their mind"))),
    choice("hurt_myself", by_voice(_("I hurt myself, or think about it"), _("They hurt themselves"))),
    choice("hurt_others", by_voice(_("I hurt people or break things"), _("They hurt people or break things"))),
    choice("emergency", by_voice(_("I needed emergency help"), _("They needed emergency help")), "a_and_e"),
    choice(
        "was_in_hospital",
        by_voice(_("I was in a mental health hospital"), _("They were in a mental health hospital")),
    ),
    choice("home_may_stop", by_voice(_("I may lose my home"), _("They may lose their home"))),
)

MORE_TICKS = (
    choice("not_at_school", by_voice(_("I am not at school or college"), _("They are not at school or college"))),
    choice("big_change", _("A big change, or someone died")),
    choice("police", _("The police came")),
    choice(
        "helpers_change",
        by_voice(_("My support changes, or I have none"), _("Their support changes, or they have none")),
    ),
    choice("moving_to_adult", by_voice(_("I am moving to adult services"), _("They are moving to adult services"))),
    choice("something_else", _("Something else")),
)

TELL = Ask(
    name="tell",
    means=Meaning.HAPPENING,
    title=by_voice(_("What is happening for you?"), _("What is happening for them?")),
    picture="own_words",
    skip=NOT_SAY,
    kind=TickAll(own_words=_("Tell us more in your own words"), choices=TICKS, before=MORE_TICKS),
    helps=safe_now.hurt,
    why=_("What you tell us helps us find the right support."),
)

ALSO = Ask(
    name="also",
    title=by_voice(_("Is any of this true for you?"), _("Is any of this true for them?")),
    picture="own_words",
    skip=NOT_SAY,
    kind=TickAll(own_words=_("Tell us more in your own words"), choices=MORE_TICKS),
    why=_("What you tell us helps us find the right support."),
)

JOIN = Journey(
    name="join",
    title=_("Ask to join the list"),
    picture="ask_to_join",
    start=START,
    steps=(
        *passing_on.ASKING,
        *safe_now.SAFE,
        shared.NAME,
        shared.BIRTHDAY,
        *where.PLACE,
        TELL,
        *contact.REACHING,
        contact.PRIVATE,
        *agreeing.steps(
            person=_("Do you want to be on the list?"),
            parent=_("Do you want your child to be on the list?"),
            about=PURPOSE,
        ),
    ),
    parts=parts.WITH_CONSENT,
    more=(
        where.TOWN,
        shared.ABOUT,
        FEEL,
        ALSO,
        shared.HELPERS,
        contact.HOW,
        shared.ADVOCATE,
        *passing_on.FROM_HELPERS,
    ),
    voice=rules.voice,
    known_of=rules.known_of,
    about=rules.about,
    facts=rules.facts,
    consents=agreeing.consents(PURPOSE),
    safe_way=rules.safe_way,
    only_sends=agreeing.only_sends,
    cards_for=passing_on.cards_for,
    is_decided=True,
)
