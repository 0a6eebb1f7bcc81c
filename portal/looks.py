"""How a person may choose this site to look: each choice is one small page below /display, and one cookie."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.engine.journey import Words


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose. `value` is kept in the cookie; the style sheet knows it by the class `<look>-<value>`."""

    value: str
    words: Words
    picture: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """One question about how pages look. Its first choice is how they look where nothing was chosen."""

    name: str
    question: Words
    picture: str
    choices: tuple[Choice, ...]

    @property
    def address(self) -> str:
        return f"/display/{self.name}"

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.choices)


LOOKS = (
    Look(
        name="pictures",
        question=_("Do you want pictures?"),
        picture="pictures",
        choices=(
            Choice(value="on", words=_("Show pictures"), picture="with_pictures"),
            Choice(value="off", words=_("Show words only"), picture="words_only"),
        ),
    ),
    Look(
        name="size",
        question=_("How big are the words?"),
        picture="word_size",
        choices=(
            Choice(value="1", words=_("As now"), picture="size_1"),
            Choice(value="2", words=_("Big"), picture="size_2"),
            Choice(value="3", words=_("Bigger"), picture="size_3"),
            Choice(value="4", words=_("Biggest"), picture="size_4"),
        ),
    ),
    Look(
        name="colours",
        question=_("Which colours do you want?"),
        picture="page_colours",
        choices=(
            Choice(value="plain", words=_("White"), picture="white_page"),
            Choice(value="soft", words=_("Soft"), picture="soft_page"),
            Choice(value="dark", words=_("Dark"), picture="dark_page"),
            Choice(value="strong", words=_("Black and yellow"), picture="strong_page"),
        ),
    ),
    Look(
        name="calm",
        question=_("Do you want things to move?"),
        picture="movement",
        choices=(
            Choice(value="off", words=_("Things move a little"), picture="things_move"),
            Choice(value="on", words=_("Nothing moves"), picture="nothing_moves"),
        ),
    ),
)
