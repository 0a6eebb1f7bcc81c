"""Ask for a Care (Education) and Treatment Review, "a meeting about your care" (`domain.md` 1b to 1f, 3)."""

from dataclasses import replace

from flask_babel import lazy_gettext as _

from portal.engine.journey import Journey
from portal.engine.questions import ChooseOne, YesNoNotSure, choice
from portal.engine.steps import Ask, Line, Tell
from portal.journeys.review_meeting import (
    HELP_THERE,
    INVITE,
    MEET_WHERE,
    NOT_THERE,
    PLAN,
    SCHOOL,
    THEIR_TOPICS,
    TOPICS,
)
from portal.journeys.shared import agreeing, contact, parts, passing_on, rules, safe_now, where
from portal.journeys.shared import questions as shared
from portal.journeys.shared.rules import by_voice, unless
from portal.records.voices.contents import Meaning
from portal.wording.promised import EXPECTED_IN_HOSPITAL

PURPOSE = "meeting"

START = Tell(
    name="start",
    title=_("Ask for a meeting about your care"),
    lines=(
        Line(picture="meeting", words=_("People meet to check your care, and school or college.")),
        Line(picture="hospital", words=_("It is for people in a mental health hospital, or who may go there.")),
        Line(picture="person", words=_("Most of all, it is about you.")),
        Line(picture="ask_to_join", words=_("Anyone can ask.")),
        Line(picture="not_a_promise", words=_("You get one only if your needs show it is right.")),
        Line(picture="mental_health_hospital", words=EXPECTED_IN_HOSPITAL),
    ),
)

PARENT = Ask(
    name="parent",
    title=_("Are you their parent or guardian?"),
    picture="my_child",
    beside="who",
    opens_with=("family",),
    kind=YesNoNotSure(),
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

OTHERS = ("family", "commissioner", "advocate", "hospital_team", "community_team", "other_person")
YOUR_NAME = replace(passing_on.YOUR_NAME, opens_with=OTHERS)

HOSPITAL_NOW = Ask(
    name="talk",
    means=Meaning.TALK,
    title=_("Is someone talking about hospital now?"),
    picture="hospital",
    only_if=unless(where.in_mental_health_hospital),
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
        WHO,
        passing_on.HELPER_CARD,
        PARENT,
        YOUR_NAME,
        *safe_now.SAFE,
        shared.NAME,
        shared.BIRTHDAY,
        *where.PLACE,
        HOSPITAL_NOW,
        *contact.REACHING,
        contact.PRIVATE,
        *agreeing.steps(
            person=_("Do you want a meeting about your care?"),
            parent=_("Do you want a meeting about your child's care?"),
            about=PURPOSE,
        ),
    ),
    parts=parts.WITH_CONSENT,
    more=(
        HAD_ONE,
        TOPICS,
        THEIR_TOPICS,
        INVITE,
        NOT_THERE,
        MEET_WHERE,
        HELP_THERE,
        SCHOOL,
        PLAN,
        where.TOWN,
        contact.HOW,
        shared.ADVOCATE,
        passing_on.REACH_THEM,
        passing_on.WORRY,
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
