"""Practice keeps nothing: no row, no message, no card, and no way to make a real request of it."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.database import Base, database
from portal.engine.journey import Journey
from portal.journeys import JOURNEYS, ON_THE_FIRST_PAGE
from portal.records.voices import practice
from portal.records.voices.drafts import Draft
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.easy_words import problems_in
from tests.support.people import CHILD, Visitor, fill
from tests.words.test_words import check, not_explained

EACH = pytest.mark.parametrize("journey", ON_THE_FIRST_PAGE, ids=lambda journey: journey.name)
BAND = "This is practice. We keep nothing."
TYPED = "Words that nobody keeps"
EVERYTHING = {"reach": ["text", "call", "email", "letter", "someone"], "how": ["other_language"], "where": "hospital"}
WAYS: tuple[dict[str, object], ...] = (
    {"who": "me", "agree": "yes", "tell": ["hurt_myself"], "tell-words": TYPED, "now": "no", **EVERYTHING},
    {"who": "me", "agree": "no", "after": "delete", "answer": "changed_mind"},
    {"who": "family", "parent": "yes", "agree_parent": "no", "here": "yes", "what": ["chair"], **CHILD},
    {"who": "someone_i_help", "here": "no", "helper_card": "yes", **EVERYTHING},
)


def counts(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context(), Session(database().engine) as db:
        return {
            table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables
        }


def walk(client: CheckedClient, journey: str, wanted: dict[str, object]) -> list[FetchedPage]:
    """Every page of a practice, from its start to its end."""
    visitor = Visitor(client)
    visitor.answers_until(visitor.opens(f"/practice/{journey}"), _offered(wanted, journey), "/end", "/practice")
    return visitor.seen


def _offered(wanted: dict[str, object], journey: str) -> dict[str, object]:
    """What is wanted, in the words of this journey's own choices."""
    other = {
        "someone_i_help": {"review": "hospital_team", "problem": "worker"},
        "family": {"join": "my_child", "advocate": "someone_i_help"},
    }
    who = str(wanted["who"])
    if journey != "problem":
        wanted = {name: answer for name, answer in wanted.items() if name != "what"}
    return {**wanted, "who": other.get(who, {}).get(journey, who)}


def in_practice(client: CheckedClient, ends: str, journey: str = "join") -> FetchedPage:
    """A page in the middle of practice, with words that were typed before it."""
    visitor = Visitor(client)
    wanted = {"who": "me", "agree": "yes", "device": "no", "name": TYPED}
    return visitor.answers_until(visitor.opens(f"/practice/{journey}"), wanted, ends)


def drafts_there(app: Flask) -> int:
    return counts(app)["drafts"]


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
def test_practice_is_one_link_away_from_the_first_page_and_from_each_start(client: CheckedClient) -> None:
    (link,) = client.get("/").main.xpath(".//a[text()='Try it first']/@href")
    page = client.get(link)
    assert page.main.xpath(".//*[@class='card']/@href") == [f"/practice/{each.name}" for each in ON_THE_FIRST_PAGE]
    for journey in JOURNEYS:
        links = client.get(f"/{journey.name}").main.xpath(".//a[text()='Try it first']/@href")
        assert links == ([f"/practice/{journey.name}"] if journey in ON_THE_FIRST_PAGE else [])
    assert not client.get("/practice/join").main.xpath(".//a[text()='Try it first']")


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
    Visitor(CheckedClient(client.app)).answers_until(client.get("/review"), {}, "/device", "/next", "/who")
    with client.app.app_context(), database().transaction() as db:
        kept = db.scalars(select(Draft).where(Draft.kind == "practice join")).one()
        assert kept.expires_at - datetime.now(UTC) <= timedelta(hours=2)
        db.execute(update(Draft).values(expires_at=datetime.now(UTC)))
    assert client.get(page.address).h1 == "Ask to join the list"
    assert TYPED not in client.get(page.address).text
    with client.app.app_context(), database().transaction() as db:
        practice.forget_expired(db)
        assert db.scalars(select(Draft.kind)).all() == ["review"]


def test_the_kind_of_every_practice_fits_its_column() -> None:
    longest = Draft.__table__.c.kind.type.length
    assert all(len(practice.KIND + each.name) <= longest for each in ON_THE_FIRST_PAGE)


def test_a_new_practice_ends_the_one_before(client: CheckedClient) -> None:
    first = in_practice(client, "/where")
    in_practice(client, "/where", journey="review")
    assert drafts_there(client.app) == 1
    assert client.get(first.address).h1 == "Ask to join the list"


def test_what_is_typed_in_practice_is_kept_sealed_and_no_longer_on_ones_own_device(client: CheckedClient) -> None:
    in_practice(client, "/check")
    assert not client.client._cookies[("localhost", "/", "visit")].max_age
    with client.app.app_context(), Session(database().engine) as db:
        kept = db.scalars(select(Draft)).one()
        assert TYPED.encode() not in kept.sealed
        assert kept.expires_at - datetime.now(UTC) <= timedelta(hours=2)


FORGED = ("/join/check", "/join/agree", "/join", "/review/check", "/join/town")


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
    assert client.get(f"/card?draft={check.hidden()['draft']}").h1 != "Your card to come back"
    where = in_practice(client, "/where")
    client.post(where.address, where.hidden() | {"do": do, "where": "hospital"})
    assert counts(client.app) == before
    client.post("/practice/join/check", check.hidden() | {"do": do})
    assert counts(client.app)["cards"] == 0 and counts(client.app)["submissions"] == 0


def test_practice_neither_sees_nor_ends_what_was_begun_for_real(client: CheckedClient) -> None:
    visitor = Visitor(client)
    real = visitor.answers_until(visitor.opens("/join"), {"who": "me", "device": "no", "name": TYPED}, "/check")
    for address in ("/practice/join/check", "/practice/join/agree", "/practice/join/where"):
        assert TYPED not in client.post(address, real.hidden()).text
    walk(client, "join", WAYS[0])
    client.post("/practice/stop", {})
    assert "Carry on" in client.get("/join").words()
    assert client.send(client.get(real.address)).h1 == "We have got it"


@pytest.mark.about_pages
def test_practice_is_ended_after_some_quiet_minutes_whoever_looks_at_the_device(client: CheckedClient) -> None:
    page = in_practice(client, "/check")  # where "does anyone else use this" was answered with no
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
        told = pages[paths.index(f"/practice/{journey.name}/now") + 1]
        assert "This is practice, so we do not read your answers. If you need help, ring now." in told.words()
        assert {"999", "111"} <= {each.text_content() for each in told.main.find_class("number")}
        (button,) = told.tree.xpath("//button[@form='stop-practice']")
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
