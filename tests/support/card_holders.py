"""People who come back with a card: what they hold in their hand, and how they come back with it."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from portal.database import database
from portal.my_page.way_back import words
from portal.records.voices import drafts
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor, fill

WALKED: dict[tuple[str, str], dict[str, Any]] = {}  # what was saved on a walk, by its start and what was wanted


@dataclass
class CardInHand:
    """What a person wrote down or printed."""

    words: list[str]
    numbers: list[str]
    link: str

    @property
    def path(self) -> str:
        return self.link[self.link.index("/come-back/") :]


def words_on(page: FetchedPage) -> list[str]:
    return page.main.xpath(".//ol[contains(@class,'card-words')]//*[contains(@class,'card__words')]/text()")


def card_of(client: CheckedClient, page: FetchedPage) -> CardInHand:
    """The card that a receipt, or the card's own page, shows."""
    more = page.main.xpath(".//form[@action='/card'][not(.//input[@name='theirs'])]//button")
    shown = client.press(more[0]) if more else page
    (numbers,) = shown.main.xpath(".//*[@id='numbers']/text()")
    (link,) = shown.main.xpath(".//a[contains(@class,'card-link')]/@href")
    return CardInHand(words_on(shown), numbers.split(), link)


def sends(client: CheckedClient, start: str = "/join", **wanted: Any) -> tuple[FetchedPage, CardInHand]:
    """Someone sends a request: the receipt and the card in their hand.

    The way there is walked once for the same answers; later the draft is begun and its answers are put into it.
    """
    visitor, answers = Visitor(client), {"who": "me", "agree": "yes", **wanted}
    first, way = visitor.opens(start), (start, repr(sorted(answers.items())))
    known = WALKED.get(way)
    page = client.send(first, fill(first, answers))
    if known:
        with drafted(client, page) as (draft, secret):
            drafts.write(draft, secret, known)
        page = client.get(f"{start}/check?draft={page.hidden()['draft']}")
    page = visitor.answers_until(page, answers, "/check", "/sent")
    if not known and page.address.split("?")[0].endswith("/check"):
        with drafted(client, page) as (draft, secret):
            WALKED[way] = drafts.read(draft, secret)
    receipt = visitor.answers_until_sent(page, answers)
    return receipt, card_of(client, receipt)


@contextmanager
def drafted(client: CheckedClient, page: FetchedPage) -> Iterator[tuple[Draft, bytes]]:
    """The draft that this page belongs to, and the secret in its browser's cookie."""
    cookie = client.client.get_cookie("visit")
    assert cookie
    secret = urlsafe_b64decode(cookie.value + "=")
    with client.app.app_context(), database().transaction() as db:
        draft = db.get(Draft, drafts.id_of(secret, page.hidden()["draft"]))
        assert draft
        yield draft, secret


def boxes(words: list[str]) -> dict[str, str]:
    return {f"word-{number}": word for number, word in enumerate(words, start=1)}


def types(client: CheckedClient, words: list[str]) -> FetchedPage:
    """Type a card into the boxes of /come-back."""
    return client.send(client.get("/come-back"), boxes(words))


def comes_back(
    client: CheckedClient, card: CardInHand, name: str = "Sam Example", *, alone: bool = True
) -> FetchedPage:
    """The words, then the name they gave; then their page, with their answers when they are the only one to see it."""
    check = types(client, card.words)
    assert check.h1 == "One more thing", check.words()
    page = client.send(check, {"name": name})
    if "Carry on" in page.words():  # a draft on another device, with a new card
        page = client.send(page, press="Carry on")
    return shows_answers(client, page) if alone and page.h1 == "My page" else page


def shows_answers(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Say on one's own page that only they use this phone, where it hides anything."""
    buttons = [each for each in page.main.xpath(".//button") if "show my answers" in each.text_content()]
    return client.press(buttons[0]) if buttons else page


def another(client: CheckedClient) -> CheckedClient:
    """Another device."""
    return CheckedClient(client.app)


def stops(client: CheckedClient, at: str = "/tell", **wanted: object) -> tuple[FetchedPage, CardInHand]:
    """Someone stops for now on this page of a draft."""
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", **wanted}, at)
    shown = client.send(page, press="Stop for now")
    assert shown.h1 == "Your card"
    return page, card_of(client, shown)


def only_me(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Press "Only I use this phone", on the card page of a draft or on a receipt."""
    return client.press(only_me_on(page))


def only_me_on(page: FetchedPage) -> Any:
    (button,) = [each for each in page.main.xpath(".//button") if "Only I use this phone" in each.text_content()]
    return button


def on_own_device(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Stop for now, say that only I use this phone, and carry on: the page this leads to."""
    shown = only_me(client, client.send(page, press="Stop for now"))
    return client.send(shown, press="Carry on")


def spelt_wrong(client: CheckedClient, word: str) -> str:
    """The same word with one letter wrong, which is on no card."""
    for letter in "qxzjv":
        wrong = word[:1] + letter + word[2:]
        with client.app.test_request_context():
            is_near = words.number_of(wrong) is None and word in [each.word for each in words.near(wrong)]
        if is_near:
            return wrong
    raise AssertionError(word)
