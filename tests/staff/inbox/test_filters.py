"""The list of the inbox: the clock, what is due, filters in the address, and views that are saved."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.commands.index import make_findings
from portal.records.staff.accounts import Role
from tests.support.staff.inbox import changes, receives, references
from tests.support.staff_fixtures import Office


def test_several_filters_hold_at_once_and_stay_in_the_address(office: Office) -> None:
    worker = office.hires()
    wanted = receives(office, "review", born="2015-05-05", marks=("in_hospital",), consents=())
    receives(office, "review", born="2015-05-05")
    receives(office, "join", born="2015-05-05", marks=("in_hospital",))
    receives(office, "review", marks=("in_hospital",))
    make_findings(office.app)
    client = office.signs_in(worker)
    way = "/staff/?kind=review&age=under_16&mark=in_hospital&status=open&level=normal&owner=nobody"
    page = client.get(f"{way}&consent=waiting+for+a+parent")
    assert references(page) == [wanted.shown_reference]
    for words in ("Take care: In hospital", "Age: Under 16", "What for: A review", "Consent: Waiting for a parent"):
        assert words in page.words(), words
    assert references(client.get(f"{way}&consent=refused")) == []
    assert len(references(client.get("/staff/?kind=nonsense&owner=99&status=<b>"))) == 4
    chosen = page.tree.xpath("//details//input[@type='checkbox' and @checked]/@value")
    assert {"review", "under_16", "in_hospital", "open", "normal", "nobody"} <= set(chosen)


def test_mine_and_a_name_and_late(office: Office) -> None:
    worker, other = office.hires(), office.hires(name="Olu Other")
    mine, hers, old = (office.receives() for _each in range(3))
    changes(office, mine, owner_id=worker.id)
    changes(office, hers, owner_id=other.id)
    office.makes_older(old, timedelta(days=30))
    client = office.signs_in(worker)
    assert references(client.get("/staff/?owner=mine")) == [mine.shown_reference]
    assert references(client.get(f"/staff/?owner={other.id}")) == [hers.shown_reference]
    assert references(client.get("/staff/?owner=nobody")) == [old.shown_reference]
    page = client.get("/staff/?late=yes")
    assert references(page) == [old.shown_reference] and "days late" in page.words()


def test_the_last_choice_is_kept_for_each_person(office: Office) -> None:
    receives(office, "join"), receives(office, "review")
    worker = office.hires()
    client, colleague = office.signs_in(worker), office.signs_in(office.hires())
    assert len(references(client.get("/staff/?kind=review&page=1"))) == 1
    again = client.get("/staff/")
    assert again.address.endswith("/staff/?kind=review") and len(references(again)) == 1
    assert len(references(colleague.get("/staff/"))) == 2
    assert len(references(client.get("/staff/?all=yes"))) == len(references(client.get("/staff/"))) == 2


def test_a_filter_never_hides_in_silence_what_must_be_read_now(office: Office) -> None:
    receives(office, "join", level="now"), receives(office, "review")
    client = office.signs_in(office.hires())
    assert "1 to read now is not in this list." in client.get("/staff/?kind=review").words()
    assert "not in this list" not in client.get("/staff/?kind=join").words()


def test_several_values_of_one_filter_hold_at_once_and_are_kept(office: Office) -> None:
    worker = office.hires()
    new, done, mine = (office.receives() for _each in range(3))
    asks = receives(office, "review")
    child = receives(office, "review", born="2015-05-05")
    changes(office, done, status="put_on")
    changes(office, mine, status="acknowledged", owner_id=worker.id)
    make_findings(office.app)
    client = office.signs_in(worker)
    page = client.get("/staff/?status=new&status=acknowledged&kind=join&all=yes")
    assert set(references(page)) == {new.shown_reference, mine.shown_reference}
    assert page.tree.xpath("//input[@name='status' and @checked]/@value") == ["new", "acknowledged"]
    (without,) = page.tree.xpath("//a[contains(., 'Status, New')]/@href")
    assert without == "/staff/?kind=join&status=acknowledged"
    kept = client.get("/staff/")  # as it was left
    assert kept.address == "/staff/?kind=join&status=new&status=acknowledged"
    assert references(kept) == references(page)
    both = client.get("/staff/?owner=mine&owner=nobody&age=under_16&age=adult&status=open&status=put_on&kind=join")
    assert set(references(both)) == {each.shown_reference for each in (new, done, mine)}
    assert set(references(client.get("/staff/?age=under_16&age=16_17"))) == {child.shown_reference}
    reviews = references(client.get("/staff/?kind=review&kind=advocate"))
    assert set(reviews) == {asks.shown_reference, child.shown_reference}


def test_a_view_and_the_next_page_keep_several_values(office: Office) -> None:
    for _each in range(26):
        office.receives()
    client = office.signs_in(office.hires())
    page = client.get("/staff/?kind=join&kind=review&sort=newest&sort=due")
    assert page.tree.xpath("//a[@rel='next']/@href") == ["/staff/?page=2&kind=join&kind=review&sort=newest"]
    client.post("/staff/views/save", {"choice": "kind=review&kind=join&kind=nonsense", "name": "Both"})
    (link,) = client.get("/staff/?all=yes").tree.xpath("//nav[@aria-label='Views']//a[contains(., 'Both')]")
    assert link.get("href") == "/staff/?kind=join&kind=review" and "26" in link.text_content()


def test_everything_ticked_at_once_is_kept(office: Office) -> None:
    client = office.signs_in(office.hires())
    request = office.receives()
    page = client.get("/staff/?all=yes")
    names = {each.get("name") for each in page.tree.xpath("//details//input[@type='checkbox']")} - {
        "late",
        "mark",
        "complaint",
    }
    wanted = [(name, value) for name in sorted(names) for value in page.tree.xpath(f"//input[@name='{name}']/@value")]
    make_findings(office.app)
    chosen = client.get(f"/staff/?{urlencode(wanted)}")
    assert len(wanted) > 50 and references(chosen) == [request.shown_reference]
    assert references(client.get("/staff/")) == [request.shown_reference]


@pytest.mark.parametrize("sort", ["newest", "due"])
def test_other_orders(office: Office, sort: str) -> None:
    old, late, new = office.receives(), office.receives(), office.receives()
    office.makes_older(old, timedelta(days=40))
    office.makes_older(late, timedelta(days=35))
    for each in (old, late):
        changes(office, each, status="acknowledged", status_at=datetime.now(UTC), read_at=datetime.now(UTC))
    changes(office, old, status="put_on")  # nothing is due any more
    page = office.signs_in(office.hires()).get(f"/staff/?sort={sort}")
    order = (new, late, old) if sort == "newest" else (late, new, old)
    assert references(page) == [each.shown_reference for each in order]
    assert len(page.tree.xpath("//table")) == 1


def test_a_view_is_saved_with_a_count_and_deleted(office: Office) -> None:
    worker = office.hires()
    receives(office, "review"), receives(office, "review"), receives(office, "join")
    client = office.signs_in(worker)
    client.post("/staff/views/save", {"choice": "kind=review", "name": "Reviews of Casey"})
    page = client.get("/staff/?all=yes")
    (link,) = page.tree.xpath("//nav[@aria-label='Views']//a[contains(., 'Reviews of Casey')]")
    assert " ".join(link.text_content().split()) == "Reviews of Casey 2"
    assert len(references(client.get(link.get("href")))) == 2
    with Session(office.database.engine) as db:
        assert "casey" not in repr(db.execute(text("SELECT * FROM saved_views")).all()).casefold()
    stranger = office.signs_in(office.hires())
    assert "Casey" not in stranger.get("/staff/").text
    (mark,) = page.tree.xpath("//input[@name='view']/@value")
    stranger.post("/staff/views/delete", {"view": mark})
    assert "Reviews of Casey" in client.get("/staff/").text
    client.post("/staff/views/delete", {"view": mark})
    assert "Reviews of Casey" not in client.get("/staff/").text


@pytest.mark.parametrize("typed", [{"name": ""}, {"name": "x" * 41}, {"choice": ""}, {"choice": "kind=nonsense"}])
def test_a_view_needs_a_name_and_a_choice(office: Office, typed: dict[str, str]) -> None:
    client = office.signs_in(office.hires())
    client.post("/staff/views/save", {"choice": "kind=review", "name": "Reviews"} | typed)
    assert not client.get("/staff/?all=yes").tree.xpath("//input[@name='view']")


def test_a_chair_counts_nothing_that_is_kept_from_chairs(office: Office) -> None:
    kept = receives(office, "problem", level="now", marks=("kept_from_chairs",))
    changes(office, kept, kept_from_chairs=True)
    make_findings(office.app)
    chair = office.signs_in(office.hires(Role.CHAIR, Role.TRIAGE))
    for way in ("", "?kind=problem", "?mark=kept_from_chairs", "?level=now", "?sort=due", "?kind=join"):
        page = chair.get(f"/staff/{way}")
        assert references(page) == [] and "not in this list" not in page.words(), way
        assert {each.text_content() for each in page.tree.xpath("//*[@class='shortcuts__count']")} == {"0"}, way
