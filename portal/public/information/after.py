"""What people talk about in the meeting, and what happens after it (source lines 21 and 50 to 66)."""

from flask_babel import lazy_gettext as _

from portal.public.information.page import Information, line

TALK = Information(
    address="/about/talk",
    title=_("What you can talk about"),
    before_rows=_("You, or a parent, should get the chance to talk about these things."),
    lines=(
        line("safe", _("If you are safe.")),
        line("feelings", _("How you feel about your care and treatment.")),
        line("daily_life", _("What daily life is like.")),
        line("body_health", _("If your body gets the health care it needs.")),
        line("action_plan", _("A plan for your future.")),
        line("hospital", _("If you need to stay in hospital for care and treatment.")),
    ),
    ask="review",
    after="/about/plans",
)
PLANS = Information(
    address="/about/plans",
    title=_("Your care plans"),
    lines=(
        line("notes", _("The meeting looks at the care plans you have.")),
        line("care_plan", _("It makes sure the plans are right for you.")),
        line("safe", _("It makes sure the plans keep you safe.")),
        line("daily_life", _("The plans should help you do things for yourself.")),
    ),
    ask="review",
    after="/about/after",
)
AFTER = Information(
    address="/about/after",
    title=_("After the meeting"),
    lines=(
        line("report", _("The chairperson has to write a report about what must be done.")),
        line("still_get_care", _("It must check that you get good care and treatment.")),
        line("help_sooner", _("It says how your care could get better.")),
        line("easy_read", _("You should be able to understand it.")),
        line("someone_i_trust", _("You can ask someone to go through it with you.")),
    ),
    ask="advocate",
    after="/about/who-gets-it",
)
WHO_GETS_IT = Information(
    address="/about/who-gets-it",
    title=_("Who gets the report"),
    before_rows=_("The chairperson has to send it to these people."),
    lines=(
        line("me", _("You.")),
        line("case_manager", _("The people who manage your care and treatment.")),
        line("meeting", _("The people who were at the meeting.")),
        line("someone_i_trust", _("You can ask someone to go through the action plan too.")),
    ),
    ask="review",
    after="/about/going-home",
)
GOING_HOME = Information(
    address="/about/going-home",
    title=_("Going home from hospital"),
    lines=(
        line("hospital_team", _("Hospital staff make plans for going home, when you are well enough.")),
        line("going_home", _("We do not know the day. You can ask the staff there.")),
        line("meeting_in_hospital", _("A meeting in hospital can look at your care there.")),
        line("own_words", _("You can say what you want for your future.")),
        line("advocate", _("An advocate can help you say it.")),
    ),
    ask="review",
    after="/about/consent",
)
AFTER_IT = (TALK, PLANS, AFTER, WHO_GETS_IT, GOING_HOME)
