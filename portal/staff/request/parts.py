"""The parts of a request's page that look beyond it: consent now, the same person, a pause, and what is to be done."""

from collections.abc import Collection
from dataclasses import dataclass, field

from portal import calendar
from portal.config import settings
from portal.database import db
from portal.records.accountability import reasons
from portal.records.accountability.names import staff_id
from portal.records.consent.says_now import SHARE_THE_RIGHT
from portal.records.consent.state_columns import State
from portal.records.correspondence.messages import Block
from portal.records.queries import index, teams
from portal.records.requests import people, tasks
from portal.records.requests.submissions import Opened, Submission
from portal.records.requests.task_rules import OF_COMPLAINTS
from portal.records.staff import accounts
from portal.records.standing.confirmed import Said
from portal.records.standing.consent_now import ASKED_BY
from portal.staff.access.gate import me
from portal.staff.labels import consent_words, team_words
from portal.staff.labels.decision_words import TICKED
from portal.staff.messages import asking
from portal.staff.messages.delivery_status import leaving
from portal.staff.messages.thread import TALKED, TRIED
from portal.staff.request import complaint, points
from portal.staff.request import disclosures as shared
from portal.staff.request.in_register import offer
from portal.staff.request.lookup import Looked, child_first_on

ALIKE_SHOWN = 10
NOES = (State.REFUSED, State.WITHDRAWN)
ALIKE = {
    index.Why.NHS_NUMBER: "The same NHS number.",
    index.Why.NAME: "The same name and birthday.",
    index.Why.SOUND: "The same birthday, and a name that is alike.",
    index.Why.AGE: "An age that fits, and a name that is alike.",
    index.Why.CONTACT: "The same phone number or email. It may be the helper’s.",
}


@dataclass(frozen=True, kw_only=True)
class ByVoice:
    """What one voice answered on this request, or that nobody asked them yet."""

    key: str
    name: str
    said: list[Said] = field(default_factory=list)
    note: str = ""
    to_confirm: int = 0  # the answer that staff have to speak to them about


def parts(opened: Opened, looked: Looked) -> dict[str, object]:
    """What the page's parts need. Raises CannotOpen when a key is missing."""
    submission = opened.submission
    together = [each for each in looked.together if each.id != submission.id]
    recorders = [each.by for voice in looked.heard for each in voice.records]
    given = reasons.of_submission(db(), settings().keys, submission.id)
    return {
        "teams": teams.of_requests(db(), settings().keys, [submission.id])[submission.id],
        "team_words": team_words,
        "reasons_given": given,
        "reasons_by": accounts.names(db(), settings().keys, [each.account_id for each in given]),
        "looked": looked,
        "linked": together,
        "alike": _alike(submission, looked),
        "by_voice": by_voice(looked),
        "recorded_by": accounts.names(db(), settings().keys, [staff_id(by) for by in recorders]),
        "consent_words": consent_words,
        "shared": shared.lines(submission),
        "talk_words": TALKED | TRIED,
        "leaving": leaving(submission.id),
        "to_do": tasks.waiting(db(), settings(), [submission.id]),
        "task_is_proven": OF_COMPLAINTS,
        "today": calendar.today(),
        "ticked": TICKED,
        "offer": offer(submission),
        "reasons_to_lift_words": {key: said for key, (said, _purposes) in people.REASONS_TO_LIFT.items()},
    } | complaint.around(submission)


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """A message that asks the voice `key` for all that was not told yet."""

    key: str
    wanted: list[str]  # the names of what it asks for
    blocks: list[Block]
    english: list[str]  # the same, where it is written in another language
    may_be_sent: bool  # it has a page of its own to read it on, and nobody said no
    said_no: bool

    @property
    def words(self) -> str:
        return "\n".join(each.words for each in self.blocks)


def triage(
    opened: Opened, shown: Opened, closed: list[str], looked: Looked, has_page: Collection[str], uses: str
) -> dict[str, object]:
    """The points of a request, and how to ask for those that were not told; `uses` is the language of who asked."""
    today = calendar.today()
    found = points.points(opened, shown, closed, looked, today)
    wanted = points.to_ask(found, opened, today)
    kind, key, language = opened.submission.kind, next(iter(opened.voices)), asking.written_in(uses)
    said_no = bool(closed) or looked.now.state_of(ASKED_BY.get(kind, "")) in NOES
    english = asking.questions(kind, key, wanted, language="en")
    to_ask = ToAsk(
        key=key,
        wanted=[each.name for each in found if each.key in wanted],
        blocks=asking.questions(kind, key, wanted, language=language),
        english=[each.words for each in english] if language != "en" else [],
        may_be_sent=key in has_page and not opened.folders[key].ended_at and not said_no,
        said_no=said_no,
    )
    return {"points": found, "to_ask": to_ask if wanted else None, "child_first": child_first_on(looked)}


def _alike(submission: Submission, looked: Looked) -> list[tuple[Submission, str]]:
    """Others that may be about the same person and that staff did not link yet, each with why."""
    known = {each.id for each in looked.together}
    found = index.may_be_same(db(), submission, chair=me().is_chair).items()
    return [(each, ALIKE[why]) for each, why in found if each.id not in known][:ALIKE_SHOWN]


def by_voice(looked: Looked) -> list[ByVoice]:
    """Everyone who answered on this request, and everyone who must still be asked (`design.md` 4)."""
    own = {each.key: each for each in looked.own}
    wanted = ["person-1"]
    if looked.now.age.years is not None and looked.now.age.years < 16:
        wanted.append("parent-1")
    wanted += [key for key, each in own.items() if (each.events or each.records) and key not in wanted]
    child_first = child_first_on(looked)
    found = []
    for key in wanted:
        said = [each for stands in looked.now.stands for each in stands.said if each.heard is own.get(key)]
        last = {each.event["purpose"]: each for each in said if each.counts}
        found.append(
            ByVoice(
                key=key,
                name=consent_words.voice_words(own[key]) if key in own else consent_words.not_asked(key),
                said=sorted(said, key=lambda each: each.event["id"]),
                note=_note(key.partition("-")[0], looked, child_first, answered=bool(said)),
                to_confirm=next((each.event["id"] for each in last.values() if not each.confirmed), 0),
            )
        )
    return found


def _note(voice: str, looked: Looked, child_first: str, *, answered: bool) -> str:
    notes = []
    age = looked.now.age.years
    if voice == "person" and age is None:
        notes.append("Waiting for age: under 16, a parent or guardian is asked too.")
    if voice == "parent" and child_first:
        notes.append("Talk to the child first. Do not contact a parent before that.")
    if voice in SHARE_THE_RIGHT and answered and (age is None or age >= 16):
        notes.append("From 16 on, only the person decides.")
    return " ".join(notes)
