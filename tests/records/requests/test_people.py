"""Which requests are about one person: linked and unlinked by staff, never merged, and paused together."""

import threading

import pytest

from portal.records.accountability import audit
from portal.records.accountability.names import Actor, Ref
from portal.records.requests import people, submissions
from portal.records.requests.submissions import Submission
from tests.support.staff_fixtures import Office

ACTOR = Actor.staff(7)


def named(office: Office, names: str) -> dict[str, Submission]:
    return {name: office.receives(about=name) for name in names}


def do(office: Office, sent: dict[str, Submission], steps: str) -> list[bool]:
    """ "A+B" links, "A-" unlinks, "A!" pauses: each in a transaction of its own."""
    did = []
    for step in steps.split():
        with office.database.transaction() as db:
            first = submissions.find(db, sent[step[0]].id)
            assert first
            if step.endswith("-"):
                did.append(people.unlink(db, first, actor=ACTOR))
            elif step.endswith("!"):
                submissions.pause(db, first)
            else:
                other = submissions.find(db, sent[step[2]].id)
                assert other
                did.append(people.link(db, first, other, actor=ACTOR))
    return did


def groups(office: Office, sent: dict[str, Submission]) -> str:
    """The groups as "AB C", each once."""
    names = {each.id: name for name, each in sent.items()}
    with office.database.transaction() as db:
        found = set()
        for each in sent.values():
            submission = submissions.find(db, each.id)
            assert submission
            found.add("".join(sorted(names[one.id] for one in people.linked(db, submission))))
    return " ".join(sorted(found))


def paused(office: Office, sent: dict[str, Submission]) -> str:
    with office.database.transaction() as db:
        return "".join(name for name, each in sent.items() if db.get_one(Submission, each.id).paused_at)


TABLE = [
    ("", "A B C D"),
    ("A+B", "AB C D"),
    ("A+B B+C", "ABC D"),
    ("A+B C+D B+C", "ABCD"),  # two groups become one
    ("A+B B+C B-", "AC B D"),
    ("A+B B+C B- B+D", "AC BD"),
    ("A+B A- A+B", "AB C D"),
    ("A+A", "A B C D"),
]


@pytest.mark.parametrize(("steps", "expected"), TABLE)
def test_linking_joins_and_unlinking_takes_one_out(office: Office, steps: str, expected: str) -> None:
    sent = named(office, "ABCD")
    do(office, sent, steps)
    assert groups(office, sent) == expected


def test_what_is_known_is_not_written_twice(office: Office) -> None:
    sent = named(office, "AB")
    assert do(office, sent, "A+B B+A A- A- B-") == [True, False, True, False, False]
    with office.database.transaction() as db:
        trails = {name: audit.trail(db, Ref.submission(each.id)) for name, each in sent.items()}
        assert [event.did for event in trails["A"]] == ["unlinked", "linked", "sent"]
        assert [event.did for event in trails["B"]] == ["linked", "sent"]
        assert trails["B"][0].actor == ACTOR and trails["B"][0].why == f"with {sent['A'].shown_reference}"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("A+B A!", "AB"),
        ("A+B B+C C!", "ABC"),
        ("A!", "A"),
        ("A! A+B", "AB"),  # a pause holds for what is linked later
        ("A+B B- A!", "A"),
        ("A+B A! B-", "AB"),  # and does not end by unlinking
    ],
)
def test_a_pause_holds_for_all_that_is_linked(office: Office, steps: str, expected: str) -> None:
    sent = named(office, "ABCD")
    do(office, sent, steps)
    assert paused(office, sent) == expected
    with office.database.transaction() as db:
        for name in expected:
            done = [event.did for event in audit.trail(db, Ref.submission(sent[name].id))]
            assert done.count("sharing paused") == 1
            assert db.get_one(Submission, sent[name].id).level == "now"


def test_lifting_lets_all_go_on_and_says_why(office: Office) -> None:
    sent = named(office, "ABC")
    do(office, sent, "A+B A! C!")
    with office.database.transaction() as db:
        lifted = people.lift(db, db.get_one(Submission, sent["B"].id), actor=ACTOR, why="They say yes")
        assert {each.id for each in lifted} == {sent["A"].id, sent["B"].id}
        event = audit.trail(db, Ref.submission(sent["A"].id))[0]
        assert (event.did, event.why, event.actor) == ("pause lifted", "They say yes", ACTOR)
    assert paused(office, sent) == "C"


def test_a_chair_sees_no_link_to_what_is_kept_from_chairs(office: Office) -> None:
    sent = named(office, "AB")
    do(office, sent, "A+B")
    with office.database.transaction() as db:
        kept, seen = (db.get_one(Submission, sent[name].id) for name in "AB")
        kept.kept_from_chairs = True
        assert [each.id for each in people.linked(db, seen, chair=True)] == [seen.id]
        assert len(people.linked(db, seen)) == 2


def test_many_who_link_at_once_make_one_person(office: Office) -> None:
    sent = named(office, "ABCDEF")
    pairs = ["A+B", "C+D", "E+F", "B+C", "D+E", "A+F"]
    problems: list[Exception] = []

    def link(pair: str) -> None:
        try:
            do(office, sent, pair)
        except Exception as error:
            problems.append(error)

    for pair in pairs[:3]:
        link(pair)
    writers = [threading.Thread(target=link, args=(pair,)) for pair in pairs[3:4]]
    writers += [threading.Thread(target=link, args=("B+C",)) for _each in range(3)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert not problems
    assert groups(office, sent) == "ABCD EF"


@pytest.mark.parametrize(
    ("before", "steps", "expected"),
    [
        ("", "A+B A!", "AB"),
        ("A+B A+C", "A! B! C!", "ABC"),  # every voice stops at the same moment, and nobody waits for ever
        ("A+B C+D", "A+C D+B B! C!", "ABCD"),
    ],
)
def test_what_happens_at_the_same_moment_pauses_all(office: Office, before: str, steps: str, expected: str) -> None:
    problems: list[Exception] = []
    for _round in range(6):
        sent = named(office, "ABCD")
        do(office, sent, before)
        ready = threading.Barrier(len(steps.split()))

        def race(step: str, sent: dict[str, Submission] = sent, ready: threading.Barrier = ready) -> None:
            ready.wait()
            try:
                do(office, sent, step)
            except Exception as error:
                problems.append(error)

        racers = [threading.Thread(target=race, args=(step,)) for step in steps.split()]
        for each in racers:
            each.start()
        for each in racers:
            each.join()
        assert not problems
        assert paused(office, sent) == expected
