"""No admin comes to read by themselves: roles, links, teams and covers that open requests need a second person."""

import pytest
from sqlalchemy import select

from portal import calendar
from portal.records.queries import teams
from portal.records.queries.teams import Team
from portal.records.staff import accounts, genuine, pending
from portal.records.staff.accounts import Role
from portal.records.staff.pending import PendingChange
from tests.support.staff.accounts import does, events, gives_roles, link_on, one, second_says, told
from tests.support.staff_fixtures import Office, Worker


def roles_of(office: Office, worker: Worker) -> frozenset[Role]:
    with office.database.transaction() as db:
        account = accounts.find_by_id(db, worker.id)
        assert account
        return account.role_names


@pytest.mark.parametrize("role", [Role.TRIAGE, Role.CASE_LEAD, Role.CHAIR, Role.SAFEGUARDING, Role.ADMIN, Role.AUDIT])
def test_nobody_changes_their_own_roles(office: Office, role: Role) -> None:
    admin, _other = office.hires(Role.ADMIN), office.hires(Role.ADMIN)
    client = office.signs_in(admin)
    page = gives_roles(client, admin, Role.ADMIN, role)
    assert page.status == 422 and "your own account" in page.words()
    assert roles_of(office, admin) == {Role.ADMIN}


@pytest.mark.parametrize("second", [Role.ADMIN, Role.SAFEGUARDING])
def test_a_role_that_reads_waits_for_a_second_person_and_both_are_told(office: Office, second: Role) -> None:
    admin, worker = office.hires(Role.ADMIN), office.hires(Role.AUDIT)
    lead = office.hires(Role.SAFEGUARDING)
    client = office.signs_in(admin)
    assert "It waits for a second person" in gives_roles(client, worker, Role.AUDIT, Role.CASE_LEAD).words()
    assert roles_of(office, worker) == {Role.AUDIT}
    assert told(office) == [("own_account", worker.address), ("staff_account", lead.address)]
    (address,) = client.get("/staff/people/waiting").tree.xpath("//main//form/@action")
    own = client.post(address, {"do": "accept"})
    assert (
        own.status == 422 and "Somebody else decides this" in own.words() and roles_of(office, worker) == {Role.AUDIT}
    )
    by = lead if second == Role.SAFEGUARDING else None
    assert "It is done." in second_says(office, by=by).words()
    assert roles_of(office, worker) == {Role.AUDIT, Role.CASE_LEAD}
    assert told(office)[2:] == told(office)[:2], "and told again when it is so"
    done = ("asked for a change", "accepted a change", "gave roles")
    assert [each[1] for each in events(office, worker.id) if each[1] in done] == list(done)


def test_a_person_whom_it_is_about_never_accepts_it_and_may_refuse_it(office: Office) -> None:
    worker = office.hires(Role.SAFEGUARDING)
    gives_roles(office.signs_in(office.hires(Role.ADMIN)), worker, Role.SAFEGUARDING, Role.ADMIN)
    page = second_says(office, by=worker)
    assert page.status == 422 and roles_of(office, worker) == {Role.SAFEGUARDING}
    office.waits_a_minute(worker)
    assert "It is refused." in second_says(office, "refuse", by=worker).words()
    assert "Nothing waits." in office.signs_in(office.hires(Role.ADMIN)).get("/staff/people/waiting").words()


@pytest.mark.parametrize("change", ["new-link", "reset-second-step"])
def test_nobody_alone_comes_in_as_somebody_who_reads(office: Office, change: str) -> None:
    admin, worker = office.hires(Role.ADMIN), office.hires(Role.TRIAGE)
    client, theirs = office.signs_in(admin), office.signs_in(worker)
    page = does(client, worker, change)
    assert "It waits for a second person" in page.words() and not page.tree.xpath("//*[@class='set-up-link']")
    assert theirs.get("/staff/").h1 == "Inbox", "nothing has changed"
    page = second_says(office)
    assert change == "reset-second-step" or office.client().get(link_on(page)).h1 == "Choose a password"
    assert theirs.get("/staff/").h1 == "Sign in"


def test_a_link_for_somebody_who_reads_nothing_needs_nobody_else(office: Office) -> None:
    client = office.signs_in(office.hires(Role.ADMIN))
    page = does(client, office.hires(Role.AUDIT), "new-link")
    assert office.client().get(link_on(page)).h1 == "Choose a password"


def test_a_chair_who_stays_a_reader_sees_what_is_kept_from_chairs_only_after_a_second_person(office: Office) -> None:
    worker = office.hires(Role.CHAIR, Role.TRIAGE)
    gives_roles(office.signs_in(office.hires(Role.ADMIN)), worker, Role.TRIAGE)
    assert Role.CHAIR in roles_of(office, worker)
    second_says(office)
    assert roles_of(office, worker) == {Role.TRIAGE}


def test_what_an_admin_asked_for_ends_when_they_look_after_accounts_no_more(office: Office) -> None:
    admin, worker = office.hires(Role.ADMIN), office.hires(Role.AUDIT)
    gives_roles(office.signs_in(admin), worker, Role.TRIAGE)
    office.changes(admin, lambda account: setattr(account, "active", False))
    page = second_says(office)
    assert page.status == 422 and "refuse it" in page.words() and Role.TRIAGE not in roles_of(office, worker)


def test_whoever_runs_the_machine_is_the_second_person_and_stands_in_the_trail(office: Office) -> None:
    admin, worker = office.hires(Role.ADMIN), office.hires(Role.AUDIT)
    gives_roles(office.signs_in(admin), worker, Role.AUDIT, Role.TRIAGE)
    with office.database.transaction() as db:
        genuine.with_key(db, office.settings.keys)
        account = accounts.find_by_id(db, worker.id)
        assert account and not pending.accept_by_command(db, account, {Role.CHAIR})
        assert pending.accept_by_command(db, account, {Role.TRIAGE})
    assert roles_of(office, worker) == {Role.AUDIT, Role.TRIAGE}
    assert ("command", "accepted a change", "roles") in events(office, worker.id)


def test_a_change_is_decided_once_and_not_after_a_week(office: Office) -> None:
    worker, lead = office.hires(Role.AUDIT), office.hires(Role.SAFEGUARDING)
    client, guard = office.signs_in(office.hires(Role.ADMIN)), office.signs_in(lead)
    gives_roles(client, worker, Role.AUDIT, Role.TRIAGE)
    (address,) = guard.get("/staff/people/waiting").tree.xpath("//main//form/@action")
    guard.post(address, {"do": "refuse"})
    assert guard.post(address, {"do": "accept"}).status == 409
    gives_roles(client, worker, Role.AUDIT, Role.TRIAGE)
    with office.database.transaction() as db:
        change = db.scalars(select(PendingChange).order_by(PendingChange.id.desc())).first()
        assert change
        change.asked_at -= pending.WAITS_FOR * 2
        number = change.id
    assert guard.post(f"/staff/people/waiting/{number}", {"do": "accept"}).status == 409
    assert roles_of(office, worker) == {Role.AUDIT}


def test_no_admin_puts_themselves_in_a_team_or_takes_somebodys_work(office: Office) -> None:
    admin, owner = office.hires(Role.ADMIN, Role.TRIAGE, of=()), office.hires()
    client = office.signs_in(admin)
    page = client.post(one(admin, "teams"), {"teams": "children"})
    assert page.status == 422 and "your own teams" in page.words()
    page = client.post(one(owner, "away"), {"deputy": str(admin.id), "until": "2999-01-01"})
    assert page.status == 422
    from_today = client.get(one(owner, "away"))
    page = client.send(from_today, {"deputy": str(admin.id), "until": today()})
    assert page.status == 422 and "Choose who covers" in page.words()
    with office.database.transaction() as db:
        assert teams.of_account(db, admin.id) == frozenset()
    assert "Their teams are changed." in client.post(one(owner, "teams"), {"teams": Team.ADULTS.value}).words()


def today() -> str:
    return calendar.today().isoformat()
