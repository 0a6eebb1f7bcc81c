"""Where a request is now, in the words the person reads for each status. What is not told here is told by a person.

A sentence says no more than the move to that status shows. That we wrote, sent or talked is said only of what was kept.
"""

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
        S.NOT_ON_LIST: ("letter", _("You are not on the list now.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "review": {
        S.LOOKING: ("read_by_staff", _("We are looking at what you told us.")),
        S.WAITING: ("waiting", _("We are waiting for something that we asked for.")),
        S.AGREED: ("action_plan", _("We are planning a meeting about your care.")),
        S.QUICK_MEETING: ("urgent", _("There might be a quick meeting first.")),
        S.OTHER_REVIEW: ("letter", _("We look at your care in another way.")),
        S.NOT_NOW: ("letter", _("There is no meeting now.")),
        S.PLANNED: ("date", _("Your meeting has a date.")),
        S.HELD: ("meeting", _("Your meeting has happened.")),
        S.REPORT_SENT: ("standard_letter", _("The report of your meeting was sent. Tell us if you did not get it.")),
        S.ACTIONS_OPEN: ("action_plan", _("There is a plan of what happens next.")),
        S.CLOSED: ("finished", _("This has finished. You can ask again at any time.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "consent": {
        S.SPOKEN: ("talk_to_you_first", _("We talked about your answer.")),
        S.CLOSED: ("finished", _("We have dealt with your answer.")),
    },
    "advocate": {
        S.REFERRED: ("waiting", _("We asked an advocate to help you.")),
        S.ACCEPTED: ("advocate", _("You have an advocate.")),
        S.CLOSED: ("finished", _("Your advocate has finished.")),
        S.WITHDRAWN: ("no", _("This has stopped. You can ask again at any time.")),
    },
    "problem": {
        S.WITH_CHAIR: ("chairperson", _("The chairperson has what you wrote.")),
        S.ANSWERED: ("letter", _("We looked at what you wrote.")),
        S.RESOLVED: ("finished", _("This has finished. Tell us if it is not better.")),
        S.PASSED_ON: ("letter", _("We passed it on to another team.")),
    },
    "lost": {S.CLOSED: ("finished", _("We have dealt with your lost card."))},
    "call": {
        S.SPOKEN: ("talk_to_you_first", _("We talked with you.")),
        S.CLOSED: ("finished", _("We have dealt with your call.")),
    },
}

# Said in its place once staff wrote down that it is so (`flows.PROOFS`). Without that, the sentence above stands.
PROVED: dict[str, tuple[str, Words]] = {
    "all_done": ("finished", _("All that the meeting agreed is done. You can ask again at any time.")),
    "is_better": ("finished", _("You told us that it is better. Tell us if it is not.")),
}


def line(kind: str, status: str, *, wrote_on: str, proved: str = "") -> Line | None:
    """What the person reads for this status; None while it is new.

    `wrote_on`: the day on which staff wrote to this voice since then, in words; "" when nobody did. `proved`: what
    staff wrote down that they found as it came to this status.
    """
    found = PROVED.get(proved) or STAGES.get(kind, {}).get(status)
    if found is None:
        return None
    said = [found[1], _("We wrote to you on %(day)s.", day=wrote_on)] if wrote_on else [found[1]]
    return Line(picture=found[0], words=" ".join(map(str, said)))
