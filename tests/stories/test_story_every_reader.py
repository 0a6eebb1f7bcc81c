"""Stories of every reader: Arabic and Polish, the largest words without pictures, and "Not now" on everything."""

import re
from functools import partial

import pytest

from tests.stories.asking import joins, sends
from tests.stories.someone import Someone
from tests.stories.table import Somebody
from tests.support.checked_client import FetchedPage
from tests.support.words.catalogues import catalogue, translated

pytestmark = pytest.mark.about_pages

TO_JOIN = "Join the list"
JOURNEYS = {
    TO_JOIN: 13,
    "A meeting about my care": 15,
    "Say yes, say no, or change your mind": 12,
    "Help me speak up": 10,
    "Tell us about a problem": 11,
}
FILLED = re.compile(r"%\(\w+\)s")


def in_language(language: str, english: str) -> str:
    found = catalogue(language).get(english)
    return str(found.string) if found and found.string else english


def left_in_english(page: FetchedPage, language: str) -> list[str]:
    """The sentences of this page that stand in English, where the catalogue has them in this language."""
    told = page.tree.xpath("//body//text()[not(ancestor::script)]|//title/text()|//@aria-label|//@alt")
    shown = {" ".join(each.split()) for each in told}
    english = [each for each, other in translated(language) if other and other != each]
    filled = [each for each in english if FILLED.search(each) and re.search("[A-Za-z]{3}", FILLED.sub("", each))]
    whole = [re.compile(".+".join(map(re.escape, FILLED.split(each)))) for each in filled]
    return sorted(text for text in shown if text in english or any(each.fullmatch(text) for each in whole))


@pytest.mark.parametrize(("language", "name", "direction"), [("ar", "العربية", "rtl"), ("pl", "Polski", "ltr")])
def test_8_somebody_joins_in_their_own_language(somebody: Somebody, language: str, name: str, direction: str) -> None:
    with somebody(f"8 Joining in {name}", pages=13 + 1, reads=partial(in_language, language)) as sam:
        sam.comes()
        sam.follows(name)
        joins(sam)
        read = sam.seen[1:]
    assert len(read) == 13 and all(each.tree.get("lang") == language for each in read)
    assert {each.tree.get("dir") for each in read} == {direction}
    assert {each.h1: left_in_english(each, language) for each in read if left_in_english(each, language)} == {}
    assert in_language(language, "Check your answers") == read[-2].h1 != "Check your answers"


def test_9_the_largest_words_without_pictures_are_the_same_words_on_as_many_pages(somebody: Somebody) -> None:
    with somebody("9 As the site looks at first", pages=13, words=850) as sam:
        sam.comes()
        joins(sam)
    with somebody("9 They choose the largest words and no pictures") as kim:
        kim.comes()
        kim.follows("Aa How it looks")
        kim.answers("How it looks", "Show words only", {"How big are the words?": "Biggest"})
    with somebody("9 The largest words without pictures", pages=13, words=850, after=kim) as kim:
        joins(kim)
    looks = {frozenset(each.tree.get("class").split()) & {"size-4", "pictures-off"} for each in kim.seen}
    assert looks == {frozenset({"size-4", "pictures-off"})}
    assert [each.h1 for each in kim.seen] == [each.h1 for each in sam.seen]
    assert [each.words() for each in kim.seen[:-1]] == [each.words() for each in sam.seen[:-1]]
    assert kim.walk.pages == sam.walk.pages


@pytest.mark.parametrize(
    ("tap", "journey"),
    [*(("Not now", each) for each in JOURNEYS), ("I do not know", TO_JOIN)],
)
def test_10_one_tap_on_everything_comes_to_a_receipt(somebody: Somebody, tap: str, journey: str) -> None:
    with somebody(f"10 {tap}: {journey}", pages=JOURNEYS[journey]) as sam:
        sam.comes()
        sam.follows(journey)
        sam.presses("Start")
        taps_until_the_check(sam, tap)
        sends(sam)
        assert "You said yes" not in sam.page.words(), "a tap is no yes"


def taps_until_the_check(sam: Someone, tap: str) -> None:
    """This tap wherever there is one, else "Not now"; a name is asked for, since the card asks for it."""
    while sam.page.h1 != "Check your answers":
        assert len(sam.seen) < 30, [each.h1 for each in sam.seen]
        offered = [each for each in (tap, "Not now") if sam.has(each)]
        if offered:
            sam.presses(offered[0])
        elif sam.page.h1 == "What is your name?":
            sam.answers(sam.page.h1, {"Your name": "Sam Example"})
        else:
            sam.answers(sam.page.h1)
