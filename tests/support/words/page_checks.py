"""What is wrong with the words of one public page, by all the rules of easy read, and what is left in English on it."""

import re

from portal.glossary.hard_words import meanings_of
from tests.support.checked_client import FetchedPage
from tests.support.easy_pages import lengths
from tests.support.easy_words import blocks, grade, official_problems, problems_in

EXEMPT_FROM_LENGTH = {"/accessibility"}  # and /privacy/full, which is not held to easy words either

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# What is the same in every language: the service's name, what is typed here, numbers, and names of things.
SAME = re.compile(
    r"My support|Sam Example|sam@example\.com|NHS|SHOUT|West Sussex|OpenMoji|openmoji\.org|CC BY-SA 4\.0"
    r"|creativecommons\.org"
)
NOT_OURS = (
    "self::script or self::style or self::textarea or contains(@class,'said') or contains(@class,'for-whom')"
    " or (@lang and not(self::html))"
)


def check(page: FetchedPage) -> list[str]:
    found = [f"{page.h1}: {each}" for each in problems_in(blocks(page))]
    found += official_problems(page)
    shown = blocks(page, folded_too=False)
    if grade(shown) > 4:
        found.append(f"{page.h1}: a grade of {grade(shown):.1f}")
    return found + ([] if page.address.split("?")[0] in EXEMPT_FROM_LENGTH else lengths(page))


def not_explained(page: FetchedPage) -> list[str]:
    """The hard words of a page whose meaning does not stand on it."""
    if page.address.split("?")[0].endswith(("/sent", "/cleared", "/check")):
        return []
    told = {each.text_content() for each in page.main.xpath(".//dl[@class='hard-words__list']/dt")}
    shown = " ".join(blocks(page, folded_too=False))
    return [f"{page.h1}: {each.word} is not explained" for each in meanings_of(shown) if each.word not in told]


def left_in_english(page: FetchedPage, *, labels: bool = True) -> list[str]:
    """Every text of this page, and every label for the blind, that no catalogue has and no element calls English."""
    shown = page.tree.xpath(f"//body//text()[not(ancestor::*[{NOT_OURS}])]")
    left = _without_marked("|".join(map(str, shown)))
    if labels:
        ours = f"//body//*[not(ancestor-or-self::*[{NOT_OURS}])]"
        told = page.tree.xpath(f"{ours}/@*[name()='aria-label' or name()='alt']")
        left += "|" + _without_marked("|".join([page.title, *told]))
    return sorted({each.strip() for each in SAME.sub("", left).split("|") if re.search(r"[A-Za-z]{3}", each)})


def _without_marked(text: str) -> str:
    while MARKED.search(text):  # one sentence may be filled into another
        text = MARKED.sub("", text)
    return text
