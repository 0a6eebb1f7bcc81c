"""Ask for a Care (Education) and Treatment Review, "a meeting about your care" (`domain.md` 1b to 1f, 3)."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.journey import Journey
from portal.engine.questions import ChooseOne, YesNoNotSure, choice
from portal.engine.steps import Ask, Line, Tell
from portal.engine.writing import Write
from portal.journeys.review_meeting import HELP_THERE, INVITE, MEET_WHERE, NOT_THERE, PLAN, SCHOOL, TOPICS
from portal.journeys.shared import agreeing, contact, passing_on, rules, safe_now, where
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW
from portal.journeys.shared.rows import read_on
from portal.journeys.shared.rules import by_voice, said
from portal.records.voices.contents import Meaning

PURPOSE = "meeting"

START = Tell(
    name="start",
    title=_("Ask for a meeting about your care"),
    lines=(
        Line(picture="meeting", words=_("People meet to check your care, and school or college.")),
        Line(picture="hospital", words=_("It is for people who are in hospital, or may go there.")),
        Line(picture="person", words=_("The most important thing is that it is about you.")),
        Line(picture="ask_to_join", words=_("Anyone can ask for a meeting.")),
        Line(picture="not_a_promise", words=_("You get one only if your needs show it is right.")),
    ),
)

PANEL = Tell(
    name="panel",
    title=_("Who comes to the meeting"),
    lines=(
        Line(picture="chairperson", words=_("The chairperson leads the meeting and looks after the plan.")),
        Line(picture="expert_by_experience", words=_("An expert by experience has lived through things like you.")),
        Line(picture="clinical_expert", words=_("A clinical expert looks at your care and treatment.")),
        Line(picture="read_by_staff", words=_("These three do not work with you each day.")),
        Line(picture="someone_i_trust", words=_("You can bring someone you trust.")),
    ),
)


def _after(settings: Settings) -> tuple[Line, ...]:
    return (
        Line(picture="own_words", words=_("The chairperson has to write a report about what must be done.")),
        Line(picture="letter", words=_("They send it to you and the people at the meeting.")),
        Line(picture="talk_to_you_first", words=_("You can ask someone to read it with you.")),
        Line(picture="still_get_care", words=_("If you do not want a meeting, you still get your care.")),
        read_on(settings),
    )


AFTER = Tell(name="next", title=_("What happens after the meeting"), lines=_after)

PARENT = Ask(
    name="parent",
    title=_("Are you their parent or guardian?"),
    picture="my_child",
    kind=YesNoNotSure(),
    only_if=said("who", "family"),
    about_asker=True,
    why=_("For a child under 16, we ask a parent and the child."),
)

WHO = Ask(
    name="who",
    means=Meaning.WHO,
    title=_("Who is asking?"),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("me", _("Me")),
            choice("me_with_help", _("Me, with someone helping me")),
            choice("family", _("Family or carer"), "other_family"),
            choice("commissioner", _("I plan and pay for their care")),
            choice("advocate", _("Advocate")),
            choice("hospital_team", _("I work in their hospital team")),
            choice("community_team", _("I work in a team near their home")),
            choice("other_person", _("Someone else")),
        )
    ),
    about_asker=True,
    why=_("Then we use the right words on each page."),
)

WARD = Ask(
    name="ward",
    title=_("Which ward?"),
    picture="bed",
    kind=Write(missing=_("Write the name of the ward.")),
    only_if=said("where", "hospital"),
    skip=NOT_KNOW,
    why=_("Then we can talk to the right team there."),
)

HOSPITAL_NOW = Ask(
    name="talk",
    means=Meaning.TALK,
    title=_("Is someone talking about hospital now?"),
    picture="hospital",
    kind=YesNoNotSure(),
    why=_("If hospital may come soon, we read this first."),
)

HAD_ONE = Ask(
    name="before",
    title=by_voice(_("Have you had a meeting like this before?"), _("Have they had a meeting like this before?")),
    picture="meeting",
    kind=YesNoNotSure(),
    why=_("Then we can look at what was said."),
)


REVIEW = Journey(
    name="review",
    title=_("Ask for a meeting about your care"),
    picture="meeting",
    start=START,
    steps=(
        PANEL,
        AFTER,
        shared.DEVICE,
        WHO,
        PARENT,
        passing_on.YOUR_NAME,
        safe_now.SAFE_NOW,
        safe_now.HELP_NOW,
        safe_now.ASKER_SAFE_NOW,
        safe_now.HELP_ASKER,
        shared.NAME,
        shared.BIRTHDAY,
        where.WHERE,
        where.WHICH_HOSPITAL,
        WARD,
        where.TOWN,
        HOSPITAL_NOW,
        HAD_ONE,
        TOPICS,
        INVITE,
        NOT_THERE,
        MEET_WHERE,
        HELP_THERE,
        SCHOOL,
        PLAN,
        *contact.REACHING,
        passing_on.REACH_THEM,
        contact.PRIVATE,
        *contact.INFORMING,
        passing_on.MAY_READ,
        passing_on.HELPER_CARD,
        *agreeing.steps(
            person=_("Do you want a meeting about your care?"),
            parent=_("Do you want a meeting about your child's care?"),
            about=PURPOSE,
        ),
    ),
    voice=rules.voice,
    about=rules.about,
    facts=rules.facts,
    consents=agreeing.consents(PURPOSE),
    safe_way=rules.safe_way,
    own_device=rules.own_device,
    only_sends=agreeing.only_sends,
    cards_for=passing_on.cards_for,
    is_decided=True,
)
