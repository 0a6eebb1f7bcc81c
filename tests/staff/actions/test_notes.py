"""Notes, colours, levels and tasks are written by staff for staff: sealed, kept, and on no page of the person."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import calendar
from portal.config import ROOT
from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.correspondence.notes import KeptNote
from portal.records.register import entries
from portal.records.register.entries import KeptEntry
from portal.records.register.entry import Colour, Entry, NotBlue, What
from portal.records.staff.accounts import Role
from portal.staff.labels import words
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient
from tests.support.staff.request_pages import part
from tests.support.staff.tasks import writes
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages


def test_a_note_is_sealed_and_stands_on_the_request_for_staff(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires(name="Robin Reader"))
    page = writes(client, submission, "note", words="Rang the school.\nThey ring back.")
    assert "It is written down." in page.words() and "Rang the school." in page.words()
    with Session(office.database.engine) as db:
        kept = db.scalars(select(KeptNote)).one()
        assert b"school" not in kept.sealed and not kept.locked


def test_the_same_form_sent_twice_is_one_note(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    form = client.get(f"/staff/request/{submission.shown_reference}/down/note")
    client.send(form, {"words": "Once."})
    client.send(form, {"words": "Once."})
    client.send(form, {"words": "Another one."})
    with Session(office.database.engine) as db:
        assert len(db.scalars(select(KeptNote)).all()) == 2


@pytest.mark.parametrize("role", [Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR])
def test_a_locked_note_opens_for_safeguarding_alone_with_a_reason_that_is_written_down(
    role: Role, office: Office
) -> None:
    submission = office.receives()
    address = f"/staff/request/{submission.shown_reference}"
    page = writes(office.signs_in(office.hires()), submission, "locked-note", words="A secret worry.")
    assert "A locked note" in page.words() and "secret worry" not in page.text
    other = office.signs_in(office.hires(role))
    assert other.get(f"{address}/locked/1").status == 403
    assert "Only safeguarding opens it." in other.get(address).words()
    keeper = office.signs_in(office.hires(Role.SAFEGUARDING))
    asked = keeper.get(f"{address}/locked/1")
    assert "secret worry" not in asked.text
    assert keeper.send(asked, {}).status == 422, "a reason first"
    assert "A secret worry." in keeper.send(asked, {"why": "safe"}).words()
    with Session(office.database.engine) as db:
        event = audit.trail(db, Ref.submission(submission.id))[0]
        assert (event.did, event.why) == ("opened a locked note", "To keep someone safe")


def test_a_colour_has_a_rationale_and_factors_and_its_history_is_kept(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    assert writes(client, submission, "colour", colour="red", why="").status == 422
    writes(client, submission, "colour", colour="amber", why="Home may stop.", factors=["unstable_home", "no_school"])
    page = writes(client, submission, "colour", colour="red", why="Talk of hospital.", factors=["admitted"])
    shown = page.main.xpath(".//*[@class='colour-now']")[0].text_content().strip()
    assert shown == words.COLOUR["red"] and "Home may stop." in page.words() and "Admitted before" in page.words()
    writes(client, submission, "colour", colour="red", why="Talk of hospital.", factors=["admitted"])
    with Session(office.database.engine) as db:
        kept = db.scalars(select(KeptEntry)).all()
        assert len(kept) == 2 and all(b"red" not in each.sealed and b"hospital" not in each.sealed for each in kept)


def test_the_colours_are_the_four_of_the_source_in_its_order_with_word_and_shape() -> None:
    assert list(words.COLOUR) == [each.value for each in Colour] == ["red", "amber", "blue", "green"]
    assert words.COLOUR["blue"].endswith("already in hospital")
    styles = (ROOT / "static" / "styles" / "staff" / "_judged.scss").read_text(encoding="utf-8")
    shapes = [re.search(rf"\.colour--{each} \.colour__shape {{(.+?)}}", styles) for each in Colour]
    assert len({each[1] for each in shapes if each}) == 4


@pytest.mark.parametrize(
    ("hospital", "says"),
    [
        ("", "Find out, then choose which kind it is"),
        ("other", "Blue is for a mental health hospital alone. Choose red, amber or green"),
    ],
)
def test_blue_is_refused_without_a_mental_health_hospital_with_what_to_do(
    office: Office, hospital: str, says: str
) -> None:
    submission = office.receives(marks=("in_hospital",))
    client = office.signs_in(office.hires())
    page = writes(client, submission, "colour", colour="blue", hospital=hospital, why="They are on a ward.")
    assert page.status == 422 and says in page.words() and "They are on a ward." in page.text
    with Session(office.database.engine) as db:
        assert entries.colours(db, office.settings.keys, [submission.id]) == []
        with pytest.raises(NotBlue):
            said = {"colour": "blue", "hospital": hospital}
            blue = Entry(what=What.COLOUR, on=calendar.today(), said=said)
            entries.keep(db, office.settings.keys, submission.id, blue, by=Actor.staff(1), once="x" * 24)


def test_blue_keeps_which_kind_of_hospital_it_is_and_no_other_colour_asks(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    page = writes(client, submission, "colour", colour="blue", hospital="mental_health", why="On a ward.")
    assert "A mental health hospital" in part(page, "judged")
    for hospital in ("", "other", "mental_health"):
        writes(client, submission, "colour", colour="green", hospital=hospital, why="Home again.")
    with Session(office.database.engine) as db:
        judged = entries.colours(db, office.settings.keys, [submission.id])
    assert [(each.colour, each.said["hospital"]) for each in judged] == [("green", ""), ("blue", "mental_health")]


def test_nothing_lowers_a_level_but_a_member_of_staff_who_says_why(office: Office) -> None:
    submission = office.receives(level="now", reasons=("not_safe",))
    client = office.signs_in(office.hires())
    assert writes(client, submission, "level", level="normal", why="").status == 422
    page = writes(client, submission, "level", level="normal", why="Spoke to Sam: safe at home.")
    assert "Lowered the level to In turn" in page.words() and "Spoke to Sam: safe at home." in page.words()
    assert "Raised the level" in writes(client, submission, "level", level="now", why="Rang again: worried.").words()


def test_a_task_is_added_by_hand_and_done(office: Office) -> None:
    submission = office.receives()
    client = office.signs_in(office.hires())
    writes(client, submission, "task", words="Ring the school nurse.", on="2030-03-04")
    page = writes(client, submission, "task", words="Ring the school nurse.", on="2030-03-04")
    assert page.words().count("Ring the school nurse. By Monday 4 March 2030.") == 1
    assert "Ring the school nurse." in client.get("/staff/").words()


def test_a_chair_and_strangers_write_nothing_down(office: Office) -> None:
    submission = office.receives()
    chair = office.signs_in(office.hires(Role.CHAIR))
    for what in ("note", "colour", "level", "task", "locked-note"):
        assert chair.get(f"/staff/request/{submission.shown_reference}/down/{what}").status == 403
    client = office.signs_in(office.hires())
    assert client.get(f"/staff/request/{submission.shown_reference}/down/nothing").status == 404
    assert client.get("/staff/request/2222-2222/down/note").status == 404


def test_none_of_it_is_on_any_page_of_the_person(client: CheckedClient, office: Office) -> None:
    receipt, card = sends(client)
    staff = office.signs_in(office.hires())
    writes(staff, receipt.reference, "note", words="Only for staff eyes.")
    writes(staff, receipt.reference, "colour", colour="red", why="Only for staff eyes.")
    device = CheckedClient(client.app)
    pages = [comes_back(device, card), device.get("/my-page/helping"), device.get("/card"), device.get("/my-page/add")]
    assert not [each.address for each in pages if "staff eyes" in each.text or "Red:" in each.text]
