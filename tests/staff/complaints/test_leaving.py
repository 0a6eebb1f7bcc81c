"""What is written down of a complaint leaves only when it was ticked, and stands in the person's own copy."""

import json
from typing import Any

from portal.records.requests.submissions import Submission
from tests.staff.complaints.steps import writes
from tests.support.checked_client import CheckedClient
from tests.support.staff.copies import fetches, is_let_go, makes
from tests.support.staff.exports import PARTS, SURE, agreed, keeps_note, links, shares
from tests.support.staff_fixtures import Office


def acknowledged(office: Office, client: CheckedClient) -> Submission:
    request = agreed(office, client, kind="problem")
    writes(client, request, "acknowledged", talk="agreed", plan="Zebra plan, by letter.")
    return request


def test_the_file_has_each_step_only_when_it_was_ticked(office: Office) -> None:
    client = office.signs_in(office.hires(name="Robin Reader"))
    request = acknowledged(office, client)
    writes(client, request, "who", who=["trust"])
    without = shares(client, request, **SURE, parts=PARTS).text
    assert "Zebra" not in without and json.loads(without)["complaint"] == []
    case: dict[str, Any] = json.loads(shares(client, request, **SURE, parts=["complaint"]).text)
    first, second = case["complaint"]
    assert (first["kind"], first["by"], first["said"]["plan"]) == (
        "acknowledged",
        "Robin Reader",
        "Zebra plan, by letter.",
    )
    assert (second["kind"], second["said"]) == ("who_answers", {"who": "trust"})


def test_a_paper_has_it_in_words(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = acknowledged(office, client)
    paper = shares(client, request, **SURE, parts=["complaint"], **{"as": "paper"})
    assert "What was agreed: Zebra plan, by letter." in paper.words() and "By letter" not in paper.h1


def test_the_person_s_own_copy_has_each_step_of_it(office: Office) -> None:
    client = office.signs_in(office.hires(name="Robin Reader"))
    request = acknowledged(office, client)
    page = makes(client, request)
    files = fetches(is_let_go(office, page), page)
    (own,) = json.loads(files["json"])["requests"]
    (held,) = (each for each in own["kept"] if each["held"] == "complaint")
    assert [(each["kind"], each["by"]) for each in held["items"]] == [("acknowledged", "Robin Reader")]
    assert "Your complaint" in files["html"] and "Zebra plan, by letter." in files["html"]


def test_a_copy_keeps_back_a_complaint_that_only_somebody_else_made(office: Office) -> None:
    client = office.signs_in(office.hires())
    own = office.receives()
    theirs = office.receives(kind="problem", voice="helper", consents=())
    links(office, own, theirs)
    writes(client, theirs, "acknowledged", talk="agreed", plan="Zebra plan, by letter.")
    keeps_note(office, theirs, "Giraffe note", locked=False)
    page = makes(client, own)
    assert "Giraffe note" in page.text and "Zebra" not in page.text
