"""Every line of the source document (`domain.md` section 1) and the page that says it, in a few words of that page."""

import re
from dataclasses import replace
from typing import Any

import pytest

from portal import create_app
from portal.config import ROOT, Settings
from portal.journeys import JOURNEYS
from portal.public.information import BY_ADDRESS, OF_JOURNEYS, PAGES, SUBJECTS
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor
from tests.support.public.owners_settings import OWED

pytestmark = pytest.mark.about_pages


SAID: dict[int, tuple[str, str]] = {
    1: ("/about/list", "It is for children, young people and adults."),
    2: ("/about/list", "Without the right care, they might go to a mental health hospital."),
    3: ("/about/list", "Your local teams must make it possible to ask."),
    4: ("/about/colours", "In many places, colours help staff decide how likely hospital is."),
    5: ("/about/colours", "Red: a high risk of going into hospital straight away."),
    6: ("/about/colours", "Amber: a high risk, if the right care does not come soon."),
    7: ("/about/colours", "Blue: in a mental health hospital now."),
    8: ("/about/colours", "Green: their risks are managed well at home."),
    9: ("/about/colours", "colours help staff decide how likely"),
    10: ("/about/checks", "Teams use the list to check care in the right way."),
    11: ("/about/checks", "There might be a meeting about your care."),
    12: ("/about/checks", "To go on the list, you are asked for your consent."),
    13: ("/words?q=CETR", "Care (Education) and Treatment Review"),
    14: ("/about/meeting", "It is for people in a mental health hospital, or who may go there."),
    15: ("/about/meeting", "It looks at your treatment, your health and your learning."),
    16: ("/about/who-can-ask", "Anyone can ask for a meeting"),
    17: ("/about/who-gets-one", "You get one only if your needs show it is right."),
    18: ("/about/who-can-ask", "The person whose work is to plan and pay for your care."),
    19: ("/about/where", "To have a meeting, you are asked for your consent."),
    20: ("/about/where", "The meeting may be in a hospital."),
    21: ("/about/going-home", "Hospital staff make plans for going home, when you are well enough."),
    22: ("/about/where", "it looks at extra support at home and near it."),
    23: ("/about/where", "you might go to hospital only if really needed."),
    24: ("/about/panel", "Some of them are not part of your daily care."),
    25: ("/about/panel", "That helps them to be fair."),
    26: ("/about/panel", "They listen to you and the people in your care."),
    27: ("/about/panel", "They look at your notes."),
    28: ("/about/panel", "They check that your care and plans work well."),
    29: ("/about/chairperson", "They run the meeting"),
    30: ("/about/chairperson", "make sure it is run well."),
    31: ("/about/chairperson", "They put all that is agreed into an action plan."),
    32: ("/about/chairperson", "They make sure the actions go ahead."),
    33: ("/about/chairperson", "They write a report."),
    34: ("/about/chairperson", "They send you the report."),
    35: ("/about/chairperson", "You can talk to them about a problem."),
    36: ("/about/experts", "someone who has lived through things like you, or cares for someone who has."),
    37: ("/about/experts", "Both support the meeting."),
    38: ("/about/experts", "Both help to decide what is in the action plan."),
    39: ("/about/experts", "A clinical expert is there to check your care and treatment."),
    40: ("/about/experts", "Both support the meeting."),
    41: ("/about/experts", "Both help to decide what is in the action plan."),
    42: ("/about/who-comes", "You are asked to come."),
    43: ("/about/who-comes", "Someone you trust: family, a friend or a carer."),
    44: ("/about/who-comes", "Health workers."),
    45: ("/about/who-comes", "Social care workers."),
    46: ("/about/who-comes", "Advocates, and people who speak up for themselves."),
    47: ("/about/who-comes", "Someone from school or college."),
    48: ("/about/who-comes", "Someone from your team in the community."),
    49: ("/about/meeting", "The most important thing is that it is about you."),
    50: ("/about/talk", "If you are safe."),
    51: ("/about/talk", "How you feel about your care and treatment."),
    52: ("/about/talk", "What daily life is like."),
    53: ("/about/talk", "If your body gets the health care it needs."),
    54: ("/about/talk", "A plan for your future."),
    55: ("/about/talk", "If you need to stay in hospital for care and treatment."),
    56: ("/about/plans", "The meeting looks at the care plans you have."),
    57: ("/about/plans", "It makes sure the plans keep you safe."),
    58: ("/about/plans", "The plans should help you do things for yourself."),
    59: ("/about/after", "The chairperson has to write a report about what must be done."),
    60: ("/about/after", "It must check that you get good care and treatment."),
    61: ("/about/after", "It says how your care could get better."),
    62: ("/about/after", "You should be able to understand it."),
    63: ("/about/after", "You can ask someone to go through it with you."),
    64: ("/about/who-gets-it", "You."),
    65: ("/about/who-gets-it", "The people who manage your care and treatment."),
    66: ("/about/who-gets-it", "The people who were at the meeting."),
    67: ("/about/problems", "The first person to talk to is usually the chairperson."),
    68: ("/about/problems", "You, your family or a worker can talk about a problem."),
    69: ("/about/problems", "Your named nurse can support you."),
    70: ("/about/consent", "You can say yes to one and no to the other."),
    71: ("/about/consent", "This is called consent."),
    72: ("/about/who-decides", "If you are under 16, a parent or guardian is usually asked."),
    73: ("/about/who-decides", "If you are under 16, you should be asked too."),
    74: ("/about/best-interests", "Best interests decision"),
    75: ("/about/best-interests", "They must write down the decision."),
    76: ("/about/rights", "A no to a meeting does not change your care."),
    77: ("/about/rights", "You can change your mind at any time."),
    78: ("/about/rights", "You can ask for an advocate. We try to find one."),
    79: ("/about/rights", "other ways to check care can be looked at."),
    80: ("/about/sharing", "If you say yes, you agree to share it with people in your care."),
    83: ("/about/more", "There is a booklet for families, written by parents."),
    85: ("/join", "You can ask for yourself or for someone else."),
    86: ("/about/advocates", "They can support you with a problem."),
    87: ("/about/after", "write a report"),
    88: ("/about/list", "It is for children, young people and adults."),
}
# What no page can say: each address and contact is the owner's, and easy words are a fact about all pages.
ELSEWHERE = {
    81: "test_a_link_is_shown_only_when_its_address_is_given",
    82: "test_the_number_of_the_team_is_shown_only_when_it_is_given",
    84: "test_every_other_page_is_easy_to_read",
    89: "test_what_is_not_filled_in_is_said_to_be_not_filled_in",
}


def test_every_line_is_somewhere() -> None:
    assert sorted(SAID | ELSEWHERE) == list(range(1, 90))
    tests = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in ELSEWHERE.values() if f"def {name}(" not in tests] == []


def test_each_line_is_said_on_its_page(client: CheckedClient) -> None:
    pages = {address: client.get(address).words() for address, _words in SAID.values()}
    assert [(line, words) for line, (address, words) in SAID.items() if words not in pages[address]] == []


def test_the_requirements_table_has_every_line_and_only_tests_that_are_there() -> None:
    rows = re.findall(r"^\| (\d+) \|.*\| (.*?) ?\|$", (ROOT / "docs" / "requirements.md").read_text(), re.MULTILINE)
    assert [int(line) for line, _tests in rows] == list(range(1, 90))
    tests = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    named = [name for _line, column in rows for name in re.findall(r"\btest_\w+\b(?!\.py)", column)]
    assert [name for name in named if f"def {name}(" not in tests] == []
    assert [line for line, column in rows if not column] == []


def test_each_page_leads_to_one_more_and_all_are_come_to() -> None:
    leads_to = {page.after for page in PAGES}
    begins = {subject.address for subject in SUBJECTS} | {address for _words, address in OF_JOURNEYS.values()}
    assert {page.address for page in PAGES} <= leads_to | begins
    assert leads_to <= set(BY_ADDRESS) | {"/about"}
    assert {page.ask for page in PAGES} <= {journey.name for journey in JOURNEYS} | {""}


def test_each_page_has_one_thing_to_do_and_one_page_after_it(client: CheckedClient) -> None:
    for page in PAGES:
        main = client.get(page.address).main
        wanted = [f"/{page.ask}"] if page.ask else []
        assert main.xpath(".//a[contains(@class,'main-button')]/@href") == wanted, page.address
        assert main.xpath(".//p[@class='read-on']/a/@href") == [page.after]
        assert main.xpath(".//button[@data-print]"), page.address


def test_information_is_linked_from_the_first_page_help_and_each_journey(client: CheckedClient) -> None:
    for address in ("/", "/help"):
        assert client.get(address).main.xpath(".//a[@href='/about']"), address
    for journey, (_words, address) in OF_JOURNEYS.items():
        assert client.get(f"/{journey}").main.xpath(f".//a[@href='{address}']"), journey


def visiting(settings: Settings, **given: Any) -> CheckedClient:
    return CheckedClient(create_app(replace(settings, **given)))


def test_a_link_is_shown_only_when_its_address_is_given(client: CheckedClient, settings: Settings) -> None:
    for address, setting in (("/about/more", "link_booklet"), ("/about/list", "link_policy")):
        assert not client.get(address).main.xpath(".//a[starts-with(@href,'http')]")
        shown = visiting(settings, **{setting: "https://example.org/x"}).get(address)
        assert shown.main.xpath(".//a[@href='https://example.org/x']")


def test_the_number_of_the_team_is_shown_only_when_it_is_given(client: CheckedClient, settings: Settings) -> None:
    assert "our team" not in client.get("/help").words()
    assert "ring 01632 960123" in visiting(settings, team_phone="01632 960123").get("/help").words()


def test_what_is_not_filled_in_is_said_to_be_not_filled_in(client: CheckedClient, settings: Settings) -> None:
    filled = visiting(settings, **OWED, privacy_checked="Mx Example on 1 May 2027")
    for address in ("/privacy", "/privacy/kept", "/privacy/rights", "/privacy/full"):
        assert "not filled in yet" in client.get(address).words(), address
        assert "not filled in yet" not in filled.get(address).words(), address
    assert "have not checked it yet" in client.get("/privacy/full").words()
    for said in (*OWED.values(), "Information Commissioner's Office: ico.org.uk/make-a-complaint"):
        assert said in filled.get("/privacy/full").words(), said
    assert "Mx Example on 1 May 2027" in filled.get("/privacy/full").words()


def test_the_fourth_right_is_for_a_meeting_until_the_owner_says_for_the_list_too(
    client: CheckedClient, settings: Settings
) -> None:
    assert "For a meeting, other ways" in client.get("/about/rights").words()
    both = CheckedClient(create_app(replace(settings, right_to_other_reviews=True)))
    assert "Other ways to check your care can be looked at." in both.get("/about/rights").words()


@pytest.mark.parametrize(("journey", "has_fourth"), [("/join", False), ("/review", True)])
def test_a_no_to_a_meeting_shows_all_four_rights(journey: str, has_fourth: bool, client: CheckedClient) -> None:
    visitor = Visitor(client)
    page = visitor.answers_until(visitor.opens(journey), {"who": "me", "agree": "no"}, "/rights")
    assert ("We can look at other ways to check your care." in page.words()) is has_fourth
