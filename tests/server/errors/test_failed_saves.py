"""A save that failed: the page has what was typed, a number to ring, and the one under which the log has the error."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from time_machine import TimeMachineFixture

from portal import create_app
from portal.config import Settings
from portal.engine.pages import answering
from portal.records.staff import sessions
from portal.records.voices import cards
from portal.web import errors
from portal.web.cookies import Cookies
from tests.support.card_holders import another, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor
from tests.support.staff_fixtures import Office

RANG, PHONE = "Zebedee rang us.\nThey ring back.", "01903 555000"
NUMBER = re.compile(r"give us this number: ([0-9a-f]{8})")
Breaks = Callable[[pytest.MonkeyPatch], None]


class Broken(Exception):
    """A fault whose words must stand nowhere."""


def breaks(*_given: object, **_named: object) -> None:
    raise OperationalError("INSERT Zebedee", {"words": "Zebedee"}, Broken("Zebedee of Littlehampton"))


def in_the_view(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(answering, "_values", breaks)


def at_the_commit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Session, "commit", breaks)


def of_the_session(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Cookies, "save_session", breaks)


# A database that cannot serve now is a 503; what breaks after the page was made is a fault of ours.
FAULTS = [(in_the_view, 503), (at_the_commit, 503), (of_the_session, 500)]


@pytest.fixture
def client(app: Flask, settings: Settings) -> CheckedClient:
    app.extensions["portal.settings"] = replace(settings, team_phone=PHONE)
    app.jinja_env.globals["settings"] = replace(settings, team_phone=PHONE)
    return CheckedClient(app)


def at_tell(client: CheckedClient) -> FetchedPage:
    visitor = Visitor(client)
    return visitor.answers_until(visitor.opens("/join"), {"who": "me"}, "/tell")


def number_on(page: FetchedPage) -> str:
    found = NUMBER.search(page.words())
    assert found, page.words()
    return found[1]


def box_of(page: FetchedPage) -> str:
    (box,) = page.main.xpath(".//textarea[@readonly]")
    return str(box.text_content()).strip()


@pytest.mark.parametrize(("fault", "status"), FAULTS, ids=[each.__name__ for each, _status in FAULTS])
def test_the_page_has_the_words_and_the_log_its_number(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Breaks, status: int
) -> None:
    page = at_tell(client)
    with monkeypatch.context() as patch, caplog.at_level(logging.DEBUG):
        fault(patch)
        failed = client.send(page, {"tell": ["upset"], "tell-words": RANG})
    assert (failed.status, failed.h1) == (status, "Something went wrong here")
    assert RANG in box_of(failed).replace("\r\n", "\n")
    assert "upset" not in box_of(failed) and 'class="idle"' in failed.text
    assert number_on(failed) in caplog.text and "on /join/<name>" in caplog.text and "OperationalError" in caplog.text
    assert not re.search("Zebedee|Littlehampton|/join/tell|draft=", caplog.text), caplog.text
    if fault is of_the_session:  # the answer was kept before that broke: sent again it would be there twice
        assert not failed.main.xpath(".//form") and "did not save" not in failed.words()
        return
    again = client.send(failed)
    assert again.h1 != failed.h1 and "/tell" not in again.address, "one press, when it works again, saves it"
    assert "Zebedee rang us." in client.back(again).text


def test_a_fault_under_an_address_that_says_something_is_logged_by_its_rule(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at_the_commit(monkeypatch)
    failed = client.get("/come-back/1-2-3-4-5")
    assert failed.status == 503 and number_on(failed) in caplog.text
    assert "/come-back/<numbers>" in caplog.text and "1-2-3-4-5" not in caplog.text


def test_the_page_that_depends_on_nothing_asks_for_no_second_try_of_what_was_kept(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.app.extensions["portal.settings"] = replace(client.app.extensions["portal.settings"], team_phone="")
    page = at_tell(client)
    client.checks = False
    with monkeypatch.context() as patch:
        patch.setattr(errors, "render_template", breaks)
        of_the_session(patch)
        kept = client.send(page, {"tell": ["upset"], "tell-words": RANG})
    assert kept.status == 500 and "Zebedee" in kept.text
    assert "Go back and try again" not in kept.text and "<form" not in kept.text


def test_every_refused_post_has_the_words_and_a_number(
    client: CheckedClient, caplog: pytest.LogCaptureFixture, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    page = at_tell(client)
    gone = client.post("/nothing-here", {"more": RANG})
    assert gone.status == 404 and box_of(gone) == RANG and number_on(gone) in caplog.text
    time_machine.move_to(datetime.now(UTC), tick=False)  # a minute of the limit may end any moment
    slow = create_app(replace(settings, requests_a_minute=1, team_phone=PHONE))
    stranger = CheckedClient(slow)
    stranger.post(page.address, page.hidden())
    late = stranger.post(page.address, page.hidden() | {"tell-words": RANG})
    assert late.status == 429 and box_of(late) == RANG and number_on(late) in caplog.text
    assert PHONE in late.words()
    assert late.form.xpath(".//input[@name='tell-words']/@value") == [RANG], "and the form, for in a minute"
    slow.extensions["portal.database"].engine.dispose()


def test_nothing_that_another_site_posted_is_shown_or_can_be_sent(client: CheckedClient) -> None:
    page = client.post("/nothing-here", {"more": RANG}, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status == 404 and "Zebedee" not in page.text and not page.main.xpath(".//form")


@pytest.mark.parametrize("typed", ["help", "07700900123", "no"])
def test_one_word_and_a_bare_number_that_were_typed_are_shown(client: CheckedClient, typed: str) -> None:
    page = client.post("/nothing-here", {"more": typed, "draft": "a-key"})
    assert box_of(page) == typed and 'class="idle"' in page.text
    assert 'class="idle"' not in client.get("/nothing-here").text


def test_no_word_of_a_card_comes_back(client: CheckedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    card = sends(client)[1]
    device = another(client)
    page = device.get("/come-back")
    boxes = [str(each.get("name")) for each in page.form.xpath(".//input[@type='text']")]
    with monkeypatch.context() as patch:
        patch.setattr(cards, "find", breaks)
        failed = device.send(page, dict(zip(boxes, [each.capitalize() for each in card.words], strict=True)))
    gone = device.post("/nothing-here", {boxes[0]: " ".join(card.words), "chosen": card.words[0]})
    for each in (failed, gone):
        assert each.status in (503, 404) and not each.main.xpath(".//textarea")
        assert not [word for word in card.words if f'value="{word}"' in each.text.casefold()]


def test_no_password_comes_back(client: CheckedClient) -> None:
    page = client.post("/nothing-here", {"more": RANG, "password": "Zuleika Dobson", "again": "Zuleika Dobson"})
    assert "Zebedee" in page.text and "Zuleika" not in page.text


def test_staff_have_what_they_typed_though_their_session_cannot_be_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    form = client.get(f"/staff/request/{submission.shown_reference}/down/note")
    with monkeypatch.context() as patch:
        patch.setattr(sessions, "find", breaks)
        failed = client.send(form, {"words": RANG})
    assert failed.status == 503 and failed.h1 == "Something went wrong here" and RANG in box_of(failed)
    assert "/staff/request/<reference>/down/<what>" in caplog.text, caplog.text
    assert submission.shown_reference not in caplog.text and "Zebedee" not in caplog.text
    again = failed.form
    sent = client.post(again.get("action"), dict(again.form_values()))
    assert "It is written down." in sent.words()


def test_an_error_on_a_page_that_reads_has_a_number_too(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = office.signs_in(office.hires())
    monkeypatch.setattr(sessions, "find", breaks)
    page = client.get("/staff/")
    (number,) = re.findall(r"this number: ([0-9a-f]{8})", page.words())
    assert number in caplog.text and page.status == 503
