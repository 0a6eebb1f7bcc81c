"""The ten points of what was sent before, of ways that are not safe, and of what a no has closed."""

import secrets

import pytest

from portal.journeys.problem import PROBLEM
from portal.records.requests.sending import ToSend
from portal.records.roles import Role
from tests.support.public.taps import WHOLE, sent
from tests.support.staff.reasons import NO, WROTE
from tests.support.staff.request_pages import ASKED_OF_PEOPLE, MISSING, kept, page_of, points, seen
from tests.support.staff_fixtures import PRIVATE, WAYS, Office, said

pytestmark = pytest.mark.about_pages


@pytest.mark.parametrize("means", [{}, {"means": ""}], ids=["without meanings", "before these meanings"])
def test_what_was_sent_before_is_read_by_the_name_of_its_step(office: Office, means: dict[str, str]) -> None:
    old = said("where", "Where are you now?", ["At home or with family"], "home_with_family") | means
    found = points(page_of(office.signs_in(office.hires()), office.receives(more_said=(old,))))
    assert found["where"] == "At home or with family" and found["advocate"] == MISSING


def test_a_way_that_is_not_safe_is_no_way(office: Office) -> None:
    found = points(page_of(office.signs_in(office.hires()), office.receives(more_said=(WAYS[0], WAYS[1]))))
    assert found["reach"].startswith(MISSING) and "Not safe: do not use" in found["reach"]
    back = said("reach", "How can we reach you?", ["I come back here"], {"ticks": ["come_back"], "words": ""})
    assert MISSING not in points(page_of(office.signs_in(office.hires()), office.receives(more_said=(back,))))["reach"]


def test_what_is_closed_never_reads_as_not_told(office: Office) -> None:
    where = said("where", "Where are you now?", ["Ferret house"], "home")
    request = office.receives(more_said=(*WAYS, PRIVATE, WROTE, where), consents=(NO,), marks=("in_hospital",))
    client = office.signs_in(office.hires())
    page = page_of(client, request)
    found = points(page)
    for key in ("where", "now", "happening", "information", "advocate"):
        assert found[key].startswith("Closed: written before a no") and MISSING not in found[key]
    assert "Ferret house" not in page.text and "In hospital" in found["where"]
    assert "sam@example.com" in found["reach"] and "18 or over" in found["age"]
    client.post(f"/staff/request/{request.shown_reference}/why/written", {"opens_because": "advice"})
    found = points(page_of(client, request))
    assert found["where"] == "Ferret house" and found["advocate"] == MISSING


def test_why_it_is_urgent_stays_open_where_the_answer_is_closed(office: Office) -> None:
    now = said("now", "Are you safe right now?", ["No"], "no")
    request = office.receives(more_said=(now,), consents=(NO,), reasons=("not_safe",))
    found = points(page_of(office.signs_in(office.hires()), request))
    assert found["now"] == "Closed: written before a no Said they are not safe"


def test_a_chair_sees_no_point_of_a_problem_that_is_kept_from_chairs(office: Office) -> None:
    about = sent(PROBLEM, **WHOLE | {"what": {"ticks": ["chair"], "words": ""}, "may_tell": "no"})
    request = kept(office, about)
    client = office.signs_in(office.hires(Role.CHAIR))
    assert page_of(client, request).status == 404
    assert "The chairperson" in points(page_of(office.signs_in(office.hires()), request))["happening"]


def test_nothing_at_the_top_stands_there_twice(office: Office) -> None:
    request = office.receives(more_said=(*WAYS, PRIVATE), marks=("must_not_tell", "in_hospital", "under_16_alone"))
    page = page_of(office.signs_in(office.hires()), request)
    keys = [" ".join(each.text_content().split()) for each in page.main.xpath(".//dt")]
    assert not {"Asked by", "Received", "Language of the request"} & set(keys[10:])
    top = " ".join(page.main.xpath(".//section[@aria-labelledby='before']")[0].text_content().split())
    assert "Must not tell someone" not in top and "Under 16 and asked alone" in top and top.count("Mum") == 1


def test_a_request_with_an_id_of_its_own_needs_no_answers_at_all(office: Office) -> None:
    bare = ToSend(
        id=secrets.token_hex(16), kind="join", language="en", level="normal", voice="person",
        contents={"about": "", "reasons": [], "marks": [], "said": []},
    )  # fmt: skip
    found = seen(office, bare)
    assert [key for key in ASKED_OF_PEOPLE if MISSING not in found[key]] == ["who"]
