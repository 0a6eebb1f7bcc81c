"""What is asked of one person at a list meeting, and at its end. Pure: no database."""

from collections.abc import Mapping

from portal import text
from portal.staff.forms.fields import Day, Line, Question, Write
from portal.staff.forms.form import KeptOnce, form_of

FUTURE = "Write a day after the meeting"


class DecidedForm(KeptOnce):
    """What was found and decided about one person."""


class EndForm(KeptOnce):
    """Who came."""

    came = Write("Who came? One name on each line.", missing="Write who came")

    @property
    def names(self) -> list[str]:
        return [cleaned for line in self.came.said.splitlines() if (cleaned := text.cleaned(line))]


def decided(*, is_on: bool) -> type[DecidedForm]:
    """For somebody on the list also what was found; an action is a task with an owner and a day for everyone."""
    found: dict[str, Question[object]] = {
        "found": Write("What was decided, and why?", missing="Write what was decided"),
        "next_look": Day(
            "Look at them again on", hint="Leave it empty, and it follows from the colour.", may_come=True
        ),
    }
    action: dict[str, Question[object]] = {
        "action": Line("What is to be done, and by whom?", hint="Leave it empty where there is nothing to do."),
        "by": Day("By which day?", may_come=True),
    }
    return form_of((found if is_on else {}) | action, DecidedForm)


def wrong(said: Mapping[str, str], day: str) -> dict[str, str]:
    """What does not fit together."""
    if said.get("next_look") and said["next_look"] <= day:
        return {"next_look": FUTURE}
    if said["action"] and not said["by"]:
        return {"by": "Write by which day"}
    if said["by"] and not said["action"]:
        return {"action": "Write what is to be done"}
    return {} if said.get("found") or said["action"] else {"action": "Write what is to be done, or press “Next”"}
