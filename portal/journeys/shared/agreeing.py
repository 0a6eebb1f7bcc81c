"""The steps in which each voice says yes, no or not sure, with what is shared told before, and what a no may lead to.

One set of steps serves every journey that needs consent (`domain.md` 1h, 2f).
"""

from collections.abc import Callable
from dataclasses import replace

from flask_babel import lazy_gettext as _

from portal.engine.journey import ConsentSaid
from portal.engine.questions import ChooseOne, YesNo, YesNoNotSure, choice
from portal.engine.steps import Answers, Ask, Line, Step, Stop, Tell, Words
from portal.journeys.shared import passing_on
from portal.journeys.shared import questions as shared
from portal.journeys.shared.rights import RIGHTS_ABOUT, rights_about_the_list
from portal.journeys.shared.rules import both, either, for_me, for_my_child, for_someone_else, said, under_16
from portal.journeys.shared.sharing import OF_A_CHILD, OF_ASKER, SHARING
from portal.records.voices.contents import Meaning


def parent_decides(answers: Answers) -> bool:
    """Under 16, a parent or guardian is asked, and the child too (source lines 72 and 73)."""
    return for_my_child(answers) and under_16(answers)


AGREE = Ask(
    name="agree",
    means=Meaning.AGREE,
    title="",
    picture="consent",
    kind=YesNoNotSure(),
    above=OF_ASKER,
    only_if=for_me,
    about_asker=True,
    why=_("We need your own yes or no."),
)
AGREE_PARENT = Ask(
    name="agree_parent",
    means=Meaning.AGREE_PARENT,
    title="",
    picture="consent",
    kind=YesNoNotSure(),
    above=OF_A_CHILD,
    only_if=parent_decides,
    about_asker=True,
    why=_("For a child under 16, we ask a parent and the child."),
)
HERE = Ask(
    name="here",
    title=_("Are they with you, and can they answer now?"),
    picture="hand_over",
    kind=YesNo(),
    only_if=for_someone_else,
    about_asker=True,
    why=_("We want to hear from them. We can ask them later too."),
)

is_here = both(for_someone_else, said("here", "yes"))

HAND_OVER = Tell(
    name="over",
    title=_("Give them the phone or computer"),
    only_if=is_here,
    closes_way_back=True,
    lines=(
        Line(picture="hand_over", words=_("Give them the phone or computer now.")),
        Line(picture="answer_alone", words=_("Let them answer alone.")),
        Line(picture="consent", words=_("The question after this is only for them.")),
    ),
)
AGREE_THEM = Ask(
    name="agree_you",
    means=Meaning.AGREE_THEM,
    title="",
    picture="consent",
    kind=YesNoNotSure(),
    above=SHARING,
    only_if=is_here,
    handed_over=True,
    about_asker=True,
    why=_("We need your own yes or no."),
)
GIVE_BACK = Tell(
    name="back",
    title=_("Thank you. Give it back now"),
    only_if=is_here,
    lines=(
        Line(picture="keep_private", words=_("Your answer is saved. They cannot see it here.")),
        Line(picture="hand_over", words=_("Give back the phone or computer now.")),
    ),
)


def said_no(answers: Answers) -> bool:
    return "no" in (answers.get("agree"), answers.get("agree_parent"))


RIGHTS = Tell(
    name="rights",
    title=_("Your rights"),
    lines=rights_about_the_list,
    only_if=either(said_no, said("agree", "not_sure"), said("agree_parent", "not_sure")),
)
AFTER_NO = Ask(
    name="after",
    means=Meaning.AFTER_A_NO,
    title=_("What do you want to do now?"),
    picture="do_not_know",
    only_if=said_no,
    kind=ChooseOne(
        choices=(
            choice("little", _("Send only my name, how to reach me, and if I am safe"), "send_little"),
            choice("advocate", _("The same, and ask for an advocate")),
            choice("all", _("Send it all the same"), "send_all"),
            choice("delete", _("Delete it all")),
        )
    ),
    about_asker=True,
    taps=(),  # what is sent is this answer, and nobody may guess it
    why=_("You choose what we get to know."),
)
DELETE = Stop(
    name="delete",
    title=_("Delete it all"),
    only_if=both(said_no, said("after", "delete")),
    lines=(
        Line(picture="delete", words=_("We delete all that you wrote here.")),
        Line(picture="not_sent", words=_("We send nothing to anyone.")),
    ),
    button=_("Delete it all"),
)
LITTLE = (
    *("who", "you", "now", "you_now", "name", "reach", "phone", "email", "letter", "someone", "speak", "private"),
    *("agree", "agree_parent", "agree_you", "after"),
)


def wants_more(answers: Answers) -> bool:
    """Ask about an advocate, unless they asked for one or for as little as can be."""
    return answers.get("after") not in ("little", "advocate")


def only_sends(answers: Answers) -> frozenset[str] | None:
    """After a no, people may send only their name, how to reach them, and whether they are safe."""
    return frozenset(LITTLE) if said_no(answers) and answers.get("after") in ("little", "advocate") else None


def steps(*, person: Words, parent: Words, about: str) -> tuple[Step, ...]:
    """The steps that ask for consent: `person` is the question in "you" words, `parent` the one about their child,
    `about` the purpose of both.
    """
    return (
        shared.UNDER_16,
        replace(AGREE, title=person),
        replace(AGREE_PARENT, title=parent),
        replace(RIGHTS, lines=RIGHTS_ABOUT[about]),
        AFTER_NO,
        DELETE,
        HERE,
        passing_on.MAY_READ,
        HAND_OVER,
        replace(AGREE_THEM, title=person),
        GIVE_BACK,
    )


def consents(purpose: str) -> Callable[[Answers], tuple[ConsentSaid, ...]]:
    """Whose answer is whose for this purpose (`design.md` 4). A helper never answers for someone."""

    def given(answers: Answers) -> tuple[ConsentSaid, ...]:
        alone = "with_someone" if answers.get("who") == "me_with_help" else "alone"
        voices = (
            ConsentSaid(step="agree", voice="person", purpose=purpose, how=alone),
            ConsentSaid(step="agree_parent", voice="parent", purpose=purpose, how="alone"),
            ConsentSaid(step="agree_you", voice="person", purpose=purpose, how="handed_over"),
        )
        return tuple(each for each in voices if each.step in answers)

    return given
