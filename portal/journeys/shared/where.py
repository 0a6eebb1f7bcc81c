"""Where someone is now: at home, in hospital, and in which town."""

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, YesNoNotSure, choice
from portal.engine.reaching import Place
from portal.engine.steps import Answers, Ask
from portal.engine.writing import Write
from portal.journeys.shared.questions import NOT_KNOW, NOT_SAY
from portal.journeys.shared.rules import by_voice, said
from portal.records.voices.contents import Meaning

WHERE = Ask(
    name="where",
    means=Meaning.WHERE,
    title=by_voice(_("Where are you now?"), _("Where are they now?")),
    picture="town",
    kind=ChooseOne(
        choices=(
            choice("home_with_family", _("At home or with family")),
            choice("live_at_school", by_voice(_("A school where I live"), _("A school where they live"))),
            choice("supported_living", by_voice(_("A home where I get support"), _("A home where they get support"))),
            choice("hospital", _("In hospital")),
            choice("somewhere_else", _("Somewhere else")),
        )
    ),
    why=_("It helps us find the right team."),
)

HOSPITAL_KIND = Ask(
    name="kind",
    title=_("Is it a mental health hospital?"),
    picture="hospital",
    beside="where",
    opens_with=("hospital",),
    kind=YesNoNotSure(),
    skip=NOT_KNOW,
    why=_("It helps us find the right team."),
)

WHICH_HOSPITAL = Ask(
    name="which",
    title=_("Which hospital?"),
    picture="hospital",
    beside="where",
    opens_with=("hospital",),
    kind=Write(missing=_("Write the name of the hospital.")),
    skip=NOT_KNOW,
    why=_("Then we can talk to the right team there."),
)

WARD = Ask(
    name="ward",
    title=_("Which ward?"),
    picture="bed",
    beside="where",
    opens_with=("hospital",),
    kind=Write(missing=_("Write the name of the ward.")),
    skip=NOT_KNOW,
    why=_("Then we can talk to the right team there."),
)

PLACE = (WHERE, HOSPITAL_KIND, WHICH_HOSPITAL, WARD)


def in_mental_health_hospital(answers: Answers) -> bool:
    """In hospital, and not known to be in one of another kind."""
    return said("where", "hospital")(answers) and not said("kind", "no")(answers)


TOWN = Ask(
    name="town",
    title=by_voice(_("Which town are you in?"), _("Which town are they in?")),
    picture="town",
    kind=Place(missing=_("Write a town, or a postcode.")),
    hint=_("You can write a postcode."),
    skip=NOT_SAY,
    why=_("Each place has its own team."),
)
