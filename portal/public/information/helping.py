"""Advocates, what to do about a problem, two stories, where to read more (lines 67 to 69, 81 to 87)."""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.engine.steps import Words
from portal.public.information.page import Information, More, line
from portal.wording.promised import ASK_FOR_AN_ADVOCATE

ADVOCATES = Information(
    address="/about/advocates",
    title=_("What an advocate does"),
    before_rows=ASK_FOR_AN_ADVOCATE,
    lines=(
        line("advocate", _("An advocate is on your side and helps you speak up.")),
        line("you_decide", _("They do not decide for you.")),
        line("ask_to_join", _("They can ask for a meeting for you.")),
        line("meeting", _("They can come to the meeting.")),
        line("consent", _("They can help you say yes or no.")),
        line("problem", _("They can support you with a problem.")),
    ),
    ask="advocate",
    after="/about/problems",
)
PROBLEMS = Information(
    address="/about/problems",
    title=_("If there is a problem"),
    lines=(
        line("problem", _("You, your family or a worker can talk about a problem.")),
        line("chairperson", _("The first person to talk to is usually the chairperson.")),
        line("named_nurse", _("Your named nurse can support you.")),
        line("advocate", _("Your advocate can support you.")),
        line("other_family", _("Someone in your family can support you.")),
        line("read_by_staff", _("You can also tell us. The chairperson does not see it first.")),
    ),
    ask="problem",
    after="/about/story",
)
STORY = Information(
    address="/about/story",
    title=_("A story: Sam needs help"),
    before_rows=_("We made this story up. Yours may be different."),
    lines=(
        line("upset", _("Sam is autistic, and felt upset at home.")),
        line("ask_to_join", _("Sam asked here to join the list.")),
        line("phone_call", _("Sam told us a safe number to ring.")),
        line("yes", _("Sam said yes to the list and to a meeting.")),
        line("sent", _("This page said: We have got it.")),
        line("come_back", _("Sam kept a card to come back.")),
    ),
    ask="join",
    after="/about/story-goes-on",
)
STORY_GOES_ON = Information(
    address="/about/story-goes-on",
    title=_("The story goes on"),
    lines=(
        line("talk_to_you_first", _("A worker and Sam talked.")),
        line("community_team", _("A team talked about what Sam needed.")),
        line("letter", _("Sam got an answer. This time it was a yes.")),
        line("meeting", _("There was a meeting, and a friend came with Sam.")),
        line("report", _("Sam got a report and went through it with an advocate.")),
        line("daily_life", _("People did what they agreed, and daily life got better.")),
    ),
    ask="join",
    after="/about/story-of-a-no",
)
STORY_OF_A_NO = Information(
    address="/about/story-of-a-no",
    title=_("A story: Alex says no"),
    before_rows=_("We made this story up. Yours may be different."),
    lines=(
        line("ask_someone", _("A worker asked Alex about the list.")),
        line("not_sure", _("Alex was not sure, and took some time.")),
        line("advocate", _("An advocate helped Alex think about it.")),
        line("no", _("Alex said no to the list.")),
        line("still_get_care", _("Alex still got the same care as before.")),
        line("daily_life", _("Alex is all right, and can say yes later.")),
    ),
    ask="consent",
    after="/about/more",
)


def _booklet(settings: Settings) -> Words:
    """Where no link to the booklet stands, one asks us for it."""
    return "" if settings.link_booklet else _("Ask us for the booklet")


MORE = Information(
    address="/about/more",
    title=_("Where to read more"),
    official="Admission avoidance",
    lines=(
        line("booklet", _("There is a booklet for families, written by parents.")),
        line("stay_out_of_hospital", _("It says what can be done before someone goes into hospital.")),
        line("both_ld_autism", _("It is for a young person with autism or a learning disability.")),
        line("feelings", _("It is about their mental health too.")),
    ),
    links=(
        More(words=_("The booklet for families"), setting="link_booklet"),
        More(words=_("NHS England"), setting="link_nhs_england"),
        More(words=_("The list where you live"), setting="link_list"),
        More(words=_("Meetings where you live"), setting="link_meetings"),
    ),
    ask="call",
    button=_booklet,
    after="/about",
)
HELPING = (ADVOCATES, PROBLEMS, STORY, STORY_GOES_ON, STORY_OF_A_NO, MORE)
