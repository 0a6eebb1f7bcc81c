"""The message that tells a person a "no" or a "not now": what, why, what else can help, and how to go on.

`domain.md` 4d. Its own words are fixed and easy to read; staff write why and what else can help.
"""

from portal.records.correspondence.messages import Block, Letter
from portal.records.requests.flows import Status
from portal.staff.messages import templates as ready


def message(status: Status, *, why: str, helps: str, who: str, reach: str) -> Letter:
    """What the person reads on their own page."""
    said = {"decided": ready.decided()[status], "why": why, "helps": helps, "who": who, "reach": reach}
    blocks = (Block(_filled(each.words, said), each.picture) for each in ready.decision_lines())
    return Letter(tuple(blocks))


def _filled(words: str, said: dict[str, str]) -> str:
    """Only what stands in { } in the line itself: what staff typed is never read for more."""
    for name, typed in said.items():
        if f"{{{name}}}" in words:
            before, after = words.split(f"{{{name}}}", 1)
            return before + typed + _filled(after, said)
    return words
