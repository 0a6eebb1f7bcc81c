"""What a copy for the person holds, what is left out of it, and what it says of both."""

from lxml import html

from portal import calendar
from portal.records.requests.sending import Consent
from portal.records.staff.accounts import Role
from portal.staff.labels import consent_words, export_words
from tests.support.easy_words import problems_in
from tests.support.staff.capacity import best_interests, cannot_decide, lacks_capacity, override
from tests.support.staff.capacity import writes as decides
from tests.support.staff.copies import MAKE, address, fetches, is_let_go, makes, of_several
from tests.support.staff.exports import keeps_note
from tests.support.staff_fixtures import PRIVATE, Office


def test_the_first_page_is_in_easy_words(office: Office) -> None:
    page = makes(office.signs_in(office.hires()), office.receives())
    whole = html.fromstring(fetches(is_let_go(office, page), page)["html"])
    first = whole.xpath("//section[@class='first']//p")[:-1]  # the last line is the name of the service and the day
    assert len(first) > 5 and not problems_in([each.text_content() for each in first])


def test_each_way_to_answer_is_said_to_the_person() -> None:
    assert set(export_words.OWN_HOW) == set(consent_words.HOW)


def test_the_second_person_sees_what_was_left_out_and_the_person_does_not(office: Office) -> None:
    maker, guard = office.signs_in(office.hires()), office.signs_in(office.hires(Role.SAFEGUARDING))
    request = of_several(office)
    keeps_note(office, request, "Zebra under lock", locked=True)
    colour = maker.get(f"/staff/request/{request.shown_reference}/down/colour")
    maker.send(colour, {"colour": "amber", "why": "Lion"})
    decides(guard, request, "capacity", lacks_capacity())
    decides(guard, request, "override", override())
    page = makes(maker, request)
    shown = guard.get(page.address.rstrip("?")).words()
    for each in (
        "Locked notes: 1.", "Notes of staff: 1.", "Answers and messages of other voices: 4.",
        "records: 1. They were not", "a child was asked: 1.", "Colours that staff set: 1.",
    ):  # fmt: skip
        assert each in shown, (each, shown)
    assert "Zebra" not in shown and "Lion" not in shown
    files = fetches(is_let_go(office, page, Role.SAFEGUARDING), page)
    secret = (override()["why"], lacks_capacity()["time"])
    for file in files.values():
        for each in ("Zebra", "Lion", "Amber", "amber", "left out", "ocked", *secret):
            assert each not in file, each


def test_ticked_parts_and_a_voice_that_agreed_are_in_it(office: Office) -> None:
    maker = office.signs_in(office.hires())
    request = of_several(office)
    cannot_decide(maker, request)
    decides(maker, request, "best-interests", best_interests())
    asked = maker.get(address(request))
    helper = asked.form.xpath(".//input[@name='agreed']/@value")
    assert len(helper) == 1
    typed = MAKE | {"also": ["notes", "decisions"], "agreed": helper}
    assert maker.send(asked, typed).errors() == ["Problem: Write when and how they agreed"]
    page = maker.send(asked, typed | {"agreed_how": "By phone today."})
    files = fetches(is_let_go(office, page), page)
    for file in files.values():
        for each in (
            "Badger words",
            "Badger message",
            "Giraffe note",
            best_interests()["wishes"],
            lacks_capacity()["time"],
        ):
            assert each in file, each
        for each in (
            best_interests()["name1"],
            best_interests()["views1"],
            best_interests()["by_name"],
            lacks_capacity()["by_name"],
            best_interests()["disagreements"],
        ):
            assert each not in file, each


def test_who_must_not_be_told_stands_on_top_of_both_pages(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives(more_said=(PRIVATE,))
    for page in (client.get(address(request)), makes(client, request)):
        part = page.main.xpath(".//h1/following-sibling::*")[0]
        assert " ".join(part.text_content().split()).startswith("Must not be told Mum")


def test_talks_with_the_person_go_with_the_notes_and_those_with_others_are_counted(office: Office) -> None:
    said_yes = [
        Consent(voice=each, purpose="list", answer="yes", how="alone", words_shown=["?"])
        for each in ("person", "parent")
    ]
    request = office.receives(consents=tuple(said_yes))
    for voice in ("person", "parent"):
        office.talks(request, f"Talk with {voice}.", on=calendar.today(), voice=voice)
    client = office.signs_in(office.hires())
    with_notes, without = makes(client, request, also=["notes"]), makes(client, request)
    assert "Talk with person." in with_notes.text and "Talk with person." not in without.text
    assert "Talk with parent." not in with_notes.text
    assert "Notes of staff" in without.words() and "Answers and messages of other voices" in with_notes.words()
