"""Ask to join the Dynamic Support Register, "the list" (`domain.md` 1a, 2f, 3)."""

from dataclasses import replace

from flask import current_app
from flask_babel import lazy_gettext as _

from portal.engine.journey import Answers, Ask, ConsentSaid, Journey, Line, Stop, Tell
from portal.engine.questions import ChooseOne, TickAll, YesNo, YesNoNotSure, choice
from portal.journeys import shared
from portal.journeys.opening import days_and_hours
from portal.journeys.shared import NOT_SAY, both, by_voice, for_me, for_my_child, for_someone_else, said, under_16

START = Tell(
    name="start",
    title=_("Ask to join the list"),
    lines=(
        Line(picture="list", words=_("The list helps people get the right care at home.")),
        Line(picture="person", words=_("It is for children, young people and adults.")),
        Line(picture="both_ld_autism", words=_("They have a learning disability or autism.")),
        Line(picture="hospital", words=_("Without help, they may have to go into a mental health hospital.")),
        Line(picture="ask_to_join", words=_("You can ask for yourself or for someone else.")),
        Line(picture="parents_asked", words=_("If you are under 16, we talk to you before your parents.")),
    ),
)


def _what_happens(_answers: Answers) -> tuple[Line, ...]:
    settings = current_app.extensions["portal.settings"]
    return (
        Line(picture="help_sooner", words=_("If you say yes, a team can plan the right help.")),
        Line(picture="share_with_team", words=_("If you say yes, the team sees what you told us.")),
        Line(picture="still_get_care", words=_("If you say no, you still get your care.")),
        Line(picture="keep_private", words=_("If you say no, the team does not see it.")),
        Line(picture="days_and_hours", words=_("We read this on %(days)s.", days=days_and_hours(settings))),
        Line(
            picture="time",
            words=_("We try to give you an answer in %(days)s working days.", days=settings.days_to_decide),
        ),
    )


WHAT_HAPPENS = Tell(name="next", title=_("What happens if you say yes or no"), lines=_what_happens)

TELL = Ask(
    name="tell",
    title=by_voice(_("What is happening for you?"), _("What is happening for them?")),
    picture="own_words",
    skip=NOT_SAY,
    kind=TickAll(
        own_words=_("Tell us more in your own words"),
        choices=(
            choice(
                "upset",
                by_voice(_("I feel very upset or ill in my mind"), _("They feel very upset or ill in their mind")),
            ),
            choice("hurt_myself", by_voice(_("I hurt myself, or think about it"), _("They hurt themselves"))),
            choice("hurt_others", by_voice(_("I hurt people or break things"), _("They hurt people or break things"))),
            choice("emergency", by_voice(_("I needed emergency help"), _("They needed emergency help")), "a_and_e"),
            choice(
                "was_in_hospital",
                by_voice(_("I was in a mental health hospital"), _("They were in a mental health hospital")),
            ),
            choice("home_may_stop", by_voice(_("I may lose my home"), _("They may lose their home"))),
            choice(
                "not_at_school", by_voice(_("I am not at school or college"), _("They are not at school or college"))
            ),
            choice("big_change", _("A big change, or someone died")),
            choice("police", _("The police came")),
            choice(
                "helpers_change",
                by_voice(_("My support changes, or I have none"), _("Their support changes, or they have none")),
            ),
            choice(
                "moving_to_adult", by_voice(_("I am moving to adult services"), _("They are moving to adult services"))
            ),
            choice("something_else", _("Something else")),
        ),
    ),
    why=_("What you tell us helps us find the right support."),
)

SHARING_LINES = (
    Line(picture="share_with_team", words=_("If you say yes, we share what you told us.")),
    Line(picture="community_team", words=_("People in health, social care and school see it.")),
    Line(picture="action_plan", words=_("They use it to plan the right care.")),
    Line(picture="change_mind", words=_("You can change your mind at any time.")),
    Line(picture="urgent", words=_("We may tell someone if a person is in danger.")),
)
SHARING = Tell(
    name="sharing",
    title=_("What we share"),
    lines=SHARING_LINES,
    only_if=lambda answers: for_me(answers) or _parent_decides(answers),
)


def _parent_decides(answers: Answers) -> bool:
    """Under 16, a parent or guardian is asked, and the child too (source lines 72 and 73)."""
    return for_my_child(answers) and under_16(answers)


AGREE = Ask(
    name="agree",
    title=_("Do you want to be on the list?"),
    picture="consent",
    kind=YesNoNotSure(),
    only_if=for_me,
    hint=_("Each answer is fine. You can change it later."),
    why=_("We need your own yes or no."),
)
AGREE_PARENT = Ask(
    name="agree_parent",
    title=_("Do you want your child to be on the list?"),
    picture="consent",
    kind=YesNoNotSure(),
    only_if=_parent_decides,
    hint=_("Each answer is fine. You can change it later."),
    why=_("For a child under 16, we ask a parent and the child."),
)
HERE = Ask(
    name="here",
    title=_("Are they with you, and can they answer now?"),
    picture="hand_over",
    kind=YesNo(),
    only_if=for_someone_else,
    why=_("We want to hear from them. We can ask them later too."),
)

is_here = both(for_someone_else, said("here", "yes"))

HAND_OVER = Tell(
    name="over",
    title=_("Give them the phone or computer"),
    only_if=is_here,
    closes_way_back=True,
    lines=(
        Line(picture="hand_over", words=_("Give them the phone or computer now.")),
        Line(picture="keep_private", words=_("Let them answer alone.")),
        Line(picture="consent", words=_("The question after this is only for them.")),
    ),
)
SHARING_THEM = Tell(name="sharing_you", title=_("What we share"), lines=SHARING_LINES, only_if=is_here)
AGREE_THEM = Ask(
    name="agree_you",
    title=_("Do you want to be on the list?"),
    picture="consent",
    kind=YesNoNotSure(),
    only_if=is_here,
    handed_over=True,
    hint=_("Each answer is fine. You can change it later."),
    why=_("We need your own yes or no."),
)
GIVE_BACK = Tell(
    name="back",
    title=_("Thank you. Give it back now"),
    only_if=is_here,
    lines=(
        Line(picture="keep_private", words=_("Your answer is saved. They cannot see it here.")),
        Line(picture="hand_over", words=_("Give back the phone or computer now.")),
    ),
)


def _rights(_answers: Answers) -> tuple[Line, ...]:
    """The three rights that hold whatever the answer; the owner's setting adds the fourth (source lines 76 to 79)."""
    rights = (
        Line(picture="still_get_care", words=_("Your answer does not change the care you get.")),
        Line(picture="change_mind", words=_("You can change your mind at any time.")),
        Line(picture="advocate", words=_("You can have an advocate to help you speak up.")),
    )
    other = Line(picture="meeting", words=_("We can look at other ways to check your care."))
    return (*rights, other) if current_app.extensions["portal.settings"].right_to_other_reviews else rights


def said_no(answers: Answers) -> bool:
    return "no" in (answers.get("agree"), answers.get("agree_parent"))


RIGHTS = Tell(
    name="rights",
    title=_("Your rights"),
    lines=_rights,
    only_if=lambda answers: said_no(answers) or "not_sure" in (answers.get("agree"), answers.get("agree_parent")),
)
AFTER_NO = Ask(
    name="after",
    title=_("What do you want to do now?"),
    picture="do_not_know",
    only_if=said_no,
    kind=ChooseOne(
        choices=(
            choice("little", _("Send only my name, how to reach me, and if I am safe"), "send_little"),
            choice("advocate", _("The same, and ask for an advocate")),
            choice("all", _("Send it all the same"), "send_all"),
            choice("delete", _("Delete it all")),
        )
    ),
    why=_("You choose what we get to know."),
)
DELETE = Stop(
    name="delete",
    title=_("Delete it all"),
    only_if=both(said_no, said("after", "delete")),
    lines=(
        Line(picture="delete", words=_("We delete all that you wrote here.")),
        Line(picture="keep_private", words=_("We send nothing to anyone.")),
    ),
    button=_("Delete it all"),
)
LITTLE = frozenset(
    {
        "who",
        "now",
        "you_now",
        "name",
        "reach",
        "phone",
        "email",
        "letter",
        "someone",
        "private",
        "agree",
        "agree_parent",
        "agree_you",
        "after",
    }
)


def wants_more(answers: Answers) -> bool:
    """Ask about an advocate, unless they asked for one or for as little as can be."""
    return answers.get("after") not in ("little", "advocate")


def only_sends(answers: Answers) -> frozenset[str] | None:
    """After a no, people may send only their name, how to reach them, and whether they are safe."""
    return LITTLE if said_no(answers) and answers.get("after") in ("little", "advocate") else None


def consents(answers: Answers) -> tuple[ConsentSaid, ...]:
    """Whose answer is whose (`design.md` 4). A helper never answers for someone."""
    alone = "with_someone" if answers.get("who") == "me_with_help" else "alone"
    given = (
        ConsentSaid(step="agree", voice="person", purpose="list", how=alone, shown=("sharing",)),
        ConsentSaid(step="agree_parent", voice="parent", purpose="list", how="alone", shown=("sharing",)),
        ConsentSaid(step="agree_you", voice="person", purpose="list", how="handed_over", shown=("sharing_you",)),
    )
    return tuple(each for each in given if each.step in answers)


JOIN = Journey(
    name="join",
    title=_("Ask to join the list"),
    picture="ask_to_join",
    start=START,
    steps=(
        WHAT_HAPPENS,
        shared.DEVICE,
        shared.WHO,
        shared.ROLE,
        shared.KNOWS,
        shared.WANTS,
        shared.SAFE_NOW,
        shared.ASKER_SAFE_NOW,
        shared.HELP_NOW,
        shared.NAME,
        shared.BIRTHDAY,
        shared.WHERE,
        shared.WHICH_HOSPITAL,
        shared.TOWN,
        shared.ABOUT,
        TELL,
        shared.HELP_AGAIN,
        shared.HELPERS,
        *shared.REACHING,
        shared.PRIVATE,
        *shared.INFORMING,
        shared.UNDER_16,
        SHARING,
        AGREE,
        AGREE_PARENT,
        RIGHTS,
        AFTER_NO,
        DELETE,
        HERE,
        HAND_OVER,
        SHARING_THEM,
        AGREE_THEM,
        GIVE_BACK,
        replace(shared.ADVOCATE, only_if=wants_more),
    ),
    voice=shared.voice,
    about=shared.about,
    facts=shared.facts,
    consents=consents,
    safe_way=shared.safe_way,
    own_device=shared.own_device,
    only_sends=only_sends,
)
