"""Who else gets a card of their own: the person when someone else asks for them, and a helper who asks with them.

A person sees what a helper wrote only where the helper said so; a helper sees only that we have it, and have read it.
"""

from flask_babel import lazy_gettext as _

from portal.engine.journey import CardFor
from portal.engine.questions import YesNo
from portal.engine.reaching import WayToReach
from portal.engine.steps import Answers, Ask
from portal.engine.writing import Write
from portal.journeys.shared import questions as shared
from portal.journeys.shared.questions import NOT_KNOW, NOT_SAY
from portal.journeys.shared.rules import for_someone_else, not_told, said, voice
from portal.records.voices.contents import Asker, Meaning

CHECKS = (Meaning.NAME, Meaning.BIRTHDAY)

YOUR_NAME = Ask(
    name="you",
    means=Meaning.ASKER,
    title=_("What is your own name?"),
    picture="name",
    beside="who",
    opens_with=("my_child", "someone_i_help"),
    kind=Write(missing=_("Write your own name.")),
    skip=NOT_SAY,
    about_asker=True,
    why=_("We tell them who asked for them."),
)

REACH_THEM = Ask(
    name="reach_them",
    means=Meaning.GIVEN,
    title=_("How can we reach them without you?"),
    picture="talk_to_you_first",
    kind=WayToReach(
        way="any", detail=_("Their phone number, email or address"), safe=_("Is it safe for us to use this?")
    ),
    only_if=for_someone_else,
    skip=NOT_KNOW,
    private=True,
    why=_("We want to talk with them alone too."),
)

MAY_READ = Ask(
    name="may_read",
    title=_("May they read what you wrote?"),
    picture="own_words",
    beside="here",
    kind=YesNo(),
    only_if=for_someone_else,
    skip=NOT_SAY,
    about_asker=True,
    why=_("They get a card for a page of their own."),
)

HELPER_CARD = Ask(
    name="helper_card",
    title=_("Does the person who helps you want a card too?"),
    picture="me_with_help",
    beside="who",
    opens_with=("me_with_help",),
    kind=YesNo(),
    skip=NOT_SAY,
    about_asker=True,
    why=_("With it they see that we have read this. They do not see your answers."),
)


WORRY = Ask(
    name="worry",
    title=_("What do you worry about?"),
    picture="upset",
    kind=Write(lines=True),
    only_if=for_someone_else,
    skip=NOT_SAY,
    about_asker=True,
    why=_("This is your own view. We keep it as yours."),
)

# Who is asking, on one page: their own name and role where it is for somebody else.
ASKING = (shared.WHO, HELPER_CARD, YOUR_NAME, shared.ROLE)
FROM_HELPERS = (shared.KNOWS, shared.WANTS, REACH_THEM, WORRY)


def cards_for(answers: Answers) -> tuple[CardFor, ...]:
    """A second card: for the person when someone else asks, or for a helper who asks with them and wants one."""
    asker: Asker
    if for_someone_else(answers):
        you = answers.get("you")
        name = you if isinstance(you, str) and not not_told("you")(answers) else ""
        asker = {"voice": voice(answers), "name": name}
        return (CardFor(voice="person", checks=CHECKS, may_read=said("may_read", "yes")(answers), asker=asker),)
    if answers.get("helper_card") == "yes":
        asker = {"voice": "person", "name": ""}
        return (CardFor(voice="helper", checks=CHECKS, may_read=False, asker=asker),)
    return ()
