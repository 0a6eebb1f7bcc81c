"""What happens on Continue: the answer is kept, the team is told, and the level may rise. It never falls by itself."""

from portal import languages
from portal.config import settings
from portal.database import db
from portal.engine.pages.later.way import Way
from portal.engine.steps import Ask
from portal.engine.submitting import said
from portal.engine.telling import tell_team
from portal.records.accountability.names import Actor
from portal.records.correspondence import told_later
from portal.records.correspondence.told_later import Later
from portal.records.requests import submissions
from portal.records.requests.submissions import Submission
from portal.records.voices.contents import Value
from portal.records.voices.folders import Folder


def keep(way: Way, ask: Ask, value: Value, *, submission: Submission, folder: Folder, key: bytes | None) -> None:
    """Keep this answer with what it alone adds to what must be known: why it is urgent, and with what care."""
    knowing = way.knowing({ask.name: value})
    before, after = way.journey.facts(way.answers), way.journey.facts(knowing.answers)
    reasons = [each for each in after.reasons if each not in before.reasons]
    marks = [each for each in after.marks if each not in before.marks]
    if languages.is_unchecked(settings(), languages.chosen()):
        marks.append("unchecked_language")
    told_later.add(db(), folder, Later(said=said(ask, knowing.answers), reasons=reasons, marks=marks), key)
    is_urgent = bool(reasons) and after.level == "now"
    if is_urgent and submission.level != "now":
        submissions.set_level(db(), submission, "now", actor=Actor.PUBLIC)
    tell_team("new_request_now" if is_urgent else "new_request", submission)
