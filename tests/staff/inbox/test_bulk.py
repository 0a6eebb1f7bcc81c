"""Several requests at once: the count is shown and asked once, some are always left out, and it can be undone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.records.accountability import audit
from portal.records.accountability.names import Ref
from portal.records.requests.submissions import Submission
from portal.records.staff.accounts import Role
from tests.support.checked_client import CheckedClient, FetchedPage
from tests.support.staff.inbox import changes, clock, receives, references
from tests.support.staff_fixtures import Office

FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


def ticks(client: CheckedClient, what: str, *requests: Submission, **more: Any) -> FetchedPage:
    return client.post("/staff/several", {"what": what, "pick": [each.shown_reference for each in requests]} | more)


def confirms(client: CheckedClient, page: FetchedPage) -> FetchedPage:
    """Press the one button, with every hidden value of the form."""
    hidden: dict[str, list[str]] = {}
    for each in page.form.xpath(".//input[@type='hidden']"):
        hidden.setdefault(each.get("name"), []).append(each.get("value"))
    return client.post(page.form.get("action"), hidden)


def of(office: Office, request: Submission) -> tuple[int | None, str]:
    with Session(office.database.engine) as db:
        found = db.get_one(Submission, request.id)
        return found.owner_id, found.status


def test_it_asks_once_then_gives_and_can_be_undone(office: Office) -> None:
    worker, other = office.hires(), office.hires(name="Olu Other")
    first, second, third = (office.receives() for _each in range(3))
    changes(office, second, owner_id=worker.id)
    client = office.signs_in(worker)
    page = ticks(client, "give", first, second, to=str(other.id))
    assert page.h1 == "Give to Olu Other: 2 requests"
    assert of(office, first)[0] is None  # nothing is done yet
    page = confirms(client, page)
    assert "2 requests were given to Olu Other." in page.words()
    assert [of(office, each)[0] for each in (first, second, third)] == [other.id, other.id, None]
    changes(office, first, owner_id=third_person(office))
    (change,) = page.tree.xpath("//form[@action='/staff/several/undo']//input[@name='change']/@value")
    page = client.post("/staff/several/undo", {"change": change})
    assert "Undone: 1. Changed by someone since, and left: 1." in page.words()
    assert of(office, second)[0] == worker.id and of(office, first)[0] not in (None, other.id)
    assert "cannot be undone" in client.post("/staff/several/undo", {"change": change}).words()
    with Session(office.database.engine) as db:
        did = [(each.did, each.why) for each in audit.trail(db, Ref.submission(second.id))]
    assert did[:2] == [("gave it", f"to staff:{worker.id}"), ("gave it", f"to staff:{other.id}")]


def third_person(office: Office) -> int:
    return office.hires(name="Third Person").id


def test_acknowledged_together_and_undone(office: Office) -> None:
    client = office.signs_in(office.hires())
    requests = [office.receives() for _each in range(2)]
    confirms(client, ticks(client, "acknowledge", *requests))
    assert {of(office, each)[1] for each in requests} == {"acknowledged"}
    assert clock(office, requests[0]) is None
    again = ticks(client, "acknowledge", *requests)
    assert again.words().count("It is so already.") == 2 and not again.main.xpath(".//button")
    undo = client.get("/staff/").tree.xpath("//input[@name='change']/@value")[0]
    client.post("/staff/several/undo", {"change": undo})
    assert {of(office, each)[1] for each in requests} == {"new"}
    assert clock(office, requests[0]) == requests[0].sent_at


@pytest.mark.parametrize("what", ["take", "acknowledge"])
@pytest.mark.parametrize(
    ("careful", "why"),
    [
        ({"level": "now"}, "Must be read now"),
        ({"marks": ("must_not_tell",)}, "Someone must not be told"),
        ({"marks": ("who_not_to_tell_is_not_known",)}, "It is not known who must not be told"),
        ({"marks": ("talk_to_the_child_alone_first",)}, "Talk to the child alone first"),
    ],
)
def test_what_needs_a_person_is_left_out_by_name(office: Office, what: str, careful: dict[str, Any], why: str) -> None:
    client = office.signs_in(office.hires())
    plain, left_out = office.receives(), office.receives(**careful)
    page = ticks(client, what, plain, left_out)
    assert "Left out: 1" in page.words() and f"{left_out.shown_reference} {why}" in page.words()
    picked = {"what": what, "pick": [plain.shown_reference, left_out.shown_reference]}
    page = client.post("/staff/several/do", picked)  # whatever is posted
    assert "Left out: 1." in page.words()
    assert of(office, left_out) == (None, "new") and of(office, plain) != (None, "new")


def test_now_that_was_read_is_not_left_out(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives(level="now")
    changes(office, request, read_at=datetime.now(UTC))
    confirms(client, ticks(client, "take", request))
    assert of(office, request)[0]


def test_nobody_gives_a_chair_what_is_kept_from_chairs(office: Office) -> None:
    client, chair = office.signs_in(office.hires()), office.hires(Role.CHAIR, name="Cy Chair")
    kept = receives(office, "problem")
    changes(office, kept, kept_from_chairs=True)
    assert "It is kept from chairs." in ticks(client, "give", kept, to=str(chair.id)).words()
    page = client.post(f"/staff/request/{kept.shown_reference}/hand-over", {"to": str(chair.id)})
    assert page.status == 422 and of(office, kept)[0] is None
    seen_by_chair = ticks(office.signs_in(chair), "take", kept)
    assert "Tick at least one request first." in seen_by_chair.words() and of(office, kept)[0] is None


def test_what_opens_only_with_a_reason_is_not_taken_without_one(office: Office) -> None:
    client, request = office.signs_in(office.hires()), office.receives()
    changes(office, request, owner_id=third_person(office))
    assert "Open it and say why." in ticks(client, "take", request).words()
    client.post("/staff/several/do", {"what": "take", "pick": request.shown_reference})
    assert references(client.get("/staff/?owner=mine")) == []
    office.gives_reason(client, request)
    confirms(client, ticks(client, "take", request))
    assert references(client.get("/staff/?owner=mine")) == [request.shown_reference]


def test_nothing_happens_without_a_tick_a_name_or_from_elsewhere(office: Office) -> None:
    client, request = office.signs_in(office.hires()), office.receives()
    assert "Tick at least one request first." in ticks(client, "take").words()
    assert "Choose to whom first." in ticks(client, "give", request).words()
    assert "Choose to whom first." in ticks(client, "give", request, to="999").words()
    assert "Choose to whom first." in ticks(client, "nonsense", request).words()
    picked = {"what": "take", "pick": request.shown_reference}
    client.post("/staff/several/do", picked, headers=FROM_ELSEWHERE)
    assert of(office, request) == (None, "new")


def test_one_request_is_handed_over(office: Office) -> None:
    client, other, admin = office.signs_in(office.hires()), office.hires(name="Olu Other"), office.hires(Role.ADMIN)
    request = office.receives(level="now", marks=("must_not_tell",))
    way = f"/staff/request/{request.shown_reference}/hand-over"
    page = client.get(way)
    assert str(admin.id) not in page.tree.xpath("//select[@id='to']/option/@value")
    assert client.send(page).status == 422
    page = client.send(page, {"to": str(other.id)})
    assert "It is with Olu Other now." in page.words() and of(office, request)[0] == other.id
    assert client.get("/staff/request/2222-2222/hand-over").status == 404


def test_what_opens_only_with_a_reason_is_not_acknowledged_without_one(office: Office) -> None:
    client, request = office.signs_in(office.hires()), office.receives()
    changes(office, request, owner_id=third_person(office))
    assert "Open it and say why." in ticks(client, "acknowledge", request).words()
    client.post("/staff/several/do", {"what": "acknowledge", "pick": request.shown_reference})
    with office.database.transaction() as db:
        assert db.get_one(Submission, request.id).status == "new"
