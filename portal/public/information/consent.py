"""Consent: two questions, what is shared, the rights after a no, and who decides (source lines 70 to 80)."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.public.information.page import Information, Lines, line

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
    title=_("What we share, and with whom"),
    lines=(
        line("share_with_team", _("If you say yes, you agree to share what you told us.")),
        line("community_team", _("The people involved in your care and treatment see it.")),
        line("action_plan", _("They use it to plan the right care.")),
        line("keep_private", _("Without a yes, we do not share it with them.")),
        line("urgent", _("We may tell someone if a person is in danger.")),
    ),
    ask="consent",
    after="/about/yes-or-no",
)
YES_OR_NO = Information(
    address="/about/yes-or-no",
    title=_("If you say yes, and if you say no"),
    lines=(
        line("help_sooner", _("If you say yes, a team can plan the right help.")),
        line("still_get_care", _("If you say no, you still get your care.")),
        line("share_with_team", _("If you say yes, people in your care see your words.")),
        line("keep_private", _("If you say no, they do not see your words.")),
        line("change_mind", _("If you say yes, you can change your mind.")),
        line("change_mind", _("If you say no, you can change your mind.")),
    ),
    ask="consent",
    after="/about/rights",
)


def _rights(settings: Settings) -> Lines:
    """Source line 79 is about a meeting; by the owner's setting it holds for the list too."""
    other = (
        _("Other ways to check your care can be looked at.")
        if settings.right_to_other_reviews
        else _("For a meeting, other ways to check your care can be looked at.")
    )
    return (
        line("still_get_care", _("Your answer does not change the care you get.")),
        line("change_mind", _("You can change your mind at any time.")),
        line("advocate", _("You can have an advocate to help with your decision.")),
        line("other_checks", other),
    )


RIGHTS = Information(
    address="/about/rights",
    title=_("Your rights if you say no"),
    lines=_rights,
    ask="consent",
    after="/about/who-decides",
)
WHO_DECIDES = Information(
    address="/about/who-decides",
    title=_("Who says yes or no"),
    lines=(
        line("me", _("If you are 16 or over, you are asked, not your parents.")),
        line("parents_asked", _("If you are under 16, a parent or guardian is asked.")),
        line("child_chooses", _("If you are under 16, you should be asked too.")),
        line("two_questions", _("Each is asked about the list, and about a meeting.")),
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
        line("listen", _("Then others decide, after they listen to you.")),
        line("written_down", _("They must write down the decision.")),
        line("read_by_staff", _("People do this, never this site.")),
    ),
    ask="advocate",
    after="/about/advocates",
)
CONSENT = (WHAT, SHARING, YES_OR_NO, RIGHTS, WHO_DECIDES, BEST_INTERESTS)
