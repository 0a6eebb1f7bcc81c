"""What staff are asked when they write something into the ledger, and what makes it whole. Pure: no database."""

from collections.abc import Callable, Mapping
from typing import Any

from portal import calendar
from portal.records.consent import authority
from portal.records.consent.events import Event
from portal.records.consent.records import ATTEMPT, COMPETENCE, SPOKE, TOLD
from portal.records.consent.says_now import DECIDER, SHARE_THE_RIGHT
from portal.records.standing import confirmed
from portal.records.standing.ledger import Heard
from portal.records.standing.recording import Voice
from portal.staff.consent import legal_right
from portal.staff.forms.fields import Choose, Day, Line, Question, Write
from portal.staff.forms.form import KeptOnce, form_of
from portal.staff.labels import consent_words, times, words
from portal.staff.request.lookup import Looked

ANOTHER_PARENT, ANOTHER_COUNCIL = "parent-new", "council-new"
BY_LAW = f"{DECIDER}-1"  # the attorney, the deputy or the court
NOT_SPOKEN = "not"
TITLES = {
    SPOKE: "Write down that you spoke to them",
    TOLD: "Write down an answer",
    ATTEMPT: "Write down that the child was asked another way",
    COMPETENCE: "Write a note on competence",
}
MORE = {
    SPOKE: "A web answer counts only after staff spoke to that voice: to the person alone, where it matters.",
    TOLD: "Write down only what they said themselves. A helper never answers for someone.",
    ATTEMPT: "This ends the wait for the child’s answer. It is never their yes.",
    COMPETENCE: "Under 16: whether this child can decide this one thing. They see it only in a copy that they ask for.",
}

Questions = dict[str, Question[Any]]


class RecordForm(KeptOnce):
    """Something to write into the ledger, of one day."""

    on: Day


class SpokeForm(RecordForm):
    """Staff spoke to the voice that gave an answer."""

    answer: Choose[int]
    alone: Choose[str]

    @property
    def how_asked_again(self) -> str:
        """How they were asked again; "" where it was left empty or not asked."""
        return self.said.get(confirmed.ASKED_AGAIN, "")


class ToldForm(RecordForm):
    """Someone told staff their answer."""

    whose: Choose[str]
    name: Line
    purpose: Choose[str]
    answer: Choose[str]
    how: Choose[str]
    alone: Choose[str]
    explained_by: Line

    def voice(self, looked: Looked) -> Voice:
        """Whose answer it is; another parent, or council, is the next number."""
        voice, _dash, number = self.whose.answer.partition("-")
        if self.whose.answer in (ANOTHER_PARENT, ANOTHER_COUNCIL):
            taken = [each.number for each in looked.own if each.voice == voice]
            return Voice(voice=voice, number=max(taken, default=0) + 1, name=self.name.said)
        names = [each.authority.more.get("name", "") for each in looked.now.stands if each.authority]
        return Voice(voice=voice, number=int(number), name=next(iter(names), "") if voice == DECIDER else "")


class ChildForm(RecordForm):
    """Something about a child under 16."""

    purpose: Choose[str]
    why: Write


def spoke(looked: Looked) -> type[SpokeForm]:
    """Which answer, and how staff spoke to whoever gave it."""
    answer = Choose("Which answer?", _answers(looked), missing="Choose the answer it is about")
    asked: Questions = {"answer": answer, "alone": _alone({})}
    if any(event.get("unchecked") for _voice, event in answers_to_confirm(looked).values()):
        asked[confirmed.ASKED_AGAIN] = _asked_again()
    asked["on"] = _on()
    if any(voice.voice in SHARE_THE_RIGHT and voice.events for voice in looked.own):
        asked |= legal_right.questions()
    return form_of(asked, SpokeForm)


def told(looked: Looked) -> type[ToldForm]:
    """Whose answer it is, what they said and how."""
    how = {key: consent_words.HOW[key] for key in ("phone", "paper", "in_person")}
    asked: Questions = {
        "whose": _whose(looked),
        "name": Line("For another parent or a council: their name", hint="A council: which one, who, and their post."),
        "purpose": _purpose(),
        "answer": Choose("What did they say?", words.ANSWER, missing="Choose what they said"),
        "how": Choose("How did they tell you?", how, missing="Choose how they told you"),
        "alone": _alone({NOT_SPOKEN: "I did not speak to them"}),
        "explained_by": Line("Who explained it to them?", missing="Write who explained it"),
        "on": _on(),
    }
    return form_of(asked | legal_right.questions(), ToldForm)


def attempt(_looked: Looked) -> type[ChildForm]:
    """How a child was asked another way, and what they seemed to say."""
    label, missing = "What did they seem to say?", "Choose what they seemed to say"
    seemed = Choose(label, consent_words.ATTEMPT, missing=missing)
    why = _why("How did you ask, and what did you see?")
    return form_of({"purpose": _purpose(), "seemed": seemed, "on": _on(), "why": why}, ChildForm)


def competence(_looked: Looked) -> type[ChildForm]:
    """Whether this child can decide this one thing."""
    label, missing = "Can they decide this?", "Choose whether they can decide this"
    competent = Choose(label, consent_words.COMPETENT, missing=missing)
    why = _why("Why do you think so?")
    return form_of({"purpose": _purpose(), "competent": competent, "on": _on(), "why": why}, ChildForm)


FORMS: Mapping[str, Callable[[Looked], type[RecordForm]]] = {
    SPOKE: spoke,
    TOLD: told,
    ATTEMPT: attempt,
    COMPETENCE: competence,
}


def answers_to_confirm(looked: Looked) -> dict[int, tuple[Heard, Event]]:
    """The last answer of each voice that counts on this request for each purpose, by its number: (who, what)."""
    count = [voice for voice in looked.own if voice.counts]
    asked = ((voice, event) for voice in count for event in voice.events if event["purpose"] in words.PURPOSE)
    last = {(voice.key, event["purpose"]): (voice, event) for voice, event in asked}
    return {event["id"]: (voice, event) for voice, event in last.values()}


def _answers(looked: Looked) -> dict[int, str]:
    return {
        number: f"{consent_words.voice_words(voice)}: {words.of(words.ANSWER, event['answer'])}, "
        f"{words.of(words.PURPOSE, event['purpose'])}, {times.short_moment(event['at'])}"
        for number, (voice, event) in answers_to_confirm(looked).items()
    }


def _purpose() -> Choose[str]:
    return Choose("What is it about?", words.PURPOSE, missing="Choose what it is about")


def _on() -> Day:
    return Day("On which day?", hint=f"Today is {times.day(calendar.today())}.", missing="Write the day")


def _alone(more: dict[str, str]) -> Choose[str]:
    label, missing = "How did you speak to them?", "Choose how you spoke to them"
    return Choose(label, consent_words.ALONE | more, missing=missing)


def _asked_again() -> Choose[str]:
    return Choose(
        "They read it in words that no person had checked. How did you ask again?",
        consent_words.ASKED_AGAIN,
        hint="Their answer counts only then. Leave it empty for an answer given in English.",
    )


def _whose(looked: Looked) -> Choose[str]:
    choices = {"person-1": words.VOICE["person"]}
    choices |= {each.key: consent_words.voice_words(each) for each in looked.own if each.voice in SHARE_THE_RIGHT}
    if not looked.now.age.is_16_or_over:
        is_first = not any(each.voice == "parent" for each in looked.own)
        choices[ANOTHER_PARENT] = words.VOICE["parent"] if is_first else "Another parent or guardian"
        choices[ANOTHER_COUNCIL] = words.VOICE["council"]
    if any(authority.may_decide(each.authority) for each in looked.now.stands):
        choices[BY_LAW] = words.VOICE[DECIDER]
    return Choose("Whose answer is it?", choices, missing="Choose whose answer it is")


def _why(label: str) -> Write:
    return Write(label, missing="Write why, in a few words")
