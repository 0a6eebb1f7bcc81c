"""One request for a page of a journey: its draft, its answers and its route."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal import calendar
from portal.engine import asked
from portal.engine.pages import unsent, walking
from portal.engine.route import Route
from portal.engine.steps import Answers, Ask, Early, Step
from portal.records.voices import drafts
from portal.records.voices.contents import Value
from portal.records.voices.drafts import Draft

if TYPE_CHECKING:
    from portal.engine.pages.keeping import Drafts

KEPT_ONE, KEPT_NONE = 1, 2  # what there is of a draft that ran out: the last answer, or none
MARK = re.compile(f"[{drafts.MARK_LETTERS}]{{8}}")


class Page:
    """One request for a page of one journey."""

    def __init__(self, keeping: "Drafts", draft: Draft) -> None:
        self.keeping, self.journey, self.draft = keeping, keeping.journey, draft
        written = drafts.opened(draft, drafts.key_of(keeping.secret, draft.id))
        self.saved, self.said_on = asked.without_old(self.journey.steps, written.answers), written.said_on
        self.walk = walking.of_request(draft, self.said_on, own_device=self.own_device)
        self.route: Route = self.journey.route(self.saved, calendar.today())

    @property
    def goes_on_with(self) -> str:
        """The walk that its forms carry: this one, or the one that was just broken off."""
        return self.walk or walking.resumed(self.draft, self.said_on, own_device=self.own_device)

    @property
    def own_device(self) -> bool:
        return self.keeping.own_device(self)

    def asks(self, step: Step | None) -> tuple[Ask, ...]:
        """The questions on the page of this step."""
        return self.journey.asks(step, self.route.answers)

    @property
    def early(self) -> Early:
        """What stands in a draft of before of questions that are asked only later now: sent with the rest."""
        if self.journey.only_sends(self.route.answers) is not None:
            return ()
        later = (each for each in self.journey.more if isinstance(each, Ask) and each.only_if(self.route.answers))
        kept = ((each, self.saved[each.name]) for each in later if each.name in self.saved)
        return tuple((each, value) for each, value in kept if each.understands(value))

    def keep(self, values: Mapping[str, Value], *, on: str = "") -> None:
        """Save the answers of a page, said on this walk or on the one given; the route may be another one now."""
        for name, value in values.items():
            self.saved[name] = value
            unsent.forget(name, self.saved)
            asked.keep(name, self.saved, request.form.get(self.journey.asked_in(name)))
        self.route = self.journey.route(self.saved, calendar.today())
        for name in values:
            self._was_said(name, on or self.walk)
        self.keeping.write(self)

    def keep_unsent(self, name: str, boxes: unsent.Boxes) -> None:
        """Save what stands in the boxes of this step, which is no answer."""
        unsent.keep(name, self.saved, boxes, request.form.get(self.journey.asked_in(name), ""))
        self._was_said(unsent.name_of(name), self.walk)
        self.keeping.write(self)

    def _was_said(self, name: str, walk: str) -> None:
        saved, own = list(asked.names(self.saved)), self.own_device
        self.said_on = walking.said(name, self.said_on, walk, saved=saved, own_device=own)
        if walk != self.walk:
            self.said_on = walking.said(walking.PRESSED, self.said_on, self.walk, saved=saved, own_device=own)

    def may_show(self, name: str) -> bool:
        """May this page show the answer of this step?"""
        return walking.may_show(name, self.said_on, self.walk, own_device=self.own_device)

    @property
    def about(self) -> str:
        """The name of the person it is for, where this page may show it."""
        known = {name: value for name, value in self.route.answers.items() if self.may_show(name)}
        return self.journey.about(Answers(known, self.route.answers.today))

    def in_box(self, ask: Ask) -> Value | None:
        """What was answered before, also in other words; never what only whoever said it may see again."""
        counts = ask.name in self.route.answers or not ask.is_hidden
        return self.saved.get(ask.name) if counts and self.may_show(ask.name) else None

    def shown_as(self, step: Step) -> str:
        return self.journey.shown_as(step, self.route)

    def address(self, step: Step | None) -> str:
        """Where a step stands; the check page for None. The mark keeps two drafts in two tabs apart."""
        at = self.keeping.at
        if step is None:
            return url_for(f"{at}.check", draft=self.draft.mark)
        return url_for(f"{at}.step", name=self.route.page_with(step).name, draft=self.draft.mark)

    def to(self, step: Step | None, **more: int) -> Response:
        """Lead to this step, with a ticket on which it shows what was said on this walk."""
        said = "".join(f"&{name}={value}" for name, value in more.items())
        if self.walk and not self.own_device:
            said += f"&ticket={walking.ticket(self.draft.id, self.walk)}"
        return redirect(self.address(step) + said, 303)

    def onward(self, **more: int) -> Response:
        """To the first step with no answer, or to the check page."""
        return self.to(self.route.next, **more)

    def lost(self) -> int:
        """What this page says is left of a draft that ran out; 0 where it says nothing. Only what is there was kept."""
        said = request.args.get("lost", 0, int)
        return KEPT_NONE if said and not self.saved else said

    def back_from(self, name: str | None) -> Response:
        """To the step before this one, or to the start."""
        before = self.route.before(name)
        return self.to(before) if before else redirect(url_for(f"{self.keeping.at}.start"), 303)

    def opens_with(self, name: str | None) -> dict[str, object]:
        """What this page opens with, by what was said on the one before: for whom there is help, what we promise.

        The check page, which a parent may be shown, says nothing of whom we do not tell.
        """
        said = [each for each in self.asks(self.route.before(name)) if self.may_show(each.name)]
        answers = self.route.answers
        helps = next((whom for each in said if (whom := each.helps(answers))), "")
        return {"helps": helps, "promises": [words for each in said if name for words in each.promises(answers)]}

    @property
    def may_stop(self) -> bool:
        """Is "Stop for now" offered: after the first question, and not while another person holds the phone."""
        begun = any(each.name in self.route.answers for each in self.route.questions)
        return self.keeping.may_stop and begun and not self.route.is_handed_over

    def show(self, template: str, step: Step | None, **more: object) -> str:
        """Render a page of this journey."""
        name = step.name if step else None
        number, count = self.journey.page_of(name, self.route, self.saved)
        return render_template(
            f"journey/{template}.html",
            page=self,
            step=step,
            answers=self.route.answers,
            start=url_for(f"{self.keeping.at}.start") if step in self.route.steps[:1] else "",
            goes_back=self.route.before(name) is not None,
            page_number=number,
            page_count=count,
            progress=self.route.progress(name),
            about=self.about,
            **self.opens_with(name),
            is_tired=self.route.is_tired(name),
            own_device=self.own_device,
            **more,
        )


def mark() -> str:
    """The mark of the draft that this page is about; "" when there is none, or none of ours."""
    given = request.form.get("draft") or request.args.get("draft") or ""
    return given if MARK.fullmatch(given) else ""
