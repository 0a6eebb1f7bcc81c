"""A journey that asks more later, and someone who tells it: after the receipt, or on their own page."""

from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _

from portal.engine.questions import ChooseOne, choice
from portal.engine.steps import Ask, Line, Tell
from portal.engine.writing import Name
from portal.journeys import join
from portal.journeys.shared import questions, rules
from tests.support.card_holders import CardInHand, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.voices import HELPER, comes, opened, second_card

ABOUT, FEEL, HAPPENS = questions.ABOUT, join.FEEL, join.TELL
READ = Tell(name="read_later", title=_("What we share"), lines=(Line(picture="help", words=_("We read it.")),))
CALLED = Ask(
    name="called", title=_("What is your name?"), picture="name", kind=Name(own=_("Your name"), liked=_("Your name"))
)
BOTH = Ask(
    name="of_both",
    title=_("What is true for you?"),
    picture="person",
    kind=ChooseOne(choices=(choice("both", _("Both"), "both_ld_autism"), choice("not_sure", _("I am not sure")))),
    only_if=lambda answers: answers.get("about") == "both",
)
MORE = (ABOUT, BOTH, FEEL, READ, HAPPENS, CALLED)
LATER = {each.name for each in MORE}
ASKS_LATER = replace(
    join.JOIN,
    steps=tuple(each for each in join.JOIN.steps if each.name not in LATER),
    more=MORE,
    known_of=rules.known_of,
)
OFFER = "Tell us more, if you like"
SHARED = "If you said yes, we share this too."
URGENT = {"tell": ["hurt_myself"], "tell-words": "It was the zebra"}


def offer(page: FetchedPage) -> str:
    """Where this page offers to tell more; "" where it does not."""
    found: list[str] = page.main.xpath(f".//a[contains(.,'{OFFER}')]/@href")
    return found[0] if found else ""


def put_away(client: CheckedClient, receipt: FetchedPage) -> FetchedPage:
    """Continue on the receipt."""
    (button,) = receipt.main.xpath(".//form[@action='/join/sent']//button[not(@name)]")
    return client.press(button)


def sent(client: CheckedClient, **wanted: Any) -> tuple[FetchedPage, CardInHand]:
    """The receipt after Continue, and the card."""
    receipt, card = sends(client, **({"asked": "later"} | wanted))
    return put_away(client, receipt), card


def sent_by_a_helper(client: CheckedClient) -> tuple[FetchedPage, CardInHand, CardInHand]:
    """The receipt after Continue, the helper's card and the one of the person."""
    receipt, own = sends(client, **(HELPER | {"asked": "later"}))
    theirs = second_card(client, receipt)
    return put_away(client, receipt), own, theirs


def at(step: str, page: FetchedPage) -> str:
    """The address of this step, from where any page of what is told later, or its offer, leads."""
    place, _mark, more = offer(page).partition("?")
    return f"{place}/{step}{'?' + more if more else ''}"


def tells(client: CheckedClient, page: FetchedPage, step: str, **answer: Any) -> FetchedPage:
    """Continue on the page of this step, come to from the receipt or from one's own page."""
    return client.send(client.get(at(step, page)), answer)


def own_page(client: CheckedClient, card: CardInHand) -> tuple[CheckedClient, FetchedPage]:
    device, page = comes(client, card)
    return device, device.get("/my-page") if page.h1 == "My page" else page


def known(client: CheckedClient, settings: Any, receipt: FetchedPage, voice: str = "person") -> dict[str, Any]:
    """The newest answer of this voice to each question, as staff read it, by the names of the steps."""
    return {each["step"]: each for each in opened(client, settings, receipt).voices[voice].get("said", ())}
