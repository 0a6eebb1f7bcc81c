"""Staff see what a person added or took back after sending."""

from tests.support.card_holders import comes_back, sends
from tests.support.staff_fixtures import Office


def test_staff_read_what_was_added_and_see_that_a_yes_was_taken_back(office: Office) -> None:
    receipt, card = sends(office.client(), now="yes", tell=["upset"])
    device = office.client()
    comes_back(device, card)
    device.send(device.get("/my-page/add"), {"more": "I forgot <b>the cat</b>."})
    device.send(device.get("/my-page/answer/list"), {"answer": "no"}, press="No")
    staff = office.signs_in(office.hires())
    inbox = staff.get("/staff/").words()
    assert "Said no, or changed their mind: speak to them within 1 working day" in inbox
    page = staff.get(f"/staff/request/{receipt.reference}")
    assert "I forgot <b>the cat</b>." in page.words()
    assert "Sharing paused" in page.words()
    assert "A yes was taken back, so sharing stopped" in page.words()
