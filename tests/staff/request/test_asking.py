"""One button asks for all that was not told yet: easy words, in their language, and never as if it reached nobody."""

from dataclasses import replace
from typing import Any

import pytest

from portal.engine.steps import SKIPPED
from portal.journeys.call import CALL
from portal.journeys.join import JOIN
from portal.languages import NAMES
from portal.records.correspondence.messages import Letter
from portal.records.requests.sending import Consent, ToSend
from portal.records.requests.submissions import Submission
from portal.records.voices import cards, folders
from portal.staff.labels import words
from portal.staff.messages import asking
from portal.staff.messages import templates as ready
from portal.staff.messages.asking import Asked
from portal.wording.readability import findings
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.taps import NOT_NOW, WHOLE, sent, with_more
from tests.support.staff.request_pages import MISSING, kept, nothing, opened, page_of, points
from tests.support.staff_fixtures import WAYS, Office

pytestmark = pytest.mark.about_pages

ALL_TOLD = WHOLE | {"speak": {"ticks": ["interpreter"], "words": ""}}  # they name none: we ask in the one they read
NO_PAGE = "They have no page of their own to be asked on"


def with_page(office: Office, what: ToSend) -> Submission:
    """Sent, and whoever sent it has a card for a page of their own."""
    request = kept(office, what)
    with office.database.transaction() as db:
        (folder, *_more) = [each for each in folders.of_submission(db, request.id) if each.key == what.voice]
        keys = office.settings.keys
        cards.for_folder(db, keys, folder, folders.key_for_staff(db, keys, folder))
    return request


def typed(page: FetchedPage) -> dict[str, Any]:
    """What "Ask them" sends."""
    (form,) = page.main.xpath(".//form[contains(@class,'ask-them')]")
    assert [each.text_content() for each in form.xpath(".//button")] == ["Ask them"]
    found: dict[str, Any] = {"do": form.xpath(".//button/@value")[0]}
    for each in form.xpath(".//input"):
        found.setdefault(each.get("name"), []).append(each.get("value"))
    return found | {"to": form.get("action")}


def asks(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    wanted = typed(page)
    return client.post(wanted.pop("to").partition("#")[0], wanted)


def lines(page: FetchedPage) -> list[str]:
    return str(typed(page)["words"][0]).splitlines()


def test_the_button_asks_for_each_missing_point_and_for_nothing_else(office: Office) -> None:
    told = ALL_TOLD | {"where": NOT_NOW, "advocate": NOT_NOW, "how": NOT_NOW, "speak": SKIPPED, "now": NOT_NOW}
    page = page_of(office.signs_in(office.hires()), with_page(office, sent(with_more(JOIN), **told)))
    assert lines(page) == [
        "What you tell us helps us find the right support.",
        "Where are you now?", "Are you safe right now?", "How should we give you information?",
        "Would you like an advocate?", "You can also tell us when we talk.",
    ]  # fmt: skip


def test_everything_that_can_be_told_can_be_asked_for_at_once(office: Office) -> None:
    request = with_page(office, sent(with_more(JOIN), **nothing(with_more(JOIN)) | {"who": "me"}))
    client = office.signs_in(office.hires())
    page = page_of(client, request)
    missing = [key for key, found in points(page).items() if MISSING in found]
    assert len(lines(page)) == len(missing) + 2 and missing == [each for each in Asked if each != "who"]
    page = asks(client, page)
    assert "As they read it" in page.words()
    sent_on = {name: page.main.xpath(f".//form[@class='write']//*[@name='{name}']")[0] for name in ("words", "shown")}
    sent_on = {"words": sent_on["words"].text, "shown": sent_on["shown"].get("value"), "do": "send"}
    assert (
        "It is on their page." in client.post(f"/staff/request/{request.shown_reference}/write/person", sent_on).words()
    )
    with office.database.transaction():
        (message,) = opened(client, office.settings, request.shown_reference).messages["person"]
    assert isinstance(message.letter, Letter) and "Where are you now?" in message.letter.words


def test_where_all_is_told_there_is_no_button(office: Office) -> None:
    page = page_of(office.signs_in(office.hires()), with_page(office, sent(with_more(JOIN), **ALL_TOLD)))
    assert "Ask them" not in page.words() and NO_PAGE not in page.words()


@pytest.mark.parametrize("language", NAMES)
def test_it_asks_in_the_language_of_the_voice(office: Office, language: str) -> None:
    told = ALL_TOLD | {"where": NOT_NOW, "how": NOT_NOW, "speak": SKIPPED}
    request = with_page(office, replace(sent(with_more(JOIN), **told), language=language))
    client = office.signs_in(office.hires())
    page = page_of(client, request)
    (_opening, where, _how, _ending) = lines(page)
    english = "Where are you now?"
    assert (where == english) == (language == "en")
    assert ("What it says, in English" in page.words()) == (language != "en")
    assert page.words().count(english) >= 1
    after = asks(client, page)
    assert (
        where in after.words() and after.main.xpath(".//select[@name='picture']/option[@selected]/@value")[1] == "town"
    )
    own = bool(after.main.xpath(".//input[@name='into'][@value='own'][@checked]"))
    assert own == (language != "en")


def test_a_language_that_we_have_no_words_in_is_asked_in_english() -> None:
    assert [asking.written_in(each) for each in ("polish", "Somali", "British Sign Language")] == ["pl", "en", "en"]
    assert set(words.LANGUAGE) == set(NAMES)


def test_somebody_who_asks_for_another_is_asked_about_them_and_never_for_their_yes(office: Office) -> None:
    helper = ALL_TOLD | {
        "who": "someone_i_help",
        "here": "no",
        "where": NOT_NOW,
        "now": NOT_NOW,
        "birthday": NOT_NOW,
    }
    page = page_of(office.signs_in(office.hires()), with_page(office, sent(with_more(JOIN), **helper)))
    assert MISSING in points(page)["consent"]
    assert lines(page)[1:-1] == ["When is their birthday?", "Where are they now?", "Are they safe right now?"]


def test_a_parent_is_asked_for_their_own_answer_about_a_child_alone(office: Office) -> None:
    parent = ALL_TOLD | {"who": "my_child", "agree_parent": NOT_NOW, "here": "no", "where": NOT_NOW}
    child, adult = (
        page_of(office.signs_in(office.hires()), with_page(office, sent(with_more(JOIN), **parent | born)))
        for born in ({"birthday": {"born": "2016-03-05"}}, {"birthday": {"born": "2000-03-05"}})
    )
    assert "Do you want your child to be on the list?" in lines(child)
    assert lines(adult)[1:-1] == ["Where are they now?"]


def test_whoever_has_a_safe_way_is_told_and_else_it_waits_on_their_page(office: Office) -> None:
    client = office.signs_in(office.hires())
    emailed = ALL_TOLD | {"reach": {"ticks": ["email"], "words": ""}, "where": NOT_NOW}
    page = page_of(client, with_page(office, sent(with_more(JOIN), **emailed)))
    assert "We tell them by email that it is there." in page.words()
    page = page_of(client, with_page(office, sent(with_more(JOIN), **emailed | {"reach": NOT_NOW})))
    assert "It waits on their page" in page.words() and "We tell them by" not in page.words()


def test_without_a_page_nothing_is_offered_as_if_it_reached_them(office: Office) -> None:
    client = office.signs_in(office.hires())
    for request in (office.receives(more_said=WAYS), kept(office, sent(CALL))):
        page = page_of(client, request)
        assert not page.main.xpath(".//form[contains(@class,'ask-them')]")
        assert (NO_PAGE in page.words()) == (request.kind == "join")


def test_a_page_that_the_person_ended_is_not_written_to(office: Office) -> None:
    request = with_page(office, sent(with_more(JOIN), **ALL_TOLD | {"where": NOT_NOW}))
    with office.database.transaction() as db:
        folder = folders.find(db, request.id, "person")
        assert folder
        folder.ended_at = folder.ended_at or request.sent_at
    page = page_of(office.signs_in(office.hires()), request)
    assert NO_PAGE in page.words() and not page.main.xpath(".//form[contains(@class,'ask-them')]")


def test_after_a_no_nobody_is_asked_for_more(office: Office) -> None:
    no = Consent(voice="person", purpose="list", answer="no", how="alone", words_shown=[])
    told = ALL_TOLD | {"where": NOT_NOW, "birthday": NOT_NOW}
    request = with_page(office, replace(sent(with_more(JOIN), **told), consents=(no,)))
    client = office.signs_in(office.hires())
    for _look in range(2):  # closed, then opened with a reason
        page = page_of(client, request)
        assert "speak to them before you ask for more" in page.words()
        assert not page.main.xpath(".//form[contains(@class,'ask-them')]")
        client.post(f"/staff/request/{request.shown_reference}/why/written", {"opens_because": "advice"})


def test_each_question_is_easy_to_read_and_has_a_picture_that_staff_can_choose() -> None:
    asked = [each for _picture, said in asking.QUESTIONS.values() for each in said.values()]
    asked += [each for said in asking.OF_KIND.values() for each in said.values()]
    asked += [asking.OPENING.words, asking.ENDING.words]
    hard = {found.words for each in asked for found in findings(str(each))}
    assert hard <= {"information"}  # as the journeys ask it
    assert {picture for picture, _said in asking.QUESTIONS.values()} <= set(ready.pictures())
    assert {asking.OPENING.picture, asking.ENDING.picture} <= set(ready.pictures())
    assert set(asking.QUESTIONS) == set(Asked)
