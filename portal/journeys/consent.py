"""Say yes, say no, or change your mind, without a card: a request that staff answer (`domain.md` 1h, H7, H8).

The reply is the same whether or not anything is held about that person. With a card, it is done on one's own page.
"""

from dataclasses import replace

from flask_babel import lazy_gettext as _

from portal.engine.journey import ConsentSaid, Facts, Journey
from portal.engine.questions import ChooseOne, choice
from portal.engine.steps import Answers, Ask, Line, Tell
from portal.journeys.shared import contact, parts, passing_on, rules
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW
from portal.journeys.shared.rights import AFTER_A_NO_TO, OTHER_REVIEWS, RIGHTS_IN_ANY_CASE
from portal.journeys.shared.sharing import SHARING
from portal.records.voices.contents import Meaning
from portal.wording.promised import ASKED_BACK

PURPOSES = {"list": ("list",), "meeting": ("meeting",), "both": ("list", "meeting")}
TAKEN_BACK = ("no", "changed_mind")


START = Tell(
    name="start",
    title=_("Say yes, say no, or change your mind"),
    lines=(
        Line(picture="consent", words=_("You can say yes, no, or that you are not sure.")),
        Line(picture="change_mind", words=_("You can change your mind at any time.")),
        Line(picture="talk_to_you_first", words=_("We talk to you before anything changes for good.")),
    ),
)

WHICH = Ask(
    name="which",
    title=_("What is your answer about?"),
    picture="consent",
    kind=ChooseOne(
        choices=(
            choice("list", _("Being on the list")),
            choice("meeting", _("A meeting about my care")),
            choice("both", _("Both"), "share_with_team"),
        )
    ),
    skip=NOT_KNOW,
    why=_("You can say yes to one and no to the other."),
)

ANSWER = Ask(
    name="answer",
    means=Meaning.CONSENT,
    title=_("What do you want to say?"),
    picture="own_words",
    kind=ChooseOne(
        choices=(
            choice("yes", _("Yes")),
            choice("no", _("No")),
            choice("not_sure", _("I am not sure")),
            choice("changed_mind", _("I changed my mind"), "change_mind"),
        )
    ),
    above=SHARING,
    why=_("We need your own yes or no."),
)


def said_no(answers: Answers) -> bool:
    return answers.get("answer") in TAKEN_BACK


def _care(answers: Answers) -> str:
    """What a no to this does not change."""
    of = "meeting" if answers.get("which") == "meeting" else "list"
    return str(AFTER_A_NO_TO[of].words)


RIGHTS = Tell(
    name="rights",
    title=_("Your rights"),
    lines=(
        Line(picture="still_get_care", words=_care),
        *RIGHTS_IN_ANY_CASE,
        OTHER_REVIEWS,
        Line(picture="notes", words=ASKED_BACK),
    ),
    only_if=said_no,
)


def consents(answers: Answers) -> tuple[ConsentSaid, ...]:
    """One answer, for each purpose it is about. Not known means both: stopping too much is the smaller harm (H8)."""
    about = PURPOSES.get(str(answers.get("which")), PURPOSES["both"])
    how = "with_someone" if answers.get("who") == "me_with_help" else "alone"
    voice = rules.voice(answers)
    return tuple(ConsentSaid(step="answer", voice=voice, purpose=purpose, how=how) for purpose in about)


def facts(answers: Answers) -> Facts:
    """A no or a change of mind is read now: staff speak to them within a working day (H7, H8)."""
    said = rules.facts(answers)
    reasons = (*said.reasons, *(("consent_taken_back",) if said_no(answers) else ()))
    return Facts(level="now" if reasons else "normal", reasons=reasons, marks=said.marks)


CONSENT = Journey(
    name="consent",
    title=_("Say yes, say no, or change your mind"),
    picture="change_mind",
    start=START,
    is_for_cards_too=True,
    steps=(
        shared.WHO,
        passing_on.YOUR_NAME,
        shared.ROLE,
        shared.NAME,
        shared.BIRTHDAY,
        WHICH,
        ANSWER,
        RIGHTS,
        replace(shared.ADVOCATE, only_if=said_no),
        *contact.REACHING,
        contact.PRIVATE,
    ),
    parts=(parts.WHO, parts.YOU, parts.ANSWER, parts.REACH),
    voice=rules.voice,
    about=rules.about,
    facts=facts,
    consents=consents,
    safe_way=rules.safe_way,
)
