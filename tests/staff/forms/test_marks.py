"""What goes along with a form: each is typed, and what no page of ours sends counts as not sent."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from portal.staff.forms.fields import Day, Line, Secret
from portal.staff.forms.form import StaffForm
from portal.staff.forms.marks import Each, Given, Number, Pressed, Sure


class Along(StaffForm):
    do = Pressed("end", "go")
    task = Number()
    view = Given()
    pick = Each(most=2)
    sure = Sure()
    password = Secret()
    name = Line(cut_at=3)
    since = Day(no_day="Type a day")


@pytest.fixture(autouse=True)
def in_an_application() -> Iterator[None]:
    app = Flask(__name__)
    app.config.update(WTF_CSRF_ENABLED=False, WTF_I18N_ENABLED=False)
    with app.app_context():
        yield


def sent(**typed: str | list[str]) -> Along:
    return Along(MultiDict(typed))


def test_each_mark_gives_a_typed_value() -> None:
    form = sent(do="go", task="12", view="x y", pick=["a", "b", "c"], sure="yes")
    assert (form.do.data, form.task.data, form.view.data) == ("go", 12, "x y")
    assert form.pick.data == ("a", "b") and form.sure.data is True


@pytest.mark.parametrize("form", [{}, {"do": "stop", "task": "-1", "sure": "no"}, {"task": "²", "sure": "true"}])
def test_what_no_page_sends_counts_as_not_sent(form: dict[str, str]) -> None:
    found = sent(**form)
    assert (found.do.data, found.task.data, found.view.data, found.pick.data) == (None, None, "", ())
    assert found.sure.data is False


def test_a_number_that_no_database_holds_is_none() -> None:
    assert sent(task="9" * 10).task.data is None


def test_a_form_that_was_not_sent_has_empty_marks() -> None:
    form = Along()
    assert (form.do.data, form.task.data, form.view.data, form.pick.data, form.sure.data) == (None, None, "", (), False)
    assert not form.asked[0].said and form.hidden == []


def test_a_password_is_taken_as_it_was_typed_and_never_shown_again() -> None:
    form = sent(password="  three  words ")
    assert form.password.answer == "  three  words " and form.said["password"] == ""


def test_what_is_too_long_is_cut_and_a_day_may_stay_empty() -> None:
    assert sent(name=" abcdef ").name.said == "abc"
    for typed, wrong in (("", {}), ("soon", {"since": "Type a day"})):
        form = sent(since=typed)
        form.validate()
        assert form.wrong == wrong
