"""A person reads in their own language; staff see it beside the English, and what no person checked counts later."""

from dataclasses import replace

import pytest
from flask import Flask

from portal import create_app
from portal.config import CannotStart, Settings
from portal.delivery.transports import written
from portal.languages import COOKIE, NAMES, RIGHT_TO_LEFT
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.staff.labels import words
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.people import Visitor
from tests.support.public.typing import speaks
from tests.support.staff.consent_records import OPEN, part, writes
from tests.support.staff_fixtures import Office
from tests.support.words.catalogues import OTHERS, said_in

pytestmark = pytest.mark.about_pages

JOIN = {"who": "me", "agree": "yes", "tell-words": "Мені страшно", "private": ["mum"]}


def language_of(page: FetchedPage) -> tuple[str, str]:
    return page.tree.get("lang"), page.tree.get("dir")


def test_each_language_stands_on_each_page_by_its_own_name(client: CheckedClient) -> None:
    for address in ("/", "/join", "/help", "/not-here", "/words?q=advocate"):
        page = client.get(address)
        (names,) = page.tree.find_class("languages")
        assert {each.get("lang"): each.text for each in names.iter("a")} == NAMES, address


@pytest.mark.parametrize("language", NAMES)
def test_a_chosen_language_stays_at_the_same_address_until_the_person_leaves(
    language: str, client: CheckedClient
) -> None:
    page = client.get("/words?q=advocate")
    (link,) = page.tree.xpath(f"//*[@class='languages']/a[@lang='{language}']/@href")
    page = client.get(link)
    assert page.address == "/words?q=advocate"
    assert language_of(page) == (language, "rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert language_of(client.get("/join")) == language_of(page)
    client.client.get("/leave")
    assert language_of(client.get("/"))[0] == "en"


@pytest.mark.parametrize(
    ("asked", "read"),
    [("uk-UA,uk;q=0.9,en;q=0.5", "uk"), ("nl,ar;q=0.5", "ar"), ("nl", "en"), ("pl", "pl"), ("", "en")],
)
def test_the_browser_says_which_language_first(asked: str, read: str, client: CheckedClient) -> None:
    client.headers |= {"Accept-Language": asked}
    assert language_of(client.get("/"))[0] == read


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "evil",
        "",
        "/leave",
        "/staff/",
    ],
)
def test_choosing_a_language_leads_to_our_own_pages_alone(given: str, client: CheckedClient) -> None:
    response = client.client.get("/language/pl", query_string={"to": given})
    assert response.status_code == 303 and response.location == "/"


def test_there_is_no_other_language(client: CheckedClient) -> None:
    assert client.get("/language/xx").status == 404
    client.client.set_cookie(COOKIE, "../../en")
    assert language_of(client.get("/"))[0] == "en"


@pytest.mark.parametrize("language", OTHERS)
def test_pages_say_that_a_computer_translated_them_until_somebody_checked(
    language: str, settings: Settings, client: CheckedClient
) -> None:
    says = said_in(language, "A computer translated this page.")
    client.client.set_cookie(COOKIE, language)
    assert all(says in client.get(address).text for address in ("/", "/join", "/not-here", "/about/list"))
    checked = CheckedClient(create_app(replace(settings, languages_checked=f"{language}: Ana Example, 3 March 2027")))
    checked.client.set_cookie(COOKIE, language)
    assert says not in checked.get("/join").text
    assert "Ana Example, 3 March 2027" in checked.get("/language").words()
    assert says not in CheckedClient(client.app).get("/").text  # English was not translated


@pytest.mark.parametrize("wrong", ["pl", "xx: Ana Example", "Ana Example"])
def test_a_setting_that_says_nothing_is_refused(wrong: str, settings: Settings) -> None:
    with pytest.raises(CannotStart, match="PORTAL_LANGUAGES_CHECKED"):
        create_app(replace(settings, languages_checked=wrong))


@pytest.mark.parametrize("language", OTHERS)
def test_a_message_leaves_in_the_language_of_its_reader(language: str, app: Flask, settings: Settings) -> None:
    with app.app_context():
        _subject, body = written(settings, template="received", language=language, fields={})
    assert said_in(language, "We have got what you sent.") in body
    assert said_in(language, "A computer translated this message.") in body
    assert "999" not in body and "SHOUT" not in body, "a help line hints at danger to whoever sees the phone"


def test_staff_have_an_english_name_for_each_language() -> None:
    assert list(words.LANGUAGE) == list(NAMES)


def asks(office: Office, language: str) -> Submission:
    client = CheckedClient(office.app)
    client.client.set_cookie(COOKIE, language)
    visitor = Visitor(client)
    sent = visitor.answers_until_sent(visitor.opens("/join"), JOIN)
    with office.database.transaction() as db:
        found = submissions.find_by_reference(db, sent.reference.replace("-", ""))
        assert found
        db.expunge(found)
        return found


def test_staff_see_the_words_that_were_shown_the_english_and_what_was_typed(office: Office) -> None:
    request = asks(office, "uk")
    page = office.signs_in(office.hires()).get(f"/staff/request/{request.shown_reference}")
    assert page.tree.get("lang") == "en-GB"
    rows = {row.find("dt").text: row for row in page.tree.xpath("//*[contains(@class,'said-list')]/div")}
    question = rows[said_in("uk", "What is happening for you?")]
    assert question.xpath(".//dt/span[@lang='en']/text()") == ["What is happening for you?"]
    assert "Мені страшно" in question.text_content()
    where = rows[said_in("uk", "Where are you now?")]
    assert said_in("uk", "At home or with family") in where.text_content()
    assert where.xpath(".//dd/p[@lang='en']/text()") == ["At home or with family"]
    assert "Ukrainian" in page.words() and "ask again what matters, with an interpreter" in page.words()
    (told,) = page.tree.find_class("not-told")
    lines = [" ".join(each.split()) for each in told.itertext()]
    assert "Mum" in lines, "who must not be told is in the language of whoever obeys it"


def test_an_answer_in_words_that_nobody_checked_counts_only_when_staff_asked_again(office: Office) -> None:
    request = asks(office, "ar")
    client = office.signs_in(office.hires())
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Given, not confirmed" in part(page, "stands-list")
    assert "Ask again with an interpreter" in part(page, "consent-person")
    refused = writes(client, request, "spoke", alone="alone")
    assert "Ask again with an interpreter, then choose how you asked" in refused.words()
    page = writes(client, request, "spoke", alone="alone", asked_again="interpreter")
    assert OPEN in part(page, "stands-list")
    assert "Asked again, with an interpreter" in part(page, "consent-person")


def test_an_answer_in_words_that_somebody_checked_is_confirmed_as_in_english(office: Office) -> None:
    checked = replace(office.settings, languages_checked="ar: Ana Example, 3 March 2027")
    office.app.extensions["portal.settings"] = checked
    request = asks(office, "ar")
    client = office.signs_in(office.hires())
    page = client.get(f"/staff/request/{request.shown_reference}")
    assert "Ask again with an interpreter" not in page.words()
    assert OPEN in part(writes(client, request, "spoke", alone="alone"), "stands-list")


def test_a_journey_that_goes_on_in_another_language_is_sent_in_that_one(office: Office) -> None:
    client = CheckedClient(office.app)
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), JOIN, "/where")
    page = speaks(client, page, "ro")
    assert page.address.startswith("/join/where?draft=") and language_of(page)[0] == "ro"
    visitor.answers_until_sent(page, JOIN)
    with office.database.transaction() as db:
        (found,) = db.query(Submission)
        assert found.language == "ro"
