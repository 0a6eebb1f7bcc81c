"""The screens that the public can come to, what a choice opens there, and which of them are enough to look at."""

from dataclasses import dataclass
from typing import Any

from lxml import html

from tests.support.checked_client import FetchedPage

OPENERS = ".//input[@data-nth]"  # choices that may open what stands under them
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
    return any(f"opened-{each.get('data-nth')}" in names for each in _chosen(block.getparent(), answer))


def _chosen(choices: Any, answer: dict[str, Any]) -> list[Any]:
    given = {name: [value] if isinstance(value, str) else value for name, value in answer.items()}
    controls = choices.xpath("./div[@class='pick']/label/input[@data-nth]")
    return [each for each in controls if each.get("value") in given.get(each.get("name"), ())]


def beside(page: FetchedPage, answer: dict[str, Any]) -> set[str]:
    """The questions beside the first one of a page that are asked too, once these choices are made."""
    marks = page.form.xpath(".//input[starts-with(@name,'asked-')]")
    return {each.get("name").removeprefix("asked-") for each in marks if is_shown(each, answer)}


def with_open(page: FetchedPage, answer: dict[str, Any]) -> FetchedPage:
    """This page as it looks once these choices are made."""
    text = page.text
    for choices in {block.getparent() for block in page.form.xpath(OPENED)}:
        for each in _chosen(choices, answer):
            mark = f'value="{each.get("value")}" data-nth="{each.get("data-nth")}"'
            text = text.replace(f"{mark}>", f"{mark} checked>")
    return FetchedPage(page.address, page.status, text, html.fromstring(text))


def shape_of(element: Any) -> str:
    """The elements of a page without their words; alike ones in a row count once."""
    if not isinstance(element.tag, str):
        return ""
    parts: list[str] = []
    for each in element:
        shape = shape_of(each)
        if not parts or parts[-1] != shape:
            parts.append(shape)
    told = [element.get(name, "") for name in ("class", "type", "role", "lang", "hidden")]
    aria = sorted(name for name in element.attrib if name.startswith("aria-"))
    return f"{element.tag}{told}{aria}({''.join(parts)})"
