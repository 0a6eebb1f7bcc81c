"""The word rules of easy read (`easy-read.md`, rules 1 to 6), over any text that people read."""

import re
from functools import cache
from typing import Any

import textstat
from wordfreq import zipf_frequency

from portal.glossary.hard_words import all_meanings
from portal.wording import readability
from tests.support.checked_client import FetchedPage

LONGEST_SENTENCE = 15
LONGEST_MEAN = 10
COMMON = 4.5
NOT_USED = {"please", "easy", "simple", "just", "invalid", "forbidden", "oops", "completed", "next"}
BANNED = set(readability.listed()["banned"])
NEVER = re.compile(r"[;—–()/&%]")
ACRONYMS = {"NHS", "GP"}
NAMES = {"SHOUT"}  # a word that is sent as it stands
ONE_WORD = readability.listed()["one_word"]
# Proper names, and words that stand on a page because they are the thing itself.
EXEMPT = {
    "sam",
    "hurts",
    "shout",
    "samaritans",
    "childline",
    "west",
    "sussex",
    "openmoji",
    "openmoji.org",
    "creativecommons.org",
} | {
    "cc",
    "by-sa",
    "example",
    "worthing",
    "oak",
    "ward",
}
CONTRACTION = re.compile(r"\b\w+(n't|'ll|'re|'ve|'d|'m)\b|\b(it|that|what|there|who|here)'s\b", re.IGNORECASE)


def sentences(block: str) -> list[str]:
    """The sentences of one block of text."""
    whole = re.sub(r"(?<=\d)\.(?=\d)", "·", " ".join(block.split()))
    return [each.strip() for each in re.split(r"(?<=[.?!:؟۔])\s+", whole) if re.search(r"\w", each)]


def words(text: str) -> list[str]:
    """The words of a text; a telephone number is one word."""
    joined = re.sub(r"\d[\d ]*\d", lambda found: found[0].replace(" ", ""), text)
    return re.findall(r"[\w][\w'’.-]*[\w]|\w", joined)


@cache
def explained() -> set[str]:
    """Every word that stands in the service's own word list, in any form."""
    listed = [form for each in all_meanings() for form in (each.word, *each.forms)]
    return {word.lower() for phrase in listed for word in phrase.split()}


@cache
def is_common(word: str) -> bool:
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return word in ACRONYMS or plain.isdigit() or bool(re.search(r"\d", plain)) or zipf_frequency(plain, "en") >= COMMON


# On an information page an official name stands once, beside its meaning; on /words all of them do; nowhere else.
OFFICIAL_ON = {
    "/about/list": "Dynamic Support Register",
    "/about/meeting": "Care (Education) and Treatment Review",
    "/about/panel": "Panel",
    "/about/best-interests": "Best interests decision",
    "/about/who-gets-one": "Care and Treatment Review",
    "/about/more": "Admission avoidance",
}


def official_problems(page: FetchedPage) -> list[str]:
    """Official names that stand where they may not, or more often than once, as a sentence each."""
    address = page.address.split("?")[0]
    shown = [each.xpath("./span")[0].text_content() for each in page.main.find_class("official")]
    allowed = [OFFICIAL_ON[address]] if address in OFFICIAL_ON else []
    if address == "/words" or shown == allowed:
        return []
    return [f"{address} shows the official names {shown} and may show {allowed}"]


OPENED = "div[contains(concat(' ', @class, ' '), ' opened ')]"  # what an answer opens below it


def blocks(page: FetchedPage, *, folded_too: bool = True, opened_too: bool = True) -> list[str]:
    """The blocks of text in `main` that we wrote: not what people typed, which stands in `.said` and in boxes,
    and not the official names, which stand in `.official` (`official_problems` says where they may).

    `folded_too`: with what opens one tap away. `opened_too`: with the questions that an answer opens.
    """
    return blocks_in(page.main, folded_too=folded_too, opened_too=opened_too)


def blocks_in(part: Any, *, folded_too: bool = True, opened_too: bool = True) -> list[str]:
    """The same of one part of a page."""
    found = []
    tags = ["h1", "h2", "h3", "p", "li", "dt", "dd", "legend", "label", "summary", "button", "a", "span", "div"]
    for element in part.iter(*tags):
        typed = "said" in (element.get("class") or "") or "for-whom" in (element.get("class") or "")
        typed = typed or "official" in (element.get("class") or "")
        typed = typed or bool(element.xpath("descendant-or-self::*[@lang]"))  # a language's own name
        hidden = element.xpath("ancestor-or-self::*[@hidden or contains(@class,'visually-hidden')]")
        inner = element.xpath(
            "./descendant::*[self::p or self::li or self::dt or self::dd or self::h1 or self::h2 or self::label"
            " or self::legend or self::div or self::summary or self::button or contains(@class,'words')"
            " or contains(@class,'said') or contains(@class,'for-whom')]"
        )
        wrapped = element.tag in ("a", "span") and element.xpath(
            "ancestor::*[self::p or self::li or self::dt or self::dd or self::h1 or self::h2 or self::legend"
            " or self::summary or self::button or self::a or self::label[not(contains(@class,'choice'))]]"
        )
        folded = element.tag != "summary" and element.xpath("ancestor::details") and not folded_too
        closed = not opened_too and element.xpath(f"ancestor-or-self::{OPENED}")
        if typed or hidden or folded or closed or inner or (wrapped and "words" not in (element.get("class") or "")):
            continue
        text = " ".join(element.text_content().split())
        if text:
            found.append(text)
    return found


def problems_in(texts: list[str]) -> list[str]:
    """Every broken word rule in these blocks of text, as a sentence each."""
    found: list[str] = []
    lengths = []
    for block in texts:
        for sentence in sentences(block):
            count = len(words(sentence))
            lengths.append(count)
            if count > LONGEST_SENTENCE:
                found.append(f"{count} words in one sentence: {sentence}")
        found += _bad_words(block)
    if lengths and sum(lengths) / len(lengths) > LONGEST_MEAN:
        found.append(f"a mean of {sum(lengths) / len(lengths):.1f} words a sentence")
    return found


def _bad_words(block: str) -> list[str]:
    found = []
    lowered = block.lower().replace("’", "'")
    if NEVER.search(block):
        found.append(f"a mark that is not used in: {block}")
    if CONTRACTION.search(lowered):
        found.append(f"a short form in: {block}")
    for phrase in BANNED | set(ONE_WORD):
        if re.search(rf"\b{re.escape(phrase)}\b", lowered):
            found.append(f"“{phrase}” is not used ({ONE_WORD.get(phrase, 'banned')}): {block}")
    for word in words(block):
        plain = word.lower().removesuffix("'s")
        if plain in NOT_USED:
            found.append(f"“{word}” is not used: {block}")
        elif (
            len(word) > 1 and word.isupper() and word.isalpha() and word not in ACRONYMS | NAMES and plain not in EXEMPT
        ):
            found.append(f"“{word}” is in capitals: {block}")
        elif plain not in EXEMPT and plain not in explained() and not is_common(word):
            found.append(
                f"“{word}” is not common ({zipf_frequency(plain, 'en')}) and not in portal/glossary/words.toml: {block}"
            )
    return found


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of these blocks: a trip-wire, not a goal."""
    whole = " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)
    return float(textstat.flesch_kincaid_grade(whole))
