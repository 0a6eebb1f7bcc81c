"""A problem about the chair never reaches a chair; only a plain yes lets one see a problem at all (`domain.md` H12)."""

import pytest

from portal.records.staff.accounts import Role
from tests.support.people import Visitor
from tests.support.staff.inbox import references
from tests.support.staff_fixtures import Office

pytestmark = pytest.mark.about_pages

KEPT = [
    {"what": ["chair"]},
    {"what": ["meeting", "chair"], "may_tell": "yes"},
    {"what": ["meeting"], "may_tell": "no"},
    {"what": ["meeting"], "may_tell": "not_sure"},
]


def sends(office: Office, wanted: dict[str, object]) -> str:
    visitor = Visitor(office.client())
    receipt = visitor.answers_until_sent(visitor.opens("/problem"), {"who": "me", **wanted})
    return receipt.reference


@pytest.mark.parametrize("wanted", KEPT)
@pytest.mark.parametrize("roles", [(Role.CHAIR,), (Role.CHAIR, Role.TRIAGE)])
def test_what_is_kept_from_chairs_is_absent_for_each_of_them(
    wanted: dict[str, object], roles: tuple[Role, ...], office: Office
) -> None:
    reference = sends(office, wanted)
    chair = office.signs_in(office.hires(*roles))
    page = chair.get("/staff/")
    assert references(page) == []
    assert "There are no requests." in page.words()
    assert chair.get(f"/staff/request/{reference}").status == 404
    for verb in ("take", "acknowledge"):
        assert chair.post(f"/staff/request/{reference}/{verb}", {}).status == 404


@pytest.mark.parametrize("wanted", KEPT)
def test_triage_reads_every_problem(wanted: dict[str, object], office: Office) -> None:
    reference = sends(office, wanted)
    triage = office.signs_in(office.hires(Role.TRIAGE))
    assert references(triage.get("/staff/")) == [reference]
    page = triage.get(f"/staff/request/{reference}")
    assert "Not for any chair" in page.words()
    assert "A problem" in page.words()


def test_a_chair_sees_a_problem_after_a_plain_yes_and_every_other_request(office: Office) -> None:
    problem = sends(office, {"what": ["meeting"], "may_tell": "yes"})
    join = office.receives().shown_reference
    chair = office.signs_in(office.hires(Role.CHAIR))
    assert set(references(chair.get("/staff/"))) == {problem, join}
