"""Facts about the real programs that the other tests stand on."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import axe_selenium_python.axe
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from tests.support import servers
from tests.support.public.network import reached_for

PAGE = """<!doctype html>
<html lang="en"><head><title>Without a script</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>A page</h1>
<noscript><p id="no-script">There is no script here.</p></noscript>
<script>document.title = "With a script"</script>
</main></body></html>"""


class Site(ThreadingHTTPServer):
    """A site that answers on every address of this machine, and remembers by which name it was asked for what."""

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), Answer)
        self.asked: list[tuple[str, str]] = []
        self.body = PAGE

    def url(self, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}/"


class Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.headers["Host"].partition(":")[0], self.path))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests ask what was asked."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        site.shutdown()
        thread.join()


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        answer = connection.execute(text(statement))
        return [tuple(row) for row in answer] if answer.returns_rows else []


def test_postgresql_answers(postgresql_server: servers.PostgresqlServer) -> None:
    [(version,)] = rows(postgresql_server.url, "SELECT version()")
    assert str(version).startswith("PostgreSQL")


def test_a_new_postgresql_database_holds_what_its_template_holds(postgresql_server: servers.PostgresqlServer) -> None:
    template = postgresql_server.new_database()
    rows(template, "CREATE TABLE words AS SELECT 'café' AS word")
    copy = postgresql_server.new_database(template)
    rows(copy, "INSERT INTO words VALUES ('tea')")
    assert rows(copy, "SELECT upper(word) FROM words ORDER BY word") == [("CAFÉ",), ("TEA",)]
    assert rows(template, "SELECT word FROM words") == [("café",)]


def test_nobody_reaches_the_postgresql_server_without_its_password(postgresql_server: servers.PostgresqlServer) -> None:
    address = postgresql_server.url.rpartition("@")[2]
    with pytest.raises(OperationalError, match="password"):
        rows(f"postgresql+psycopg://portal:wrong@{address}", "SELECT 1")


WIDTHS = "return [innerWidth, document.documentElement.clientWidth, document.documentElement.scrollWidth]"


@pytest.mark.parametrize("px", [320, 390, 1280])
def test_a_page_is_as_wide_as_asked_also_when_it_is_long(browser: Chrome, site: Site, px: int) -> None:
    site.body = PAGE.replace("<main>", '<main style="height: 3000px">')
    servers.at_width(browser, px)
    browser.get(site.url())
    assert browser.execute_script(WIDTHS) == [px, px, px]


def test_a_page_that_forgets_its_viewport_line_is_not_fit_for_a_phone(browser: Chrome, site: Site) -> None:
    site.body = PAGE.replace("viewport", "nothing")
    servers.at_width(browser, 320)
    browser.get(site.url())
    assert browser.execute_script(WIDTHS) != [320, 320, 320]


def test_scripts_run_unless_they_are_switched_off(browser: Chrome, browser_without_scripts: Chrome, site: Site) -> None:
    browser.get(site.url())
    browser_without_scripts.get(site.url())
    assert browser.title == "With a script"
    assert browser_without_scripts.title == "Without a script"
    assert browser_without_scripts.find_element(By.ID, "no-script").is_displayed()


def test_the_newest_axe_runs_and_not_the_copy_inside_axe_selenium_python(
    browser: Chrome, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.get(site.url())
    assert not servers.axe(browser).violations
    monkeypatch.setattr(servers, "AXE_SCRIPT", Path(axe_selenium_python.axe._DEFAULT_SCRIPT))
    with pytest.raises(AssertionError, match="was about to run instead of"):
        servers.axe(browser)


def test_axe_finds_what_it_must_be_told_by_name_to_look_for(browser: Chrome, site: Site) -> None:
    small = '<button style="width: 10px; padding: 0">One</button>' * 2
    site.body = PAGE.replace("<noscript>", f'<p style="color: #666">Grey words</p>{small}<noscript>')
    browser.get(site.url())
    found = "\n".join(servers.axe(browser).violations)
    assert "color-contrast-enhanced (serious)" in found
    assert "target-size (serious)" in found


def test_axe_looks_only_where_it_is_told_and_can_be_told_to_leave_a_rule(browser: Chrome, site: Site) -> None:
    site.body = PAGE.replace("<noscript>", '<img src="/a" id="one"><p id="two">words</p><noscript>')
    browser.get(site.url())
    assert [finding.partition(" ")[0] for finding in servers.axe(browser).violations] == ["image-alt"]
    assert not servers.axe(browser, "#two").violations
    assert not servers.axe(browser, rules={"image-alt": {"enabled": False}}).violations


FETCH_ALL = """const [addresses, done] = arguments
Promise.allSettled(addresses.map((address) => fetch(address))).then((all) => done(all.map((one) => one.status)))"""


def test_the_browser_asks_no_other_host(site: Site, tmp_path: Path) -> None:
    log = tmp_path / "network.json"
    # Both would be found: one is this machine by another address, and the other by a name that a resolver answers.
    others = [site.url("127.0.0.2"), site.url("elsewhere.localhost"), "https://www.example.org/"]
    browser = servers.open_browser(f"--log-net-log={log}")
    try:
        browser.get(site.url())
        assert browser.execute_async_script(FETCH_ALL, others) == ["rejected"] * len(others)
    finally:
        browser.quit()
    assert {host for host, _ in site.asked} == {"127.0.0.1"}
    assert reached_for(log) == {f"127.0.0.1:{site.server_port}"}
