"""The forms of a page, each filled as it asks, once for each of its buttons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from portal import calendar
from tests.support.checked_client import CheckedClient, FetchedPage

Typed = dict[str, str | list[str]]


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a browser would send when this button is pressed, and where to."""

    client: CheckedClient
    address: str
    values: MultiDict[str, str]
    code: Callable[[], str] | None = None  # a code of now, where the form asks for one

    def sent(self, *, with_token: bool) -> MultiDict[str, str]:
        values = self.values.copy()
        if not with_token:
            values.poplist("csrf_token")
        if self.code and "code" in values:
            values["code"] = self.code()
        return values

    @property
    def shape(self) -> tuple[object, ...]:
        """Two forms that differ in nothing but typed words are the same."""
        buttons = [value for name, value in self.values.items(multi=True) if name in ("do", "what", "skip", "tap")]
        return tuple(sorted(self.values)), tuple(buttons)


def forms_of(
    client: CheckedClient, page: FetchedPage, typed: Typed, code: Callable[[], str] | None = None
) -> Iterator[Filled]:
    for form in page.tree.xpath("//form[translate(@method,'POST','post')='post']"):
        address = (form.get("action") or page.address).partition("#")[0]
        for button in form.xpath(".//button") or [None]:
            values = _values(form, typed)
            if button is not None and button.get("name"):
                values.add(button.get("name"), button.get("value"))
            yield Filled(client=client, address=address, values=values, code=code)


def _values(form: Any, typed: Typed) -> MultiDict[str, str]:
    values: MultiDict[str, str] = MultiDict()
    for control in form.xpath(".//input|.//select|.//textarea"):
        name, kind = control.get("name"), control.get("type", control.tag)
        if not name:
            continue
        if name in typed and kind != "hidden":
            wanted = typed[name]
            values.setlist(name, [wanted] if isinstance(wanted, str) else wanted)
        elif kind in ("hidden", "checkbox"):
            values.add(name, control.get("value"))
        elif kind == "radio":
            if name not in values or control.get("checked") is not None:
                values[name] = control.get("value")
        else:
            values[name] = _written(control, kind)
    return values


def _written(control: Any, kind: str) -> str:
    if kind == "select":
        return next((each for each in control.xpath(".//option/@value") if each), "")
    if kind == "date":
        return control.get("value") or calendar.today().isoformat()
    return control.get("value") or control.text_content().strip() or "Robin Example"
