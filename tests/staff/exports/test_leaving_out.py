"""What stays out of a copy for the person: only with a reason, and each decision is kept and read by staff."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.records.staff.accounts import Role
from portal.staff.exports.subject_access_forms import HARM_TEST, NOT_HEALTH
from tests.support.records.kept import everything_in
from tests.support.staff.copies import (
    HARM,
    MAKE,
    OUT,
    address,
    choices,
    decides_on,
    done,
    fetches,
    is_let_go,
    makes,
    of_several,
)
from tests.support.staff.exports import keeps_note, trail
from tests.support.staff_fixtures import Office

LEFT_OUT, LEFT_IN = "left something out of a copy", "left something in a copy"


@pytest.mark.parametrize("about", ["notes", "thread", "consent", "staff_names", "reads"])
def test_nothing_stays_out_without_a_reason_from_the_list(office: Office, about: str) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    for typed in ({}, {"why": "because"}):
        page = decides_on(client, request, about, decision="out", **typed)
        assert page.status == 422 and page.errors() == ["Problem: Choose why it stays out"]
    assert decides_on(client, request, "zebra", **OUT).errors() == ["Problem: Choose what it is about"]
    assert decides_on(client, request, about).errors() == ["Problem: Choose whether it stays out or goes in"]
    assert decides_on(client, request, about, decision="in").errors() == ["Problem: Write why it goes in"]
    assert not done(office, LEFT_OUT) and not done(office, LEFT_IN)
    assert decides_on(client, request, about, **OUT).status == 200 and len(done(office, LEFT_OUT)) == 1


@pytest.mark.parametrize("missing", list(HARM_TEST))
def test_nothing_stays_out_for_harm_without_the_whole_test(office: Office, missing: str) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    page = decides_on(client, request, "notes", **{**HARM, missing: ""})
    assert page.status == 422 and page.errors() == [f"Problem: {HARM_TEST[missing]}"]
    assert not done(office, LEFT_OUT)
    assert decides_on(client, request, "notes", **HARM).status == 200


@pytest.mark.parametrize("about", ["consent", "staff_names"])
def test_only_words_about_health_are_held_back_for_harm(office: Office, about: str) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    assert decides_on(client, request, about, **HARM).errors() == [f"Problem: {NOT_HEALTH}"]


def test_one_note_stays_out_and_the_other_goes(office: Office) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    keeps_note(office, request, "Walrus note", locked=False)
    first = min(key for key in choices(client.get(f"{address(request)}/leave-out")) if " notes-" in key)
    decides_on(client, request, first, **OUT)
    page = makes(client, request)
    assert "Giraffe" not in page.text and "Walrus note" in page.text


def test_a_decision_is_kept_sealed_and_is_read_on_both_pages(office: Office) -> None:
    client, request = office.signs_in(office.hires(name="Robin Maker")), of_several(office)
    decides_on(client, request, "notes", **HARM, words="Ferret reason")
    assert b"Ferret" not in everything_in(office) and b"Dr Ada" not in everything_in(office)
    for way in (address(request), f"/staff/request/{request.shown_reference}"):
        words = client.get(way).words()
        for each in ("Notes of staff stays out", "Robin Maker", "Ferret reason", "Dr Ada Tester, Psychiatrist", "hurt"):
            assert each in words, (way, each)


def test_no_chair_reads_what_was_decided_and_the_trail_names_no_other_request(office: Office) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    (key,) = (each for each in choices(client.get(f"{address(request)}/leave-out")) if " notes-" in each)
    decides_on(client, request, key, **OUT, words="Ferret reason")
    chair = office.signs_in(office.hires(Role.CHAIR, Role.CASE_LEAD))
    assert "Ferret" not in chair.get(f"/staff/request/{request.shown_reference}").text
    (event,) = trail(office, LEFT_OUT)
    assert event.fields == key.partition(" ")[2] and event.why == "other_person"


def test_the_same_form_decides_once_and_the_last_decision_counts(office: Office) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    page = client.get(f"{address(request)}/leave-out")
    for _each in range(2):
        client.send(page, {"about": "notes"} | OUT)
    assert len(done(office, LEFT_OUT)) == 1
    decides_on(client, request, "notes", decision="in", words="They agreed today.")
    assert "Giraffe" in makes(client, request).text and len(done(office, LEFT_IN)) == 1


def test_names_of_staff_stay_out_for_a_reason_and_roles_stand_in_their_place(office: Office) -> None:
    client, request = office.signs_in(office.hires(Role.CASE_LEAD, name="Robin Maker")), of_several(office)
    decides_on(client, request, "staff_names", decision="out", why="crime")
    page = makes(client, request)
    for file in fetches(is_let_go(office, page), page).values():
        assert "Robin Maker" not in file and "the person who leads your case" in file


def test_safeguarding_alone_decides_on_a_locked_note_and_until_then_no_copy_is_made(office: Office) -> None:
    maker, guard = office.signs_in(office.hires()), office.signs_in(office.hires(Role.SAFEGUARDING))
    request = office.receives()
    keeps_note(office, request, "Zebra under lock", locked=True)
    key = next(each for each in choices(guard.get(f"{address(request)}/leave-out")) if "locked" in each)
    assert not [each for each in choices(maker.get(f"{address(request)}/leave-out")) if "locked" in each]
    assert decides_on(maker, request, key, **OUT).errors() == ["Problem: Choose what it is about"]
    refused = makes(maker, request)
    assert refused.status == 422 and "Safeguarding must decide first, on each locked note" in refused.words()
    assert not done(office, "made a copy for the person")
    decides_on(guard, request, key, **OUT, words="Okapi reason")
    assert "Okapi" not in maker.get(address(request)).words() and "Okapi" in guard.get(address(request)).words()
    page = makes(maker, request)
    assert page.status == 200 and not done(office, "opened a locked note")
    for file in fetches(is_let_go(office, page, Role.SAFEGUARDING), page).values():
        assert "Zebra" not in file and "Okapi" not in file
    keeps_note(office, request, "A second one", locked=True)
    assert makes(maker, request).status == 422


def test_a_locked_note_that_goes_in_is_opened_for_safeguarding_alone(office: Office) -> None:
    maker, guard = office.signs_in(office.hires()), office.signs_in(office.hires(Role.SAFEGUARDING, name="Sol Guard"))
    request = office.receives()
    keeps_note(office, request, "Zebra under lock", locked=True)
    assert decides_on(guard, request, "A locked note", decision="in", words="It is safe.").status == 200
    page = makes(maker, request)
    assert "Zebra" not in page.text and not done(office, "opened a locked note")
    other = is_let_go(office, page, Role.SAFEGUARDING)
    assert "Zebra" in other.get(page.address.rstrip("?")).text and done(office, "opened a locked note")
    for file in fetches(other, page).values():
        assert "Zebra under lock" in file
    way = page.address.rstrip("?")
    assert "only safeguarding gets the file" in maker.get(way).words() and "Zebra" not in maker.get(way).text
    assert maker.post(f"{way}/fetch", {}).status == 422


def test_what_stayed_out_of_the_last_copy_is_decided_again(office: Office) -> None:
    client, request = office.signs_in(office.hires()), of_several(office)
    decides_on(client, request, "notes", **OUT)
    first = makes(client, request)
    other = is_let_go(office, first)
    assert "Giraffe" not in "".join(fetches(other, first).values()), "it stays as it was checked"
    again = makes(client, request)
    assert again.status == 422 and "Decide again whether it stays out or goes in: Notes of staff" in again.words()
    decides_on(client, request, "notes", **OUT)
    assert client.send(client.get(address(request)), MAKE).status == 200


@pytest.mark.parametrize("change", ["UPDATE copy_decisions SET id = id", "DELETE FROM copy_decisions"])
def test_the_database_refuses_to_change_a_decision(office: Office, change: str) -> None:
    decides_on(office.signs_in(office.hires()), of_several(office), "notes", **OUT)
    with pytest.raises(DBAPIError, match="append-only"), office.database.transaction() as db:
        db.execute(text(change))
