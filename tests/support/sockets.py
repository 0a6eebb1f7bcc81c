"""The checked client on a real socket, plain or with TLS: what a browser sends to a server and what comes back."""

import http.client
import ssl
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html as lxml_html

from tests.support.checked_client import CheckedClient, FetchedPage, check_page


@dataclass
class SocketClient(CheckedClient):
    """A browser. `sends` are the headers that it adds to a post; `took` is how many seconds its last answer took."""

    origin: str
    cookies: dict[str, str] = field(default_factory=dict)
    sends: dict[str, str] = field(default_factory=lambda: {"Sec-Fetch-Site": "same-origin"})
    context: ssl.SSLContext | None = None
    within: float = 30  # seconds in which it must answer
    checks: bool = True
    took: float = 0.0
    set_cookies: list[str] = field(default_factory=list)  # each as the server wrote it

    def get(self, address: str, **_more: Any) -> FetchedPage:
        return self._ask("GET", urljoin(self.origin, address), None)

    def post(self, address: str, data: dict[str, Any], **_more: Any) -> FetchedPage:
        return self._ask("POST", urljoin(self.origin, address), urlencode(data, doseq=True))

    def _ask(self, method: str, address: str, body: str | None) -> FetchedPage:
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", **self.sends}
        connection = self._connection(parts.netloc)
        began = time.monotonic()
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        self.took = time.monotonic() - began
        connection.close()
        for header in response.headers.get_all("Set-Cookie") or []:
            self.set_cookies.append(header)
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        if response.status in (302, 303):
            return self._ask("GET", urljoin(address, response.headers["Location"]), None)
        page = FetchedPage(path, response.status, text, lxml_html.fromstring(text))
        if self.checks:
            check_page(page)
        return page

    def _connection(self, netloc: str) -> http.client.HTTPConnection:
        if self.context is None:
            return http.client.HTTPConnection(netloc, timeout=self.within)
        return http.client.HTTPSConnection(netloc, context=self.context, timeout=self.within)
