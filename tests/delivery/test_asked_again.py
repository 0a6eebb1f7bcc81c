"""When a message leaves, it is asked again: is the way safe, may a card leave by it, can a text leave at all."""

from typing import Any

import pytest
from flask import Flask

from portal.config import Settings
from portal.database import Database
from portal.records.accountability.names import Actor
from portal.records.correspondence import outbox
from portal.records.requests import people, submissions
from tests.support.post_offices import (
    SAFE_EMAIL,
    SAFE_TEXT,
    MailServer,
    ask_to_join,
    by_smtp,
    deliver_all,
    outgoing,
)

NOT_SAFE = "this way is not safe for them"
LINK = "https://people.example/come-back/1-2-3-4-5"


def post_card(database: Database, settings: Settings, request: str) -> None:
    with database.transaction() as db:
        outbox.post(
            db,
            settings.keys,
            template="new_card",
            way="email",
            address="robin@example.com",
            submission_id=request,
            fields={"link": LINK},
        )


def cards(mail: MailServer) -> int:
    return sum(LINK in each.get_content() for each in mail.all_so_far())


def private(*ticks: str, words: str = "") -> dict[str, Any]:
    return {"private": {"ticks": list(ticks), "words": words}}


@pytest.mark.parametrize("said", [{}, private("anyone")])
def test_a_card_leaves_by_a_safe_way_when_anyone_may_know(
    public: Flask, settings: Settings, mail: MailServer, said: dict[str, Any]
) -> None:
    request = ask_to_join(public, SAFE_EMAIL | said)
    post_card(public.extensions["portal.database"], settings, request)
    deliver_all(by_smtp(settings, mail))
    assert cards(mail) == 1


@pytest.mark.parametrize("said", [private("mum"), private("anyone", words="Not my uncle.")])
def test_a_card_does_not_leave_while_someone_must_not_be_told_though_staff_posted_it(
    public: Flask, settings: Settings, mail: MailServer, said: dict[str, Any]
) -> None:
    database = public.extensions["portal.database"]
    post_card(database, settings, ask_to_join(public, SAFE_EMAIL | said))
    deliver_all(by_smtp(settings, mail))
    assert cards(mail) == 0
    card = outgoing(database)[-1]
    assert (card.failure, card.due_at, card.sealed) == (NOT_SAFE, None, None)


def test_a_card_does_not_leave_while_someone_must_not_be_told_on_another_request_of_the_same_person(
    public: Flask, settings: Settings, mail: MailServer
) -> None:
    database = public.extensions["portal.database"]
    request, other = ask_to_join(public, SAFE_EMAIL), ask_to_join(public, SAFE_EMAIL | private("dad"))
    with database.transaction() as db:
        both = [submissions.find(db, each) for each in (request, other)]
        assert both[0] and both[1]
        people.link(db, both[0], both[1], actor=Actor.COMMAND)
    post_card(database, settings, request)
    deliver_all(by_smtp(settings, mail))
    assert cards(mail) == 0 and outgoing(database)[-1].failure == NOT_SAFE


def test_a_text_that_waits_where_none_can_leave_says_which_setting_is_missing(
    public: Flask, settings: Settings, mail: MailServer
) -> None:
    ask_to_join(public, SAFE_TEXT)  # the screen takes texts, and then the setting changes
    assert deliver_all(by_smtp(settings, mail)) == (1, 1)
    text = outgoing(public.extensions["portal.database"])[1]
    assert text.way == "text" and "PORTAL_SENDING" in text.failure and text.due_at
