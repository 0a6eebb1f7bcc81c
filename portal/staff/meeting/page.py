"""`/staff/meeting/<day>`: the meeting that reads the list, one person at a time, and whom to tell at its end."""

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import audit
from portal.records.accountability.names import Ref, staff_id
from portal.records.accountability.verbs import Did
from portal.records.register import meetings
from portal.records.register.entry import Entry, What
from portal.records.register.state import may
from portal.records.requests import submissions, tasks
from portal.records.staff import accounts
from portal.staff.access.gate import me
from portal.staff.forms.fields import as_day
from portal.staff.labels import consent_words, register_words, words
from portal.staff.meeting import forms
from portal.staff.meeting.agenda import Item, items, touched_on
from portal.staff.meeting.forms import DecidedForm, EndForm
from portal.staff.request.in_register import LIST, Known, write_entry
from portal.staff.responses import PRESS_AGAIN

TELL = "tell_after_meeting"


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/meeting", "meeting_today", meeting_today)
    bp.add_url_rule("/meeting/<day>", "meeting", meeting)
    bp.add_url_rule("/meeting/<day>/person/<key>", "meeting_person", person)
    bp.add_url_rule("/meeting/<day>/person/<key>", "decide_at_meeting", decide, methods=["POST"])
    bp.add_url_rule("/meeting/<day>/after/<key>", "meeting_after", after)
    bp.add_url_rule("/meeting/<day>/end", "meeting_end", end)
    bp.add_url_rule("/meeting/<day>/end", "end_meeting", end_it, methods=["POST"])


def meeting_today() -> ResponseReturnValue:
    wanted = as_day(request.args.get("day", ""))
    return redirect(url_for("staff.meeting", day=(wanted or calendar.today()).isoformat()), 303)


def meeting(day: str) -> ResponseReturnValue:
    """The agenda: who, why, and where to begin."""
    on = _day(day)
    found = items(on)
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_REGISTER, record=Ref.REGISTER, why=f"meeting {day}")
    first = next((each for each in found if each.opens), None)
    return render_template("staff/meeting/agenda.html", items=found, first=first, **_around(on))


def person(day: str, key: str) -> ResponseReturnValue:
    on = _day(day)
    found = items(on)
    item = _item(found, key)
    return _page(on, found, item, _form(item)())


def decide(day: str, key: str) -> ResponseReturnValue:
    """Keep what was decided, once, and go on to the next person."""
    on = _day(day)
    found = items(on)
    item = _item(found, key)
    submissions.hold_together(db(), *item.known.requests)
    form = _form(item)(request.form)
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _page(on, found, item, form), 400
    if form.validate():
        form.refuse(forms.wrong(form.said, day))
    if form.wrong:
        return _page(on, found, item, form), 422
    _keep(item.known, form, on, once)
    flash("It is written down.")
    return after(day, key)


def after(day: str, key: str) -> ResponseReturnValue:
    """To the next person as the agenda is now: whoever said no meanwhile is passed over."""
    found = items(_day(day))
    here = next((each for each in found if each.known.key == key), None)
    if here is None:
        return redirect(url_for("staff.meeting", day=day), 303)
    then = _after(found, here)
    if then is None:
        return redirect(url_for("staff.meeting_end", day=day), 303)
    return redirect(url_for("staff.meeting_person", day=day, key=then.known.key), 303)


def end(day: str) -> ResponseReturnValue:
    on = _day(day)
    return _end_page(on, EndForm(start={"came": "\n".join(meetings.who_came(db(), settings().keys, on))}))


def end_it(day: str) -> ResponseReturnValue:
    """Who came is kept, and each person of whom something was written is a task: tell them."""
    on, form, ours = _day(day), EndForm(request.form), settings()
    once = form.once_at(request.path)
    if not once:
        form.refuse({"": PRESS_AGAIN})
        return _end_page(on, form), 400
    if not form.validate():
        return _end_page(on, form), 422
    meetings.keep(db(), ours.keys, on, form.names, by=me().actor, once=once)
    due = calendar.due(calendar.now(), ours.days_to_tell_after_meeting, ours)
    for each in touched_on(on):
        tasks.follow(
            db(),
            ours.keys,
            submission_id=each.anchor.id,
            kind=tasks.FOLLOWS,
            task=TELL,
            after=day,
            due=due,
            actor=me().actor,
        )
    flash("It is written down.")
    return redirect(url_for("staff.meeting_end", day=day), 303)


def _day(typed: str) -> date:
    return as_day(typed) or abort(404)


def _item(found: list[Item], key: str) -> Item:
    """Not found where it is not on the agenda any more, or where nobody may open it without consent."""
    return next((each for each in found if each.known.key == key and each.opens), None) or abort(404)


def _after(found: list[Item], item: Item) -> Item | None:
    return next((each for each in found[found.index(item) + 1 :] if each.opens), None)


def _form(item: Item) -> type[DecidedForm]:
    return forms.decided(is_on=may(What.LOOKED, item.known.state, item.known.standing, given=item.known.given))


def _keep(known: Known, form: DecidedForm, on: date, once: str) -> None:
    if form.said.get("found"):
        kept = {name: form.said[name] for name in ("found", "next_look") if form.said[name]}
        write_entry(known, Entry(what=What.LOOKED, on=on, said=kept), on=known.anchor, once=once)
    by = as_day(form.said["by"]) if form.said["action"] else None
    waiting = tasks.waiting(db(), settings(), [known.anchor.id])
    if by and not any((each.words, each.due) == (form.said["action"], by) for each in waiting):
        words_, keys = form.said["action"], settings().keys
        tasks.by_hand(db(), keys, submission_id=known.anchor.id, words=words_, due=by, actor=me().actor)


def _page(on: date, found: list[Item], item: Item, form: DecidedForm) -> str:
    known = item.known
    why = "override" if item.by_override else f"meeting {on.isoformat()}"
    audit.write(db(), actor=me().actor, did=Did.LOOKED_AT_PERSON, record=Ref.submission(known.anchor.id), why=why)
    opens = [each for each in found if each.opens]
    by = [staff_id(each.by) for each in known.entries]
    return render_template(
        "staff/meeting/person.html",
        item=item,
        known=known,
        form=form,
        number=opens.index(item) + 1,
        of=len(opens),
        is_last=_after(found, item) is None,
        last=list(reversed(known.entries))[:3],
        to_do=tasks.waiting(db(), settings(), [each.id for each in known.requests]),
        recorded_by=accounts.names(db(), settings().keys, by),
        staff_id=staff_id,
        may_go_on=may(What.ON, known.state, known.standing, given=known.given),
        **_around(on),
    )


def _end_page(on: date, form: EndForm) -> str:
    due = calendar.due(calendar.now(), settings().days_to_tell_after_meeting, settings())
    return render_template("staff/meeting/end.html", told=touched_on(on), form=form, due=due, **_around(on))


def _around(on: date) -> dict[str, object]:
    return {
        "day": on,
        "purpose": LIST,
        "words": words,
        "consent_words": consent_words,
        "register_words": register_words,
    }
