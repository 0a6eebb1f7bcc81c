"""A stranger's walk to every screen the public can come to: by names, one form, its first button."""

import re
from collections.abc import Iterator
from typing import Any

from portal.journeys import JOURNEYS
from portal.languages import COOKIE, OURS
from portal.public.display_choices import LOOKS
from tests.accessibility.support.live import LivePortal
from tests.accessibility.support.screens import OPENERS, Screen, beside, is_shown, shape_of, with_open
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD, fill

EVERYTHING: dict[str, Any] = {
    "where": "hospital",
    "tell": ["hurt_myself", "upset"],
    "reach": ["text", "call", "email", "letter", "someone"],
    "how": ["easy_read", "other_language"],
    "same": "no",
}
# What is answered on each way; of several, what the page offers. Where nothing is said, the first choice is taken.
WAYS: dict[str, dict[str, Any]] = {
    "me": {"who": "me", "agree": "no", "after": "all", "answer": "no", **EVERYTHING},
    "me, under 16": {"who": "me_with_help", "agree": "no", "after": "delete", **CHILD},
    "my child": {"who": ("my_child", "family"), "agree_parent": "not_sure", "here": "yes", **CHILD, **EVERYTHING},
    "someone I help": {
        **{"who": ("someone_i_help", "advocate", "worker"), "here": "yes", "phone-safe": "no"},
        **{"you_now": "not_sure", **EVERYTHING},
    },
}
SIDES = ("public.", "my_page.")  # the blueprints of pages that are no journey
PRACTISED = {"join", "who", "help", "check"}  # of the pages in practice, those that are looked at
ENDS = ("/sent", "/cleared")
WORDS = ("?q=DSR", "?q=treatment", "?q=advokat", "?q=xyz", "?letter=C", "?letter=C&page=2", "?letter=D")
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}  # a post that does not count: the page says so
CONTROLS = ".//*[self::textarea or (self::input and @type != 'hidden')][not(ancestor::*[@hidden])]"
BOXES = f"{CONTROLS}[not(@type='radio')][not(@type='checkbox')]"
# What differs on pages that look the same: their draft, their number, and the journey they are in.
MARKS = re.compile(r'(value|href|action)="[^"]*"|Page \d+ of about \d+|<title>.*?</title>')
CODE = re.compile(r'src="/card/qr[^"]*"')  # only the browser that holds the card is shown its own


class Collector:
    """Walks through the portal and keeps each screen that is not there yet."""

    def __init__(self, portal: LivePortal, language: str = OURS) -> None:
        self.portal = portal
        self.client = CheckedClient(portal.app)
        self.client.client.set_cookie(COOKIE, language)
        self.client.checks = False  # whole pages are another test's fact
        self.screens: list[Screen] = []
        self.came_to: set[tuple[str, str]] = set()  # each way and address, also where nothing new was seen
        self._known: set[str] = set()
        self._shapes: set[str] = set()
        self._refused: set[frozenset[str]] = set()

    def keep(self, name: str, page: FetchedPage, typed: tuple[str, ...] = (), *, path: str = "") -> bool:
        """Keep this page, unless one that looks the same was kept. Is it new?

        `path` tells pages apart that come from one address.
        """
        alike = MARKS.sub("", page.text)
        if alike in self._known:
            return False
        self._known.add(alike)
        self.portal.shown.append(CODE.sub('src="/shown/code"', page.text))
        address = f"{self.portal.address}/shown/{len(self.portal.shown) - 1}"
        summary = bool(page.tree.find_class("nhsuk-error-summary"))
        is_error = summary or page.title.startswith("Problem: ")
        shape = shape_of(page.tree)
        is_new_shape = shape not in self._shapes
        self._shapes.add(shape)
        where = path or page.address.split("?")[0]
        self.screens.append(Screen(name, address, where, is_error, typed, summary, is_new_shape))
        return True

    def walk(self, journey: str, way: str, wanted: dict[str, Any]) -> None:
        """One way through a journey, with each new page's problems."""
        page = self.client.get(f"/{journey}")
        for _page in range(60):
            path = page.address.split("?")[0]
            self.came_to.add((way, path))
            is_new = self.keep(f"{way}: {path}", page)
            if path.endswith(ENDS):
                return
            answer = fill(page, offered(page, wanted))
            self.came_to |= {(way, f"/{journey}/{name}") for name in beside(page, answer)}
            if is_new:
                self._keep_problems(f"{way}: {path}", page, answer)
            if beside(page, answer) - beside(page, {}):
                self._keep_opened(f"{way}: {path}", page, answer)
            page = self.client.send(page, answer)
        raise AssertionError(f"{way} never came to an end: {page.address} {page.errors()}")

    def _keep_problems(self, name: str, page: FetchedPage, answer: dict[str, Any]) -> None:
        if page.form.xpath(CONTROLS):
            empty = self.client.send(page, {})
            assert empty.tree.find_class("nhsuk-error-summary"), f"{name} took nothing for an answer"
            self.keep(f"{name}, sent empty", empty)
        chosen = {each.get("name"): answer[each.get("name")] for each in page.form.xpath(OPENERS)}
        boxes = [box.get("name") for box in page.form.xpath(BOXES) if is_shown(box, answer)]
        if boxes:
            typed = {box: f"{box} " + "too long " * 600 for box in boxes}
            refused = self.client.send(page, chosen | typed)
            self.keep(f"{name}, too long", refused, tuple(each.strip() for each in typed.values()))
        looks = frozenset(page.main.xpath(".//@class"))
        if looks not in self._refused:
            self._refused.add(looks)
            self._keep_refusal(name, page)  # one of each kind of page

    def _keep_opened(self, name: str, page: FetchedPage, answer: dict[str, Any]) -> None:
        """What the choices of this answer open, as it comes and with its problems, where it has some."""
        self.keep(f"{name}, opened", with_open(page, answer))
        openers = {each.get("name") for each in page.form.xpath(OPENERS) if is_shown(each, {})}
        problems = self.client.send(page, {opener: answer[opener] for opener in openers})
        if problems.tree.find_class("nhsuk-error-summary"):
            self.keep(f"{name}, opened and sent", problems)

    def _keep_refusal(self, name: str, page: FetchedPage) -> None:
        where = page.form.get("action") or page.address
        self.keep(f"{name}, not saved", self.client.post(where, page.hidden(), headers=FROM_ELSEWHERE))

    def public_pages(self) -> None:
        """Each public page that is not part of a journey, and each page that says what went wrong."""
        for address in sorted(set(_plain_addresses(self.portal)) - {look.address for look in LOOKS}):
            page = self.client.get(address)
            self.keep(address, page)
            if page.main.xpath(".//form[@method='post']") and address != "/join":
                self._keep_refusal(address, page)
        for asked in WORDS:
            self.keep(f"/words{asked}", self.client.get(f"/words{asked}"))
        self.keep("a page that is not there", self.client.get("/nothing-here"))
        self.keep("a page that breaks", self.client.get("/breaks"))
        self.keep("a post that is too long", self.client.post("/join", {"much": "x" * 70_000}))
        self.keep("a request that makes no sense", self.client.get("/stops/400"))

    def practising(self) -> None:
        """What practice shows that no other page does: where it begins, its band, the help in danger, and its end."""
        for address in ("/practice", "/practice?stopped=1"):
            self.keep(address, self.client.get(address))
        page = self.client.get("/practice/join")
        while not page.address.endswith("/practice/join/end?"):
            if page.address.split("?")[0].rsplit("/", 1)[1] in PRACTISED:
                self.keep(page.address.split("?")[0], page)
            page = self.client.send(page, fill(page, WAYS["me"]))
        self.keep("/practice/join/end", page)

    def coming_back(self) -> None:
        """The start of a journey when something was begun there, and a page whose other answers are gone."""
        first = self.client.send(self.client.get("/join"), {})
        self.keep("coming back: /join", self.client.get("/join"))
        step = self.client.send(first, fill(first, {}))
        self.client.send(step, fill(step, {}))
        self.keep("an answer that is not shown", self.client.get(step.address), path="/join: not shown")
        self.client.post("/finished", {})
        self.keep("answers are lost", self.client.send(step, fill(step, {})))


def _plain_addresses(portal: LivePortal) -> Iterator[str]:
    for rule in portal.app.url_map.iter_rules():
        plain = rule.endpoint.startswith(SIDES) and "GET" in (rule.methods or ()) and not rule.arguments
        if plain and rule.rule != "/leave":
            yield rule.rule


def offered(page: FetchedPage, wanted: dict[str, Any]) -> dict[str, Any]:
    """What is wanted on this page: where it is one of several, the first of them that the page offers."""
    there = page.form.xpath(".//input/@value")
    several = {name: answers for name, answers in wanted.items() if isinstance(answers, tuple)}
    chosen = {name: answer for name, answers in several.items() for answer in reversed(answers) if answer in there}
    return {name: answer for name, answer in wanted.items() if name not in several} | chosen


def collect(portal: LivePortal, language: str = OURS) -> Collector:
    """Every screen, each once, in the order a person comes to them."""
    collector = Collector(portal, language)
    collector.public_pages()
    collector.practising()
    collector.coming_back()
    for journey in JOURNEYS:
        for way, wanted in WAYS.items():
            collector.client.post("/finished", {})
            collector.walk(journey.name, way, wanted)
    return collector


def collect_some(portal: LivePortal, language: str) -> Collector:
    """Each page that is no journey, and one way through one journey with its problems: enough of each template."""
    collector = Collector(portal, language)
    collector.public_pages()
    collector.walk("join", "me", WAYS["me"])
    return collector
