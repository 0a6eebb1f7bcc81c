"""A sentence that nobody has translated is shown in English, and says so where an element can stand."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from markupsafe import escape

from portal import create_app, languages
from portal.config import ROOT, Settings
from portal.delivery.transports import written
from portal.languages import COOKIE, OURS
from portal.wording.untranslated import BEGINS, ENDS, InEnglish, with_languages
from tests.support.card_holders import card_of
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.drills import DRILLS
from tests.support.easy_pages import PAGES, VOICES, screens
from tests.support.people import Visitor
from tests.support.words.page_checks import left_in_english

pytestmark = pytest.mark.about_pages
NOT_YET = runpy.run_path(str(ROOT / ".ci" / "not_yet.py"))
GOT_IT = "We have got what you sent."
WITHOUT = Callable[..., Flask]
WORDS, TOLD = f"{BEGINS}We know{ENDS}", '<span lang="en">We know</span>'
TITLE_AND_OPTION = f"<title>We know <b></title><option value='We know'>We know</option>{TOLD}"


@pytest.fixture
def without(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WITHOUT:
    """The portal without the translation of some sentences; without any when none is named."""

    def made(language: str, *sentences: str) -> Flask:
        with (ROOT / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        for message in catalogue:
            if message.id and (message.id in sentences or not sentences):
                message.string = "" if isinstance(message.id, str) else ("",) * catalogue.num_plurals
        folder = tmp_path / "translations" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "messages.mo").open("wb") as file:
            write_mo(file, catalogue)
        monkeypatch.setattr(languages, "ROOT", tmp_path)
        return create_app(settings)

    return made


def reader(app: Flask, language: str) -> CheckedClient:
    client = CheckedClient(app)
    client.client.set_cookie(COOKIE, language)
    return client


def in_english(page: FetchedPage) -> list[tuple[str, str | None]]:
    """The texts of a page that say that they are English, and from which side they are read."""
    return [(each.text_content(), each.get("dir")) for each in page.tree.xpath(f"//main//span[@lang='{OURS}']")]


@pytest.mark.parametrize(("language", "side"), [("ar", "ltr"), ("pl", None)])
def test_one_sentence_alone_says_that_it_is_english(language: str, side: str | None, without: WITHOUT) -> None:
    page = reader(without(language, "What an advocate does"), language).get("/about/advocates")
    assert page.tree.get("lang") == language
    assert page.h1 == "What an advocate does"
    assert in_english(page) == [("What an advocate does", side)] * 2, "its heading, and its name among all pages"
    assert page.title.split(" - ")[0].strip() == "What an advocate does"  # no element can stand there
    assert BEGINS not in page.text and ENDS not in page.text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>{WORDS}</p>", f"<p>{TOLD}</p>"),
        (f'<img alt="a > {WORDS}">{WORDS}', f'<img alt="a > We know">{TOLD}'),
        (f"<title>{WORDS} <b></title><option value='{WORDS}'>{WORDS}</option>{WORDS}", TITLE_AND_OPTION),
        (
            f"<!-- it's {WORDS} --><i title='\"{WORDS}'>{WORDS}</i>",
            f"<!-- it's We know --><i title='\"We know'>{TOLD}</i>",
        ),
        (f"<textarea>{WORDS}</textarea>", "<textarea>We know</textarea>"),
        ("<p>We know</p>", "<p>We know</p>"),
    ],
)
def test_it_is_plain_where_no_element_can_stand(html: str, shown: str) -> None:
    assert with_languages(html) == shown


def test_what_is_filled_in_is_made_safe() -> None:
    filled = str(InEnglish("%(name)s asked for you.")) % {"name": "<b>Sam</b>"}
    assert escape(filled) == f"{BEGINS}&lt;b&gt;Sam&lt;/b&gt; asked for you.{ENDS}"
    assert "-".join([filled]) == "<b>Sam</b> asked for you."  # what is kept, or sent, has no marks


def test_every_screen_says_of_each_sentence_that_it_is_english(without: WITHOUT) -> None:
    app = without("ar")
    found: dict[str, Any] = {}
    for address in [*(each for each in PAGES if DRILLS or "letter=" not in each), "/come-back", "/card"]:
        found[address] = left_in_english(reader(app, "ar").get(address), labels=False)
    for voice in VOICES if DRILLS else ("me", "a meeting for someone", "a problem of mine"):
        for page in screens(reader(app, "ar"), VOICES[voice]):
            found[f"{voice}: {page.address}"] = left_in_english(page, labels=False)
    wrong = {address: left for address, left in found.items() if left}
    assert not wrong, wrong


def test_ones_own_page_says_so_too(without: WITHOUT) -> None:
    app = without("ar")
    visitor = Visitor(reader(app, "ar"))
    receipt = visitor.answers_until_sent(visitor.opens("/join"), {"who": "me", "agree": "yes"})
    card = card_of(visitor.client, receipt)
    back = Visitor(reader(app, "ar"))
    pages = [back.answers_until(back.opens(card.path), {}, "/my-page")]
    pages += [back.client.get(f"/my-page/{each}") for each in ("add", "answer/list", "helping", "looked")]
    wrong = {each.address: left for each in pages if (left := left_in_english(each, labels=False))}
    assert not wrong, wrong


def test_a_message_holds_it_as_plain_words(without: WITHOUT, settings: Settings) -> None:
    with without("ur", GOT_IT).app_context():
        _subject, body = written(settings, template="received", language="ur", fields={})
    assert GOT_IT in body
    assert BEGINS not in body and "<" not in body


def folder_with(folder: Path, *, marks: str, translation: str = "") -> Path:
    """A folder of translations with one language, one sentence, and these marks."""
    catalogue = folder / "pl" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (catalogue / "messages.po").write_text(f'msgid "We know."\nmsgstr "{translation}"\n', "utf-8")
    (folder / "not-yet.toml").write_text(marks, "utf-8")
    return folder


@pytest.mark.parametrize("marks", ["", '[[sentence]]\nenglish = "We know."\nlanguages = ["pl"]\n'])
def test_what_is_open_is_counted_and_a_release_is_refused(
    marks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(tmp_path, marks=marks)
    assert NOT_YET["main"](is_release=False, folder=folder) == 0
    assert capsys.readouterr().out == "pl: not translated yet: 1\n"
    assert NOT_YET["main"](is_release=True, folder=folder) == 1
    assert "  We know.\n" in capsys.readouterr().out


def test_a_release_may_be_made_when_all_is_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, marks="# none\n", translation="Wiemy.")
    assert NOT_YET["main"](is_release=True, folder=folder) == 0
    assert capsys.readouterr().out == ""


def test_make_release_asks_first() -> None:
    """What is open stands before the tests, which take ten minutes."""
    rule = (ROOT / "Makefile").read_text("utf-8").partition("\nrelease:")[2].partition("\n\n")[0]
    assert rule.index(".ci/not_yet.py --release") < rule.index(" test")
