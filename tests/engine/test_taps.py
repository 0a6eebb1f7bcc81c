"""A tap answers any question, is read as an unknown answer and nothing more, and staff see that it was one."""

from typing import Any

import pytest

from portal.engine.journey import Journey
from portal.engine.steps import Ask
from portal.engine.taps import ASK_SOMEONE, TAPS, tapped, value_of
from portal.journeys import JOURNEYS
from portal.journeys.join import JOIN
from portal.records.requests import sending, submissions
from portal.records.requests.sending import ToSend
from portal.staff.request import voices
from tests.support.card_holders import card_of, comes_back
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor, fill
from tests.support.public.taps import NOT_NOW, WHOLE, sent, walked
from tests.support.staff_fixtures import Office
from tests.support.walks import with_more

pytestmark = pytest.mark.about_pages
WITHOUT_TAPS = {
    ("join", "name"), ("join", "after"), ("review", "name"), ("review", "after"), ("consent", "name"),
    ("advocate", "name"), ("problem", "name"), ("lost", "name"), ("call", "name"), ("call", "phone"),
}  # fmt: skip
EACH = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda each: each.name)


def ways_with_a_tap(journey: Journey) -> list[tuple[Ask, Any, ToSend]]:
    """Each tap of each question on its own, in an own way and in one for somebody else."""
    found = []
    journey = with_more(journey)
    for way in ({**WHOLE, "same": "no"}, {**WHOLE, "who": "someone_i_help", "here": "yes"}):
        if not all(
            ask.kind.understands(way[ask.name])
            for ask in journey.steps
            if isinstance(ask, Ask) and ask.name in ("who",)
        ):
            way = {**way, "who": "family"}
        for ask in walked(journey, **way).questions:
            for tap in ask.offered_taps:
                found.append((ask, tap, sent(journey, **{**way, ask.name: value_of(tap)})))
    return found


@EACH
def test_every_question_has_its_taps_but_those_without_which_there_is_no_request(journey: Journey) -> None:
    for ask in (each for each in (*journey.steps, *journey.more) if isinstance(each, Ask)):
        keys = [each.key for each in ask.offered_taps]
        if (journey.name, ask.name) in WITHOUT_TAPS:
            assert keys == []
        else:
            assert keys[-1] == "not_now" and "ask_someone" not in keys
            choices = {str(each.words) for each in getattr(ask.kind, "choices", ()) if not callable(each.words)}
            told = choices | {"" if callable(ask.skip) else str(ask.skip)}
            assert told.isdisjoint({"I am not sure", "I do not know"}) or "do_not_know" not in keys
            assert (
                len({each.picture for each in ask.offered_taps} & {c.drawn for c in getattr(ask.kind, "choices", ())})
                == 0
            )


@EACH
def test_a_tap_is_an_answer_only_where_it_is_offered(journey: Journey) -> None:
    for ask in (each for each in (*journey.steps, *journey.more) if isinstance(each, Ask)):
        for tap in TAPS:
            is_of_before = tap is ASK_SOMEONE and bool(ask.taps)  # nobody is offered it now; drafts have it
            assert ask.understands(value_of(tap)) == (tap in ask.offered_taps or is_of_before)
        assert not ask.understands({"tap": "never"}) and not ask.understands({"tap": "not_now", "words": ""})


@EACH
def test_each_tap_of_each_question_is_kept_with_the_question_as_it_was_shown(journey: Journey) -> None:
    for ask, tap, kept in ways_with_a_tap(journey):
        everyone = [kept.contents, *kept.others.values()]
        (told,) = [each for contents in everyone for each in contents["said"] if each["step"] == ask.name]
        assert (told["value"], told["lines"]) == (value_of(tap), [str(tap.words)])
        assert told["question"]


@EACH
def test_staff_open_a_request_with_any_tap_in_it_and_see_that_it_was_one(journey: Journey, office: Office) -> None:
    worker = office.hires()
    last = {ask.name: (tap, kept) for ask, tap, kept in ways_with_a_tap(journey)}
    references = []
    with office.database.transaction() as db:
        for name, (tap, kept) in last.items():
            references.append((name, tap, sending.send(db, office.settings.keys, kept).shown_reference))
    client = office.signs_in(worker)
    for name, tap, reference in references:
        page = client.get(f"/staff/request/{reference}")
        assert page.status == 200, reference
        assert ("Not known: they did not answer this." in page.words()) == (name == "private")
        assert f"{tap.words} Tapped" in page.words(), (reference, tap.key)


@EACH
def test_a_tap_on_every_question_comes_to_a_receipt(journey: Journey, client: CheckedClient) -> None:
    page = client.get(f"/{journey.name}")
    seen: list[str] = []
    for _page in range(60):
        if page.address.split("?")[0].endswith("/sent"):
            break
        taps = page.form.xpath(".//button[@name='tap']/@value")
        if page.address.split("?")[0].endswith("/check"):
            check = page
        if taps:
            assert page.form.xpath(".//button[@id='go']/following::button[@name='tap']"), "Continue is the first"
            seen.append(taps[-1])
        page = client.post(
            page.form.get("action"), page.hidden() | {"tap": taps[-1]} if taps else page.hidden() | fill(page, {})
        )
        assert page.status == 200, page.address
    assert page.h1 == "We have got it"
    assert len(seen) >= (0 if journey.name == "call" else 3)
    assert not seen or "Not now" in check.words()


def test_words_that_look_like_a_tap_stay_words(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/problem"), {"who": "me"}, "/what")
    after = client.send(page, {"what": ["meeting"], "tell": "not_now"})
    kept = client.back(after)
    assert "/may_tell" in after.address
    assert kept.form.xpath(".//textarea")[0].text.strip() == "not_now"
    assert not tapped("not_now") and not tapped('{"tap": "not_now"}')


def test_a_tap_that_a_page_does_not_offer_is_no_answer(client: CheckedClient) -> None:
    page = client.send(client.get("/call"))
    assert client.send(page, {"tap": "not_now"}).status == 422


def test_staff_see_that_it_is_not_known_who_asked_and_that_nobody_answered_yet(office: Office) -> None:
    worker, kept = office.hires(), sent(JOIN, **{**WHOLE, "who": NOT_NOW, "birthday": {"born": "2014-05-05"}})
    with office.database.transaction() as db:
        reference = sending.send(db, office.settings.keys, kept).shown_reference
    page = office.signs_in(worker).get(f"/staff/request/{reference}")
    assert "Who asks, and for whom Not told yet Not known who" in page.words()
    assert "Talk to the child first. Do not contact a parent before that." in page.words()
    assert kept.consents == () and (kept.voice, kept.others) == ("unknown", {})


def test_whoever_asked_without_saying_who_has_a_page_that_shows_and_asks_nothing(client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {}, "/who")
    page = client.post(page.form.get("action"), page.hidden() | {"tap": "not_now"})
    receipt = visitor.answers_until_sent(page, {})
    own = comes_back(CheckedClient(client.app), card_of(client, receipt))
    assert own.status == 200 and not own.main.xpath(".//a[contains(@href,'/my-page/answer')]")


def test_staff_write_to_a_person_whose_helper_tapped_past_how_to_reach_them(office: Office) -> None:
    worker, kept = office.hires(), sent(with_more(JOIN), **{**WHOLE, "who": "someone_i_help", "reach_them": NOT_NOW})
    with office.database.transaction() as db:
        found = sending.send(db, office.settings.keys, kept)
        opened = submissions.opened(db, office.settings.keys, found)
        reference = found.shown_reference
    assert voices.ways_to(opened, "person") == []
    assert office.signs_in(worker).get(f"/staff/request/{reference}/down/talk/with/person").status == 200
