"""What the information must say, and must not: issue by issue, the sentence and each page where it must stand."""

import re
from dataclasses import replace

import pytest

from portal import create_app
from portal.config import Settings
from portal.public.information import BUTTONS, CHAIN
from tests.support.checked_client import CheckedClient
from tests.support.easy_pages import PAGES
from tests.support.people import Visitor
from tests.support.words.catalogues import OTHERS, catalogue

pytestmark = pytest.mark.about_pages

UNLESS_IN_DANGER = "We do not tell them, unless someone is in danger. Then we try to tell you first."
ASK_FOR_AN_ADVOCATE = "You can ask for an advocate. We try to find one."
WITHOUT_THE_LIST = "You still get the care you have. Some extra help comes only with the list."
ASKED_BACK = "What we gave out before, we ask back. We cannot be sure to get all of it."
EXPECTED = "In a mental health hospital, a meeting is expected if you say yes."
NEEDS = "You get one only if your needs show it is right."
SAID = [
    ("/help", "If someone is hurt or in danger, ring 999."),
    ("/help", "Worried that someone hurts a child or an adult?"),
    ("/help", "For a child, ring 01632 960001"),
    ("/help", "For a child at night, ring 01632 960002"),
    ("/help", "For an adult, ring 01632 960003"),
    ("/help", "Relay UK: ring 18001, then the number."),
    ("/help", "You can text 999 if you registered before."),
    ("/help", "In British Sign Language, call by video: 999bsl.co.uk"),
    ("/help", "Our own number is not filled in yet."),
    ("/about/sharing", UNLESS_IN_DANGER),
    ("/about/sharing", "Tell us who must not know, like your school."),
    ("/about/sharing", "Without a yes, only our team sees it."),
    ("/about/sharing", "Others see it in danger, or if someone must decide for you."),
    ("/about/rights", ASK_FOR_AN_ADVOCATE),
    ("/about/advocates", ASK_FOR_AN_ADVOCATE),
    ("/about/rights", WITHOUT_THE_LIST),
    ("/about/coming-off", WITHOUT_THE_LIST),
    ("/about/coming-off", ASKED_BACK),
    ("/about/who-gets-one", NEEDS),
    ("/about/who-gets-one", EXPECTED),
    ("/about/who-gets-one", "A meeting about your care, for adults."),
    ("/review", NEEDS),
    ("/review", EXPECTED),
    ("/about/experts", "or cares for someone who has."),
    ("/words?q=expert by experience", "or cares for someone who has."),
    ("/about/story-of-a-no", "Alex said no to the list."),
    ("/about/story-of-a-no", "Alex is all right"),
    ("/words?q=Nearest relative", "A family member who has rights if the law keeps you in hospital."),
    ("/words?q=IMHA", "Someone who helps you speak up if the law keeps you in hospital."),
    ("/words?q=CTR", "Care and Treatment Review"),
    ("/about/going-home", "Hospital staff make plans for going home, when you are well enough."),
    ("/about/talk", "You, or a parent, should get the chance to talk about these things."),
    ("/about/who-comes", "These people may be asked too. You can say who you do not want there."),
    ("/about/panel", "Some of them are not part of your daily care."),
    ("/about/who-decides", "If you are under 16, a parent or guardian is usually asked."),
    ("/about/list", "mental health hospital"),
    ("/about/meeting", "It is for people in a mental health hospital, or who may go there."),
    ("/about/colours", "Amber: a high risk, if the right care does not come soon."),
    ("/about/on-the-list", "Ask us how long you stay on it."),
    ("/about/the-day", "Ask us how long it takes."),
    ("/about/the-day", "You can ask to leave."),
    ("/about/the-day", "Ask us which of your things you may bring."),
    ("/about/best-interests", "Then staff decide. They listen to you, and to people who know you."),
]
NO_MORE = (
    "If a child is hurt",
    "You can have an advocate",
    "Without a yes, we do not share",
    "You go home when you are well enough",
    "You and your parents can talk",
    "So are these people.",
    "Ask for this now",
    "Nominated person",
)


def test_each_page_says_what_it_must(client: CheckedClient) -> None:
    pages = {address: client.get(address).words() for address, _sentence in SAID}
    assert [(address, said) for address, said in SAID if said not in pages[address]] == []


def test_what_misled_people_is_said_nowhere(client: CheckedClient) -> None:
    pages = {address: client.get(address).words() for address in PAGES}
    assert [(address, said) for address, words in pages.items() for said in NO_MORE if said in words] == []
    ours = [str(each.id) for each in catalogue(OTHERS[0]) if each.id]
    assert [(each, said) for each in ours for said in NO_MORE if said in each] == []


@pytest.mark.parametrize("start", ["/join", "/review", "/advocate", "/problem", "/consent"])
def test_whom_we_do_not_tell_is_promised_before_the_first_tick(start: str, client: CheckedClient) -> None:
    visitor = Visitor(client)
    wanted = {"who": "me", "agree": "yes", "answer": "yes"}
    page = visitor.answers_until(visitor.opens(start), wanted, "/private")
    (hint,) = page.main.xpath(".//*[@id='private-hint']")
    assert UNLESS_IN_DANGER in " ".join(hint.text_content().split())
    assert hint.xpath("following::input[@type='checkbox']") and not hint.xpath("preceding::input[@type='checkbox']")


@pytest.mark.parametrize(("private", "sees"), [({"private": ["teacher"]}, False), ({}, True)])
def test_a_school_that_must_not_be_told_is_in_no_yes(
    private: dict[str, object], sees: bool, client: CheckedClient
) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens("/join"), {"who": "me", **private}, "/agree")
    assert ("social care and school see it." in page.words()) is sees
    assert ("People in health and social care see it, not your school." in page.words()) is not sees


@pytest.mark.parametrize(
    ("which", "care"), [("list", WITHOUT_THE_LIST), ("both", WITHOUT_THE_LIST), ("meeting", "does not change the care")]
)
def test_a_yes_taken_back_says_what_becomes_of_care_and_of_what_was_given_out(
    which: str, care: str, client: CheckedClient
) -> None:
    visitor = Visitor(client)
    wanted = {"who": "me", "which": which, "answer": "changed_mind"}
    words = visitor.answers_until(visitor.opens("/consent"), wanted, "/rights").words()
    assert care in words and ASKED_BACK in words and ASK_FOR_AN_ADVOCATE in words


def test_a_no_to_the_list_says_that_some_help_comes_only_with_it(client: CheckedClient) -> None:
    visitor = Visitor(client)
    words = visitor.answers_until(visitor.opens("/join"), {"who": "me", "agree": "no"}, "/rights").words()
    assert WITHOUT_THE_LIST in words and "does not change the care" not in words and ASK_FOR_AN_ADVOCATE in words


def test_who_to_ring_is_said_to_be_open_where_no_number_is_given(settings: Settings) -> None:
    page = CheckedClient(create_app(replace(settings, help_lines=None))).get("/help").words()
    assert "Who to ring about this is not filled in yet." in page and "For a child" not in page


def test_each_page_names_what_its_button_does_and_where_it_stands_among_all(client: CheckedClient) -> None:
    for number, page in enumerate(CHAIN, start=1):
        main = client.get(page.address).main
        (button,) = main.xpath(".//a[contains(@class,'main-button')]")
        wanted = "Ask us for the booklet" if page.address == "/about/more" else BUTTONS[page.ask]
        assert button.text_content() == wanted, page.address
        (contents,) = main.find_class("contents")
        assert contents.xpath("./summary")[0].text_content().strip() == f"Page {number} of {len(CHAIN)}"
        assert contents.xpath(".//li/a/@href") == [each.address for each in CHAIN]
        assert contents.xpath(".//a[@aria-current='page']/@href") == [page.address]
    assert client.get("/about").main.find_class("contents")[0].xpath(".//li/a/@href") == [
        each.address for each in CHAIN
    ]


def test_the_chain_leads_from_its_first_page_to_its_last() -> None:
    addresses = [each.address for each in CHAIN]
    assert [each.after for each in CHAIN] == [*addresses[1:], "/about"]


def test_the_booklet_is_linked_where_it_can_be(settings: Settings) -> None:
    given = CheckedClient(create_app(replace(settings, link_booklet="https://example.org/x"))).get("/about/more")
    assert "Ask us for the booklet" not in given.words() and "Ask someone to call me" in given.words()


def test_the_statement_says_what_the_law_asks_for(client: CheckedClient, settings: Settings) -> None:
    page = client.get("/accessibility")
    for said in (
        "partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "WCAG 2.2, 1.3.5",
        "Nobody with a learning disability has checked it yet.",
        "Equality Advisory and Support Service (EASS)",
        "Equality and Human Rights Commission (EHRC)",
        "axe-core",
        "Our own number is not filled in yet.",
    ):
        assert said in page.words(), said
    assert len(re.findall(r"\w+day \d+ \w+ 20\d\d", page.words())) == 2
    assert page.main.xpath(".//a[@href='/problem']")
    given = CheckedClient(create_app(replace(settings, team_phone="01632 960123"))).get("/accessibility").words()
    assert "ring 01632 960123" in given and "not filled in" not in given


def test_who_may_ask_for_a_colour_is_said_and_that_nobody_is_told_one_is_not(client: CheckedClient) -> None:
    page = client.get("/about/colours").words()
    assert "Only you can ask for your colour." in page and "We tell nobody" not in page
