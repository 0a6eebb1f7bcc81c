"""Questions that several journeys use: who it is for, safe now, name, birthday, who helps."""

from flask_babel import lazy_gettext as _

from portal.engine.dates import PickDate
from portal.engine.questions import ChooseOne, TickAll, YesNoNotSure, choice
from portal.engine.steps import Ask, Line, Tell
from portal.engine.writing import Name
from portal.journeys.shared.rules import (
    both,
    by_voice,
    for_me,
    for_someone_else,
    for_someone_i_help,
    under_16,
)
from portal.records.voices.contents import Meaning

NOT_SAY = _("I do not want to say")
NOT_KNOW = _("I do not know")

WHO = Ask(
    name="who",
    means=Meaning.WHO,
    title=_("Who is this for?"),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("me", _("Me")),
            choice("me_with_help", _("Me, with someone helping me")),
            choice("my_child", _("My child")),
            choice("someone_i_help", _("Someone I help")),
        )
    ),
    about_asker=True,
    why=_("Then we use the right words on each page."),
)

ROLE = Ask(
    name="role",
    means=Meaning.ROLE,
    title=_("Who are you to them?"),
    picture="someone_i_help",
    beside="who",
    opens_with=("someone_i_help",),
    kind=ChooseOne(
        choices=(
            choice("family_or_friend", _("Family or friend")),
            choice("carer", _("Carer")),
            choice("advocate", _("Advocate")),
            choice("commissioner", _("I plan and pay for their care")),
            choice("hospital_team", _("I work in their hospital team")),
            choice("community_team", _("I work in a team near their home")),
            choice("school_or_college", _("School or college")),
            choice("other_person", _("Someone else")),
        )
    ),
    about_asker=True,
    why=_("It helps us to know who to talk to."),
)

KNOWS = Ask(
    name="knows",
    title=_("Do they know that you are asking?"),
    picture="talk_to_you_first",
    only_if=for_someone_else,
    kind=YesNoNotSure(),
    about_asker=True,
    why=_("We want to talk with them in the right way."),
)

WANTS = Ask(
    name="wants",
    means=Meaning.WANTS,
    title=_("What do they say they want?"),
    picture="own_words",
    only_if=for_someone_i_help,
    about_asker=True,
    why=_("This is not their yes or no. We ask them too."),
    kind=ChooseOne(
        choices=(
            choice("yes", _("They want this")),
            choice("no", _("They do not want this")),
            choice("not_sure", _("They are not sure")),
            choice("not_asked", _("I have not asked them"), "do_not_know"),
        )
    ),
)


NAME = Ask(
    name="name",
    means=Meaning.NAME,
    title=by_voice(_("What is your name?"), _("What is their name?")),
    picture="name",
    kind=Name(
        own=by_voice(_("Your name"), _("Their name")),
        liked=by_voice(_("The name you like people to use"), _("The name they like people to use")),
    ),
    hint=_("The second box can stay empty."),
    taps=(),  # the second check of the card asks for it
    why=_("We need a name to write to."),
)

BIRTHDAY = Ask(
    name="birthday",
    means=Meaning.BIRTHDAY,
    title=by_voice(_("When is your birthday?"), _("When is their birthday?")),
    picture="birthday",
    kind=PickDate(),
    skip=NOT_KNOW,
    why=_("The rules are not the same for children and adults."),
)


ABOUT = Ask(
    name="about",
    title=by_voice(_("What is true for you?"), _("What is true for them?")),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("learning_disability", by_voice(_("I have a learning disability"), _("A learning disability"))),
            choice("autism", by_voice(_("I am autistic"), _("They are autistic"))),
            choice("both", _("Both"), "both_ld_autism"),
            choice("waiting", by_voice(_("I am waiting to find out"), _("They are waiting to find out"))),
            choice("not_sure", _("I am not sure")),
        )
    ),
    why=_("You can ask with any of these answers."),
)

HELPERS = Ask(
    name="people",
    title=by_voice(_("Who helps you now?"), _("Who helps them now?")),
    picture="carer",
    skip=NOT_SAY,
    kind=TickAll(
        alone="nobody",
        choices=(
            choice("family_or_friend", _("Family or friends")),
            choice("teacher", _("School or college")),
            choice("social_worker", _("Social worker")),
            choice("nurse_or_doctor", _("Nurse or doctor")),
            choice("support_worker", _("Support worker")),
            choice("keyworker", _("Keyworker")),
            choice("advocate", _("Advocate")),
            choice("other_person", _("Someone else")),
            choice("nobody", _("Nobody")),
        ),
    ),
    why=_("They may know how to help. We ask you first."),
)

ADVOCATE = Ask(
    name="advocate",
    means=Meaning.ADVOCATE,
    title=by_voice(_("Would you like an advocate?"), _("Would they like an advocate?")),
    picture="advocate",
    kind=YesNoNotSure(),
    hint=by_voice(
        _("An advocate is on your side and helps you speak up."),
        _("An advocate is on their side and helps them speak up."),
    ),
    why=_("Many people find it good to have someone on their side."),
)

UNDER_16 = Tell(
    name="first",
    title=_("We talk to you first"),
    only_if=both(for_me, under_16),
    lines=(
        Line(picture="talk_to_you_first", words=_("You are under 16, so we talk to you first.")),
        Line(picture="someone_i_trust", words=_("You can have someone you trust with you.")),
        Line(picture="must_not_be_told", words=_("You told us who we must not tell.")),
    ),
)
