"""Questions of the review journey about the meeting itself: what it is about, who comes, where, and what would help."""

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, TickAll, YesNoNotSure, choice
from portal.engine.steps import Ask
from portal.engine.writing import Write
from portal.journeys.shared.questions import NOT_KNOW, NOT_SAY
from portal.journeys.shared.rules import by_voice, for_someone_else
from portal.records.voices.contents import Meaning

TOPIC_CHOICES = (
    choice("safety", by_voice(_("If I am safe"), _("If they are safe")), "safe"),
    choice("care", by_voice(_("How I feel about my care"), _("How they feel about their care")), "feelings"),
    choice("daily_life", by_voice(_("What my daily life is like"), _("What their daily life is like"))),
    choice("body_health", by_voice(_("My body and my health"), _("Their body and their health"))),
    choice("future", by_voice(_("A plan for my future"), _("A plan for their future")), "action_plan"),
    choice("stay", by_voice(_("If I need to be in hospital"), _("If they need to be in hospital")), "hospital"),
)

TOPICS = Ask(
    name="topics",
    title=by_voice(_("What do you want to talk about?"), _("What do they want to talk about?")),
    picture="own_words",
    skip=NOT_SAY,
    kind=TickAll(own_words=_("Tell us more in your own words"), choices=TOPIC_CHOICES),
    why=_("The meeting should be about what matters to you."),
)

THEIR_TOPICS = Ask(
    name="your_topics",
    title=_("What do you yourself want to talk about?"),
    picture="own_words",
    only_if=for_someone_else,
    about_asker=True,
    skip=NOT_SAY,
    kind=TickAll(own_words=_("Tell us more in your own words"), choices=TOPIC_CHOICES),
    why=_("This is your own view. We keep it as yours."),
)

INVITE = Ask(
    name="invite",
    title=by_voice(_("Who do you want there?"), _("Who do they want there?")),
    picture="meeting",
    skip=NOT_SAY,
    kind=TickAll(
        own_words=_("Write their names here"),
        choices=(
            choice("person", by_voice(_("Me"), _("Them"))),
            choice("trusted", by_voice(_("Someone I trust"), _("Someone they trust")), "someone_i_trust"),
            choice("health", _("Health workers"), "nurse_or_doctor"),
            choice("social_worker", _("Social care workers")),
            choice("advocate", _("Advocate")),
            choice("teacher", _("School or college")),
            choice("community_team", by_voice(_("My team near home"), _("Their team near home"))),
            choice("other_person", _("Someone else")),
        ),
    ),
    why=_("You can choose who comes. Not everyone may be able to."),
)

NOT_THERE = Ask(
    name="stay_away",
    means=Meaning.STAY_AWAY,
    title=by_voice(_("Who do you not want there?"), _("Who do they not want there?")),
    picture="must_not_be_told",
    private=True,
    skip=_("There is nobody like that"),
    skip_picture="nobody",
    kind=Write(lines=True, missing=_("Write who you do not want there.")),
    why=_("We keep this safe."),
)

MEET_WHERE = Ask(
    name="place",
    title=_("Where would a meeting be good?"),
    picture="town",
    kind=ChooseOne(
        choices=(
            choice("near_home", by_voice(_("Where I live"), _("Where they live")), "home_with_family"),
            choice("hospital", _("In hospital")),
            choice("school", _("School or college"), "school_or_college"),
            choice("online", _("On a screen"), "online"),
            choice("somewhere_else", _("Somewhere else")),
        )
    ),
    skip=NOT_KNOW,
    why=_("We try to meet where it feels right."),
)

HELP_THERE = Ask(
    name="help_there",
    title=_("What would help in the meeting?"),
    picture="help",
    kind=TickAll(
        own_words=_("Tell us more in your own words"),
        choices=(
            choice("breaks", _("A break")),
            choice("quiet_room", _("A quiet room")),
            choice("pictures", _("Pictures"), "easy_read"),
            choice("more_time", _("More time"), "time"),
            choice("explain", _("Someone to explain"), "talk_to_you_first"),
        ),
    ),
    skip=NOT_KNOW,
    why=_("We can make the meeting right for you."),
)

SCHOOL = Ask(
    name="school",
    title=by_voice(_("Are you at school or college?"), _("Are they at school or college?")),
    picture="school_or_college",
    kind=YesNoNotSure(),
    why=_("Then the meeting can look at learning too."),
)

PLAN = Ask(
    name="plan",
    title=by_voice(_("Do you have a school support plan?"), _("Do they have a school support plan?")),
    picture="action_plan",
    kind=YesNoNotSure(not_sure=NOT_KNOW),
    hint=_("Its full name is Education, Health and Care plan."),
    why=_("It helps us choose the right kind of meeting."),
)
