"""What a stolen database gives: no name, no address and no word of anyone."""

from tests.support.records.kept import everything_in
from tests.support.staff_fixtures import PRIVATE, WAYS, Office


def test_the_database_holds_no_words_of_staff_or_people(office: Office) -> None:
    request = office.receives(about="Casey Confidential", more_said=(*WAYS, PRIVATE))
    worker = office.hires(name="Robin Unreadable")
    client = office.signs_in(worker)
    page = client.send(client.get("/staff/recovery-codes"))
    codes = [each.text_content() for each in page.tree.xpath("//li/code")]
    client.get(f"/staff/request/{request.shown_reference}")
    secrets = (
        worker.address, worker.address.split("@")[0], "Unreadable", worker.password, worker.secret, "Casey", "900111",
        "sam@example.com", "She reads", "Who must we not tell", *codes, office.client_secret(client),
    )  # fmt: skip
    held = everything_in(office)
    assert request.reference.encode() in held
    for secret in secrets:
        assert secret.encode() not in held, secret
