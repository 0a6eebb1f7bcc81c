"""People side by side: no answer, word or trace of one is ever on a page of another, and staff see every voice."""

import re

import pytest

from portal.config import Settings
from tests.support.card_holders import card_of, comes_back, sends, shows_answers
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import CHILD, Visitor, fill
from tests.support.public.voices import asked_by_a_helper, comes, new_browser, opened, press, rows, said, second_card
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

NAMES = ("Amber Example", "Blue Example", "Coral Example", "Drew Example")


def changes_to(device: CheckedClient, answer: str) -> FetchedPage:
    return device.send(device.get("/my-page/answer/list"), press=answer)


def test_a_young_person_and_a_parent_who_differ_never_see_it_and_staff_see_both(
    client: CheckedClient, office: Office, settings: Settings
) -> None:
    """The whole story: a parent asks, the young person answers by card, says no, and changes their mind."""
    wanted = {"who": "my_child", "you": "Pat Example", "agree_parent": "yes", "here": "no", **CHILD}
    receipt, parent_card = sends(client, **wanted)
    parent, parents_page = comes(client, parent_card)
    child, _page = comes(client, second_card(client, receipt))
    after = changes_to(child, "No")
    assert "You said no to the list." in after.words() and "Some extra help comes only with the list." in after.words()
    assert parent.get("/my-page").words() == parents_page.words()
    staff = office.signs_in(office.hires())
    read = staff.get(f"/staff/request/{receipt.reference}").words()
    assert "Parent or guardian What for Being on the list (Dynamic Support Register) Answer Yes" in read
    assert "The person What for Being on the list (Dynamic Support Register) Answer No" in read
    assert rows(parent.get("/my-page"))[:2] == ["You said yes to the list.", "We have read it."], "read, and no more"
    assert "You said yes to the list." in changes_to(child, "Yes").words()
    assert said(opened(client, settings, receipt)) == {
        "parent": [("list", "yes")],
        "person": [("list", "no"), ("list", "yes")],
    }
    assert "You said no" not in parent.get("/my-page").text
    assert "You said yes to the list." in child.get("/my-page").words()


def test_two_parents_are_two_voices_and_neither_sees_the_other(client: CheckedClient, settings: Settings) -> None:
    receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    cards = [
        card_of(child, press(child, child.get("/my-page/helping"), button))
        for button in ("Make a card for my parent", "Make a card for another parent")
    ]
    assert cards[0].words != cards[1].words
    pages = []
    for card, answer in zip(cards, ("Yes", "No"), strict=True):
        parent, _page = comes(client, card)
        parent.send(parent.get("/my-page/answer/list"), press=answer)
        pages.append(shows_answers(parent, parent.get("/my-page")).words())
    assert "You said yes to the list." in pages[0] and "You said no" not in pages[0]
    assert "You said no to the list." in pages[1] and "You said yes" not in pages[1]
    assert said(opened(client, settings, receipt)) == {
        "person": [("list", "yes")],
        "parent": [("list", "yes")],
        "parent2": [("list", "no")],
    }
    assert "said no" not in child.get("/my-page").words()


def test_pressed_twice_an_invitation_is_one(client: CheckedClient) -> None:
    _receipt, own = sends(client, **CHILD)
    child, _page = comes(client, own)
    page = child.get("/my-page/helping")
    first, again = (card_of(child, press(child, page, "Make a card for my parent")) for _press in range(2))
    assert first.words == again.words


def test_two_helpers_one_after_the_other_on_one_laptop_leave_no_trace(client: CheckedClient) -> None:
    """The first presses "Finished: clear this device"; the second finds nothing of theirs."""
    first, _own, _theirs = asked_by_a_helper(client, name=NAMES[0], you=NAMES[1])
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens("/review"), {"who": "advocate", "name": NAMES[0], "you": NAMES[1]}, "/birthday")
    press(client, first, "Finished: clear this device")
    second, _own, _theirs = asked_by_a_helper(client, name=NAMES[2], you=NAMES[3])
    seen = [client.get(address) for address in ("/", "/join", "/review", "/card", "/my-page", "/come-back")]
    assert first.reference not in second.text
    for page in (second, *seen):
        assert not re.search("|".join(NAMES[:2]), page.text), page.address
    assert client.get(first.address).h1 != "We have got it", "the receipt of the first is closed"


def test_four_clients_in_four_tabs_of_one_browser_stay_apart(client: CheckedClient) -> None:
    """An advocate with four tabs: each draft keeps its own answers, whatever the order of the pages."""
    visitor = Visitor(client)
    tabs = [client.send(visitor.opens("/join"), press="Ask for another person" if at else "") for at in range(4)]
    assert len({page.address.split("?")[1] for page in tabs}) == 4
    sent: dict[int, FetchedPage] = {}
    for _turn in range(60):
        for at, name in enumerate(NAMES):
            if at in sent:
                continue
            page = tabs[at]
            others = "|".join(each for each in NAMES if each != name)
            assert not re.search(others, page.text), (name, page.address)
            if "/sent" in page.address:
                sent[at] = page
            else:
                tabs[at] = client.send(page, fill(page, {"who": "someone_i_help", "name": name, "here": "no"}))
        if len(sent) == len(NAMES):
            break
    assert len({page.reference for page in sent.values()}) == 4
    for at, name in enumerate(NAMES):
        own, theirs = card_of(client, sent[at]), second_card(client, sent[at])
        for card in (own, theirs):
            device = new_browser(client)
            page = comes_back(device, card, name)
            everything = page.text + device.get("/my-page").text + device.get("/my-page/helping").text
            assert not re.search("|".join(each for each in NAMES if each != name), everything)
