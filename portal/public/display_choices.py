"""How a person may choose this site to look: each look is one question on /display, and one cookie."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.engine.questions import Choice, choice
from portal.engine.steps import Words


@dataclass(frozen=True, kw_only=True)
class Look:
    """One question about how pages look. The key of a choice is kept in a cookie, and the style sheet knows it by the
    class `<look>-<key>`. Its first choice is how they look where nothing was chosen."""

    name: str
    question: Words
    picture: str
    choices: tuple[Choice, ...]

    @property
    def address(self) -> str:
        """Where it was asked alone; the address still leads to it."""
        return f"/display/{self.name}"

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.choices)


LOOKS = (
    Look(
        name="pictures",
        question=_("Do you want pictures?"),
        picture="pictures",
        choices=(
            choice("on", _("Show pictures"), "with_pictures"),
            choice("off", _("Show words only"), "words_only"),
        ),
    ),
    Look(
        name="size",
        question=_("How big are the words?"),
        picture="word_size",
        choices=(
            choice("1", _("As now"), "size_1"),
            choice("2", _("Big"), "size_2"),
            choice("3", _("Bigger"), "size_3"),
            choice("4", _("Biggest"), "size_4"),
        ),
    ),
    Look(
        name="colours",
        question=_("Which colours do you want?"),
        picture="page_colours",
        choices=(
            choice("plain", _("White"), "white_page"),
            choice("soft", _("Soft"), "soft_page"),
            choice("dark", _("Dark"), "dark_page"),
            choice("strong", _("Black and yellow"), "strong_page"),
        ),
    ),
    Look(
        name="calm",
        question=_("Do you want things to move?"),
        picture="movement",
        choices=(
            choice("off", _("Things move a little"), "things_move"),
            choice("on", _("Nothing moves"), "nothing_moves"),
        ),
    ),
)
