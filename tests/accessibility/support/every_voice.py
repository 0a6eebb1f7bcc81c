"""Every screen of the other voices: cards to give, who is helping me, what they wrote, messages, invitations."""

from tests.accessibility.support.way_back import WayBack
from tests.support.card_holders import card_of, comes_back, sends, shows_answers
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD
from tests.support.public.voices import HELPER, press, second_card

HELLO = "Hello Sam.\nWe want to talk to you on Monday."


def collect(way: WayBack) -> None:
    """Each once, with what the person and the others see."""
    _asked_for(way)
    _invited(way)


def _asked_for(way: WayBack) -> None:
    """A helper asks: the second card, and the person's own page with what they may read and decide."""
    client = way.device()
    receipt, _own = sends(client, **HELPER)
    way.keep("card to give", press(client, receipt, "A card for the other person"))
    device = way.device()
    way.keep("card of one's own", comes_back(device, second_card(client, receipt)))
    shows_answers(device, way.keep("hidden page of a person asked for", device.get("/my-page")))
    way.writes(receipt.reference, HELLO)
    mine = way.keep("my page with a message", device.get("/my-page"))
    (link,) = mine.main.xpath(".//a[contains(@href,'/message/')]/@href")
    message = way.keep("message", device.get(link))
    way.keep("message, none chosen", device.post(link, message.hidden()))
    way.refused("message", device, message)
    way.keep("my page, message answered", device.send(message, press="Call me"))
    way.keep("message answered", device.get(link))
    way.keep("who looked", device.get("/my-page/looked"))
    way.keep("what they wrote", device.get("/my-page/asked"))
    helping = way.keep("helping", device.get("/my-page/helping"))
    way.refused("helping", device, helping)
    way.keep("helping, told", press(device, helping, "Tell them how it goes"))
    way.keep("first answer", device.get("/my-page/answer/list"))
    way.keep("my page, helper ended", press(device, device.get("/my-page"), "They stop helping me here"))
    way.keep("helping, nobody", device.get("/my-page/helping"))


def _invited(way: WayBack) -> None:
    """A child makes a card for a parent, and the parent answers."""
    _receipt, own = sends(way.device(), **CHILD)
    child: CheckedClient = way.device()
    comes_back(child, own)
    helping = way.keep("helping of a child", child.get("/my-page/helping"))
    card = way.keep("card for a parent", press(child, helping, "Make a card for my parent"))
    way.keep("helping, invited", child.get("/my-page/helping"))
    parent = way.device()
    invited: FetchedPage = way.keep("invited", comes_back(parent, card_of(child, card)))
    question = way.keep("invited answer", parent.send(invited))
    way.keep("invited answer given", parent.send(question, press="No"))
    way.keep("my page of an invited parent", parent.get("/my-page"))
