"""The real programs that tests run against: PostgreSQL, Chromium, and axe in it. None asks another machine."""

import json
import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from axe_selenium_python import Axe
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from sqlalchemy import URL, NullPool, create_engine, make_url, text

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core"
AXE_SCRIPT = AXE / "axe.min.js"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE_RULES_OFF_UNLESS_NAMED = ("target-size", "color-contrast-enhanced")

WIDEST_PHONE = 600  # CSS pixels

BROWSER_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",  # or two more pages of its own run beside each of ours
    "--in-process-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
SCRIPTS_OFF = {"profile.managed_default_content_settings.javascript": 2}


@dataclass(frozen=True)
class PostgresqlServer:
    """A PostgreSQL server of the tests. `url` is the address of its maintenance database, as SQLAlchemy reads it."""

    url: str

    def new_database(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of the one whose address is `template`, and return its address.

        Nobody may be connected to the template meanwhile: dispose of its engine first.
        """
        name = f"portal_{secrets.token_hex(8)}"
        copied = make_url(template).database if template else "template0"
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{copied}"'))
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)


@contextmanager
def running_postgresql() -> Iterator[PostgresqlServer]:
    """Run a PostgreSQL server on a free port of 127.0.0.1, with its files in a directory that goes when it stops.

    It starts in half a second, so each process of a test run has its own and none waits for another.
    Nothing in it has to survive a power cut, so it never waits for the disk.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda initdb: float(initdb.parts[-3]))
    if not found:
        raise RuntimeError("PostgreSQL is missing: `make test` installs it, or says what to install.")
    programs, port, password = found[-1].parent, free_port(), secrets.token_urlsafe()
    with TemporaryDirectory(prefix="postgresql-") as directory:
        Path(directory, "password").write_text(password)
        owner: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = {"user": "postgres", "group": "postgres", "extra_groups": []}
            for path in (directory, Path(directory, "password")):
                shutil.chown(path, "postgres", "postgres")

        def call(program: str, *arguments: str) -> None:
            # The output goes to a file: a pipe would stay open for as long as the server runs.
            said = Path(directory, "said")
            with said.open("w") as output:
                command = [str(programs / program), "--pgdata=files", *arguments]
                ended = subprocess.run(command, cwd=directory, stdout=output, stderr=output, check=False, **owner)
            if ended.returncode:
                raise RuntimeError(f"{program} failed:\n{said.read_text()}")

        account = ("--username=portal", "--pwfile=password", "--auth=password")
        call("initdb", *account, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = ("unix_socket_directories=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
        options = f"-h 127.0.0.1 -p {port} " + " ".join(f"-c {setting}" for setting in settings)
        call("pg_ctl", "start", "--wait", "--log=log", "--options", options)
        try:
            url = URL.create("postgresql+psycopg", "portal", password, "127.0.0.1", port, "postgres")
            yield PostgresqlServer(url.render_as_string(hide_password=False))
        finally:
            call("pg_ctl", "stop", "--mode=immediate")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """One PostgreSQL server for the whole run: `url` is its maintenance database, `new_database()` makes more."""
    with running_postgresql() as server:
        yield server


def open_browser(*more_flags: str, preferences: dict[str, Any] | None = None) -> Chrome:
    """Start a Chromium that finds no host but this machine. Whoever opens it quits it."""
    programs = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    for name, path in programs.items():
        if not path:
            raise RuntimeError(f"{name} is missing: `make test` installs it, or says what to install.")
    options = ChromeOptions()
    options.binary_location = str(programs["chromium"])
    for flag in (*BROWSER_FLAGS, *more_flags):
        options.add_argument(flag)
    languages = {"intl.accept_languages": "en-GB,en"}
    options.add_experimental_option("prefs", languages | (preferences or {}))
    # Naming the driver keeps Selenium from looking for one to download.
    return Chrome(options=options, service=ChromeService(executable_path=programs["chromedriver"]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """A Chromium for the whole run. Cookies and the width stay from test to test: set what a test needs."""
    opened = open_browser()
    yield opened
    opened.quit()


@pytest.fixture(scope="session")
def browser_without_scripts() -> Iterator[Chrome]:
    """A Chromium in which the person has switched JavaScript off."""
    opened = open_browser(preferences=SCRIPTS_OFF)
    yield opened
    opened.quit()


def at_width(browser: Chrome, px: int, height: int = 844) -> None:
    """Show pages on a screen of `px` by `height` CSS pixels from now on, in this tab.

    It is a device and not only a window: up to 600 wide a page is laid out as on a phone, by its viewport line.
    """
    screen = {"width": px, "height": height, "deviceScaleFactor": 1, "mobile": px <= WIDEST_PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


@dataclass(frozen=True)
class AxeFindings:
    """What axe found on a page, each as text to read: what breaks a rule, and what a person has to look at."""

    violations: Sequence[str]
    incompletes: Sequence[str]


def axe(browser: Chrome, context: str | dict[str, Any] | None = None, **options: Any) -> AxeFindings:
    """Run the axe of node_modules on the whole open page, or on `context` (a selector, or what axe takes).

    `options` are axe's; `rules` among them add to ours. Raises AssertionError when another axe has run.
    """
    rules = {rule: {"enabled": True} for rule in AXE_RULES_OFF_UNLESS_NAMED} | options.pop("rules", {})
    ours = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations", "incomplete"], "rules": rules}
    runner = Axe(browser, script_url=str(AXE_SCRIPT))
    runner.inject()
    ran = browser.execute_script("return axe.version")
    newest = json.loads((AXE / "package.json").read_text())["version"]
    assert ran == newest, f"axe {ran} was about to run instead of {newest} from node_modules."
    where = json.dumps(context) if context else "document"
    # The runner puts what it is given between the brackets of axe.run(…) as it is: JavaScript, which JSON is.
    found = runner.run(options=f"{where}, {json.dumps(ours | options)}")
    return AxeFindings(
        violations=[_readable(finding) for finding in found["violations"]],
        incompletes=[_readable(finding) for finding in found["incomplete"]],
    )


def _readable(finding: dict[str, Any]) -> str:
    lines = [f"{finding['id']} ({finding['impact']}): {finding['help']}"]
    for node in finding["nodes"]:
        lines += [f"  {node['target']}  {node['html']}"]
        lines += [f"    {line}" for line in (node.get("failureSummary") or "").splitlines()]
    return "\n".join(lines)
