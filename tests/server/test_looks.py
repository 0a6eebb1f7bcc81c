"""How someone chose this site to look is kept from page to page, without a script, and ends when they leave."""

import pytest
from werkzeug.test import TestResponse

from portal.public.display_choices import LOOKS, Look
from tests.support.checked_client import CheckedClient, FetchedPage

pytestmark = pytest.mark.about_pages

SAVED = "Saved. All pages look like this now."


def looks_of(page: FetchedPage) -> set[str]:
    return set(page.tree.get("class").split())


def choose(client: CheckedClient, look: Look, value: str) -> FetchedPage:
    return client.send(client.get(look.address), {look.name: value})


def unset(response: TestResponse) -> set[str]:
    lines = response.headers.getlist("Set-Cookie")
    return {line.split("=")[0] for line in lines if "Max-Age=0" in line}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_choice_is_kept_on_the_pages_after(client: CheckedClient, look: Look) -> None:
    for value in reversed(look.values):
        assert SAVED in choose(client, look, value).words()
        for address in ("/", "/help", "/join", "/nothing-here"):
            assert f"{look.name}-{value}" in looks_of(client.get(address))
        assert client.get(look.address).form.xpath(".//input[@checked]/@value") == [value]


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
    answer = client.client.post(look.address, data={look.name: "x y"}, headers=client.headers)
    assert not [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(f"{look.name}=")]
    client.client.set_cookie(look.name, "x y")
    assert f"{look.name}-{look.values[0]}" in looks_of(client.get("/"))


def test_a_choice_made_by_another_site_is_refused(client: CheckedClient) -> None:
    page = client.post("/display/colours", {"colours": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 400 and page.title.startswith("Problem: ")
    assert "colours-plain" in looks_of(client.get("/"))


def test_what_the_browser_draws_itself_matches_the_colours(client: CheckedClient) -> None:
    for value, drawn in {"plain": "light", "soft": "light", "dark": "dark", "strong": "dark"}.items():
        choose(client, next(look for look in LOOKS if look.name == "colours"), value)
        assert client.get("/join").tree.xpath("//meta[@name='color-scheme']/@content") == [drawn]


def test_each_choice_has_a_picture_of_its_own(client: CheckedClient) -> None:
    pages = [client.get(address) for address in ("/display", *(look.address for look in LOOKS))]
    own = ".//img[@class='card__picture' or @class='choice__picture']/@src"
    shown = [picture for page in pages for picture in page.main.xpath(own)]
    assert len(shown) == len(LOOKS) + sum(len(look.values) for look in LOOKS) == len(set(shown))
