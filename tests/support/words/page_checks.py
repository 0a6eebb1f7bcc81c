"""What is wrong with the words of one public page, by all the rules of easy read."""

from portal.glossary.hard_words import meanings_of
from tests.support.checked_client import FetchedPage
from tests.support.easy_pages import lengths
from tests.support.easy_words import blocks, grade, official_problems, problems_in

EXEMPT_FROM_LENGTH = {"/accessibility"}  # and /privacy/full, which is not held to easy words either


def check(page: FetchedPage) -> list[str]:
    found = [f"{page.h1}: {each}" for each in problems_in(blocks(page))]
    found += official_problems(page)
    shown = blocks(page, folded_too=False)
    if grade(shown) > 4:
        found.append(f"{page.h1}: a grade of {grade(shown):.1f}")
    return found + ([] if page.address.split("?")[0] in EXEMPT_FROM_LENGTH else lengths(page, shown))


def not_explained(page: FetchedPage) -> list[str]:
    """The hard words of a page whose meaning does not stand on it."""
    if page.address.split("?")[0].endswith(("/sent", "/cleared", "/check")):
        return []
    told = {each.text_content() for each in page.main.xpath(".//dl[@class='hard-words__list']/dt")}
    shown = " ".join(blocks(page, folded_too=False))
    return [f"{page.h1}: {each.word} is not explained" for each in meanings_of(shown) if each.word not in told]
