"""What one information page says, as data: picture rows, its official names, what to ask for, and one page after it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from portal.config import Settings
from portal.engine.steps import Line, Words
from portal.glossary.hard_words import Meaning, every_name

Lines = tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class More:
    """A link to a page elsewhere. Its address is a setting, and without one it is not shown."""

    words: Words
    setting: str


def _named_as_its_journey(_settings: Settings) -> Words:
    return ""


@dataclass(frozen=True, kw_only=True)
class Information:
    """One page to read. `lines` may be a function of the settings; `after` is the one page that follows."""

    address: str
    title: Words
    lines: Lines | Callable[[Settings], Lines]
    after: str
    ask: str = ""  # the journey that its main button leads to
    button: Callable[[Settings], Words] = (
        _named_as_its_journey  # what that button says; "": that of every page to this journey
    )
    before_rows: Words = ""  # one sentence that all rows belong to
    official: str = ""  # its name in portal/glossary/official_names.toml
    links: tuple[More, ...] = field(default=())

    def lines_for(self, settings: Settings) -> Lines:
        return self.lines(settings) if callable(self.lines) else self.lines

    def links_for(self, settings: Settings) -> list[tuple[str, str]]:
        """(words, address) of each link whose address the owner has given."""
        given = [(str(each.words), str(getattr(settings, each.setting))) for each in self.links]
        return [(words, address) for words, address in given if address]

    @property
    def official_name(self) -> Meaning | None:
        """The official name with its meaning, and the one short name that people see most."""
        found = next((each for each in every_name() if each.word == self.official), None)
        return found and replace(found, spellings=found.spellings[:1])


def line(picture: str, words: Words) -> Line:
    return Line(picture=picture, words=words)
