"""Is someone safe now, and the help there is when they are not."""

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, choice
from portal.engine.steps import Answers, Ask, Tell
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


SAFE_NOW = Ask(
    name="now",
    means=Meaning.NOW,
    title=by_voice(_("Are you safe right now?"), _("Are they safe right now?")),
    picture="safe",
    kind=_safe_choices(),
    private=True,
    of_now=True,
    why=_("We read messages from people in danger first."),
)

ASKER_SAFE_NOW = Ask(
    name="you_now",
    means=Meaning.ASKER_NOW,
    title=_("And are you safe right now?"),
    picture="safe",
    kind=_safe_choices(),
    only_if=for_someone_else,
    private=True,
    of_now=True,
    why=_("We want to keep you safe too."),
)

NOT_SAFE = ("no", "not_sure")


def _not_safe(answers: Answers) -> str:
    """For whom help stands first, once someone said that they are not safe, or that they are not sure."""
    return spoken_to(answers) if said("now", *NOT_SAFE)(answers) else ""


def _for_the_asker(_answers: Answers) -> str:
    return "you"


# The page after "now" is there whatever was said, at one address, so that neither tells the answer.
HELP_NOW = Tell(name="help", title=_("Help right now"), lines=(), crisis=True, panel=_not_safe)

HELP_ASKER = Tell(
    name="help_more",
    title=_("Help right now"),
    lines=(),
    crisis=True,
    panel=_for_the_asker,
    only_if=said("you_now", *NOT_SAFE),
)

HELP_AGAIN = Tell(
    name="help_again",
    title=_("Help right now"),
    lines=(),
    crisis=True,
    panel=spoken_to,
    only_if=ticked("tell", *HURT),
)
