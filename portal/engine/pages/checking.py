"""What the check page and the receipt show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from portal.config import Settings
from portal.engine.journey import Journey
from portal.engine.pages import promises
from portal.engine.pages.promises import Next, Promise
from portal.engine.route import Route
from portal.engine.steps import SKIPPED, Answers, Ask, Early, Line, Part, words_for
from portal.records.correspondence.reachable import Reach
from portal.records.requests.submissions import Submission

TAKES_BACK = ("no", "changed_mind")


def rows(journey: Journey, route: Route, may_show: Callable[[str], bool], early: Early = ()) -> list[dict[str, Any]]:
    """Each question that will be sent, its answer as they read it, and the page on which it can be changed.

    A question that another one opened stands with it, where it was answered.
    """
    found: list[dict[str, Any]] = []
    for ask in journey.sent_questions(route):
        says = _says(ask, route.answers) if may_show(ask.name) else [not_shown()]
        if ask.opens_with and found and found[-1]["change"] == ask.beside:
            found[-1]["says"] += [] if route.answers[ask.name] == SKIPPED else says
            continue
        change = "" if ask.handed_over else ask.beside or ask.name
        part = route.part_of(ask.name)
        found.append({"question": words_for(ask.title, route.answers), "says": says, "change": change, "part": part})
    for ask, value in early:
        answers = Answers({**route.answers, ask.name: value}, route.answers.today)
        says = _says(ask, answers) if may_show(ask.name) else [not_shown()]
        found.append({"question": words_for(ask.title, answers), "says": says, "change": "", "part": None})
    return found


def groups(rows: list[dict[str, Any]]) -> list[tuple[Part | None, list[dict[str, Any]]]]:
    """The rows of the check page by the part that they belong to, in the order in which the parts first come."""
    found: dict[Part | None, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["part"], []).append(row)
    return list(found.items())


def not_shown() -> str:
    """What stands in place of an answer that this page must not show."""
    return str(_("You told us. We do not show it here."))


def _says(ask: Ask, answers: Answers) -> list[str]:
    return [_("Answered")] if ask.is_hidden and not ask.of_now else ask.says(answers)


def asked_for(kind: str, voice: str) -> Line:
    """What this voice asked for, for themselves or for somebody else. A problem is not named: the page is printed."""
    for_me = {
        "join": Line(picture="ask_to_join", words=_("You asked to join the list.")),
        "review": Line(picture="meeting", words=_("You asked for a meeting about your care.")),
        "advocate": Line(picture="advocate", words=_("You asked for an advocate.")),
        "call": Line(picture="phone_call", words=_("You asked us to call you.")),
        "lost": Line(picture="come_back", words=_("You asked for a new card.")),
    }
    for_them = {
        "join": Line(picture="ask_to_join", words=_("You asked for them to join the list.")),
        "review": Line(picture="meeting", words=_("You asked for a meeting about their care.")),
        "advocate": Line(picture="advocate", words=_("You asked for an advocate for them.")),
    }
    by_voice = {"person": for_me, "parent": for_them, "helper": for_them}
    return by_voice.get(voice, {}).get(kind, Line(picture="own_words", words=_("You wrote to us.")))


def answered(answer: str, reach: Reach) -> Line | None:
    """What this voice said to what it was asked for; None where it was not asked."""
    later, talk = _("You are not sure. You can say it later."), _("You are not sure. We talk to you about it.")
    said = {
        "yes": Line(picture="yes", words=_("You said yes.")),
        "no": Line(picture="no", words=_("You said no. We do not share it, unless someone is in danger.")),
        "not_sure": Line(picture="not_sure", words=talk if reach.ways else later),
        "changed_mind": Line(
            picture="change_mind", words=_("You changed your mind. We do not share it, unless someone is in danger.")
        ),
    }
    return said.get(answer)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What the receipt may tell of what was sent. Nothing where this browser may not open it."""

    voice: str
    answer: str  # this voice's yes, no or not sure; "" where it was not asked
    reach: Reach


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was asked for and answered, and what comes next."""

    asked: list[Line]
    comes: list[str]


def receipt(submission: Submission, journey: Journey, settings: Settings, sent: Sent | None) -> Receipt:
    """What was asked for, what was answered, and what comes next. Of what it may not tell it says nothing."""
    is_now = submission.level == "now"
    reach = sent.reach if sent else Reach()
    comes = promises.promised(submission, reach, settings, has_card=journey.gives_card, is_now=is_now)
    steps = [_step(each) for each in comes]
    if sent is None:
        return Receipt(asked=[], comes=steps)
    told = answered(sent.answer, reach)
    before = [] if told and journey.name == "consent" else [asked_for(journey.name, sent.voice)]
    before += [told] if told else []
    if journey.is_decided and sent.answer not in TAKES_BACK:
        before.append(Line(picture="not_a_promise", words=_("Not everyone gets it.")))
    if reach.ways and comes and comes[0].what is Next.READ:
        steps.append(str(_("Then we try to talk to you.")))
    return Receipt(asked=before, comes=steps)


def _step(promise: Promise) -> str:
    """As the receipt says it: that we have got it stands above."""
    if promise.what is Next.READ and not promise.is_late:
        return str(_("We try to read it by %(day)s.", day=promises.in_words(promise.by)))
    return str(promises.line(promise).words)
