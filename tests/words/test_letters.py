"""A message of staff is made of lines, each with one picture, seen before it leaves as the person will read it."""

from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.config import ROOT
from portal.database import database
from portal.pictures import declarations
from portal.records.correspondence import outbox
from portal.records.correspondence.messages import Block, KeptMessage
from portal.records.correspondence.outbox import OutgoingMessage
from portal.records.requests.flows import NOS
from portal.records.staff.accounts import Role
from portal.staff.messages import drafts as drafting
from portal.staff.messages import templates as ready
from portal.staff.messages.decisions import message
from portal.staff.messages.delivery_status import NOT_SENT
from tests.support.card_holders import comes_back, sends
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.public.messages import NOT_SAFE, SAFE, press_link
from tests.support.staff_fixtures import Office
from tests.support.words.page_checks import check

WORDS = "We want to talk to you.\nWe ring you on Monday at 2pm.\nBring your blue bag."
IN_ENGLISH: dict[str, Any] = {"speak": [], "speak-words": ""}
IN_POLISH: dict[str, Any] = {"speak": ["other_language", "interpreter"], "speak-words": "Polish"}


def writes(staff: CheckedClient, receipt: FetchedPage, **typed: object) -> FetchedPage:
    address = f"/staff/request/{receipt.reference}"
    staff.get(address)
    return staff.post(f"{address}/write/person", {"do": "send", **typed})


def reads(client: CheckedClient, card: object) -> FetchedPage:
    device = CheckedClient(client.app)
    return press_link(device, comes_back(device, card), "Read the message")  # type: ignore[arg-type]


def shape(page: FetchedPage, where: str) -> list[str]:
    return [
        " ".join(each.xpath("string(.)").split()) + each.xpath("string(.//img/@src)") for each in page.tree.xpath(where)
    ]


def test_the_preview_shows_each_line_with_its_picture_as_the_persons_page_does(
    client: CheckedClient, office: Office
) -> None:
    receipt, card = sends(client, **SAFE, **IN_ENGLISH)
    staff = office.signs_in(office.hires())
    page = writes(staff, receipt, words=WORDS, do="check")
    seen = shape(page, "//*[@class='preview__page']//*[@class='row']")
    assert len(seen) == 3 and "They have a page with a card." in page.words(), "nothing is sent by looking"
    lines = page.tree.xpath("//select[@name='picture']/ancestor::form//input[@name='line']/@value")
    chosen = ["phone_call", "time", "own_words"]
    writes(staff, receipt, words=WORDS, line=lines, picture=chosen)
    read = reads(client, card)
    sent = shape(read, "//*[@class='row']")
    assert [each.split("/")[0] for each in sent] == [each.split("/")[0] for each in seen] and sent != seen
    assert [each.rpartition("/")[2].startswith(name) for each, name in zip(sent, chosen, strict=True)] == [True] * 3
    assert not check(read), check(read)


def test_a_ready_line_brings_its_picture_also_filled_in_and_any_other_gets_a_letter() -> None:
    draft = drafting.Draft(key="person", words=WORDS)
    assert [each.picture for each in draft.blocks] == ["talk_to_you_first", "phone_call", "letter"]


def test_a_picture_stays_with_its_line_when_lines_are_changed_around_it() -> None:
    draft = drafting.Draft(key="person", words="New.\nSecond.", pictures=(("First.", "town"), ("Second.", "list")))
    assert draft.blocks == (Block("New.", "letter"), Block("Second.", "list"))


def test_every_picture_that_staff_may_choose_is_declared_and_every_ready_line_has_one_of_them() -> None:
    declared = declarations.declared(ROOT / "static" / "pictures.toml")
    lines = [block for each in ready.messages().values() for block in each.blocks] + list(ready.decision_lines())
    assert set(ready.pictures()) <= set(declared) and {each.picture for each in lines} <= set(ready.pictures())


def test_there_is_a_ready_message_for_each_common_case() -> None:
    assert set(ready.messages()) >= {"got_it", "need", "meeting", "on_the_list", "withdrawn", "call", "advocate"}
    assert set(ready.decided()) == {each.value for each in NOS}


def test_a_decision_says_all_that_it_must_and_reads_nothing_in_what_staff_typed() -> None:
    said = message("not_on_list", why="See {who}.", helps="Your school.", who="Robin", reach="Ring 111.").words  # type: ignore[arg-type]
    for part in ("you are not on the list now", "Why: See {who}.", "What else can help: Your school.", "ask again"):
        assert part in said
    for part in ("We keep your answers", "not right", "advocate", "talk to Robin. Ring 111.", "in danger"):
        assert part in said


@pytest.mark.parametrize("unfit", ["", "We ring on [day].", "\n".join(f"Line {n}." for n in range(13)), "x" * 2001])
def test_what_cannot_be_sent_stays_in_the_box(unfit: str, client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **SAFE)
    page = writes(office.signs_in(office.hires()), receipt, words=unfit)
    (box,) = page.tree.xpath("//textarea[@id='words-person']")
    assert page.status == 422 and (box.text or "").strip() == unfit


def test_whoever_uses_another_language_is_written_to_in_it_or_with_a_named_interpreter(
    client: CheckedClient, office: Office
) -> None:
    receipt, card = sends(client, **SAFE, **IN_POLISH)
    staff = office.signs_in(office.hires())
    page = staff.get(f"/staff/request/{receipt.reference}")
    assert "They use: Polish. They want an interpreter when we talk." in page.words()
    page = writes(staff, receipt, words="One.")
    assert "In English, and they use Polish: nobody is named to go through it with them" in page.words()
    page = writes(staff, receipt, words="Two.", into="interpreter")
    assert page.status == 422 and "Write who goes through it with them, and when" in page.words()
    page = writes(staff, receipt, words="Two.", into="interpreter", **{"interpreter-person": "Ewa Nowak, Monday 2pm"})
    assert "An interpreter goes through it: Ewa Nowak, Monday 2pm" in page.words()
    assert "Written in their language" in writes(staff, receipt, words="Trzy.", into="own").words()
    device = CheckedClient(client.app)
    links = comes_back(device, card).tree.xpath("//a[contains(@href,'/my-page/message/')]/@href")
    assert len(links) == 3 and not [each for each in links if "Ewa" in device.get(each).text]


def test_nobody_is_asked_about_the_language_of_someone_who_uses_english(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **SAFE, **IN_ENGLISH)
    page = office.signs_in(office.hires()).get(f"/staff/request/{receipt.reference}")
    assert "They use: English." in page.words() and not page.tree.xpath("//input[@name='into']")


def test_each_message_says_whether_word_of_it_waits_left_or_failed_and_what_to_do(
    client: CheckedClient, office: Office
) -> None:
    receipt, _card = sends(client, **SAFE)
    staff = office.signs_in(office.hires())
    assert "Waiting to leave by email" in thread(writes(staff, receipt, words="One."))
    with client.app.app_context(), database().transaction() as db:
        db.execute(update(OutgoingMessage).where(OutgoingMessage.template != "message_waiting").values(due_at=None))
        message = outbox.claim(db)
        assert message
        outbox.failed(db, message, "the mail server refused the address (550)")
    page = staff.get(f"/staff/request/{receipt.reference}")
    assert "Waiting, after 1 try. The address or number is wrong." in thread(page)
    assert "Ask for another safe way. Speak to the person, in the way they said." in thread(page)
    with client.app.app_context(), database().transaction() as db:
        outbox.give_up(db, message, "this way is not safe for them")
    page = staff.get(f"/staff/request/{receipt.reference}")
    assert "Not arrived, and not tried again. This way is not safe for them." in thread(page)
    with client.app.app_context(), database().transaction() as db:
        outbox.sent(db, message)
    assert "Taken to be sent by email:" in thread(staff.get(f"/staff/request/{receipt.reference}"))
    assert "To the person: we have your request" in page.words(), "what belongs to no message of the thread"


def thread(page: FetchedPage) -> str:
    (found,) = page.tree.xpath("//section[@aria-labelledby='messages-person']")
    return " ".join(found.text_content().split())


def test_a_message_that_no_safe_way_tells_of_says_so(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **NOT_SAFE)
    assert NOT_SENT in writes(office.signs_in(office.hires()), receipt, words="Hello.").words()


def test_the_lines_and_the_interpreter_are_sealed(client: CheckedClient, office: Office) -> None:
    receipt, _card = sends(client, **SAFE, **IN_POLISH)
    writes(office.signs_in(office.hires(Role.CASE_LEAD)), receipt, words="One.", into="own")
    with client.app.app_context(), Session(database().engine) as db:
        (kept,) = db.scalars(select(KeptMessage)).all()
        assert kept.in_blocks and b"One" not in kept.sealed and b"own" not in kept.sealed
