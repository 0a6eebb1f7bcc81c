"""What goes along with a form and is not asked: a button, a number or a word of the page, some ticks, a last yes."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from wtforms import Field

Value = TypeVar("Value")
Key = TypeVar("Key")


class Mark(Field, Generic[Value]):  # type: ignore[misc]  # WTForms has no types
    """Something that is sent along. What no page of ours would send counts as not sent."""

    name: str
    data: Value

    def __init__(self, **more: Any) -> None:
        super().__init__("", **more)


class Pressed(Mark[Key | None]):
    """Which of the buttons of a form was pressed."""

    def __init__(self, *buttons: Key, **more: Any) -> None:
        super().__init__(**more)
        self.buttons = buttons

    def process_formdata(self, sent: list[str]) -> None:
        self.data = next((each for each in self.buttons if sent and str(each) == sent[0]), None)


class Number(Mark[int | None]):
    """A whole number, such as that of a task."""

    def process_formdata(self, sent: list[str]) -> None:
        typed = sent[0] if sent else ""
        self.data = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


class Given(Mark[str]):
    """One word that a page gave out and wants back as it was."""

    def process_data(self, value: str | None) -> None:
        """What it starts from."""
        self.data = value or ""

    def process_formdata(self, sent: list[str]) -> None:
        self.data = sent[0] if sent else ""


class Each(Mark[tuple[str, ...]]):
    """All that was sent under one name, in its order; of more than `most`, the first ones."""

    def __init__(self, *, most: int | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.most = most

    def process_data(self, value: Iterable[str] | None) -> None:
        """What it starts from."""
        self.data = tuple(value or ())

    def process_formdata(self, sent: list[str]) -> None:
        self.data = tuple(sent[: self.most])


class Sure(Mark[bool]):
    """They were asked once more, and said yes."""

    def process_data(self, value: bool | None) -> None:
        """What it starts from."""
        self.data = bool(value)

    def process_formdata(self, sent: list[str]) -> None:
        self.data = sent[:1] == ["yes"]
