"""What is asked when requests are given, taken or acknowledged: which, what is done to them, and to whom they go."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from portal.records.requests.submissions import Submission
from portal.records.staff.colleagues import Colleague
from portal.staff.access.gate import me
from portal.staff.forms.fields import Pick
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.forms.marks import Each, Number, Pressed
from portal.staff.inbox.page import PER_PAGE, who_can_own
from portal.staff.request.lookup import find

TAKE, GIVE, ACKNOWLEDGE = "take", "give", "acknowledge"


class GiveForm(StaffForm):
    """To whom: one of those who can own a request."""

    those: ClassVar[Mapping[int, Colleague]]
    to: Pick[int]

    @property
    def colleague(self) -> Colleague | None:
        return self.those.get(self.to.data or 0)


class SeveralForm(GiveForm):
    """Which requests, and what is done to them."""

    pick = Each(most=PER_PAGE)
    what = Pressed(TAKE, GIVE, ACKNOWLEDGE)

    @property
    def picked(self) -> list[Submission]:
        """What was ticked, as far as this member of staff may see it; each once."""
        found = [find(each) for each in dict.fromkeys(self.pick.data)]
        return [each for each in found if each]

    @property
    def owner(self) -> Colleague | None:
        """Whose they are then; None when nobody, or nobody that there is, was chosen."""
        return {TAKE: self.those.get(me().id), GIVE: self.colleague}.get(self.what.data or "")


class UndoForm(StaffForm):
    """Which change to several is undone, by its number."""

    change = Number()


Form = TypeVar("Form", bound=GiveForm)


def giving(kind: type[Form]) -> type[Form]:
    """This form, with everyone who can own a request now."""
    those = {each.id: each for each in who_can_own()}
    names = {id_: each.name for id_, each in those.items()}
    made = form_of({"to": Pick("", names, missing="Choose to whom")}, kind)
    made.those = those
    return made
