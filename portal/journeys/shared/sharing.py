"""What people read of who sees what they told us, before they say yes or no (`domain.md` 1h)."""

from dataclasses import replace

from flask_babel import lazy_gettext as _

from portal.engine.steps import Answers, Line, Spoken
from portal.journeys.shared import contact
from portal.records.voices.contents import ticks_in

SHARING = (
    Line(picture="share_with_team", words=_("If you say yes, we share what you told us.")),
    Line(picture="community_team", words=_("People in health, social care and school see it.")),
    Line(picture="still_get_care", words=_("If you say no, you still get the care you have.")),
    Line(picture="change_mind", words=_("You can change your mind at any time.")),
    Line(picture="urgent", words=_("We may tell someone if a person is in danger.")),
)


def _with_school(answers: Answers) -> str:
    return "without" if "teacher" in ticks_in(answers.get(contact.PRIVATE.name))["ticks"] else "with"


# Nobody who must not be told is in a yes: whoever named their school reads that it is not among them.
WHO_SEES_IT = Spoken(
    words={
        "with": _("People in health, social care and school see it."),
        "without": _("People in health and social care see it, not your school."),
    },
    to=_with_school,
)
OF_ASKER = (SHARING[0], replace(SHARING[1], words=WHO_SEES_IT), *SHARING[2:])
OF_A_CHILD = tuple(line for line in OF_ASKER if line.picture != "still_get_care")  # it is not the parent's care
