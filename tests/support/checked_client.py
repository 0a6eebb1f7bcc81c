"""A test client that checks every page it fetches, and walks by the HTML alone."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import html5lib
from flask import Flask
from lxml import html as lxml_html

from portal.web import security


@dataclass
class FetchedPage:
    """One page as a stranger's program sees it."""

    address: str
    status: int
    text: str
    tree: Any = field(repr=False)

    @property
    def title(self) -> str:
        return self.tree.findtext(".//title")

    @property
    def h1(self) -> str:
        return " ".join(self.tree.xpath("//h1")[0].text_content().split())

    @property
    def main(self) -> Any:
        return self.tree.xpath("//main")[0]

    @property
    def form(self) -> Any:
        return self.main.xpath(".//form")[0]

    def words(self) -> str:
        return " ".join(self.main.text_content().split())

    def hidden(self) -> dict[str, str]:
        return {each.get("name"): each.get("value") for each in self.form.xpath(".//input[@type='hidden']")}

    def label_of(self, control: Any) -> str:
        (label,) = self.tree.xpath(f"//label[@for='{control.get('id')}']")
        return " ".join(label.text_content().split())

    def errors(self) -> list[str]:
        return [" ".join(each.text_content().split()) for each in self.tree.xpath("//*[@class='nhsuk-error-message']")]

    @property
    def reference(self) -> str:
        return self.tree.xpath("//*[@id='reference']")[0].text_content()


class CheckedClient:
    """Fetches pages and refuses any that is not whole."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.headers = {"Sec-Fetch-Site": "same-origin"}
        self.checks = True

    def get(self, address: str, **more: Any) -> FetchedPage:
        return self._fetched(self.client.get(address, headers=self.headers, follow_redirects=True, **more))

    def post(self, address: str, data: dict[str, Any], **more: Any) -> FetchedPage:
        more.setdefault("headers", self.headers)
        answer = self.client.post(address, data=data, **more)
        if answer.status_code == 307:  # a browser posts the same to another address
            return self.post(answer.location, data, **more)
        if answer.status_code in (301, 302, 303):
            answer = self.client.get(answer.location, headers=more["headers"], follow_redirects=True)
        return self._fetched(answer)

    def send(self, page: FetchedPage, data: dict[str, Any] | None = None, *, press: str = "") -> FetchedPage:
        """Submit the page's one form with its hidden marks; `press` names a button other than the main one."""
        filled = page.hidden() | (data or {})
        button = self._button(page, press)
        if button.get("name"):
            filled[button.get("name")] = button.get("value")
        if (page.form.get("method") or "get").lower() == "get":
            return self.get(page.form.get("action") or page.address, query_string=filled)
        return self.post(page.form.get("action") or page.address, filled)

    def back(self, page: FetchedPage) -> FetchedPage:
        """Press the "Back" of a page: a button, or on the first page a link."""
        for button in page.tree.xpath("//nav//button[@value='back']"):
            return self.press(button)
        return self.get(page.tree.xpath("//a[contains(@class,'nhsuk-back-link')]/@href")[0])

    def change(self, page: FetchedPage, step: str) -> FetchedPage:
        """Press the "Change" on the check page that leads to this page: each of its questions has one."""
        return self.press(page.main.xpath(f".//button[@name='change'][@value='{step}']")[0])

    def press(self, button: Any) -> FetchedPage:
        """Press a button wherever it stands, with the form that it belongs to."""
        named = button.get("form")
        form = button.getroottree().xpath(f"//form[@id='{named}']")[0] if named else button.xpath("ancestor::form")[0]
        filled = {each.get("name"): each.get("value") or "" for each in form.xpath(".//input[@type='hidden']")}
        if button.get("name"):
            filled[button.get("name")] = button.get("value")
        return self.post(form.get("action"), filled)

    def _button(self, page: FetchedPage, press: str) -> Any:
        named = page.form.get("id")
        around = f"//*[self::nav or self::header]//button[@form='{named}']"
        buttons = page.form.xpath(".//button") + (page.main.xpath(around) if named else [])
        wanted = [b for b in buttons if press and press in b.text_content()] if press else buttons[:1]
        assert wanted, f"no button {press!r} on {page.address}"
        return wanted[0]

    def _fetched(self, response: Any) -> FetchedPage:
        text = response.get_data(as_text=True)
        address = response.request.full_path if hasattr(response.request, "full_path") else response.request.path
        is_page = response.mimetype == "text/html"
        page = FetchedPage(
            address, response.status_code, text, lxml_html.fromstring(text) if is_page and text else None
        )
        if self.checks and is_page and text:
            check_headers(response)
            check_page(page)
        return page


def check_headers(response: Any) -> None:
    """The one table of headers is on every response."""
    for name, value in security.HEADERS:
        assert response.headers.getlist(name) == [value], f"{name} on {response.request.path}"
    assert response.headers["Cache-Control"] == "no-store"


# Words and values that no rule of HTML can find fault with: pages that differ in nothing else are parsed once.
PLAIN_WORDS = re.compile(
    r">[^<>&\x00-\x08\x0b-\x1f\x7f-\x9f]*[^<>&\s\x00-\x1f\x7f-\x9f][^<>&\x00-\x08\x0b-\x1f\x7f-\x9f]*<"
)
PLAIN_VALUE = re.compile(r'="[^"<>&\x00-\x1f\x7f-\x9f]+"')


@cache
def parse_errors(text: str) -> str:
    """What is wrong with the HTML of this page; "" when it is valid."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    return str(parser.errors[:3]) if parser.errors else ""


def check_page(page: FetchedPage) -> None:
    """Valid HTML, one h1, labels, alt, no id twice, nothing inline, marks on every post, no other host."""
    where = f"{page.status} {page.address}"
    errors = parse_errors(PLAIN_WORDS.sub(">x<", PLAIN_VALUE.sub('="x"', page.text)))
    assert not errors, f"{where}: {errors}"
    tree = page.tree
    assert tree.get("lang") and tree.get("dir") in ("ltr", "rtl"), where
    assert len(tree.xpath("//h1")) == 1, f"{where}: one h1"
    assert len(tree.xpath("//main")) == 1, f"{where}: one main"
    assert (page.title or "").strip(), f"{where}: a title"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), f"{where}: an id twice: {[i for i in ids if ids.count(i) > 1]}"
    for image in tree.xpath("//img"):
        assert image.get("alt") is not None, f"{where}: alt"
        assert image.get("src"), f"{where}: src"
    for control in tree.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        labels = tree.xpath(f"//label[@for='{control.get('id')}']")
        assert len(labels) == 1 and labels[0].text_content().strip(), f"{where}: a label for {control.get('name')}"
    for pointer in tree.xpath("//@aria-describedby|//@aria-labelledby"):
        assert all(each in ids for each in pointer.split()), f"{where}: {pointer} points nowhere"
    for link in tree.xpath("//a[starts-with(@href,'#')]/@href"):
        assert link[1:] in ids, f"{where}: {link} points nowhere"
    assert not tree.xpath("//style|//script[not(@src)]|//@style"), f"{where}: inline"
    assert not [name for name in tree.xpath("//@*") if re.match("on[a-z]+$", name.attrname)], f"{where}: inline event"
    for form in tree.xpath("//form[translate(@method,'POST','post')='post']"):
        assert form.xpath(".//input[@name='csrf_token']/@value"), f"{where}: a token in every post form"
    loaded = tree.xpath("//script/@src|//link/@href|//img/@src|//form/@action")
    assert all(not urlsplit(each).netloc for each in loaded), f"{where}: another host"
    for form in tree.xpath("//main//form"):
        main_buttons = form.xpath(".//button[not(contains(@class,'--secondary'))]")
        assert len(main_buttons) <= 1, f"{where}: one main button"
