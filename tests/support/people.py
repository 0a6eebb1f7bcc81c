"""Page objects that read as sentences. A visitor knows labels and buttons, not code."""

from typing import Any

from tests.support.checked_client import CheckedClient, FetchedPage

ADULT = {"birthday": "5", "birthday-month": "March", "birthday-year": "2001"}
CHILD = {"birthday": "5", "birthday-month": "05", "birthday-year": "2014"}


class Visitor:
    """Someone on a phone."""

    def __init__(self, client: CheckedClient) -> None:
        self.client = client
        self.seen: list[FetchedPage] = []

    def opens(self, address: str) -> FetchedPage:
        return self.client.get(address)

    def presses(self, page: FetchedPage, button: str = "", **typed: Any) -> FetchedPage:
        return self.client.send(page, typed, press=button)

    def answers_until(self, page: FetchedPage, wanted: dict[str, Any], *ends: str) -> FetchedPage:
        """Answer page after page, as wanted by field name or with what fits, until an address ends so."""
        for _page in range(60):
            self.seen.append(page)
            if page.address.split("?")[0].endswith(ends):
                return page
            page = self.client.send(page, fill(page, wanted))
        raise AssertionError(f"never came to {ends}: {page.address} {page.errors()}")

    def answers_until_sent(self, page: FetchedPage, wanted: dict[str, Any]) -> FetchedPage:
        return self.answers_until(page, wanted, "/sent")

    def answers_until_over(self, page: FetchedPage, wanted: dict[str, Any]) -> FetchedPage:
        return self.answers_until(page, wanted, "/sent", "/cleared")


def fill(page: FetchedPage, wanted: dict[str, Any]) -> dict[str, Any]:
    """An answer for each box of the page's one form: the wanted one, else the first choice or plain words."""
    filled: dict[str, Any] = {}
    if page.form.xpath(".//input[@name='birthday']"):
        if wanted.get("birthday") == "skip":
            return {"skip": "yes"}
        return {**ADULT, **{name: value for name, value in wanted.items() if name.startswith("birthday")}}
    for control in page.form.xpath(".//input[@type='radio' or @type='checkbox']"):
        name = control.get("name")
        filled.setdefault(name, wanted.get(name, control.get("value")))
    for box in page.form.xpath(".//input[@type='text']|.//textarea"):
        name = box.get("name")
        filled[name] = wanted.get(name, _something(name))
    return filled


def _something(name: str) -> str:
    return {"phone": "07700 900123", "email": "sam@example.com", "leave_empty": ""}.get(name, "Sam Example")


def at_check(client: CheckedClient, **wanted: object) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "yes", **wanted}, "/check")


def as_shown(page: FetchedPage) -> dict[str, Any]:
    """What stands in each box of the page's form, as a browser sends it back: typed or chosen."""
    found: dict[str, Any] = {each.get("name"): each.get("value") or "" for each in _typed(page, "input[@type='text']")}
    found |= {each.get("name"): (each.text or "").lstrip("\n") for each in _typed(page, "textarea")}
    for each in page.form.xpath(".//select[.//option[@selected]]"):
        found[each.get("name")] = each.xpath(".//option[@selected]/@value")[0]
    for each in page.form.xpath(".//input[@type='radio'][@checked]"):
        found[each.get("name")] = each.get("value")
    for each in page.form.xpath(".//input[@type='checkbox'][@checked]"):
        found.setdefault(each.get("name"), []).append(each.get("value"))
    return found


def _typed(page: FetchedPage, box: str) -> list[Any]:
    return list(page.form.xpath(f".//{box}"))
