"""The voices of one request on devices of their own: who asked, the person, an invited parent, a helper."""

from typing import Any

from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import database
from portal.records.requests import submissions
from portal.records.requests.submissions import Opened
from tests.support.card_holders import CardInHand, card_of, comes_back, sends, shows_answers
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD

HELPER = {
    "who": "someone_i_help",
    "you": "Alex Example",
    "here": "no",
    "may_read": "yes",
    "tell-words": "They like cats",
}
PARENT = {"who": "my_child", "agree_parent": "yes", "here": "yes", "agree_you": "no", **CHILD}
WRONG = "Problem: We could not find that card. Check the words."


def second_card(client: CheckedClient, receipt: FetchedPage) -> CardInHand:
    """The card on the receipt that is to be given to someone else."""
    (button,) = receipt.main.xpath(".//form[@action='/card'][.//input[@name='theirs']]//button")
    return card_of(client, client.press(button))


def asked_by_a_helper(client: CheckedClient, **more: Any) -> tuple[FetchedPage, CardInHand, CardInHand]:
    """The receipt, the helper's own card, and the card for the person."""
    receipt, own = sends(client, **(HELPER | more))
    return receipt, own, second_card(client, receipt)


def new_browser(client: CheckedClient) -> CheckedClient:
    return CheckedClient(client.app)


def comes(client: CheckedClient, card: CardInHand) -> tuple[CheckedClient, FetchedPage]:
    """Someone on another device, that nobody else looks at, comes back with this card."""
    device = new_browser(client)
    page = comes_back(device, card)
    if page.h1 == "Your card":
        shows_answers(device, device.get("/my-page"))
    return device, page


def opened(client: CheckedClient, settings: Settings, receipt: FetchedPage) -> Opened:
    with client.app.app_context(), Session(database().engine) as db:
        found = submissions.find_by_reference(db, receipt.reference)
        assert found is not None
        return submissions.opened(db, settings.keys, found)


def said(kept: Opened) -> dict[str, list[tuple[str, str]]]:
    return {key: [(each["purpose"], each["answer"]) for each in events] for key, events in kept.consents.items()}


def rows(page: FetchedPage) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.main.xpath(".//*[@class='row__words']")]


def press(device: CheckedClient, page: FetchedPage, button: str) -> FetchedPage:
    """Press a button wherever it stands on the page."""
    for form in page.main.xpath(".//form"):
        for each in form.xpath(".//button"):
            if button in each.text_content():
                data = {box.get("name"): box.get("value") for box in form.xpath(".//input[@type='hidden']")}
                data |= {each.get("name"): each.get("value")} if each.get("name") else {}
                return device.post(form.get("action"), data)
    raise AssertionError(f"no button {button!r} on {page.address}")
