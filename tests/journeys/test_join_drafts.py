"""A draft of asking to join: in two tabs, in another browser, back and ahead, and with no answer picked."""

from portal.config import Settings
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.easy_pages import EVERY_WAY
from tests.support.people import CHILD, Visitor
from tests.support.staff.request_pages import opened


def for_whom(page: FetchedPage) -> str:
    return str(page.tree.xpath("string(//main//*[contains(@class,'for-whom')])"))


def test_two_drafts_in_two_tabs_never_mix(client: CheckedClient, settings: Settings) -> None:
    visitor = Visitor(client)
    one = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/name")
    two = visitor.answers_until(
        visitor.presses(visitor.opens("/join"), "Ask for another person"), {"who": "my_child"}, "/name"
    )
    one = client.send(one, {"name": "Ana", "name-liked": ""})
    two = client.send(two, {"name": "Ben", "name-liked": ""})
    assert (for_whom(one), for_whom(two)) == ("For Ana", "For Ben")
    first = opened(client, settings, visitor.answers_until_sent(one, {}).reference)
    second = opened(client, settings, visitor.answers_until_sent(two, {"here": "no"}).reference)
    assert (first.first["about"], second.first["about"]) == ("Ana", "Ben")


def test_another_browser_sees_no_trace_of_a_draft(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    stranger = CheckedClient(client.app)
    assert stranger.get(page.address).h1 == "Ask to join the list"
    assert "Carry on" not in stranger.get("/join").text
    assert "Carry on" in client.get("/join").text


def test_back_keeps_every_answer(client: CheckedClient) -> None:
    visitor = Visitor(client)
    wanted = {"who": "me", "where": "hospital", "which": "Testham", "tell": ["upset"]}
    page = visitor.answers_until(visitor.opens("/join"), wanted, "/reach")
    tell = client.back(page)
    assert tell.form.xpath(".//input[@checked]/@value") == ["upset"]
    where = client.back(tell)
    assert where.form.xpath(".//input[@name='where'][@checked]/@value") == ["hospital"]
    assert where.form.xpath(".//input[@name='which']/@value") == ["Testham"], "what it opened is there too"


def test_a_jump_ahead_goes_to_the_first_open_question(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/birthday")
    assert client.get(page.address.replace("/birthday", "/agree")).h1 == "When is your birthday?"
    assert client.get(page.address.replace("/birthday", "/check")).h1 == "When is your birthday?"
    assert client.get(page.address.replace("/birthday", "/no-such-step")).h1 == "When is your birthday?"


def test_no_answer_is_picked_beforehand(client: CheckedClient) -> None:
    for wanted in ({"who": "me", "agree": "no", **EVERY_WAY}, {"who": "my_child", **CHILD, "here": "yes"}):
        visitor = Visitor(client)
        visitor.answers_until(visitor.opens("/join"), wanted, "/check")
        assert not [page.address for page in visitor.seen if page.main.xpath(".//@checked")]
