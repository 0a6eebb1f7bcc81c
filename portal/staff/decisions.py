"""The message that tells a person a "no" or a "not now": what, why, what else can help, and how to go on.

`domain.md` 4d. Its own words are fixed and easy to read; staff write why and what else can help.
"""

from portal.records.flows import Status

DECIDED = {
    Status.NOT_ON_LIST: "We decided that you are not on the list now.",
    Status.NOT_NOW: "We decided that there is no meeting now.",
    Status.OTHER_REVIEW: "We decided to look at your care in another way.",
}


def message(status: Status, *, why: str, helps: str, who: str, reach: str) -> str:
    """What the person reads on their own page."""
    return "\n".join(
        (
            "We looked at what you told us.",
            DECIDED[status],
            f"Why: {why}",
            f"What else can help: {helps}",
            "You can ask again at any time. We keep your answers.",
            "Do you think this is not right? Tell us. Press “Write an answer”.",
            "You can have an advocate. An advocate helps you speak up.",
            f"You can talk to {who}. {reach}",
            "If you are in danger, use the numbers on this page.",
        )
    )
