"""What somebody typed to add to a request is not lost when their page runs out, nor by a link; nobody else sees it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal.config import Settings
from portal.database import database
from portal.records.correspondence.messages import KeptMessage
from portal.records.voices.card_sessions import IDLE
from portal.records.voices.drafts import Draft
from tests.leaving.test_after_the_receipt import continued, let_pass, link_to_add
from tests.support.card_holders import another, card_of, comes_back, sends, shows_answers
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import at_check
from tests.support.public.my_pages import opened
from tests.support.public.typing import follows, goes_back
from tests.support.words.page_checks import check as page_check

FORGOT = "I forgot the cat.\nIt is very old."
KEPT = "We kept what you wrote. Come back with your card to send it."
HERE = "What you wrote is still here. It is not sent."


def in_box(page: FetchedPage) -> str:
    (found,) = page.form.xpath(".//textarea[@name='more']")
    return str(found.text_content()).strip().replace("\r\n", "\n")


def added(client: CheckedClient) -> int:
    with client.app.app_context(), Session(database().engine) as db:
        return db.scalar(select(func.count()).select_from(KeptMessage)) or 0


def drafts(client: CheckedClient) -> list[bytes]:
    with client.app.app_context(), Session(database().engine) as db:
        return list(db.scalars(select(Draft.sealed)))


def test_what_was_typed_while_ones_own_page_ran_out_is_there_after_the_card_and_is_sent_once(
    client: CheckedClient, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    receipt, card = sends(client)
    device = another(client)
    comes_back(device, card)
    adds = device.get("/my-page/add")
    let_pass(time_machine, IDLE)
    gone = device.send(adds, {"more": FORGOT})
    assert gone.h1 == "What is on your card?" and KEPT in gone.words() and not page_check(gone)
    assert "very old" not in gone.text and added(client) == 0
    assert not [each for each in drafts(client) if b"very old" in each]
    for _time in range(2):
        let_pass(time_machine, IDLE)
        here = comes_back(device, card)
        assert here.h1 == "What do you want to add?"
        assert HERE in here.words() and in_box(here) == FORGOT
        assert not page_check(here)
        assert "very old" not in device.get("/my-page/add").text, "when someone may look, it is shown once"
    shows_answers(device, device.get("/my-page"))
    here = device.get("/my-page/add")
    assert in_box(here) == FORGOT
    assert "We have got what you wrote." in device.send(here, {"more": in_box(here)}).words()
    (message,) = opened(client, settings, receipt).messages["person"]
    assert message.words == FORGOT and added(client) == 1
    assert in_box(device.get("/my-page/add")) == "" and drafts(client) == []


def test_nobody_else_who_comes_back_there_sees_it(client: CheckedClient, time_machine: TimeMachineFixture) -> None:
    _receipt, card = sends(client)
    _other_receipt, other = sends(another(client), name="Alex Other")
    device = another(client)
    comes_back(device, card)
    adds = device.get("/my-page/add")
    let_pass(time_machine, IDLE)
    device.send(adds, {"more": FORGOT})
    assert comes_back(device, other, name="Alex Other").h1 == "My page"
    assert "very old" not in device.get("/my-page/add").text
    assert comes_back(device, card).h1 == "My page", "and it is gone"


def test_nothing_is_kept_for_a_stranger_after_finished_or_of_another_site(
    client: CheckedClient, time_machine: TimeMachineFixture
) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card)
    adds = device.get("/my-page/add")
    device.post("/finished", {})
    late = device.send(adds, {"more": FORGOT})
    assert late.status == 410 and "very old" in late.text and drafts(client) == [], "but the page of that has it"
    comes_back(device, card)
    adds = device.get("/my-page/add")
    let_pass(time_machine, IDLE)
    device.post("/my-page/add", adds.hidden() | {"more": FORGOT}, headers={"Sec-Fetch-Site": "cross-site"})
    device.post("/my-page/add", {"more": FORGOT, "whose": "made up"})
    assert drafts(client) == []


def test_the_links_of_the_box_carry_what_stands_in_it(client: CheckedClient) -> None:
    _receipt, card = sends(client)
    device = another(client)
    comes_back(device, card, alone=False)
    adds = device.get("/my-page/add")
    assert adds.tree.xpath("//a[not(starts-with(@href,'#'))][not(contains(@href,':'))]/@href") == ["/leave"]
    helped = follows(device, adds, "/help", more=FORGOT)
    assert "very old" not in device.get("/my-page/add").text + helped.text
    assert in_box(goes_back(device, helped)) == FORGOT
    polish = follows(device, adds, "/language/pl", more=FORGOT)
    assert in_box(polish) == FORGOT and polish.tree.get("lang") == "pl"
    own = follows(device, polish, "/my-page", more=FORGOT)
    assert in_box(goes_back(device, own)) == FORGOT
    for page in (device.get(helped.address), device.get(own.address)):
        assert "very old" not in goes_back(device, page).text, "a page from the history leads to an empty box"


def test_what_was_typed_after_the_receipt_is_there_after_the_card_as_the_page_says(client: CheckedClient) -> None:
    receipt = client.send(at_check(client))
    card = card_of(client, receipt)
    adds = client.get(link_to_add(continued(client, receipt)))
    follows(client, adds, "/help", more=FORGOT)
    assert KEPT in client.get("/come-back").words()
    here = comes_back(client, card)
    assert here.h1 == "What do you want to add?" and in_box(here) == FORGOT


def test_so_do_those_of_the_box_after_the_receipt(client: CheckedClient, settings: Settings) -> None:
    receipt = client.send(at_check(client))
    card_of(client, receipt)
    adds = client.get(link_to_add(continued(client, receipt)))
    helped = follows(client, adds, "/help", more=FORGOT)
    again = goes_back(client, helped)
    assert in_box(again) == FORGOT and "very old" not in client.get(adds.address).text
    assert "We have got what you wrote." in client.send(again, {"more": in_box(again)}).words()
    assert [each.words for each in opened(client, settings, receipt).messages["person"]] == [FORGOT]
    assert drafts(client) == []
