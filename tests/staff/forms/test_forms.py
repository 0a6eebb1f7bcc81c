"""What staff are asked: each question gives a typed value, says what is wrong, and is kept once."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from portal import calendar
from portal.staff.forms.fields import FUTURE, LESS, LONGEST, NO_DAY, Choose, Day, Line, Pick, Ticks, Write
from portal.staff.forms.form import KeptOnce, StaffForm, form_of

FAMILY = "👨‍👩‍👧‍👦"
MARK = "m" * 32
HERE = "/staff/request/2345-6789/down/note"


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"


FRUIT = {Fruit.APPLE: "An apple", Fruit.PEAR: "A pear"}


class Asked(KeptOnce):
    fruit = Choose("Which fruit?", FRUIT, missing="Choose a fruit")
    number = Pick("How many?", {1: "One", 2: "Two"})
    baskets = Ticks("In which baskets?", FRUIT)
    on = Day("On which day?", missing="Write the day")
    by = Day("By which day?", missing="Write the day", may_come=True)
    beside = Line("With whom?", name="with")
    words = Write("Why?", missing="Write why")


@pytest.fixture(autouse=True)
def in_an_application() -> Iterator[None]:
    app = Flask(__name__)
    app.config.update(WTF_CSRF_ENABLED=False, WTF_I18N_ENABLED=False)
    with app.app_context():
        yield


def sent(**typed: str | list[str]) -> MultiDict[str, str]:
    today = calendar.today().isoformat()
    whole: dict[str, str | list[str]] = {
        "fruit": "pear",
        "on": today,
        "by": today,
        "words": "It is ripe.",
        "once": MARK,
    }
    return MultiDict(whole | typed)


def asked(**typed: str | list[str]) -> Asked:
    form = Asked(sent(**typed))
    form.validate()
    return form


def test_answers_have_types() -> None:
    form = asked(number="2", baskets=["pear", "apple", "stone"], on="22/11/2020", by="2020-11-22")
    assert form.wrong == {}
    assert form.fruit.answer is Fruit.PEAR and form.number.answer == 2
    assert form.baskets.answer == (Fruit.APPLE, Fruit.PEAR)
    assert form.on.answer == form.by.answer == date(2020, 11, 22)


def test_what_was_said_is_one_string_for_each_question_as_it_was_typed() -> None:
    form = asked(baskets=["pear", "apple"], on="22/11/2020", by="2020-11-22", **{"with": " Jo\u202e "})
    assert form.said == {
        "fruit": "pear", "number": "", "baskets": "apple,pear", "on": "22/11/2020", "by": "2020-11-22", "with": "Jo",
        "words": "It is ripe.",
    }  # fmt: skip


def test_a_choice_that_was_not_offered_is_no_answer() -> None:
    form = asked(fruit="stone", number="3")
    assert form.wrong == {"fruit": "Choose a fruit"} and form.number.data is None
    with pytest.raises(ValueError, match="number"):
        _ = form.number.answer


def test_what_is_missing_is_said_and_what_may_stay_empty_is_not() -> None:
    form = Asked(MultiDict())
    assert not form.validate()
    assert form.wrong == {
        "fruit": "Choose a fruit", "on": "Write the day", "by": "Write the day", "words": "Write why",
    }  # fmt: skip


def test_words_are_counted_as_people_see_them() -> None:
    assert asked(words=FAMILY * LONGEST).wrong == {}
    assert asked(words=FAMILY * (LONGEST + 1), **{"with": "x" * (LONGEST + 1)}).wrong == {"words": LESS, "with": LESS}


def test_a_day_is_real_and_in_the_future_only_where_it_may_come() -> None:
    tomorrow = (calendar.today() + timedelta(days=1)).isoformat()
    assert asked(on=tomorrow, by=tomorrow).wrong == {"on": FUTURE}
    assert asked(on="2026-02-30", by="soon").wrong == {"on": NO_DAY, "by": NO_DAY}


def test_lines_stay_only_where_lines_are_asked_for() -> None:
    form = asked(words="One\r\ntwo", **{"with": "One\ntwo"})
    assert form.words.said == "One\ntwo" and form.beside.said == "One two"


def test_what_was_not_sent_starts_from_what_it_is_given() -> None:
    form = Asked(start={"fruit": "pear", "number": "2", "baskets": FRUIT, "on": date(2020, 11, 22), "beside": "Jo"})
    assert form.said == {
        "fruit": "pear", "number": "2", "baskets": "apple,pear", "on": "2020-11-22", "by": "", "with": "Jo",
        "words": "",
    }  # fmt: skip
    assert form.wrong == {}


def test_an_empty_post_takes_nothing_from_the_start() -> None:
    assert set(Asked(MultiDict(), start={"fruit": "pear", "on": date(2020, 11, 22)}).said.values()) == {""}


def test_what_stands_against_an_answer_comes_after_what_is_wrong_with_it_by_itself() -> None:
    form = asked(fruit="", words="")
    form.refuse({"fruit": "Not this fruit", "on": "Not this day", "": "Press again", "password": "Type it again"})
    form.refuse({"": "Never"})
    assert form.wrong == {
        "": "Press again", "fruit": "Choose a fruit", "on": "Not this day", "words": "Write why",
        "password": "Type it again",
    }  # fmt: skip


def test_the_same_form_sent_again_has_the_same_mark_and_another_has_another() -> None:
    once = asked().once_at(HERE)
    assert len(once) == 64 and asked().once_at(HERE) == once
    others = {
        asked(words="It is not ripe.").once_at(HERE),
        asked(baskets=["pear"]).once_at(HERE),
        asked(once="n" * 32).once_at(HERE),
        asked().once_at(HERE.replace("2345", "5432")),
    }
    assert once not in others and len(others) == 4


@pytest.mark.parametrize("mark", ["", "m" * 19, "m" * 65])
def test_a_form_without_a_mark_keeps_nothing_and_is_shown_again_with_one(mark: str) -> None:
    form = asked(once=mark)
    assert form.once_at(HERE) == ""
    assert asked(once=form.once.data or "").once_at(HERE)


def test_each_form_is_shown_with_a_mark_of_its_own_that_stays_when_it_is_shown_again() -> None:
    assert Asked().once.data != Asked().once.data and not Asked().once_at(HERE)
    assert asked(words="").once.data == MARK


def test_questions_are_asked_in_the_order_of_their_list() -> None:
    last, first = Line("Last"), Line("First")
    form = form_of({"first": first, "last": last}, StaffForm)()
    assert [each.label.text for each in form.asked] == ["First", "Last"]
