"""A post from another site changes nothing, on either side: every form that there is, filled and posted from there.

A page of its own that takes posts is found by the address map. When this test does not know it, put what it needs into
`tests/support/elsewhere/`, so that its form is met.
"""

from collections.abc import Iterable, Iterator

import pytest
from flask import Flask

from tests.support.elsewhere import desk, visitors
from tests.support.elsewhere.filling import Filled
from tests.support.elsewhere.remembered import put_back, remembered
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the pages are the same on each kind
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
ONLY_SHOWN = {"/staff/several"}  # what would be done; nothing is done yet
NOT_THERE = {"/staff/not-used/rescue", "/staff/not-used/select"}  # `tests/staff/access/test_access.py`
NUMBERS = {"reference", "key", "day", "account_id", "number", "message_id", "token", "secret", "name"}


def takes_posts(app: Flask, *, staff: bool) -> set[str]:
    """The address of each page that takes posts, as the address map has it."""
    rules = [rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return {rule for rule in rules if rule.startswith("/staff") == staff} - NOT_THERE


def each_once(app: Flask, forms: Iterable[Filled]) -> Iterator[tuple[str, Filled]]:
    """Each form of each address once, whatever request, account or question it is about."""
    known = set[tuple[object, ...]]()
    for form in forms:
        rule, parts = app.url_map.bind("localhost").match(form.address.partition("?")[0], "POST", return_rule=True)
        kind = (rule.rule, *(value for name, value in sorted(parts.items()) if name not in NUMBERS), *form.shape)
        if kind not in known:
            known.add(kind)
            yield rule.rule, form


def change_something(app: Flask, forms: Iterable[Filled]) -> set[str]:
    """Post each form, first from elsewhere. To which addresses does a form that our own site posts change anything?"""
    found, counted = set[str](), list[str]()
    for rule, form in each_once(app, list(forms)):
        client, before = form.client.client, remembered(form.client)
        for headers, with_token in ((FROM_ELSEWHERE, True), ({}, False)):
            answer = client.post(form.address, data=form.sent(with_token=with_token), headers=headers)
            assert answer.status_code < 500, (form.address, answer.status_code)
            if remembered(form.client) != before:
                counted.append(f"{form.address} {headers}")
                before = remembered(form.client)
        if rule not in found:
            with put_back(form.client):
                client.post(form.address, data=form.sent(with_token=True), headers=FROM_HERE)
                if remembered(form.client) != before:
                    found.add(rule)
    assert not counted, "these count from elsewhere"
    return found


def test_no_post_of_staff_from_elsewhere_changes_anything(office: Office) -> None:
    found = change_something(office.app, desk.every_form(office))
    assert found == takes_posts(office.app, staff=True) - ONLY_SHOWN


def test_no_post_of_the_public_from_elsewhere_changes_anything(office: Office) -> None:
    found = change_something(office.app, visitors.every_form(office))
    assert found == takes_posts(office.app, staff=False)
