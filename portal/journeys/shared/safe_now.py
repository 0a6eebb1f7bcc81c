"""Is someone safe now, and the help there is when they are not."""

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, choice
from portal.engine.steps import Ask, Tell
from portal.journeys.shared.rules import by_voice, for_someone_else, ticked

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
    title=by_voice(_("Are you safe right now?"), _("Are they safe right now?")),
    picture="safe",
    kind=_safe_choices(),
    private=True,
    of_now=True,
    why=_("We read messages from people in danger first."),
)

ASKER_SAFE_NOW = Ask(
    name="you_now",
    title=_("And are you safe right now?"),
    picture="safe",
    kind=_safe_choices(),
    only_if=for_someone_else,
    private=True,
    of_now=True,
    why=_("We want to keep you safe too."),
)

HELP_NOW = Tell(name="help", title=_("Help right now"), lines=(), crisis=True)

HELP_AGAIN = Tell(name="help_again", title=_("Help right now"), lines=(), crisis=True, only_if=ticked("tell", *HURT))
