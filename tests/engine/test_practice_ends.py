"""Practice is over on every way out, after quiet minutes, and when a new one begins; nothing brings it back."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from portal.database import database
from portal.records.voices import practice
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor, fill
from tests.support.public.practising import TYPED, drafts_there, in_practice


@pytest.mark.parametrize("address", ["/practice/stop", "/finished", "/leave"])
def test_what_was_typed_is_gone_on_every_way_out(address: str, client: CheckedClient) -> None:
    page = in_practice(client, "/where")
    assert drafts_there(client.app) == 1
    client.client.get(address) if address == "/leave" else client.post(address, {})
    assert drafts_there(client.app) == 0
    assert client.get(page.address).h1 == "Ask to join the list"


def test_the_button_of_the_band_says_that_what_was_written_is_gone(client: CheckedClient) -> None:
    in_practice(client, "/where")
    stopped = client.post("/practice/stop", {})
    assert (
        stopped.main.xpath(".//*[@role='status']")[0].text_content() == "Practice has stopped. What you wrote is gone."
    )


def test_an_old_practice_opens_nothing_and_is_deleted_within_the_minute(client: CheckedClient) -> None:
    page = in_practice(client, "/where")
    Visitor(CheckedClient(client.app)).answers_until(client.get("/review"), {}, "/who")
    with client.app.app_context(), database().transaction() as db:
        kept = db.scalars(select(Draft).where(Draft.kind == "practice join")).one()
        assert kept.expires_at - datetime.now(UTC) <= timedelta(hours=2)
        db.execute(update(Draft).values(expires_at=datetime.now(UTC)))
    assert client.get(page.address).h1 == "Ask to join the list"
    assert TYPED not in client.get(page.address).text
    with client.app.app_context(), database().transaction() as db:
        practice.forget_expired(db)
        assert db.scalars(select(Draft.kind)).all() == ["review"]


def test_a_new_practice_ends_the_one_before(client: CheckedClient) -> None:
    first = in_practice(client, "/where")
    in_practice(client, "/where", journey="review")
    assert drafts_there(client.app) == 1
    assert client.get(first.address).h1 == "Ask to join the list"


@pytest.mark.about_pages
def test_practice_is_ended_after_some_quiet_minutes_whoever_looks_at_the_device(client: CheckedClient) -> None:
    page = in_practice(client, "/check")
    assert client.post("/card/only-me", page.hidden()).h1 != page.h1, "no button of a card says whose device this is"
    page = client.get(page.address)
    assert page.tree.xpath("//*[contains(@class,'idle')]//form/@action") == ["/practice/stop"]
    assert [each.text_content() for each in page.form.xpath(".//button")] == ["End practice"]


def test_carry_on_never_finds_a_practice(client: CheckedClient) -> None:
    in_practice(client, "/where")
    for address in ("/join", "/practice/join", "/my-page", "/come-back"):
        page = client.get(address)
        assert "Carry on" not in page.words() and TYPED not in page.text


def test_a_page_of_a_practice_that_is_over_brings_nothing_back(client: CheckedClient) -> None:
    page = in_practice(client, "/where")
    client.post("/practice/stop", {})
    assert client.send(page, fill(page, {})).address.split("?")[0] == "/practice/join"
    assert drafts_there(client.app) == 0


def test_a_post_from_elsewhere_neither_starts_nor_ends_a_practice(client: CheckedClient) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/practice/join", {}, headers=elsewhere).status == 400
    assert drafts_there(client.app) == 0
    check = in_practice(client, "/check")
    assert client.post("/practice/join/check", check.hidden(), headers=elsewhere).status == 400
    assert drafts_there(client.app) == 1


def test_pressing_end_practice_twice_comes_to_the_same_page(client: CheckedClient) -> None:
    check = in_practice(client, "/check")
    assert [client.send(check).h1 for _press in range(2)] == ["This is the end of practice"] * 2


@pytest.mark.about_pages
def test_the_end_shows_what_would_happen_and_nothing_that_looks_real(client: CheckedClient) -> None:
    end = client.send(in_practice(client, "/check"))
    rows = [" ".join(each.text_content().split()) for each in end.main.find_class("row__words")]
    assert "We try to read it in 2 working days." in rows and "You get a card to come back with." in rows
    assert "20" not in end.words().replace("20 working days", "")  # no year, so no date
    assert not end.main.xpath(".//*[contains(@class,'reference') or contains(@class,'card')]")
    assert end.main.find_class("main-button")[0].get("href") == "/join"
    assert end.main.xpath(".//a[text()='Try it again']/@href") == ["/practice/join"]
