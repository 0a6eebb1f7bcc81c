"""What the list is and is for, what the four colours mean, and how one comes off it (source lines 1 to 12).

Nobody is told a colour but the person, who may ask for a copy of what is kept (UK GDPR Article 15).
"""

from flask_babel import lazy_gettext as _

from portal.public.information.page import Information, More, line
from portal.wording.promised import ASKED_BACK, WITHOUT_THE_LIST

WHAT = Information(
    address="/about/list",
    title=_("What the list is"),
    official="Dynamic Support Register",
    lines=(
        line("person", _("It is for children, young people and adults.")),
        line("both_ld_autism", _("They have a learning disability or autism.")),
        line("help_sooner", _("Without the right care, they might go to a mental health hospital.")),
        line("ask_to_join", _("Your local teams must make it possible to ask.")),
    ),
    links=(More(words=_("The rules of your local teams"), setting="link_policy"),),
    ask="join",
    after="/about/checks",
)
CHECKS = Information(
    address="/about/checks",
    title=_("What the list is for"),
    lines=(
        line("action_plan", _("Teams use the list to check care in the right way.")),
        line("community_team", _("Teams can see who needs more help.")),
        line("meeting", _("There might be a meeting about your care.")),
        line("still_get_care", _("Teams can make sure you get the right care.")),
        line("consent", _("To go on the list, you are asked for your consent.")),
        line("not_a_promise", _("Anyone can ask, but not everyone goes on it.")),
    ),
    ask="join",
    after="/about/colours",
)
COLOURS = Information(
    address="/about/colours",
    title=_("What the 4 colours mean"),
    before_rows=_("In many places, colours help staff decide how likely hospital is."),
    lines=(
        line("colour_red", _("Red: a high risk of going into hospital straight away.")),
        line("colour_amber", _("Amber: a high risk, if the right care does not come soon.")),
        line("colour_blue", _("Blue: in a mental health hospital now.")),
        line("colour_green", _("Green: their risks are managed well at home.")),
        line("person", _("Only you can ask for your colour.")),
    ),
    ask="join",
    after="/about/on-the-list",
)
ON_THE_LIST = Information(
    address="/about/on-the-list",
    title=_("What changes on the list"),
    lines=(
        line("community_team", _("Teams can talk about what you need.")),
        line("meeting", _("There might be a meeting about your care.")),
        line("keyworker", _("You might get a keyworker. This is not the same everywhere.")),
        line("waiting", _("The list does not move you up a waiting list.")),
        line("ambulance", _("The list is not quick help. In danger, ring 999.")),
        line("time", _("Ask us how long you stay on it.")),
    ),
    ask="join",
    after="/about/coming-off",
)
COMING_OFF = Information(
    address="/about/coming-off",
    title=_("How you come off the list"),
    lines=(
        line("change_mind", _("You can change your yes to a no at any time.")),
        line("no", _("Then we stop sharing.")),
        line("notes", ASKED_BACK),
        line("still_get_care", WITHOUT_THE_LIST),
        line("daily_life", _("You might also come off when you need less help.")),
    ),
    ask="consent",
    after="/about/meeting",
)
THE_LIST = (WHAT, CHECKS, COLOURS, ON_THE_LIST, COMING_OFF)
