"""What was typed into a form that could not be saved: its words, to be copied, and the form, to be sent once more.

It goes back to whoever posted it in the same answer, and nowhere else: no log and no address has any of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import current_app, g, request
from flask.sansio.app import App
from werkzeug.exceptions import HTTPException

from portal.database.requests import READS
from portal.web import security

TOKEN = "csrf_token"
# What buttons, choices and hidden marks send on any page, and no text box. A word that was typed may look like one.
MARKS = frozenset({
    "draft", "walk", "asked", "to", "do", "back", "whose", "proof", "tap", "pick", "picture", "skip", "at", "start",
    "roles", "once", "sure", "view", "sort", "block", "change", "seen", "real", "shown", "into", "onward", "next",
    "after", "task", "choice", "help_setup", "theirs", "invitation",
})  # fmt: skip
# Never shown, and asked for once more. The words of a card open a folder.
SECRET = re.compile(r".*password.*|.*secret.*|.*recovery.*|code|again|word-[0-9]+|chosen|numbers")
CHOICES = "portal.choices"  # in the application: by blueprint, the fields of its questions in which nobody types


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One form that was not saved.

    `words`: what was typed, a box after the other; "" where nothing was. `path`: where the form goes, "" where it may
    not be sent again by one press. `token`: the one it came with. `fields`: the rest of it but secrets, by name.
    `is_kept`: it was saved, and what came after that failed: sent again it would be there twice.
    """

    words: str = field(repr=False, default="")
    path: str = ""
    token: str = field(repr=False, default="")
    fields: tuple[tuple[str, str], ...] = field(repr=False, default=())
    is_kept: bool = False

    @property
    def posted(self) -> tuple[tuple[str, str], ...]:
        """What a form that sends it once more holds."""
        return ((TOKEN, self.token), *self.fields)


def choices_of(app: App, blueprint: str, names: Iterable[str]) -> None:
    """These fields of a blueprint send keys of choices, which nobody typed."""
    app.extensions.setdefault(CHOICES, {})[blueprint] = frozenset(names)


def typed(*, again: bool) -> Typed:
    """What this post brought. `again`: may it work when it is sent once more?

    Nothing of another site's post is shown, and one that did not count is never offered to be sent: the press would
    count (`safety.md`, "CSRF").
    """
    if request.method in READS or _refusal() == security.FOREIGN:
        return Typed()
    posted = _posted()
    fields = tuple(each for each in posted if each[0] != TOKEN and not SECRET.fullmatch(each[0]))
    keys = MARKS | current_app.extensions.get(CHOICES, {}).get(request.blueprint, frozenset())
    words = [value.strip() for name, value in fields if name not in keys and value.strip()]
    is_kept = bool(g.get("was_kept"))
    may_count = again and not is_kept and not _refusal() and request.blueprint != "security"
    return Typed(
        words="\n\n".join(words),
        path=request.path if may_count else "",
        token=dict(posted).get(TOKEN, ""),
        fields=fields,
        is_kept=is_kept,
    )


def _posted() -> list[tuple[str, str]]:
    """The form, also one that is longer than any page of it reads; nothing where there is none to be read."""
    request.max_content_length = request.max_form_memory_size = security.LONGEST_FORM
    try:
        return list(request.form.items(multi=True))
    except (HTTPException, OSError):
        return []


def _refusal() -> str:
    """Why the post does not count; worked out here where the fault came before anybody looked."""
    if "refusal" not in g:
        try:
            g.refusal = security.refusal()
        except Exception:  # there is no session to compare its token with
            g.refusal = "unknown"
    return str(g.refusal)
