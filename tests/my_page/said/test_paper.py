"""What I told you as a file: a PDF/UA that holds the same words, made at home, and offered where it can be made."""

import os
import socket
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from portal.config import ROOT
from portal.database import database
from portal.languages import COOKIE, NAMES
from portal.my_page.said import paper
from portal.records.voices.drafts import Draft
from tests.my_page.said.test_told import answers_on
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, check_headers
from tests.support.public.my_pages import PRIVATE, my_page

pytestmark = pytest.mark.about_pages
MARGIN = round(20 / 25.4 * 96)  # of the sheet, in pixels


def file_of(device: CheckedClient) -> PdfReader:
    answer = device.client.get("/my-page/told/file")
    assert answer.mimetype == "application/pdf", answer.status
    check_headers(answer)
    return PdfReader(BytesIO(answer.data))


def words_in(read: PdfReader) -> str:
    return "".join("".join(sheet.extract_text().split()) for sheet in read.pages)


def tags_in(part: Any) -> list[str]:
    """The names of all tags below this one, in reading order."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        return [tag for each in part for tag in tags_in(each)]
    if not isinstance(part, dict):
        return []
    return ([str(part["/S"])] if "/S" in part else []) + tags_in(part.get("/K", []))


def test_the_file_is_tagged_for_a_screen_reader_and_holds_what_the_page_says(client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client, "/join", **PRIVATE)
    told = device.get("/my-page/told")
    assert told.main.xpath(".//p[@class='never-on-paper']/a[@href='/my-page/told/file']")
    read = file_of(device)
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read.metadata and read.metadata.title == "What I told you"
    tags = tags_in(root["/StructTreeRoot"]["/K"])
    answers = answers_on(told)
    assert [tags.count(each) for each in ("/H1", "/H2", "/H3")] == [1, 1, len(answers)]
    found = words_in(read)
    lines = [line for question, said in answers for line in (question, *said)]
    assert not [line for line in lines if "".join(line.split()) not in found]
    assert not [each for each in ("Vernon", "Petunia", "Mum", "yourmum") if each in found]


def test_a_file_from_right_to_left_is_in_its_language(client: CheckedClient) -> None:
    client.client.set_cookie(COOKIE, "ar")
    _receipt, card = sends(client)
    device = CheckedClient(client.app)
    comes_back(device, card)
    device.client.set_cookie(COOKIE, "ar")
    read = file_of(device)
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == "ar"
    starts: dict[str, set[int]] = {}
    read.pages[0].extract_text(
        visitor_text=lambda text, _cm, at, *_font: starts.setdefault(text.strip(), set()).add(round(at[4]))
    )
    assert starts["Sam Example"] == {MARGIN}, "a name in Latin letters starts on the left"
    assert min(starts["My support"]) > 2 * MARGIN, "all else on the right"
    assert starts["لمن هذا؟"] != {MARGIN}, "a question ends there at most"


def test_the_file_asks_for_nothing_whatever_stands_on_its_page() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        here = f"http://127.0.0.1:{server.getsockname()[1]}"
        fetched = f'<link rel="stylesheet" href="{here}/a.css"><img src="{here}/a.png" alt="">'
        font = f"<style>@font-face {{ font-family: A; src: url({here}/a) }}</style>"
        page = f'<html lang="en"><title>A</title>{font}<p style="font-family: A">A{fetched}'
        page += f'<img src="file://{ROOT}/static/built/manifest.json" alt="">'
        assert paper.made(page).startswith(b"%PDF")
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_file_is_made_while_another_holds_the_turn_to_write(client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client)
    device.get("/my-page/told")
    with client.app.app_context(), database().transaction() as writer:
        writer.execute(update(Draft).values(kind=Draft.kind))
        assert words_in(file_of(device))


@pytest.mark.parametrize("language", NAMES)
def test_a_file_is_offered_in_a_language_whose_letters_are_there(language: str, client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client)
    device.client.set_cookie(COOKIE, language)
    told = device.get("/my-page/told")
    is_offered = bool(told.main.xpath(".//a[@href='/my-page/told/file']"))
    assert is_offered == paper.has_letters(paper.LETTERS[language])
    assert (device.client.get("/my-page/told/file").mimetype == "application/pdf") == is_offered


def test_letters_that_no_font_has_are_found() -> None:
    assert paper.has_letters("Aa") and not paper.has_letters("\U0001fbff\U000e0fff\ue123")
    assert set(paper.LETTERS) == set(NAMES)


WITHOUT_PANGO = """
from portal.commands import running
from portal.config import Settings
from portal.my_page.said import paper
from portal.records.voices.drafts import Draft
assert not paper.can_be_made() and not paper.can_be_made_in(["en"])
for sides in ("public", "staff"):
    running._say_where(Settings(mode="development", sides=sides))
"""


def test_without_pango_no_file_is_offered_and_the_run_says_so_in_one_line(tmp_path: Path) -> None:
    """A machine on which the libraries of WeasyPrint cannot be loaded: it gives advice in ten lines, and an OSError."""
    (tmp_path / "weasyprint.py").write_text("print('advice\\n' * 10)\nraise OSError('cannot load library')\n")
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines().count(paper.NO_FILES) == 1 and "advice" not in run.stdout
