"""No English word is left on a page in another language, and pages there are as short as in English."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal import create_app, languages
from portal.config import ROOT, Settings
from portal.languages import COOKIE
from tests.support.card_holders import card_of
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.drills import DRILLS
from tests.support.easy_pages import PAGES, VOICES, badly_told, lengths, screens
from tests.support.easy_words import LONGEST_SENTENCE, blocks, sentences, words
from tests.support.people import Visitor
from tests.support.words.catalogues import OTHERS, said_in
from tests.support.words.page_checks import left_in_english

pytestmark = pytest.mark.about_pages


@pytest.fixture
def marked_app(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The portal in a language that puts brackets around every translated sentence: what has none is English."""
    with (ROOT / "translations" / "pl" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        marked = read_po(file, locale="pl")
    for message in marked:
        if message.id:
            one = isinstance(message.id, str)
            message.string = f"⟦{message.id}⟧" if one else (f"⟦{message.id[1]}⟧",) * marked.num_plurals
    folder = tmp_path / "translations" / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, marked)
    monkeypatch.setattr(languages, "ROOT", tmp_path)
    return create_app(settings)


def reads(client: CheckedClient, language: str) -> CheckedClient:
    client.client.set_cookie(COOKIE, language)
    return client


def test_no_word_is_left_in_english(marked_app: Any) -> None:
    client = reads(CheckedClient(marked_app), "pl")
    found = {}
    for address in [*PAGES, "/come-back", "/card", "/about/more"]:
        found[address] = left_in_english(client.get(address))
    for voice, wanted in VOICES.items():
        for page in screens(reads(CheckedClient(marked_app), "pl"), wanted):
            found[f"{voice}: {page.address}"] = left_in_english(page)
    wrong = {address: left for address, left in found.items() if left}
    assert not wrong, wrong


def test_no_word_is_left_in_english_on_ones_own_page(marked_app: Any) -> None:
    visitor = Visitor(reads(CheckedClient(marked_app), "pl"))
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes"})
    card = card_of(visitor.client, receipt)
    back = Visitor(reads(CheckedClient(marked_app), "pl"))
    page = back.answers_until(back.opens(card.path), {}, "/my-page")
    found = {each.address: left_in_english(each) for each in [*back.seen, page]}
    for address in ("/card", "/my-page/add", "/my-page/answer/list", "/my-page/helping", "/my-page/looked"):
        found[address] = left_in_english(back.client.get(address))
    wrong = {address: left for address, left in found.items() if left}
    assert not wrong, wrong


def faults(page: FetchedPage, language: str) -> list[str]:
    problem = said_in(language, "Problem: ")
    shown = blocks(page, folded_too=False)
    long = [each for block in shown for each in sentences(block) if len(words(each)) > LONGEST_SENTENCE]
    exempt = page.address.split("?")[0] in ("/accessibility", "/privacy/full")
    return badly_told(page, problem) + ([] if exempt else [*lengths(page), *long])


@pytest.mark.parametrize("language", OTHERS)
def test_pages_are_as_short_as_in_english(language: str, client: CheckedClient) -> None:
    found = [fault for address in PAGES for fault in faults(reads(client, language).get(address), language)]
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "voice", VOICES if DRILLS else ["me", "my child", "a meeting for someone", "a problem of mine"]
)
def test_every_screen_of_a_journey_and_its_errors_are_as_short_as_in_english(
    voice: str, language: str, client: CheckedClient
) -> None:
    found = [fault for page in screens(reads(client, language), VOICES[voice]) for fault in faults(page, language)]
    assert not found, "\n".join(sorted(set(found)))
