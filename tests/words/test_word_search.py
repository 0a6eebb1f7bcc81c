"""/words finds every hard word and official name, however people write it, and keeps nothing of what they look for."""

import logging

import pytest

from portal.config import ROOT
from portal.glossary import search as word_search
from portal.glossary.hard_words import every_name
from portal.pictures import declarations
from tests.support.checked_client import CheckedClient, FetchedPage

pytestmark = pytest.mark.about_pages

REVIEW = "Care (Education) and Treatment Review"
REGISTER = "Dynamic Support Register"
PLAN = "health and care plan"
HOSPITAL = "mental health hospital"
# Every spelling that people are given, and what it is to find first.
OFFICIAL = {
    "DSR": REGISTER,
    "Dynamic Support Register": REGISTER,
    "Dynamic Support Database": REGISTER,
    "DSD": REGISTER,
    "C(E)TR": REVIEW,
    "CETR": REVIEW,
    "CTR": "Care and Treatment Review",
    "Care (Education) and Treatment Review": REVIEW,
    "Care, Education Treatment Review": REVIEW,
    "Care and Treatment Review": "Care and Treatment Review",
    "Community C(E)TR": "Community C(E)TR",
    "inpatient C(E)TR": "Inpatient C(E)TR",
    "post-admission C(E)TR": "Post-admission C(E)TR",
    "LAEP": "Local Area Emergency Protocol",
    "Local Area Emergency Protocol": "Local Area Emergency Protocol",
    "RAG": "RAG",
    "red": "RAG",
    "amber": "amber",
    "Panel": "Panel",
    "Chair": "chairperson",
    "Chairperson": "chairperson",
    "Expert by experience": "expert by experience",
    "Clinical expert": "clinical expert",
    "Commissioner": "Commissioner",
    "Advocate": "advocate",
    "advocates": "advocate",
    "IMHA": "Independent Mental Health Advocate",
    "Independent Mental Health Advocate": "Independent Mental Health Advocate",
    "IMCA": "Independent Mental Capacity Advocate",
    "Independent Mental Capacity Advocate": "Independent Mental Capacity Advocate",
    "self-advocate": "Self-advocate",
    "Keyworker": "keyworker",
    "key worker": "keyworker",
    "case manager": "Case manager",
    "named nurse": "named nurse",
    "Consent": "consent",
    "withdraw": "Withdraw",
    "Capacity": "Capacity",
    "MCA": "Capacity",
    "Gillick competence": "Gillick competence",
    "Best interests decision": "Best interests decision",
    "Parental responsibility": "Parental responsibility",
    "KLOE": "KLOE",
    "Key lines of enquiry": "KLOE",
    "Action plan": "Action plan",
    "report": "Report",
    "EHC plan": PLAN,
    "EHCP": PLAN,
    "Education, Health and Care plan": PLAN,
    "SENAT": "SENAT",
    "SENDIAS": "SENDIAS",
    "Tier 4": HOSPITAL,
    "inpatient": "Inpatient",
    "Safeguarding": "Safeguarding",
    "Reasonable adjustments": "Reasonable adjustments",
    "Controller": "Controller",
    "DPIA": "DPIA",
    "subject access request": "Subject access request",
    "Placement breakdown": "Placement breakdown",
    "admission avoidance": "Admission avoidance",
    "Nearest relative": "Nearest relative",
    "autistic": "autism",
    "BSL": "British Sign Language",
}


def names(page: FetchedPage) -> list[str]:
    """The first name of each word on the page."""
    return [each[0].text_content() for each in page.main.find_class("word-row__names")]


def look_up(client: CheckedClient, typed: str) -> FetchedPage:
    return client.get("/words", query_string={"q": typed})


@pytest.mark.parametrize("spelling", OFFICIAL)
def test_each_spelling_that_people_are_given_is_found_first(spelling: str) -> None:
    for typed in (spelling, spelling.upper(), spelling.lower(), f" {spelling} ", f"What is a {spelling}?"):
        assert word_search.found(typed)[0].word == OFFICIAL[spelling], typed


@pytest.mark.parametrize("typed", ["c.e.t.r.", "C E T R", "c-e-t-r", "(CETR)", "C (E) TR", "ＣＥＴＲ", "cetr!"])
def test_brackets_spaces_and_points_make_no_difference(typed: str) -> None:
    assert word_search.found(typed)[0].word == REVIEW


def test_each_name_of_each_word_finds_it() -> None:
    for each in every_name():
        for name in (*each.names, *each.forms):
            assert each in word_search.found(name), name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("DRS", REGISTER), ("CETRR", REVIEW), ("advokat", "advocate"), ("comissioner", "Commissioner"), ("IMAC", "IMCA")],
)
def test_a_near_miss_is_offered(typed: str, meant: str, client: CheckedClient) -> None:
    page = look_up(client, typed)
    assert "Is it one of these?" in page.words()
    assert meant in " ".join(each.text_content() for each in page.main.find_class("row__words"))


def test_what_does_not_fit_on_one_page_is_on_the_next(client: CheckedClient) -> None:
    first = look_up(client, "mental")
    (more,) = first.main.xpath(".//a[contains(@href,'page=')]/@href")
    shown = [*names(first), *names(client.get(more))]
    assert shown == [each.names[0] for each in word_search.found("mental")]
    assert len(names(first)) < len(shown)


@pytest.mark.parametrize("typed", ["xyz", "<b>&\"'", "?", "(", "q" * 5000, "\x00\u202e", "🙂"])
def test_what_is_not_found_is_said_plainly_with_what_to_do(typed: str, client: CheckedClient) -> None:
    page = look_up(client, typed)
    assert page.status == 200
    assert names(page) == []
    if typed not in ("\x00\u202e",):
        assert "We do not have that word. Check the letters, or ask someone you trust." in page.words()


def test_every_word_stands_under_the_first_letter_of_each_of_its_names(client: CheckedClient) -> None:
    front = client.get("/words")
    seen: dict[str, set[str]] = {}
    for link in front.main.find_class("letters__one"):
        page = client.get(link.get("href"))
        under = seen.setdefault(link.text_content(), set())
        while True:
            assert 1 <= len(names(page)) <= 6
            under |= set(names(page))
            more = page.main.xpath(".//a[contains(@href,'page=')]/@href")
            if not more:
                break
            page = client.get(more[0])
    for each in every_name():
        for name in each.names:
            assert each.names[0] in seen[word_search.first_letter(name)], name


@pytest.mark.parametrize(
    "address", ["/words?letter=C&page=99", "/words?letter=C&page=x", "/words?letter=%C3%9F", "/words?q="]
)
def test_an_odd_address_shows_a_whole_page(address: str, client: CheckedClient) -> None:
    assert client.get(address).status == 200


def test_each_word_has_a_picture_of_its_own() -> None:
    declared = declarations.declared(ROOT / "static" / "pictures.toml")
    drawn = [each.picture for each in every_name()]
    assert set(drawn) <= declared.keys()
    assert [key for key in drawn if drawn.count(key) > 1 or key == "words"] == []


def test_what_people_look_for_is_written_nowhere(
    client: CheckedClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for typed in ("my secret illness", "DSR"):
            page = look_up(client, typed)
            assert page.tree.xpath("//input[@name='q']/@autocomplete") == ["off"]
    written = caplog.text + "".join(capfd.readouterr())
    assert "secret" not in written
    assert client.client.get_cookie("visit") is None


def test_every_page_leads_to_what_words_mean(client: CheckedClient) -> None:
    for address in ("/", "/help", "/join", "/not-here"):
        assert client.get(address).tree.xpath("//footer//a[@href='/words']"), address
