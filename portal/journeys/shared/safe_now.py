"""Is someone safe now, and for whom help stands first when they are not."""

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, choice
from portal.engine.steps import Answers, Ask
from portal.journeys.shared.rules import by_voice, for_someone_else, said, spoken_to, ticked
from portal.records.voices.contents import Meaning

HURT = ("hurt_myself", "hurt_others", "emergency")


def _safe_choices() -> ChooseOne:
    return ChooseOne(
        choices=(
            choice("yes", _("Yes"), "safe"),
            choice("no", _("No"), "not_safe"),
            choice("not_sure", _("I am not sure")),
            choice("someone_with_me", _("Someone is with me. Ask me later."), "someone_with_me_now"),
        )
    )


NOT_SAFE = ("no", "not_sure")


def _not_safe(answers: Answers) -> str:
    """For whom help stands first, once someone said that they are not safe, or that they are not sure."""
    return spoken_to(answers) if said("now", *NOT_SAFE)(answers) else ""


def _asker_not_safe(answers: Answers) -> str:
    return "you" if said("you_now", *NOT_SAFE)(answers) else ""


def hurt(answers: Answers) -> str:
    """For whom help stands first, once someone said what may hurt them or others."""
    return spoken_to(answers) if ticked("tell", *HURT)(answers) else ""


# Whatever is said, the same page comes next, at one address, so that neither tells the answer.
SAFE_NOW = Ask(
    name="now",
    means=Meaning.NOW,
    title=by_voice(_("Are you safe right now?"), _("Are they safe right now?")),
    picture="safe",
    kind=_safe_choices(),
    crisis=True,
    helps=_not_safe,
    private=True,
    of_now=True,
    why=_("We read messages from people in danger first."),
)

ASKER_SAFE_NOW = Ask(
    name="you_now",
    means=Meaning.ASKER_NOW,
    title=_("And are you safe right now?"),
    picture="safe",
    beside="now",
    kind=_safe_choices(),
    only_if=for_someone_else,
    helps=_asker_not_safe,
    private=True,
    of_now=True,
    why=_("We want to keep you safe too."),
)

SAFE = (SAFE_NOW, ASKER_SAFE_NOW)
