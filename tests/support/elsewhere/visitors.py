"""People on the public side, with every form there in front of them."""

from collections.abc import Iterator

from portal.journeys import JOURNEYS, ON_THE_FIRST_PAGE
from tests.support.card_holders import boxes, comes_back, sends, types
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.elsewhere.filling import Filled, Typed, forms_of
from tests.support.people import ADULT, CHILD, Visitor
from tests.support.public.messages import SAFE, staff_write
from tests.support.public.voices import HELPER, comes, press, second_card
from tests.support.staff_fixtures import Office

TYPED: Typed = {**ADULT, "phone": "07700 900123", "leave_empty": "", "name": "Sam Example"}
WANTED = {"who": "me", "agree": "yes"}
OWN_PAGES = (
    "/my-page",
    "/my-page/add",
    "/my-page/card",
    "/my-page/answer/list",
    "/my-page/helping",
)


def every_form(office: Office) -> Iterator[Filled]:
    """Each form that the public meets, wherever they are in it; many more than once."""
    for start in (*(f"/{each.name}" for each in JOURNEYS), *(f"/practice/{each.name}" for each in ON_THE_FIRST_PAGE)):
        client = _browser(office)
        visitor = Visitor(client)
        visitor.answers_until(visitor.opens(start), WANTED, "/check")
        yield from _all_of(client, visitor.seen)
    yield from _stopped_for_now(office)
    yield from _after_sending(office)
    client = _browser(office)
    yield from _all_of(client, [client.get("/display")])
    yield from _on_the_way_back(office)
    yield from _on_their_own_page(office)
    yield from _on_a_page_that_someone_may_look_at(office)


def _stopped_for_now(office: Office) -> Iterator[Filled]:
    """The card of what is not sent yet: only they use this phone."""
    client = _browser(office)
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), WANTED, "/birthday")
    card = client.send(page, press="Stop for now")
    yield from (each for each in forms_of(client, card, TYPED) if each.address == "/card/only-me")


def _after_sending(office: Office) -> Iterator[Filled]:
    """The receipt with its card, and for an hour what they forgot or are asked later."""
    for each in JOURNEYS:
        client = _browser(office)
        visitor = Visitor(client)
        receipt = visitor.answers_until_sent(visitor.opens(f"/{each.name}"), WANTED)
        yield from forms_of(client, receipt, TYPED)
        adds = receipt.address.replace("/sent", "/add")
        yield from forms_of(client, client.get(adds), TYPED)
        if each.more:
            yield from forms_of(client, client.get(receipt.address.replace("/sent", "/more")), TYPED)


def _on_the_way_back(office: Office) -> Iterator[Filled]:
    """Somebody with a card: typing it, and saying once more who they are."""
    _receipt, card = sends(_browser(office))
    back, checked = _browser(office), _browser(office)
    yield from forms_of(back, back.get("/come-back"), {**boxes(card.words)})
    yield from forms_of(checked, types(checked, card.words), {"name": "Sam Example", **dict.fromkeys(CHILD, "")})


def _on_their_own_page(office: Office) -> Iterator[Filled]:
    """A child whom a helper asked for, with a message to read and a card for a parent to pass on."""
    helper = _browser(office)
    receipt, _own_card = sends(helper, **(HELPER | SAFE | CHILD))
    card = second_card(helper, receipt)
    staff_write(office.signs_in(office.hires()), receipt, "Hello Sam.")
    device, _page = comes(_browser(office), card)
    device.checks = False
    pages = [device.get(each) for each in OWN_PAGES]
    pages.append(press(device, device.get("/my-page/helping"), "Make a card for my parent"))
    links = {href for page in pages for href in page.tree.xpath("//a/@href") if href.startswith("/my-page/")}
    yield from _all_of(device, [*pages, *(device.get(each) for each in sorted(links))])


def _on_a_page_that_someone_may_look_at(office: Office) -> Iterator[Filled]:
    """Somebody whose answers are hidden: the press after which they are shown once."""
    _receipt, card = sends(_browser(office), private=["mum"])
    device = _browser(office)
    comes_back(device, card, alone=False)
    yield from _all_of(device, [device.get("/my-page/told"), device.get("/my-page/promise")])


def _browser(office: Office) -> CheckedClient:
    """Its pages are looked at by other tests."""
    client = office.client()
    client.checks = False
    return client


def _all_of(client: CheckedClient, pages: list[FetchedPage]) -> Iterator[Filled]:
    for page in pages:
        yield from forms_of(client, page, TYPED)
