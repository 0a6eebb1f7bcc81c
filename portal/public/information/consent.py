"""Consent: two questions, what is shared, the rights after a no, and who decides (source lines 70 to 80)."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.public.information.page import Information, Lines, line
from portal.wording.promised import ASK_FOR_AN_ADVOCATE, UNLESS_IN_DANGER, WITHOUT_A_YES, WITHOUT_THE_LIST

WHAT = Information(
    address="/about/consent",
    title=_("Your yes or no"),
    lines=(
        line("consent", _("You are asked if you agree. This is called consent.")),
        line("list", _("One question is about being on the list.")),
        line("meeting", _("Another question is about a meeting.")),
        line("two_questions", _("You can say yes to one and no to the other.")),
        line("not_sure", _("You can say that you are not sure.")),
    ),
    ask="consent",
    after="/about/sharing",
)
SHARING = Information(
    address="/about/sharing",
    title=_("What we share"),
    lines=(
        line("share_with_team", _("If you say yes, you agree to share it with people in your care.")),
        line("must_not_be_told", _("Tell us who must not know, like your school.")),
        line("talk_to_you_first", UNLESS_IN_DANGER),
        line("keep_private", WITHOUT_A_YES),
    ),
    ask="consent",
    after="/about/yes-or-no",
)
YES_OR_NO = Information(
    address="/about/yes-or-no",
    title=_("After a yes or a no"),
    lines=(
        line("help_sooner", _("If you say yes, a team can plan the right help.")),
        line("still_get_care", _("If you say no, you still get the care you have.")),
        line("share_with_team", _("If you say yes, people in your care see your words.")),
        line("no", _("If you say no, they do not, unless someone is in danger.")),
        line("change_mind", _("After each, you can change your mind.")),
    ),
    ask="consent",
    after="/about/rights",
)


def _rights(settings: Settings) -> Lines:
    """Source line 79 is about a meeting; by the owner's setting it holds for the list too."""
    other = (
        _("Other ways to check your care can be looked at.")
        if settings.right_to_other_reviews
        else _("For a meeting, other ways to check care can be looked at.")
    )
    return (
        line("meeting", _("A no to a meeting does not change your care.")),
        line("list", WITHOUT_THE_LIST),
        line("change_mind", _("You can change your mind at any time.")),
        line("advocate", ASK_FOR_AN_ADVOCATE),
        line("other_checks", other),
    )


RIGHTS = Information(
    address="/about/rights",
    title=_("Your rights after a no"),
    lines=_rights,
    ask="consent",
    after="/about/who-decides",
)
WHO_DECIDES = Information(
    address="/about/who-decides",
    title=_("Who can decide"),
    lines=(
        line("me", _("If you are 16 or over, you are asked, not your parents.")),
        line("parents_asked", _("If you are under 16, a parent or guardian is usually asked.")),
        line("child_chooses", _("If you are under 16, you should be asked too.")),
        line("able_to_choose", _("If staff find that you can decide, it is your choice.")),
        line("two_questions", _("Each is asked 2 questions.")),
        line("answers_apart", _("We keep your answer and your parents' answer apart.")),
    ),
    ask="consent",
    after="/about/best-interests",
)
BEST_INTERESTS = Information(
    address="/about/best-interests",
    title=_("When someone cannot decide"),
    official="Best interests decision",
    lines=(
        line("help", _("You get help to make your own choice first.")),
        line("listen", _("Then staff decide. They listen to you, and to people who know you.")),
        line("right_to_decide", _("A court, or someone with the legal right, may decide instead.")),
        line("written_down", _("They must write down the decision.")),
        line("read_by_staff", _("People do this, never this site.")),
    ),
    ask="advocate",
    after="/about/advocates",
)
CONSENT = (WHAT, SHARING, YES_OR_NO, RIGHTS, WHO_DECIDES, BEST_INTERESTS)
