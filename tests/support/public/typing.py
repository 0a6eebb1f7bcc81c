"""Someone who has typed and not sent it, and presses a link of the page instead: a button of its form."""

from typing import Any

from tests.support.checked_client import CheckedClient, FetchedPage


def presses(client: CheckedClient, page: FetchedPage, button: Any, **typed: Any) -> FetchedPage:
    """Press a button of the form of this page, with what was typed there, as a browser does."""
    (form,) = page.tree.xpath(f"//form[@id='{button.get('form')}']")
    hidden = {each.get("name"): each.get("value") for each in form.xpath(".//input[@type='hidden']")}
    return client.post(form.get("action"), hidden | typed | {button.get("name"): button.get("value")})


def follows(client: CheckedClient, page: FetchedPage, to: str, **typed: Any) -> FetchedPage:
    buttons = page.tree.xpath("//button[@name='to']")
    found = [each for each in buttons if each.get("value") == to or each.get("value").startswith(f"{to}?")]
    assert found, f"no link to {to} on {page.address}: {[each.get('value') for each in buttons]}"
    return presses(client, page, found[0], **typed)


def goes_back(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    (button,) = page.tree.xpath("//nav//button[@value='again']")
    return client.press(button)


def speaks(client: CheckedClient, page: FetchedPage, language: str, **typed: Any) -> FetchedPage:
    """Choose another language on the page of a question: by "More", and back to the question."""
    there = follows(client, page, "/help", **typed)
    return goes_back(client, follows(client, there, f"/language/{language}"))
