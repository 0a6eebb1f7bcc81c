"""Raise a problem with the chair (`domain.md` 1g, H12). Staff who sort requests read every problem first."""

from flask_babel import lazy_gettext as _

from portal.engine.by_picture import HowBig, When
from portal.engine.journey import Journey
from portal.engine.questions import ChooseOne, TickAll, YesNoNotSure, choice
from portal.engine.steps import Ask, Line, Tell
from portal.engine.writing import Name, Write
from portal.journeys.advocate import no_consent
from portal.journeys.shared import contact, parts, rules, safe_now
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW, NOT_SAY
from portal.journeys.shared.rules import ticked, unless
from portal.records.voices.contents import Meaning

START = Tell(
    name="start",
    title=_("Tell us about a problem"),
    lines=(
        Line(picture="chairperson", words=_("Usually you talk to the chairperson first.")),
        Line(picture="someone_i_trust", words=_("Talk to your named nurse, your advocate or your family.")),
        Line(picture="read_by_staff", words=_("Our team sees this first, not the chairperson.")),
        Line(picture="still_get_care", words=_("You still get your care.")),
    ),
)

WHO = Ask(
    name="who",
    means=Meaning.WHO,
    title=_("Who is telling us?"),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("me", _("Me")),
            choice("me_with_help", _("Me, with someone helping me")),
            choice("family", _("My family"), "other_family"),
            choice("worker", _("Someone who works in health or social care"), "nurse_or_doctor"),
            choice("other_person", _("Someone else")),
        )
    ),
    why=_("Anyone can tell us about a problem."),
)

ABOUT_WHAT = Ask(
    name="what",
    means=Meaning.ABOUT_WHAT,
    title=_("What is it about?"),
    picture="problem",
    kind=TickAll(
        choices=(
            choice("meeting", _("The meeting")),
            choice("report", _("The report"), "standard_letter"),
            choice("did_not_happen", _("Something agreed that did not happen"), "action_plan"),
            choice("treated", _("How I was treated"), "upset"),
            choice("answer", _("The answer I got"), "letter"),
            choice("nobody_answered", _("I got no answer"), "waiting"),
            choice("worker", _("Someone who works with me"), "support_worker"),
            choice("chair", _("The chairperson"), "chairperson"),
            choice("something_else", _("Something else")),
        )
    ),
    why=_("If it is about the chairperson, they do not see it."),
)

HAPPENED = Ask(
    name="tell",
    means=Meaning.HAPPENING,
    title=_("What happened?"),
    picture="own_words",
    beside="what",
    skip=NOT_SAY,
    kind=Write(lines=True, missing=_("Write what happened, or press the button below.")),
    why=_("You can also tell us when we talk."),
)

WHEN = Ask(
    name="when",
    title=_("When did it happen?"),
    picture="date",
    kind=When(),
    skip=NOT_KNOW,
    why=_("Then we know what to look for."),
)

HOW_BIG = Ask(
    name="big",
    title=_("How big is this problem for you?"),
    picture="problem",
    kind=HowBig(),
    skip=NOT_SAY,
    why=_("We want to know what it is like for you."),
)

BETTER = Ask(
    name="better",
    title=_("What would make it better?"),
    picture="action_plan",
    skip=_("I do not know"),
    kind=Write(lines=True, missing=_("Write what would help, or press the button below.")),
    why=_("We want to know what you would like."),
)

MAY_TELL_CHAIR = Ask(
    name="may_tell",
    title=_("May we talk to the chairperson about it?"),
    picture="chairperson",
    kind=YesNoNotSure(),
    only_if=unless(ticked("what", "chair")),
    hint=_("Only if you say yes, the chairperson sees it."),
    why=_("The chairperson can often put it right."),
)

NAME = Ask(
    name="name",
    means=Meaning.NAME,
    title=_("What is your name?"),
    picture="name",
    kind=Name(own=_("Your name"), liked=_("The name you like people to use")),
    hint=_("The second box can stay empty."),
    taps=(),  # the second check of the card asks for it
    why=_("We need a name to write to."),
)

PROBLEM = Journey(
    name="problem",
    title=_("Tell us about a problem"),
    picture="problem",
    start=START,
    steps=(
        WHO,
        safe_now.SAFE_NOW,
        ABOUT_WHAT,
        HAPPENED,
        MAY_TELL_CHAIR,
        NAME,
        *contact.REACHING,
        contact.PRIVATE,
    ),
    parts=(parts.WHO, parts.SAFE, parts.PROBLEM, parts.YOU, parts.REACH),
    more=(WHEN, HOW_BIG, BETTER, shared.HELPERS, contact.HOW),
    voice=rules.voice,
    known_of=rules.known_of,
    about=rules.about,
    facts=rules.facts,
    consents=no_consent,
    safe_way=rules.safe_way,
)
