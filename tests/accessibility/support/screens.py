"""The screens that the public can come to, what a choice opens there, and which of them are enough to look at."""

from dataclasses import dataclass
from typing import Any

from tests.support.checked_client import FetchedPage

OPENED = ".//div[contains(concat(' ', @class, ' '), ' opened ')]"
DIFFERENT = {"/about/colours", "/about/story"}  # of the pages to read, those that look different


@dataclass(frozen=True)
class Screen:
    """One page as it was sent, with the address that shows it again."""

    name: str
    address: str
    path: str
    is_error: bool
    typed: tuple[str, ...] = ()  # what was typed before it came
    has_summary: bool = False
    is_new_shape: bool = (
        True  # no screen before it has the same elements, but for their words and how often they repeat
    )

    def __str__(self) -> str:
        return self.name


def one_of_each(screens: list[Screen]) -> list[Screen]:
    """One screen of each address, without its problems: enough where voices and problems make no difference.

    The pages to read have one template, so one of them is enough, with those that look different.
    """
    first = {_looks_like(screen.path): screen for screen in reversed(screens) if not screen.is_error}
    return list(first.values())


def _looks_like(path: str) -> str:
    return "/about/…" if path.startswith("/about/") and path not in DIFFERENT else path


def short(screens: list[Screen]) -> list[Screen]:
    """All but those where far too much was typed: they look as when nothing was, and take long to measure."""
    return [screen for screen in screens if not screen.typed]


def at(screens: list[Screen], path: str, *, error: bool = False) -> Screen:
    """The first screen with this address, or the first of its problems."""
    return next(screen for screen in screens if screen.path == path and screen.is_error is error)


def is_shown(element: Any, answer: dict[str, Any]) -> bool:
    """Is this part of a page open to eyes, once these choices are made?"""
    blocks = element.xpath(f"ancestor-or-self::{OPENED.removeprefix('.//')}")
    return all(_is_opened(block, answer) for block in blocks)


def _is_opened(block: Any, answer: dict[str, Any]) -> bool:
    names = set(block.get("class").split())
    controls = block.getparent().xpath("./label/input[@data-nth]")
    chosen = [each for each in controls if each.get("value") in _several(answer.get(each.get("name"), ()))]
    return any(f"opened-{each.get('data-nth')}" in names for each in chosen)


def _several(answer: Any) -> tuple[Any, ...]:
    return (answer,) if isinstance(answer, str) else tuple(answer)


def beside(page: FetchedPage, answer: dict[str, Any]) -> set[str]:
    """The questions beside the first one of a page that are asked too, once these choices are made."""
    marks = page.form.xpath(".//input[starts-with(@name,'asked-')]")
    return {each.get("name").removeprefix("asked-") for each in marks if is_shown(each, answer)}
