"""What staff are asked when they write something into the ledger, and what makes it whole. Pure: no database."""

from datetime import date

from portal.records.consent.events import Event
from portal.records.consent.records import ATTEMPT, COMPETENCE, SPOKE, TOLD
from portal.records.standing import consent_now
from portal.records.standing.ledger import Heard
from portal.staff.asking import Question
from portal.staff.labels import consent_words, words
from portal.staff.request.lookup import Looked

ANOTHER_PARENT = "parent-new"
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
    COMPETENCE: "Under 16: whether this child can decide this one thing. The person never sees this note.",
}


def questions(what: str, looked: Looked, today: date) -> list[Question]:
    """The questions of this form for this request."""
    purposes = words.PURPOSE
    purpose = Question(
        name="purpose", label="What is it about?", kind="choose", choices=purposes, missing="Choose what it is about"
    )
    on = Question(
        name="on", label="On which day?", kind="day", hint=f"Today is {words.day(today)}.", missing="Write the day"
    )
    if what == SPOKE:
        return [_which_answer(looked), _alone({}), *_asked_again(looked), on, *_legal_right(looked)]
    if what == TOLD:
        return [_whose(looked), _name(), purpose, *_what_they_said(), on, *_legal_right(looked, may=True)]
    if what == ATTEMPT:
        return [purpose, _seemed(), on, _why("How did you ask, and what did you see?")]
    return [purpose, _competent(), on, _why("Why do you think so?")]


def answers_to_confirm(looked: Looked) -> dict[str, tuple[Heard, Event]]:
    """The last answer of each voice on this request for each purpose, by its number: (who, what)."""
    asked = ((voice, event) for voice in looked.own for event in voice.events if event["purpose"] in words.PURPOSE)
    last = {(voice.key, event["purpose"]): (voice, event) for voice, event in asked}
    return {str(event["id"]): (voice, event) for voice, event in last.values()}


def _which_answer(looked: Looked) -> Question:
    choices = {
        number: f"{consent_words.voice_words(voice)}: {words.of(words.ANSWER, event['answer'])}, "
        f"{words.of(words.PURPOSE, event['purpose'])}, {words.short_moment(event['at'])}"
        for number, (voice, event) in answers_to_confirm(looked).items()
    }
    return Question(
        name="answer", label="Which answer?", kind="choose", choices=choices, missing="Choose the answer it is about"
    )


def _alone(more: dict[str, str]) -> Question:
    return Question(
        name="alone",
        label="How did you speak to them?",
        kind="choose",
        choices=consent_words.ALONE | more,
        missing="Choose how you spoke to them",
    )


def _asked_again(looked: Looked) -> list[Question]:
    if not any(event.get("unchecked") for _voice, event in answers_to_confirm(looked).values()):
        return []
    return [
        Question(
            name=consent_now.ASKED_AGAIN,
            label="They read it in words that no person had checked. How did you ask again?",
            kind="choose",
            choices=consent_words.ASKED_AGAIN,
            hint="Their answer counts only then. Leave it empty for an answer given in English.",
        )
    ]


def _legal_right(looked: Looked, *, may: bool = False) -> list[Question]:
    if not may and not any(voice.voice == "parent" and voice.events for voice in looked.own):
        return []
    return [
        Question(
            name="legal_right",
            label="For a parent or guardian: did you check their legal right to decide?",
            kind="choose",
            choices=consent_words.LEGAL_RIGHT,
            hint="Only a yes makes their answer count. Leave it empty for the person.",
        )
    ]


def _whose(looked: Looked) -> Question:
    choices = {"person-1": words.VOICE["person"]}
    age = looked.now.age.years
    choices |= {each.key: consent_words.voice_words(each) for each in looked.own if each.voice == "parent"}
    if age is None or age < 16:
        choices[ANOTHER_PARENT] = "Another parent or guardian" if len(choices) > 1 else words.VOICE["parent"]
    return Question(
        name="whose", label="Whose answer is it?", kind="choose", choices=choices, missing="Choose whose answer it is"
    )


def _name() -> Question:
    return Question(name="name", label="For another parent or guardian: their name", kind="line")


def _what_they_said() -> list[Question]:
    how = {key: consent_words.HOW[key] for key in ("phone", "paper", "in_person")}
    return [
        Question(
            name="answer",
            label="What did they say?",
            kind="choose",
            choices=words.ANSWER,
            missing="Choose what they said",
        ),
        Question(
            name="how", label="How did they tell you?", kind="choose", choices=how, missing="Choose how they told you"
        ),
        _alone({"not": "I did not speak to them"}),
        Question(name="explained_by", label="Who explained it to them?", kind="line", missing="Write who explained it"),
    ]


def _seemed() -> Question:
    return Question(
        name="seemed",
        label="What did they seem to say?",
        kind="choose",
        choices=consent_words.ATTEMPT,
        missing="Choose what they seemed to say",
    )


def _competent() -> Question:
    return Question(
        name="competent",
        label="Can they decide this?",
        kind="choose",
        choices=consent_words.COMPETENT,
        missing="Choose whether they can decide this",
    )


def _why(label: str) -> Question:
    return Question(name="why", label=label, kind="write", missing="Write why, in a few words")
