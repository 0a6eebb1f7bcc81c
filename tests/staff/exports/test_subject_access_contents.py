"""What a copy for the person holds, what is left out of it, and what it says of both."""

import json
from dataclasses import replace
from typing import Any

from lxml import html

from portal import calendar, create_app
from portal.config import Settings
from portal.records.accountability.names import Actor
from portal.records.correspondence import contacts, messages, outbox
from portal.records.correspondence.messages import Block, Letter
from portal.records.requests.sending import Consent
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from portal.records.voices import folders, page_openings
from portal.staff.exports.subject_access_around import TO_A_VOICE
from portal.staff.labels import consent_words, export_words, register_words
from tests.support.checked_client import CheckedClient
from tests.support.easy_words import problems_in
from tests.support.public.owners_settings import OWED
from tests.support.staff.capacity import best_interests, cannot_decide, lacks_capacity, override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.copies import HARM, OUT, address, decides_on, fetches, is_let_go, makes, of_several
from tests.support.staff_fixtures import PRIVATE, Office


def test_the_first_page_is_in_easy_words(office: Office) -> None:
    maker, request = office.signs_in(office.hires()), office.receives()
    with_colour(maker, request)
    decides_on(maker, request, "consent", **OUT)
    page = makes(maker, request)
    whole = html.fromstring(fetches(is_let_go(office, page), page)["html"])
    first = whole.xpath("//section[@class='first']//p[not(@class='given')]")[:-1]  # the last line is the service's name
    said = [each.text_content() for each in first]
    assert {"Some things are not here.", *register_words.TO_THEM.values()} <= set(said)
    assert not problems_in([*said, *export_words.LEFT_OUT_TO_THEM.values()])


def with_colour(client: CheckedClient, request: Submission) -> None:
    colour = client.get(f"/staff/request/{request.shown_reference}/down/colour")
    client.send(colour, {"colour": "amber", "why": "Lion"})


def test_the_first_page_says_how_to_complain_to_the_controller_and_then_the_regulator(settings: Settings) -> None:
    owner: dict[str, Any] = OWED | {"regulator": "The Checkers", "regulator_contact": "Door 5"}
    office = Office(create_app(replace(settings, **owner)))
    page = makes(office.signs_in(office.hires()), office.receives())
    words = page.words()
    ours, theirs = "To complain to us: Example Trust, privacy@example.org", "To complain about us: The Checkers, Door 5"
    assert 0 < words.index(ours) < words.index(theirs) and "You can ask us again at any time." in words
    assert "Some things are not here." not in words
    office.database.engine.dispose()


def test_each_way_to_answer_is_said_to_the_person() -> None:
    assert set(export_words.OWN_HOW) == set(consent_words.HOW)


def test_everything_that_staff_recorded_is_in_it_with_their_names(office: Office) -> None:
    maker = office.signs_in(office.hires(name="Robin Maker"))
    guard = office.signs_in(office.hires(Role.SAFEGUARDING, name="Sol Guard"))
    request = of_several(office)
    with_colour(maker, request)
    cannot_decide(maker, request)
    decides(guard, request, "override", override())
    decides(maker, request, "best-interests", best_interests())
    page = makes(maker, request)
    files = fetches(is_let_go(office, page, Role.SAFEGUARDING), page)
    decided = {**best_interests(), **lacks_capacity()}
    for file in files.values():
        for each in (
            "Giraffe note", "Lion", "Robin Maker", "Sol Guard", override()["why"], override()["by_name"],
            *(decided[name] for name in ("time", "by_name", "wishes", "name1", "views1", "disagreements")),
        ):  # fmt: skip
            assert each in file, each
        assert "Badger" not in file
    assert register_words.TO_THEM["amber"].rstrip(".") in files["html"]
    assert "Some of it is about other people, or they told it." in files["html"]


def test_what_stays_out_is_seen_by_the_second_person_and_never_by_the_person(office: Office) -> None:
    maker = office.signs_in(office.hires(name="Robin Maker"))
    request = of_several(office)
    with_colour(maker, request)
    decides_on(maker, request, "notes", **OUT, words="It names a neighbour.")
    decides_on(maker, request, "colours", **HARM)
    page = makes(maker, request)
    other = is_let_go(office, page)
    shown = other.get(page.address.rstrip("?")).words()
    for each in (
        "Notes of staff stays out. It is about another person, who has not agreed. Robin Maker,",
        "It names a neighbour.", "Harm test: Dr Ada Tester, Psychiatrist, 2026-11-02.",
        "It would make them hurt themselves.", "talks with them: 4.",
    ):  # fmt: skip
        assert each in shown, (each, shown)
    for file in fetches(other, page).values():
        for each in ("Giraffe", "Lion", "neighbour", "Amber", "amber", "Tester", "hurt themselves"):
            assert each not in file, each


def test_who_must_not_be_told_stands_on_top_of_both_pages(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives(more_said=(PRIVATE,))
    for page in (client.get(address(request)), makes(client, request)):
        part = page.main.xpath(".//h1/following-sibling::*")[0]
        assert " ".join(part.text_content().split()).startswith("Must not be told Mum")


def test_talks_with_the_person_are_in_it_and_those_with_others_are_counted(office: Office) -> None:
    said_yes = [
        Consent(voice=each, purpose="list", answer="yes", how="alone", words_shown=["?"])
        for each in ("person", "parent")
    ]
    request = office.receives(consents=tuple(said_yes))
    for voice in ("person", "parent"):
        office.talks(request, f"Talk with {voice}.", on=calendar.today(), voice=voice)
    client = office.signs_in(office.hires())
    page = makes(client, request)
    assert "Talk with person." in page.text and "Talk with parent." not in page.text
    assert "Answers and messages of other voices" in page.words()


def test_tries_openings_and_messages_are_in_it_and_those_of_a_parent_are_not(office: Office) -> None:
    said_yes = [
        Consent(voice=each, purpose="list", answer="yes", how="alone", words_shown=["?"])
        for each in ("person", "parent")
    ]
    request = office.receives(consents=tuple(said_yes))
    keys = office.settings.keys
    with office.database.transaction() as db:
        for folder in folders.of_submission(db, request.id):
            own = folder.voice == "person"
            said: dict[str, Any] = {"on": calendar.today(), "by": Actor.staff(1), "reached": False}
            contacts.keep(db, keys, folder, how="no_answer", words=f"Try {folder.voice}", once=folder.key, **said)
            page_openings.write_down(db, folder)
            data_key = folders.key_for_staff(db, keys, folder)
            letter = Letter(blocks=(Block(words=f"Hello {folder.voice}", picture=""),))
            number = messages.send(db, folder, data_key, letter, by=Actor.staff(1))
            way = {"way": "text", "address": "07700 900000"} if own else {"way": "email", "address": "x@example.org"}
            outbox.post(
                db, keys, template="message_waiting", submission_id=request.id, message_id=number,
                way=way["way"], address=way["address"],
            )  # fmt: skip
        outbox.post(db, keys, template="new_card", submission_id=request.id, way="email", address="y@example.org")
    client = office.signs_in(office.hires())
    page = makes(client, request)
    files = fetches(is_let_go(office, page), page)
    held = {each["held"]: each["items"] for each in json.loads(files["json"])["requests"][0]["kept"]}
    assert [each["kind"] for each in held["contacts"]] == ["try"] and len(held["cards"]) == len(held["thread"]) == 1
    to_voices = [each["said"][0]["answer"] for each in held["outgoing"] if each["kind"] in TO_A_VOICE]
    assert to_voices == [["text"]]
    for file in files.values():
        assert "Try person" in file and "Hello person" in file
        for each in ("Try parent", "Hello parent", "07700", "example.org"):
            assert each not in file, each
