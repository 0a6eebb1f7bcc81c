"""What a meeting is, who may ask, who gets one, who comes, and the day of it (source lines 13 to 49)."""

from flask_babel import lazy_gettext as _

from portal.public.information.page import Information, line
from portal.wording.promised import EXPECTED_IN_HOSPITAL

WHAT = Information(
    address="/about/meeting",
    title=_("A meeting about your care"),
    official="Care (Education) and Treatment Review",
    lines=(
        line("school_or_college", _("It looks at your treatment, your health and your learning.")),
        line("hospital", _("It is for people in a mental health hospital, or who may go there.")),
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
        line("not_a_promise", _("If you ask, you may not get one.")),
    ),
    ask="review",
    after="/about/who-gets-one",
)
WHO_GETS_ONE = Information(
    address="/about/who-gets-one",
    title=_("Who gets a meeting"),
    official="Care and Treatment Review",
    lines=(
        line("not_a_promise", _("You get one only if your needs show it is right.")),
        line("mental_health_hospital", EXPECTED_IN_HOSPITAL),
        line("adult_services", _("Adults can have a meeting too.")),
        line("read_by_staff", _("Staff decide which kind of meeting is right.")),
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
        line("not_daily", _("Some of them are not part of your daily care.")),
        line("fair_look", _("That helps them to be fair.")),
        line("listen", _("They listen to you and the people in your care.")),
        line("notes", _("They look at your notes.")),
        line("care_plan", _("They check that your care and plans work well.")),
        line("commissioner", _("One of them may plan and pay for your care.")),
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
        line(
            "expert_by_experience",
            _("An expert by experience: someone who has lived through things like you, or cares for someone who has."),
        ),
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
    before_rows=_("You are asked to come. These people may be asked too. You can say who you do not want there."),
    lines=(
        line("someone_i_trust", _("Someone you trust: family, a friend or a carer.")),
        line("nurse_or_doctor", _("Health workers.")),
        line("social_worker", _("Social care workers.")),
        line("advocate", _("Advocates, and people who speak up for themselves.")),
        line("teacher", _("Someone from school or college.")),
        line("community_team", _("Someone from your team in the community.")),
    ),
    ask="review",
    after="/about/the-day",
)
THE_DAY = Information(
    address="/about/the-day",
    title=_("On the day of the meeting"),
    before_rows=_("This is not the same everywhere."),
    lines=(
        line("time", _("Ask us how long it takes.")),
        line("breaks", _("You can ask for a break, or a quiet room.")),
        line("go_on", _("You can ask to leave. In hospital, staff may have rules.")),
        line("own_words", _("Ask us which of your things you may bring.")),
        line("someone_i_trust", _("You can ask to bring someone you trust.")),
        line("change_mind", _("You can change your mind on the day too.")),
    ),
    ask="review",
    after="/about/talk",
)
MEETING = (WHAT, WHO_CAN_ASK, WHO_GETS_ONE, WHERE, PANEL, CHAIRPERSON, EXPERTS, WHO_COMES, THE_DAY)
