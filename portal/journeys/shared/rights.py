"""The rights that people are told when they do not say yes."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.steps import Line
from portal.wording.promised import ASK_FOR_AN_ADVOCATE, WITHOUT_THE_LIST

AFTER_A_NO_TO = {
    "list": Line(picture="still_get_care", words=WITHOUT_THE_LIST),
    "meeting": Line(picture="still_get_care", words=_("Your answer does not change the care you get.")),
}
RIGHTS_IN_ANY_CASE = (
    Line(picture="change_mind", words=_("You can change your mind at any time.")),
    Line(picture="advocate", words=ASK_FOR_AN_ADVOCATE),
)

OTHER_REVIEWS = Line(picture="other_checks", words=_("We can look at other ways to check your care."))


def rights_about_the_list(settings: Settings) -> tuple[Line, ...]:
    """Three rights hold whatever the answer (source lines 76 to 78); the owner's setting adds the fourth."""
    has_fourth = settings.right_to_other_reviews
    in_any_case = (AFTER_A_NO_TO["list"], *RIGHTS_IN_ANY_CASE)
    return (*in_any_case, OTHER_REVIEWS) if has_fourth else in_any_case


def rights_about_a_meeting(_settings: Settings) -> tuple[Line, ...]:
    """All four rights (source lines 76 to 79)."""
    return (AFTER_A_NO_TO["meeting"], *RIGHTS_IN_ANY_CASE, OTHER_REVIEWS)


RIGHTS_ABOUT = {"list": rights_about_the_list, "meeting": rights_about_a_meeting}
