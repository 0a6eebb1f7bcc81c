"""Pages on paper: what Chromium prints of the open page as a tagged PDF, and what a reader finds in it."""

import re
from base64 import b64decode
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from selenium.webdriver import Chrome

from tests.accessibility.support import eyes
from tests.support.servers import at_width

A4 = (210 / 25.4, 297 / 25.4)  # inches
MARGIN = 15  # millimetres, as the style sheet has it
PRINTED_WIDTH = round((210 - 2 * MARGIN) / 25.4 * 96)  # CSS pixels
LOOKED_AT = (Path(__file__).parent / "scripts" / "prints.js").read_text()
SPACES = re.compile(r"\s+")


@dataclass
class Print:
    """One printed page: `whole` is its PDF, `sheets` the words of each sheet without the spaces between them."""

    whole: bytes

    @cached_property
    def read(self) -> PdfReader:
        return PdfReader(BytesIO(self.whole))

    @cached_property
    def sheets(self) -> list[str]:
        return [unspaced(sheet.extract_text()) for sheet in self.read.pages]

    @property
    def root(self) -> Any:
        return self.read.trailer["/Root"]

    def drawn(self) -> int:
        """How many shapes are filled on all sheets: letters are none."""
        contents = [sheet.get_contents() for sheet in self.read.pages]
        parts = [each.get_data() for each in contents if each is not None]
        return len(re.findall(rb"(?<!\S)f\*?(?!\S)", b" ".join(parts)))


def unspaced(words: str) -> str:
    """Words as they are compared: a reader of PDFs puts spaces and ends of lines where it sees fit."""
    return SPACES.sub("", words)


def printed(browser: Chrome) -> Print:
    """The open page as a person's printer has it: A4, with what is drawn behind the words left out."""
    wanted = {"generateTaggedPDF": True, "paperWidth": A4[0], "paperHeight": A4[1], "printBackground": False}
    return Print(b64decode(browser.execute_cdp_cmd("Page.printToPDF", wanted)["data"]))


def as_on_paper(browser: Chrome) -> dict[str, Any]:
    """What is seen of the open page when it is laid out for the width of a sheet."""
    at_width(browser, PRINTED_WIDTH)
    eyes.emulate(browser, media="print")
    found: dict[str, Any] = browser.execute_script(LOOKED_AT)
    eyes.emulate(browser)
    return found


def as_on_screen(browser: Chrome) -> dict[str, Any]:
    """What is seen of the open page on the screen it is on."""
    found: dict[str, Any] = browser.execute_script(LOOKED_AT)
    return found
