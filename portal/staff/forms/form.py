"""A form of the staff side: its questions in their order, what was said, and what is wrong with it."""

import json
import secrets
from collections.abc import Mapping
from typing import Any, TypeVar

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField
from wtforms.fields.core import UnboundField

from portal.crypto import sealing
from portal.staff.forms.fields import Question

MARK_LENGTHS = range(20, 65)


class StaffForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Questions with what was sent; with what they start from, when nothing was."""

    def __init__(self, sent: MultiDict[str, str] | None = None, start: Mapping[str, object] | None = None) -> None:
        self._against: dict[str, str] = {}
        super().__init__(formdata=sent, data=start)

    @property
    def asked(self) -> list[Question[object]]:
        """The questions, in the order of the page."""
        return [each for each in self if isinstance(each, Question)]

    @property
    def hidden(self) -> list[HiddenField]:
        """What goes along and is not seen."""
        return [each for each in self if isinstance(each, HiddenField)]

    @property
    def said(self) -> dict[str, str]:
        """Each answer as one string, by the name of its question."""
        return {each.name: each.said for each in self.asked}

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong, by the name of the question; "" is the form as a whole."""
        return self._against | {each.name: str(each.errors[0]) for each in self.asked if each.errors}

    def refuse(self, against: Mapping[str, str]) -> None:
        """Say what else stands against it. What is wrong with an answer by itself comes first."""
        self._against |= {name: said for name, said in against.items() if name not in self._against}
        for each in self.asked:
            if each.name in against:
                each.errors = [*each.errors, against[each.name]]


class KeptOnce(StaffForm):
    """A form with a mark from when it was first shown: what it keeps is kept once, however often it is sent."""

    once = HiddenField()

    def __init__(self, sent: MultiDict[str, str] | None = None, start: Mapping[str, object] | None = None) -> None:
        super().__init__(sent, start)
        mark = self.once.data or ""
        self._mark = mark if len(mark) in MARK_LENGTHS else ""
        self.once.data = self._mark or secrets.token_urlsafe(24)

    def once_at(self, where: str) -> str:
        """The mark with what was said, at this address; "" when it was sent without one.

        Said anew, or sent to another request, it is another record.
        """
        whole = f"{where} {json.dumps(self.said, sort_keys=True)}"
        return sealing.token(self._mark.encode(), whole).hex() if self._mark else ""


Form = TypeVar("Form", bound=StaffForm)


def form_of(questions: Mapping[str, Question[Any]], kind: type[Form]) -> type[Form]:
    """A form of this kind that asks these questions, in their order."""
    return type("Asked", (kind,), {name: _again(each) for name, each in questions.items()})


def _again(question: UnboundField) -> UnboundField:
    """WTForms asks in the order in which questions were written down: these are asked as they stand."""
    return UnboundField(question.field_class, *question.args, name=question.name, **question.kwargs)
