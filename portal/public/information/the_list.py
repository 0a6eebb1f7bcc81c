"""What the list is, what it is for, and what the four colours mean (source lines 1 to 12). Nobody is told a colour."""

from flask_babel import lazy_gettext as _

from portal.public.information.page import Information, More, line

WHAT = Information(
    address="/about/list",
    title=_("What the list is"),
    official="Dynamic Support Register",
    lines=(
        line("person", _("It is for children, young people and adults.")),
        line("both_ld_autism", _("They have a learning disability or autism.")),
        line("help_sooner", _("Without the right care where they live, hospital might be needed.")),
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
        line("community_team", _("Health and care teams can see who needs more help.")),
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
    before_rows=_("Many places use colours to show how likely hospital is."),
    lines=(
        line("colour_red", _("Red: a high risk of going into hospital straight away.")),
        line("colour_amber", _("Amber: a high risk of hospital without the right care soon.")),
        line("colour_blue", _("Blue: they are in hospital now.")),
        line("colour_green", _("Green: their risks are managed well at home.")),
        line("read_by_staff", _("Colours help health and care workers decide.")),
        line("nobody", _("This site tells nobody a colour.")),
    ),
    ask="join",
    after="/about/meeting",
)
THE_LIST = (WHAT, CHECKS, COLOURS)
