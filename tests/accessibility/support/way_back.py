"""Every screen of the way back: a card and its problems, the question before my page, my page, and changing my mind."""

from collections.abc import Iterator
from typing import Any

from portal.records.accountability.names import Actor
from portal.records.correspondence import messages
from portal.records.requests import submissions
from portal.records.voices import folders
from tests.accessibility.support.collecting import FROM_ELSEWHERE, Collector
from tests.accessibility.support.screens import beside
from tests.support.card_holders import CardInHand, boxes, card_of, comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, fill
from tests.support.public.messages import press_link
from tests.support.public.voices import press

WAY = "the way back"
ELSEWHERE = {"REMOTE_ADDR": "10.0.0.9"}  # whose wrong cards count for nobody else
SAFE_NUMBER: dict[str, Any] = {"reach": ["call"], "phone": "07700 900123", "phone-safe": "yes"}
TOO_MANY = 21
MORE_OF = {
    **{"parent": "join", "helper": "join", "meeting": "review", "helper for a meeting": "review"},
    **{"advocate": "advocate", "helper for an advocate": "advocate", "problem": "problem"},
}  # whose card it is, and the journey whose later questions they are asked
LATER = {"about": "both", "where": "hospital"}  # the answers that lead to one more question


class WayBack:
    """Keeps each screen that people with a card come to."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector

    def device(self) -> CheckedClient:
        made = CheckedClient(self.collector.portal.app)
        made.checks = False
        return made

    def keep(self, name: str, page: FetchedPage, typed: tuple[str, ...] = ()) -> FetchedPage:
        """Keep this page under a path of its own, so that each is looked at in every way."""
        part = name.partition(",")[0]
        self.collector.came_to.add((WAY, page.address.split("?")[0]))
        self.collector.keep(f"{WAY}: {name}", page, typed, path=f"/come-back: {part}")
        return page

    def refused(self, name: str, device: CheckedClient, page: FetchedPage) -> None:
        address = page.form.get("action")
        self.keep(f"{name}, not saved", device.post(address, page.hidden(), headers=FROM_ELSEWHERE))

    def writes(self, reference: str, words: str) -> None:
        """Staff write to the person."""
        portal = self.collector.portal
        keys = portal.settings.keys
        with portal.app.extensions["portal.database"].transaction() as db:
            submission = submissions.find_by_reference(db, reference)
            folder = folders.find(db, submission.id if submission else "", "person")
            assert folder
            messages.write(db, folder, folders.key_for_staff(db, keys, folder), words, by=Actor.staff(1))

    def words(self, card: CardInHand) -> None:
        """What a card's five boxes lead to."""
        device = self.device()
        self.keep("words, none", types(device, []))
        self.keep("words, no such card", types(device, ["1", "2", "3", "4", "5"]))
        self.keep("words, like no word", types(device, ["1", "2", "qqqqqqqqqqqq", "4", "5"]))
        self.refused("words", device, device.get("/come-back"))
        near = types(device, [*card.numbers[:4], "monkye"])
        self.keep("near miss", near)
        self.keep("words, typed before", device.send(near, press="Go back to my 5 words"))
        for _try in range(TOO_MANY):
            wait = device.post("/come-back", boxes(["1", "2", "3", "4", "5"]), environ_base=ELSEWHERE)
        self.keep("wait", wait)

    def letters(self) -> None:
        """The pictures that a first letter leads to."""
        device = self.device()
        page = self.keep("letter", types(device, ["1", "s", "3", "4", "5"]))
        self.keep("letter, none chosen", device.send(page))
        while "More words" in page.words():
            page = device.send(page, press="More words")
        self.keep("last words of a letter", page)
        self.keep("letter of one word", types(device, ["1", "2", "q", "4", "5"]))

    def second_check(self, card: CardInHand, name: str = "second check") -> None:
        device = self.device()
        page = self.keep(name, types(device, card.words))
        if page.form.xpath(".//input[@type='text']"):
            self.keep(f"{name}, none", device.send(page, {}))
            self.keep(f"{name}, wrong", device.send(page, {"birthday": "1", "name": "Somebody Else"}))
            there = dict.fromkeys(page.form.xpath(".//input[starts-with(@name,'birthday')]/@name"), "31")
            self.keep(f"{name}, no such day", device.send(page, there))
        self.refused(name, device, page)

    def my_page(self, card: CardInHand, alone: bool, name: str) -> None:
        """My page, and all that it leads to."""
        device = self.device()
        page = self.keep(name, comes_back(device, card, alone=alone))
        self.keep(f"{name}, no such press", device.post("/my-page", {"do": "look"}))
        self.keep(f"{name} card", device.get("/card"))
        self.told(device, name)
        if alone:
            self.tells_more(device, "join")
            self.refused("more", device, device.get("/my-page/more/town"))
            self.keep("more, all told", device.get("/my-page/more"))
        for changed, answer in enumerate(("No", "Yes", "I am not sure")):
            asked = self.keep(f"{name} answer", device.get("/my-page/answer/list"))
            self.keep(f"{name} changed {changed}", device.send(asked, press=answer))
            self.keep(f"{name} then {changed}", device.get("/my-page"))
        self.keep(f"{name} answer, none", device.post("/my-page/answer/list", asked.hidden()))
        self.refused(f"{name} answer", device, asked)
        own_card = self.keep("own card", device.get("/my-page/card"))
        self.refused("own card", device, own_card)
        adds = self.keep("add", device.get("/my-page/add"))
        self.keep("add, none", device.send(adds, {}))
        too_long = "too long " * 600
        self.keep("add, too long", device.send(adds, {"more": too_long}), (too_long.strip(),))
        self.refused("add", device, adds)
        self.keep(f"{name} added", device.send(adds, {"more": "I forgot the cat."}))
        assert page.h1 == "My page"

    def told(self, device: CheckedClient, name: str) -> None:
        """What they told us, and what we keep private: at once, or after the page in between."""
        for what, address in (("told", "/my-page/told"), ("promise", "/my-page/promise")):
            page = self.keep(f"{name} {what}", device.get(address))
            if page.main.xpath(f".//form[@action='{address}']"):
                self.refused(f"{name} {what}", device, page)
                self.keep(f"{name} {what} once", device.send(page, press="Show my answers"))

    def tells_more(self, device: CheckedClient, journey: str, who: str = "") -> None:
        """Each question that this journey asks later, and its problem."""
        page = device.get("/my-page/more")
        while "/my-page/more/" in page.address:
            asked = page.address.split("?")[0].rpartition("/")[2]
            answer = fill(page, LATER)
            names = {asked, *beside(page, answer)}
            self.collector.came_to |= {(f"{WAY}: {journey}", f"/{journey}/{name}") for name in names}
            self.keep(f"more {who}{asked}", page)
            self.keep(f"more {who}{asked}, none", device.send(page, {}))
            page = device.send(page, answer)


def after_the_receipt(way: WayBack) -> None:
    """The receipt without its card, and what can be added for an hour."""
    device = way.device()
    receipt, _card = sends(device, "/join")
    after = way.keep("after the receipt", press(device, receipt, "Continue"))
    adds = way.keep("add after the receipt", press_link(device, after, "Add something I forgot"))
    way.keep("add after the receipt, none", device.send(adds, {}))
    way.refused("add after the receipt", device, adds)
    way.keep("added after the receipt", device.send(adds, {"more": "I forgot the cat."}))


def collect(collector: Collector) -> None:
    """Every screen of the way back, each once."""
    way = WayBack(collector)
    after_the_receipt(way)
    cards = dict(_cards(way))
    way.words(cards["person"])
    way.letters()
    way.second_check(cards["person"])
    way.second_check(cards["nothing to compare"], "second check by one press")
    for alone, name in ((True, "my page"), (False, "hidden page")):
        way.my_page(cards["person"], alone, name)
    for who, journey in MORE_OF.items():
        device = way.device()
        way.keep(f"my page of a {who}", comes_back(device, cards[who]))
        way.tells_more(device, journey, f"{who} ")


def _cards(way: WayBack) -> Iterator[tuple[str, CardInHand]]:
    yield "person", _sent(way, **SAFE_NUMBER)
    yield "parent", _sent(way, who="my_child", agree_parent="yes", here="no", **{"birthday-year": "2014"})
    yield "helper", _sent(way, who="someone_i_help", here="no")
    yield "meeting", _sent(way, "/review")
    yield "advocate", _sent(way, "/advocate")
    yield "helper for a meeting", _sent(way, "/review", who="advocate", here="no")
    yield "helper for an advocate", _sent(way, "/advocate", who="someone_i_help")
    yield "problem", _sent(way, "/problem")
    yield "nothing to compare", _stopped(way)


def _sent(way: WayBack, start: str = "/join", **wanted: Any) -> CardInHand:
    return sends(way.device(), start, **wanted)[1]


def _stopped(way: WayBack) -> CardInHand:
    """Someone stops before they gave a name."""
    device = way.device()
    visitor = Visitor(device)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/now")
    shown = device.send(page, press="Stop for now")
    way.keep("card of a draft", shown)
    return card_of(device, shown)
