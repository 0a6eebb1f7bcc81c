"""The parts of a journey, in a word or two each: what its progress says, and how its check page is grouped."""

from flask_babel import lazy_gettext as _

from portal.engine.steps import Part
from portal.journeys.shared.rules import by_voice

WHO = Part(words=_("Who"), picture="person", begins=frozenset({"who"}))
SAFE = Part(words=_("Safe"), picture="safe", begins=frozenset({"now"}))
YOU = Part(words=by_voice(_("You"), _("The person")), picture="name", begins=frozenset({"name"}))
REACH = Part(words=_("Reach you"), picture="phone_call", begins=frozenset({"reach"}))
ANSWER = Part(
    words=by_voice(_("Your answer"), _("Their answer")),
    picture="consent",
    begins=frozenset({"agree", "agree_parent", "here", "which"}),
)
PROBLEM = Part(words=_("The problem"), picture="problem", begins=frozenset({"what"}))
WHAT_FOR = Part(words=_("What for"), picture="advocate", begins=frozenset({"what"}))
WITH_CONSENT = (WHO, SAFE, YOU, REACH, ANSWER)
