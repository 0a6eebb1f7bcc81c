"""Who is on the list, as a table, and what holds whatever was written in whatever order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.records.register.entry import Colour, Entry, What
from portal.records.register.state import Clocks, State, may, standing

DAY = date(2026, 12, 1)
CLOCKS = Clocks(look={Colour.RED: 7, Colour.AMBER: 30, Colour.GREEN: 90, Colour.BLUE: 30}, red_after_discharge=14)


def story(*lines: str) -> list[Entry]:
    """ "on", "colour red", "looked at +3 next=20": each on its day after DAY, in the order in which it was written."""
    found = []
    for number, line in enumerate(lines, start=1):
        what = next(each for each in sorted(What, key=len, reverse=True) if line.startswith(each))
        words = line[len(what) :].split()
        on = next((int(each) for each in words if each.startswith("+")), number)
        said = {}
        for each in words:
            if each in list(Colour):
                said["colour"] = each
            elif each.startswith("next="):
                said["next_look"] = str(DAY + timedelta(days=int(each[5:])))
            elif each.startswith("who="):
                said["case_manager"] = each[4:]
        found.append(Entry(what=what, on=DAY + timedelta(days=on), said=said, id=number))
    return found


def on(days: int) -> date:
    return DAY + timedelta(days=days)


STATES: list[tuple[tuple[str, ...], bool, State]] = [
    ((), False, State.NEVER),
    ((), True, State.NEVER),
    (("colour red",), True, State.NEVER),
    (("on",), True, State.ON),
    (("on",), False, State.PAUSED),
    (("on", "off"), True, State.OFF),
    (("on", "off"), False, State.OFF),
    (("on", "off", "on"), True, State.ON),
    (("on", "off", "colour red", "admitted"), True, State.OFF),
    (("off",), True, State.OFF),
]


@pytest.mark.parametrize(("lines", "consent", "expected"), STATES)
def test_somebody_stands_where_their_entries_and_consent_say(
    lines: tuple[str, ...], consent: bool, expected: State
) -> None:
    assert standing(story(*lines), CLOCKS).state(given=consent) is expected


NEXT: list[tuple[tuple[str, ...], int | None]] = [
    (("on +0",), None),  # no colour yet: a colour is asked for
    (("on +0", "colour red +0"), 7),
    (("colour red +0", "on +0"), 7),
    (("on +0", "colour green +0", "looked at +10"), 100),
    (("on +0", "colour green +0", "looked at +10", "colour red +12"), 19),  # a new colour counts from its day
    (("on +0", "colour red +0", "looked at +3 next=5"), 5),
    (("on +0", "colour red +0", "next look +1 next=20"), 20),
    (("on +0", "colour red +0", "next look +1 next=20", "looked at +4"), 11),
    (("on +0", "colour red +0", "next look +1 next=20", "colour amber +2"), 32),
    (("on +0", "colour red +0", "off +2"), None),
    (("on +0", "admitted colour blue +1"), 31),
    (("colour red",), None),
]


@pytest.mark.parametrize(("lines", "expected"), NEXT)
def test_the_next_look_follows_from_the_last_one_and_the_colour(lines: tuple[str, ...], expected: int | None) -> None:
    assert standing(story(*lines), CLOCKS).next_look == (None if expected is None else on(expected))


def test_it_is_that_colour_since_the_first_of_the_last_that_say_it() -> None:
    found = standing(story("colour red +1", "colour amber +2", "colour amber +5", "colour amber +9"), CLOCKS)
    assert found.colour and found.colour.on == on(9) and found.colour_since == on(2)


def test_after_a_discharge_red_stays_for_so_many_days() -> None:
    assert standing(story("admitted +1 colour blue"), CLOCKS).admitted
    found = standing(story("admitted +1 colour blue", "discharged +20 colour red"), CLOCKS)
    assert found.admitted is None and found.red_until == on(34)
    assert standing(story("discharged +20", "admitted +30"), CLOCKS).red_until is None


def test_the_case_manager_is_the_last_one_named_while_they_are_on() -> None:
    assert standing(story("on who=Ana"), CLOCKS).case_manager == "Ana"
    assert standing(story("on who=Ana", "case manager who=Ben"), CLOCKS).case_manager == "Ben"
    assert standing(story("on who=Ana", "off"), CLOCKS).case_manager == ""


LINES = st.lists(
    st.sampled_from([*What, "colour red", "colour blue", "looked at next=40", "admitted colour blue"]), max_size=9
)


@given(LINES, st.booleans())
def test_on_needs_consent_and_off_needs_nothing_but_a_person(lines: list[str], consent: bool) -> None:
    found = standing(story(*lines), CLOCKS)
    state = found.state(given=consent)
    assert (state is State.ON) <= consent
    assert may(What.ON, state, found, given=consent) <= consent
    assert may(What.OFF, state, found, given=consent) == (found.since is not None)
    assert may(What.ADMITTED, state, found, given=consent) != may(What.DISCHARGED, state, found, given=consent)


@given(LINES)
def test_nobody_is_looked_at_again_who_is_not_on_the_list(lines: list[str]) -> None:
    found = standing(story(*lines), CLOCKS)
    assert found.since is not None or (found.next_look, found.case_manager) == (None, "")
