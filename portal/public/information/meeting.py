"""What a meeting about your care is, who may ask, who comes and what each does (source lines 13 to 49)."""

from flask_babel import lazy_gettext as _

from portal.public.information.page import Information, line

WHAT = Information(
    address="/about/meeting",
    title=_("A meeting about your care"),
    official="Care (Education) and Treatment Review",
    lines=(
        line("school_or_college", _("It looks at your treatment, your health and your learning.")),
        line("hospital", _("It is for people who are in hospital, or may go there.")),
        line("not_daily", _("It is run by people who are not in your daily care.")),
        line("person", _("The most important thing is that it is about you.")),
    ),
    ask="review",
    after="/about/who-can-ask",
)
WHO_CAN_ASK = Information(
    address="/about/who-can-ask",
    title=_("Anyone can ask for a meeting"),
    before_rows=_("You can ask, and these people can ask for you."),
    lines=(
        line("other_family", _("Your family or carer.")),
        line("commissioner", _("The person whose work is to plan and pay for your care.")),
        line("advocate", _("An advocate, who helps you speak up.")),
        line("hospital_team", _("The team who support you in hospital.")),
        line("community_team", _("The team who support you in the community.")),
        line("not_a_promise", _("You get one only if your needs show it is right.")),
    ),
    ask="review",
    after="/about/where",
)
WHERE = Information(
    address="/about/where",
    title=_("Where the meeting is"),
    lines=(
        line("meeting_in_hospital", _("The meeting may be in a hospital.")),
        line("meeting_at_home", _("It may be in the community, near your home.")),
        line("carer", _("There, it looks at extra support at home and near it.")),
        line("stay_out_of_hospital", _("Then you might go to hospital only if really needed.")),
        line("consent", _("To have a meeting, you are asked for your consent.")),
    ),
    ask="review",
    after="/about/panel",
)
PANEL = Information(
    address="/about/panel",
    title=_("The 3 people who run it"),
    official="Panel",
    lines=(
        line("not_daily", _("They are not part of your daily care.")),
        line("fair_look", _("That helps them to be fair.")),
        line("listen", _("They listen to you and the people in your care.")),
        line("notes", _("They look at your notes.")),
        line("care_plan", _("They check that your care and plans work well.")),
    ),
    ask="review",
    after="/about/chairperson",
)
CHAIRPERSON = Information(
    address="/about/chairperson",
    title=_("What the chairperson does"),
    lines=(
        line("chairperson", _("They run the meeting, and make sure it is run well.")),
        line("action_plan", _("They put all that is agreed into an action plan.")),
        line("actions_done", _("They make sure the actions go ahead.")),
        line("report", _("They write a report.")),
        line("letter", _("They send you the report.")),
        line("problem", _("You can talk to them about a problem.")),
    ),
    ask="review",
    after="/about/experts",
)
EXPERTS = Information(
    address="/about/experts",
    title=_("The 2 experts"),
    lines=(
        line("expert_by_experience", _("An expert by experience has lived through things like you.")),
        line("clinical_expert", _("A clinical expert is there to check your care and treatment.")),
        line("not_daily", _("They do not work with you each day.")),
        line("panel", _("Both support the meeting.")),
        line("action_plan", _("Both help to decide what is in the action plan.")),
    ),
    ask="review",
    after="/about/who-comes",
)
WHO_COMES = Information(
    address="/about/who-comes",
    title=_("Who else can come"),
    before_rows=_("You are asked to come. So are these people."),
    lines=(
        line("someone_i_trust", _("Someone you trust: family, a friend or a carer.")),
        line("nurse_or_doctor", _("Health workers.")),
        line("social_worker", _("Social care workers.")),
        line("advocate", _("Advocates, and people who speak up for themselves.")),
        line("teacher", _("Someone from school or college.")),
        line("community_team", _("Someone from your team in the community.")),
    ),
    ask="review",
    after="/about/talk",
)
MEETING = (WHAT, WHO_CAN_ASK, WHERE, PANEL, CHAIRPERSON, EXPERTS, WHO_COMES)
