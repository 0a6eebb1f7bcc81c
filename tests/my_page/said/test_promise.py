"""What you asked us to keep private: whom we do not tell, said to whoever named them, and on no other page."""

import pytest

from portal.wording.keeping_private import sentences
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient
from tests.support.people import CHILD, Visitor
from tests.support.public.my_pages import PRIVATE, my_page
from tests.support.public.voices import PARENT
from tests.support.words.page_checks import check

pytestmark = pytest.mark.about_pages
LINK = "What you asked us to keep private"
FIRST = "Then we try to tell you first."


def nobody_of(whom: str) -> str:
    return f"We do not tell {whom}, unless someone is in danger."


@pytest.mark.parametrize(
    ("ticks", "own_words", "said"),
    [
        (["mum"], False, [nobody_of("your mum")]),
        (["dad"], False, [nobody_of("your dad")]),
        (["dad", "mum"], False, [nobody_of("your mum or dad")]),
        (["other_family"], False, [nobody_of("others in your family")]),
        (["partner"], False, [nobody_of("your partner")]),
        (["support_worker"], False, [nobody_of("your carer or support worker")]),
        (["teacher"], False, [nobody_of("your school or college")]),
        (["other_person"], False, [nobody_of("the people you chose")]),
        (["partner", "teacher"], False, [nobody_of("the people you chose")]),
        (["partner"], True, [nobody_of("the people you chose")]),
        ([], True, [nobody_of("the people you chose")]),
        (["anyone"], True, [nobody_of("the people you chose")]),
        (["mum", "partner"], False, [nobody_of("the people you chose")]),
        (["mum", "dad"], True, [nobody_of("the people you chose")]),
    ],
)
def test_the_promise_names_whom_they_ticked(
    ticks: list[str], own_words: bool, said: list[str], client: CheckedClient
) -> None:
    with client.app.test_request_context():
        assert sentences(ticks, own_words=own_words) == [*said, FIRST]
        theirs = [each.replace("your", "their") for each in said]
        assert sentences(ticks, own_words=own_words, of_person=False) == [*theirs, FIRST]


def test_whoever_named_nobody_is_promised_nothing(client: CheckedClient) -> None:
    with client.app.test_request_context():
        assert sentences([], own_words=False) == sentences(["anyone"], own_words=False) == []
    device, page, _receipt = my_page(client, "/join", **{"private": ["anyone"], "private-words": ""})
    assert LINK not in page.words() and device.get("/my-page/promise").h1 == "My page"
    assert LINK not in device.get("/my-page/told").words()


@pytest.mark.parametrize("private", ["mum", "partner", "support_worker", "other_person"])
def test_it_is_one_tap_away_on_their_own_page(private: str, client: CheckedClient) -> None:
    device, page, _receipt = my_page(client, "/join", **{"private": [private], "private-words": ""})
    [address] = page.main.xpath(f".//p[@class='never-on-paper']/a[.='{LINK}']/@href")
    promise = device.get(address)
    assert promise.h1 == LINK and FIRST in promise.words() and not check(promise)
    assert not promise.main.xpath(".//p[not(ancestor::*[@class='never-on-paper'])]"), "nor on paper"
    assert promise.title.startswith("My page"), "a title stays in the history of a phone"


def test_to_a_parent_it_is_about_their_childs_other_parent(client: CheckedClient) -> None:
    device, _page, _receipt = my_page(client, "/join", **PARENT | {"private": ["dad"], "private-words": ""})
    assert nobody_of("their dad") in device.get("/my-page/promise").words()


def test_where_somebody_may_look_it_stands_there_once_after_a_press(client: CheckedClient) -> None:
    _receipt, card = sends(client, "/join", **PRIVATE)
    device = CheckedClient(client.app)
    comes_back(device, card, alone=False)
    asks = device.get("/my-page/promise")
    assert asks.h1 == "Can anyone see your screen?" and "mum" not in asks.text
    shown = device.send(asks, press="Show my answers")
    assert nobody_of("the people you chose") in shown.words()
    assert device.get(shown.address).h1 == asks.h1, "the same address once more"
    unspent = device.client.post("/my-page/promise", data=asks.hidden(), headers=device.headers).headers["Location"]
    assert device.get(unspent.replace("promise", "told")).h1 == asks.h1, "one ticket opens one page"


@pytest.mark.parametrize(("private", "is_asked"), [("anyone", True), ("partner", True), ("mum", False), ("dad", False)])
def test_a_child_who_keeps_it_from_a_parent_reads_nowhere_that_one_is_asked(
    private: str, is_asked: bool, client: CheckedClient
) -> None:
    device, page, _receipt = my_page(client, "/join", **CHILD | {"private": [private]})
    helping = device.get("/my-page/helping")
    assert ("a parent or guardian is usually asked too" in helping.words()) is is_asked
    assert ("parent" in page.words() + helping.words()) is is_asked
    if not is_asked:
        assert device.post("/my-page/helping/invite", page.hidden()).status == 404


def test_no_check_page_no_receipt_and_no_card_says_it(client: CheckedClient) -> None:
    visitor = Visitor(client)
    wanted = {"who": "me", "agree": "yes", **PRIVATE}
    receipt = visitor.answers_until_sent(visitor.opens("/join"), wanted)
    [check_page] = [each for each in visitor.seen if each.address.split("?")[0].endswith("/check")]
    for page in (check_page, receipt, client.get("/card"), client.get("/my-page/told")):
        assert "your mum" not in page.text and FIRST not in page.words(), page.address
