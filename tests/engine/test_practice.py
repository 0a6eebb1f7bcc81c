"""Practice keeps nothing: no row, no message, no card, and no way to make a real request of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import String, select
from sqlalchemy.orm import Session

from portal.database import database
from portal.engine.journey import Journey
from portal.journeys import JOURNEYS, ON_THE_FIRST_PAGE
from portal.records.voices import practice
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient
from tests.support.easy_words import problems_in
from tests.support.people import Visitor
from tests.support.public.practising import BAND, EACH, TYPED, WAYS, counts, drafts_there, in_practice, walk
from tests.support.words.page_checks import check, not_explained


@pytest.mark.about_pages
@EACH
@pytest.mark.parametrize("wanted", WAYS, ids=lambda way: str(way["who"]))
def test_a_whole_practice_leaves_every_table_as_it_was(
    journey: Journey, wanted: dict[str, object], client: CheckedClient
) -> None:
    client.checks = False  # each page is checked below
    before = counts(client.app)
    pages = walk(client, journey.name, wanted)
    assert len(pages) > 4
    assert counts(client.app) == before
    assert pages[-1].h1 in ("This is the end of practice", "Try it first")
    assert not pages[-1].tree.xpath("//*[@id='reference']")


@pytest.mark.about_pages
@EACH
def test_every_page_in_practice_says_so_and_shows_the_way_out(journey: Journey, client: CheckedClient) -> None:
    for page in walk(client, journey.name, WAYS[0]):
        (band,) = page.tree.find_class("practice")
        assert BAND in " ".join(band.text_content().split()), page.address
        assert band.xpath(".//img/@src") and band.xpath(".//form[@action='/practice/stop']//button"), page.address
        assert page.title.startswith("Practice: "), page.title
        assert not page.tree.xpath("//button[@value='stop']"), page.address  # no "Stop for now", no card
        after_main = page.text.index("<main")
        assert page.text.index('class="practice"') < after_main
    problem = client.send(in_practice(client, "/who"), {})
    assert problem.title.startswith("Problem: Practice: ") and problem.tree.find_class("practice")


@pytest.mark.about_pages
def test_a_real_page_never_says_that_it_is_practice(client: CheckedClient) -> None:
    visitor = Visitor(client)
    visitor.answers_until_sent(visitor.opens("/join"), {"who": "me"})
    for page in [*visitor.seen, client.get("/"), client.get("/practice")]:
        assert not page.tree.find_class("practice") and not page.title.startswith("Practice"), page.address


@pytest.mark.about_pages
def test_practice_is_one_link_away_from_each_start(client: CheckedClient) -> None:
    page = client.get("/practice")
    assert page.main.xpath(".//*[@class='card']/@href") == [f"/practice/{each.name}" for each in ON_THE_FIRST_PAGE]
    for journey in JOURNEYS:
        links = client.get(f"/{journey.name}").main.xpath(".//a[text()='Try it first']/@href")
        assert links == ([f"/practice/{journey.name}"] if journey in ON_THE_FIRST_PAGE else [])
    assert not client.get("/practice/join").main.xpath(".//a[text()='Try it first']")


def test_the_kind_of_every_practice_fits_its_column() -> None:
    kind = Draft.__table__.c.kind.type
    assert isinstance(kind, String) and kind.length
    longest = kind.length
    assert all(len(practice.KIND + each.name) <= longest for each in ON_THE_FIRST_PAGE)


def test_what_is_typed_in_practice_is_kept_sealed_and_no_longer_on_ones_own_device(client: CheckedClient) -> None:
    in_practice(client, "/check")
    assert not (client.client._cookies or {})[("localhost", "/", "visit")].max_age
    with client.app.app_context(), Session(database().engine) as db:
        kept = db.scalars(select(Draft)).one()
        assert TYPED.encode() not in kept.sealed
        assert kept.expires_at - datetime.now(UTC) <= timedelta(hours=2)


FORGED = ("/join/check", "/join/agree", "/join", "/review/check", "/join/where")


@pytest.mark.about_pages
@pytest.mark.parametrize("address", FORGED)
@pytest.mark.parametrize("more", [{}, {"do": "carry_on"}, {"do": "stop"}], ids=str)
def test_no_forged_post_makes_a_real_request_of_a_practice(
    address: str, more: dict[str, str], client: CheckedClient
) -> None:
    client.checks = False
    check = in_practice(client, "/check")
    page = client.post(address, check.hidden() | more)
    assert not page.address.split("?")[0].endswith(("/sent", "/check", "/card"))
    assert page.status < 500 and TYPED not in page.text
    there = counts(client.app)
    assert not any(rows for table, rows in there.items() if table not in ("drafts", "alembic_version")), there
    assert client.get(check.address).h1 == "Check your answers"  # the practice goes on as it was


@pytest.mark.parametrize("do", ["stop", "carry_on", "send"])
def test_practice_gives_no_card_whatever_is_posted(do: str, client: CheckedClient) -> None:
    check = in_practice(client, "/check")
    before = counts(client.app)
    assert client.get(f"/card?draft={check.hidden()['draft']}").h1 != "Your card"
    where = in_practice(client, "/where")
    client.post(where.address, where.hidden() | {"do": do, "where": "hospital"})
    assert counts(client.app) == before
    client.post("/practice/join/check", check.hidden() | {"do": do})
    assert counts(client.app)["cards"] == 0 and counts(client.app)["submissions"] == 0


def test_practice_neither_sees_nor_ends_what_was_begun_for_real(client: CheckedClient) -> None:
    visitor = Visitor(client)
    real = visitor.answers_until(visitor.opens("/join"), {"who": "me", "name": TYPED}, "/check")
    for address in ("/practice/join/check", "/practice/join/agree", "/practice/join/where"):
        assert TYPED not in client.post(address, real.hidden()).text
    walk(client, "join", WAYS[0])
    client.post("/practice/stop", {})
    assert "Carry on" in client.get("/join").words()
    assert client.send(client.get(real.address)).h1 == "We have got it"


@pytest.mark.about_pages
@EACH
@pytest.mark.parametrize("said", ["no", "not_sure", "yes"])
def test_whoever_is_not_safe_is_told_that_we_do_not_read_this(
    said: str, journey: Journey, client: CheckedClient
) -> None:
    pages = walk(client, journey.name, {"who": "me", "now": said, "agree": "yes"})
    paths = [page.address.split("?")[0] for page in pages]
    asked = f"/practice/{journey.name}/now" in paths
    assert asked or journey.name == "consent"  # which asks nobody whether they are safe
    if asked:
        at = paths.index(f"/practice/{journey.name}/now")
        asking, told = pages[at], pages[at + 1]
        assert {"999", "111"} <= {each.text_content() for each in asking.main.find_class("number")}, "for every answer"
        assert ("This is practice, so we do not read your answers." in told.words()) == (said != "yes")
        if said == "yes":
            assert not told.tree.xpath("//button[@form='stop-practice'][@name='real']")
            return
        assert "You can get help now" in told.words()
        assert {"999", "111"} <= {each.text_content() for each in told.main.find_class("number")}
        (button,) = told.tree.xpath("//button[@form='stop-practice'][@name='real']")
        real = client.post("/practice/stop", told.hidden() | {button.get("name"): button.get("value")})
        assert real.address.split("?")[0] == f"/{journey.name}" and not real.tree.find_class("practice")
        assert drafts_there(client.app) == 0


def test_ask_for_real_leads_nowhere_but_to_a_journey(client: CheckedClient) -> None:
    for odd in ("https://example.org", "staff", "../staff", "call", "x" * 3000):
        assert client.post("/practice/stop", {"real": odd}).address.startswith("/practice?")


@pytest.mark.about_pages
@EACH
def test_every_page_of_practice_is_easy_to_read(journey: Journey, client: CheckedClient) -> None:
    found: list[str] = []
    pages = [client.get("/practice"), client.get("/practice?stopped=1"), *walk(client, journey.name, WAYS[0])]
    for page in pages:
        found += [*check(page), *not_explained(page)]
    found += problems_in([BAND, "Stop practice", "End practice"])
    assert not found, "\n".join(sorted(set(found)))
