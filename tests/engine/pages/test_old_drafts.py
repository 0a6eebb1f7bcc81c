"""A draft of when each question had its own page still comes to Send, and nothing that is still asked is lost."""

from typing import Any

import pytest

from portal.config import Settings
from portal.engine.steps import SEEN
from portal.journeys.join import JOIN
from portal.records.voices import drafts
from tests.support.card_holders import drafted
from tests.support.checked_client import CheckedClient
from tests.support.people import as_shown, at_check
from tests.support.public.my_pages import opened

GONE: dict[str, Any] = {
    "device": "no", "next": SEEN, "help": SEEN, "help_more": SEEN, "help_again": SEEN, "sharing": SEEN,
    "town": {"town": "Worthing"}, "about": "autism", "feel": "bad", "people": {"ticks": ["nobody"], "words": ""},
    "how": {"ticks": ["other_language"], "words": "Polish"}, "advocate": "yes",
}  # fmt: skip
OLD: dict[str, Any] = {
    "name": {"name": "Sam Before", "liked": "Sammy"},
    "where": "hospital",
    "which": "Testham Hospital",
    "ward": "Oak",
    "tell": {"ticks": ["upset", "not_at_school", "something_else"], "words": "It is loud here."},
    "private": {"ticks": ["mum"], "words": "Also my uncle"},
    "agree": "not_sure",
}
NEW = ("kind", "speak")


@pytest.mark.parametrize("marks", [True, False], ids=["with as what each was asked", "from before that was kept"])
def test_an_old_draft_comes_to_send_and_sends_what_is_still_asked(
    marks: bool, client: CheckedClient, settings: Settings
) -> None:
    check = at_check(client)
    with drafted(client, check) as (draft, secret):
        kept = {name: value for name, value in drafts.read(draft, secret).items() if marks or ":" not in name}
        new = {f"{name}{more}" for name in NEW for more in ("", ":asked")}
        kept = {name: value for name, value in kept.items() if name not in new}
        drafts.write(draft, secret, kept | OLD | GONE)
    page = client.get(check.address.split("&ticket")[0])
    passed = []
    for _page in range(10):
        if page.address.split("?")[0].endswith("/sent"):
            break
        passed.append(page.address.split("?")[0])
        again = {"now": "yes"} if passed[-1] == "/join/now" else {}
        page = client.send(page, as_shown(page) | again)
        assert page.status == 200, page.errors()
    assert passed == [*([] if marks else ["/join/now"]), "/join/where", "/join/reach", "/join/rights", "/join/check"]
    told = {each["step"]: each for each in opened(client, settings, page).voices["person"]["said"]}
    assert {name: told[name]["value"] for name in OLD} == OLD
    assert told["tell"]["lines"][1:] == ["I am not at school or college", "Something else", "It is loud here."]
    later = {each.name for each in JOIN.more}
    early = {name: value for name, value in GONE.items() if name in later}
    assert {name: told[name]["value"] for name in early if name in told} == early
    assert not (set(GONE) - later) & set(told)


def test_a_draft_of_someone_who_told_nothing_of_their_device_is_shown_to_nobody_else(client: CheckedClient) -> None:
    check = at_check(client, name="Sam Before")
    with drafted(client, check) as (draft, secret):
        drafts.write(draft, secret, drafts.read(draft, secret) | {"device": "not_sure"}, said_on={"name": "another"})
    assert "Sam Before" not in client.get(check.address.split("&ticket")[0]).text
