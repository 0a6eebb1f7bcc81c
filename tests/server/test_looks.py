"""How someone chose this site to look is kept from page to page, without a script, and ends when they leave."""

import pytest
from werkzeug.test import TestResponse

from portal.public.display_choices import LOOKS, Look
from tests.support.checked_client import CheckedClient, FetchedPage

pytestmark = pytest.mark.about_pages

DISPLAY = "/display"


def looks_of(page: FetchedPage) -> set[str]:
    return set(page.tree.get("class").split())


def choose(client: CheckedClient, look: Look, value: str) -> FetchedPage:
    return client.send(page_of_looks(client), {look.name: value})


def page_of_looks(client: CheckedClient, to: str = "/help") -> FetchedPage:
    return client.get(DISPLAY, query_string={"to": to})


def chosen(page: FetchedPage) -> dict[str, str]:
    return {each.get("name"): each.get("value") for each in page.form.xpath(".//input[@checked]")}


def unset(response: TestResponse) -> set[str]:
    lines = response.headers.getlist("Set-Cookie")
    return {line.split("=")[0] for line in lines if "Max-Age=0" in line}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_choice_is_kept_on_the_pages_after(client: CheckedClient, look: Look) -> None:
    for value in reversed(look.values):
        assert f"{look.name}-{value}" in looks_of(choose(client, look, value))
        for address in ("/", "/help", "/join", "/nothing-here"):
            assert f"{look.name}-{value}" in looks_of(client.get(address))
        assert chosen(page_of_looks(client))[look.name] == value


def test_where_nothing_was_chosen_each_first_choice_holds(client: CheckedClient) -> None:
    assert {f"{look.name}-{look.values[0]}" for look in LOOKS} <= looks_of(client.get("/"))


def test_one_choice_leaves_the_others_as_they_were(client: CheckedClient) -> None:
    for look in LOOKS:
        choose(client, look, look.values[-1])
    assert {f"{look.name}-{look.values[-1]}" for look in LOOKS} <= looks_of(client.get("/"))


def test_leaving_ends_every_choice(client: CheckedClient) -> None:
    for look in LOOKS:
        choose(client, look, look.values[-1])
    assert {look.name for look in LOOKS} <= unset(client.client.get("/leave"))
    assert {f"{look.name}-{look.values[0]}" for look in LOOKS} <= looks_of(client.get("/"))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_what_nobody_offered_is_not_kept(client: CheckedClient, look: Look) -> None:
    answer = client.client.post(DISPLAY, data={look.name: "x y"}, headers=client.headers)
    assert not [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(f"{look.name}=")]
    client.client.set_cookie(look.name, "x y")
    assert f"{look.name}-{look.values[0]}" in looks_of(client.get("/"))


def test_a_choice_made_by_another_site_is_refused(client: CheckedClient) -> None:
    page = client.post(f"{DISPLAY}?to=/help", {"colours": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and page.title.startswith("Problem: ")
    assert chosen(page)["colours"] == "dark", "it is there to be saved with one press"
    assert client.send(page, chosen(page)).address.startswith("/help") and "colours-dark" in looks_of(client.get("/"))
    client.client.delete_cookie("colours")
    assert "colours-plain" in looks_of(client.get("/"))


def test_what_the_browser_draws_itself_matches_the_colours(client: CheckedClient) -> None:
    for value, drawn in {"plain": "light", "soft": "light", "dark": "dark", "strong": "dark"}.items():
        choose(client, next(look for look in LOOKS if look.name == "colours"), value)
        assert client.get("/join").tree.xpath("//meta[@name='color-scheme']/@content") == [drawn]


def test_each_choice_has_a_picture_of_its_own(client: CheckedClient) -> None:
    own = ".//img[@class='question__picture' or @class='choice__picture']/@src"
    shown = page_of_looks(client).main.xpath(own)
    assert len(shown) == len(LOOKS) + sum(len(look.values) for look in LOOKS) == len(set(shown))


def test_one_save_keeps_all_four_and_leads_back_to_where_somebody_was(client: CheckedClient) -> None:
    here = client.get("/words", query_string={"letter": "L"})
    (link,) = here.tree.xpath("//a[normalize-space()='Aa How it looks']/@href")
    wanted = {look.name: look.values[-1] for look in LOOKS}
    after = client.send(client.get(link), wanted)
    assert after.address == "/words?letter=L"
    assert {f"{name}-{value}" for name, value in wanted.items()} <= looks_of(after)
    page = page_of_looks(client)
    assert len(page.form.xpath(".//fieldset")) == len(LOOKS) and len(page.form.xpath(".//button")) == 1
    assert chosen(page) == wanted


def test_the_link_on_the_page_itself_leads_back_to_where_somebody_was_before(client: CheckedClient) -> None:
    (link,) = page_of_looks(client).tree.xpath("//a[normalize-space()='Aa How it looks']/@href")
    page = client.get(link)
    assert page.tree.xpath("//nav/a[contains(@class,'nhsuk-back-link')]/@href") == ["/help"]
    assert client.send(page).address == "/help?"


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "help",
        "/leave",
        "/staff/",
        "/display?to=/display",
        "/finished",
    ],
)
def test_save_leads_to_pages_of_ours_alone(client: CheckedClient, to: str) -> None:
    page = page_of_looks(client, to)
    answer = client.client.post(page.form.get("action"), data=page.hidden(), headers=client.headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    answer = client.client.post(DISPLAY, query_string={"to": to}, data=page.hidden(), headers=client.headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_address_of_one_look_leads_to_its_place_on_the_page(client: CheckedClient, look: Look) -> None:
    answer = client.client.get(look.address)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{DISPLAY}#{look.name}")
    assert client.get(DISPLAY).form.xpath(f".//fieldset[@id='{look.name}']")
