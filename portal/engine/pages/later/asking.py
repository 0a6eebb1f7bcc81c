"""The pages of what may be told later: one step a page, Continue keeps its answer, and one may stop anywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal.database import db
from portal.engine.pages.later import keeping
from portal.engine.pages.later.way import Way
from portal.engine.steps import Ask, Step
from portal.records.requests.submissions import Submission
from portal.records.voices.folders import Folder
from portal.web.refusals import press_again, shows_itself_again

GOES = ("stop", "skip")  # buttons that keep nothing


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Who tells more: one voice, and the page that it came from."""

    way: Way
    submission: Submission
    folder: Folder
    key: bytes | None = field(repr=False)  # None: this browser adds to the folder and opens nothing
    shows: bool  # may a page show what was told before?
    own_device: bool
    at: str  # the endpoint of a step
    home: str  # where "Stop here" leads, and the end
    thanks: str  # the same page, which says that we have got it
    mark: str = ""  # of the draft that was sent

    def address(self, step: Step) -> str:
        return url_for(self.at, name=step.name, draft=self.mark or None)

    def onward(self, step: Step | None, *, kept: bool = False) -> ResponseReturnValue:
        return redirect(self.address(step) if step else self.thanks if kept else self.home, 303)


class Pages:
    """The pages of whoever `find` finds; `gone` leads away from them when nobody may tell more."""

    def __init__(self, find: Callable[[], Teller | None], gone: Callable[[], ResponseReturnValue]) -> None:
        self.find, self.gone = find, gone

    def first(self) -> ResponseReturnValue:
        """To the first question that is left; where none is, to those that were answered, to change one."""
        teller = self.find()
        if teller is None:
            return self.gone()
        if teller.way.left or not teller.way.told:
            return teller.onward(next(iter(teller.way.left), None))
        return render_template("later/told.html", teller=teller)

    def step(self, name: str) -> ResponseReturnValue:
        teller = self.find()
        if teller is None:
            return self.gone()
        step = teller.way.find(name)
        return _page(teller, step) if step else teller.onward(next(iter(teller.way.left), None))

    @shows_itself_again
    def keep(self, name: str) -> ResponseReturnValue:
        """Continue: keep the answer and go on. Skip and Stop keep nothing."""
        teller, do = self.find(), request.form.get("do")
        if teller is None:
            return self.gone() if do in GOES else abort(410)  # the page of that has what was typed
        step = teller.way.find(name)
        if step is None:
            return teller.onward(next(iter(teller.way.left), None))
        if g.refusal:
            return _page(teller, step, _form(teller, step, posted=True), press_again()), 400
        if do == "stop":
            return teller.onward(None)
        if do == "skip" or not isinstance(step, Ask):
            return teller.onward(teller.way.after(name))
        form = _form(teller, step, posted=True)
        if form is None or not form.validate():
            return _page(teller, step, form), 422
        return _keep(teller, step, form)


def _keep(teller: Teller, ask: Ask, form: FlaskForm) -> ResponseReturnValue:
    value, way = ask.kind.read(form, ask.name), teller.way
    if way.known.get(ask.name) != value:
        keeping.keep(way, ask, value, submission=teller.submission, folder=teller.folder, key=teller.key)
        db().flush()
    # What this browser cannot open it does not know on its next page either.
    after = way.knowing({ask.name: value}) if teller.key else way
    return teller.onward(after.after(ask.name), kept=True)


def _form(teller: Teller, step: Step, *, posted: bool = False) -> FlaskForm | None:
    """The boxes of a question: as they were posted, or with what was told before where this page may show it."""
    if not isinstance(step, Ask):
        return None
    known = teller.way.known.get(step.name) if teller.shows and not posted else None
    value = known if known is not None and step.kind.understands(known) else None
    return step.kind.form(step.name, teller.way.answers, posted=request.form if posted else None, value=value)


def _page(teller: Teller, step: Step, form: FlaskForm | None = None, error: str = "") -> str:
    return render_template(
        "later/step.html",
        teller=teller,
        step=step,
        asks=(step,) if isinstance(step, Ask) else (),
        is_first=step.name == next((each.name for each in teller.way.steps), ""),
        form=form or _form(teller, step),
        answers=teller.way.answers,
        own_device=teller.own_device,
        error=error,
    )
