"""What one's own page says of the list: since when, whom to ask, by when we look again. Never a colour.

It is read from the line that staff's entries wrote into this voice's folder (`records/register/told.py`), and from
nothing else: a page promises only what a record proves.
"""

from datetime import date

from flask_babel import gettext as _

from portal.database import db
from portal.engine.pages.promises import in_words
from portal.engine.steps import Line
from portal.my_page.behind import Own
from portal.records.register import told


def lines(own: Own) -> list[Line]:
    """None for who never was on the list, and while sharing is paused: staff speak to them first."""
    if own.hides or not own.sees_more or own.submission.paused_at:
        return []
    line = told.newest(db(), own.folder, own.key)
    if line is None:
        return []
    day = in_words(date.fromisoformat(line["since"]))
    if not line["is_on"]:
        off = _("You are not on the list now.") if own.is_person else _("They are not on the list now.")
        return [Line(picture="letter", words=off)]
    on = _("You are on the list since %(day)s.") if own.is_person else _("They are on the list since %(day)s.")
    found = [Line(picture="list", words=on % {"day": day})]
    if line["who"]:
        ask = _("%(name)s is the person to ask.", name=line["who"])
        found.append(Line(picture="case_manager", words=f"{ask} {line['reach']}".strip()))
    if line["look_by"]:
        found.append(Line(picture="date", words=_("We look again by %(day)s.", day=in_words(told.look_by(line)))))
    if own.is_person:
        found.append(Line(picture="change_mind", words=_("You can come off the list. Change your answer to no.")))
    return found
