"""Where a request is now, in the words the person reads for each status. What is not told here is told by a person."""

from flask_babel import lazy_gettext as _

from portal.engine.steps import Line, Words
from portal.records.requests.flows import Status

S = Status

STAGES: dict[str, dict[str, tuple[str, Words]]] = {
    "join": {
        S.LOOKING: ("read_by_staff", _("We are looking at what you told us.")),
        S.WAITING: ("waiting", _("We are waiting for something that we asked for.")),
        S.CONSENT_CHECK: ("consent", _("We want to talk to you about your yes or no.")),
        S.AT_MEETING: ("community_team", _("A team talks about what you asked for.")),
        S.ON_LIST: ("list", _("You are on the list.")),
        S.NOT_ON_LIST: ("letter", _("You are not on the list now. We wrote to you about it.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "review": {
        S.LOOKING: ("read_by_staff", _("We are looking at what you told us.")),
        S.WAITING: ("waiting", _("We are waiting for something that we asked for.")),
        S.AGREED: ("action_plan", _("We are planning a meeting about your care.")),
        S.QUICK_MEETING: ("urgent", _("There might be a quick meeting first.")),
        S.OTHER_REVIEW: ("letter", _("We look at your care in another way. We wrote to you about it.")),
        S.NOT_NOW: ("letter", _("There is no meeting now. We wrote to you about it.")),
        S.PLANNED: ("days_and_hours", _("Your meeting has a date. We wrote to you about it.")),
        S.HELD: ("meeting", _("Your meeting has happened.")),
        S.REPORT_SENT: ("standard_letter", _("We sent you the report of your meeting.")),
        S.ACTIONS_OPEN: ("action_plan", _("People are doing what the meeting agreed.")),
        S.CLOSED: ("sent", _("All that the meeting agreed is done.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "consent": {
        S.SPOKEN: ("talk_to_you_first", _("We talked about your answer.")),
        S.CLOSED: ("sent", _("We wrote down your answer.")),
    },
    "advocate": {
        S.REFERRED: ("waiting", _("We asked an advocate to help you.")),
        S.ACCEPTED: ("advocate", _("You have an advocate.")),
        S.CLOSED: ("sent", _("Your advocate has finished.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "problem": {
        S.WITH_CHAIR: ("chairperson", _("The chairperson has what you wrote.")),
        S.ANSWERED: ("letter", _("We gave you an answer.")),
        S.RESOLVED: ("sent", _("You told us that it is better.")),
        S.PASSED_ON: ("letter", _("Another team looks at it now.")),
    },
    "lost": {S.CLOSED: ("sent", _("We have dealt with your lost card."))},
    "call": {
        S.SPOKEN: ("phone_call", _("We talked on the phone.")),
        S.CLOSED: ("sent", _("We have dealt with your call.")),
    },
}


def line(kind: str, status: str) -> Line | None:
    """What the person reads for this status; None while it is new."""
    found = STAGES.get(kind, {}).get(status)
    return Line(picture=found[0], words=str(found[1])) if found else None
