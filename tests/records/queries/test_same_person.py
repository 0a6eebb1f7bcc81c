"""Two requests that may be about one person: what says so, and a name without capitals, accents or marks."""

import pytest

from portal.commands.index import make_findings
from portal.commands.matching import match
from tests.support.staff.request_pages import page_of, part
from tests.support.staff_fixtures import WAYS, Office, said


@pytest.mark.parametrize(
    ("about", "born", "email", "why"),
    [
        ("Sam Example", "2001-03-05", "", "The same name and birthday."),
        ("Example SÁM", "2001-03-05", "", "The same name and birthday."),
        ("Sem Exampel", "2001-03-05", "", "The same birthday, and a name that is alike."),
        ("Kim Other", "2001-03-05", "", ""),
        ("Sam Example", "2001-03-06", "", ""),
        ("Kim Other", "1999-09-09", "sam@example.com", "The same phone number or email."),
    ],
)
def test_it_says_why_two_requests_may_be_about_one_person(
    office: Office, about: str, born: str, email: str, why: str
) -> None:
    ways = (said("email", "Your email?", [email], {"detail": email, "safe": "yes", "when": ""}),) if email else ()
    one, other = office.receives(more_said=WAYS), office.receives(about=about, born=born, more_said=ways)
    match(office.app)
    make_findings(office.app)
    client = office.signs_in(office.hires())
    for request, alike in ((one, other), (other, one)):
        words = part(page_of(client, request), "same-person")
        assert (f"Link {alike.shown_reference}" in words, why in words) == (bool(why), True)


NUMBER = "943 476 5919"  # the example of the NHS data dictionary


def test_an_nhs_number_that_staff_add_to_both_says_so_and_a_mistyped_one_is_refused(office: Office) -> None:
    one, other = office.receives(), office.receives(about="Kim Other", born="1999-09-09")
    client = office.signs_in(office.hires())
    for request, typed in ((one, NUMBER), (other, NUMBER.replace(" ", "-"))):
        form = client.get(f"/staff/request/{request.shown_reference}/down/nhs-number")
        for mistyped in ("943 476 5918", "943 476 591", "٩434765919", "sam"):
            page = client.send(form, {"number": mistyped})
            assert page.status == 422 and "Write all 10 figures" in page.words() and mistyped in page.text
        assert f"NHS number: {NUMBER}" in client.send(form, {"number": typed}).words()
    words = part(page_of(client, one), "same-person")
    assert f"Link {other.shown_reference}" in words and "The same NHS number." in words
    form = client.get(f"/staff/request/{one.shown_reference}/down/nhs-number")
    assert "The same NHS number." not in client.send(form, {"number": "401 023 2137"}).words()
