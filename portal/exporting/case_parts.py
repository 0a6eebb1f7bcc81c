"""Parts of a request as they leave: consent with each answer, messages, decisions, steps of a complaint. Pure."""

from collections.abc import Callable

from portal.exporting.case_shape import Ask, ComplaintStep, Consent, ConsentAnswer, Decision, Message, Part
from portal.exporting.contents import Inside
from portal.records.complaints.state import Entry
from portal.records.consent.records import Recorded
from portal.records.standing.confirmed import Said as SaidYes
from portal.records.standing.consent_now import Stands
from portal.records.standing.ledger import Heard

Name = Callable[[str], str]  # the name of "staff:7"


def consent_of(stands: Stands) -> Consent:
    return Consent(purpose=stands.purpose, state=stands.state.value, answers=[_answer(each) for each in stands.said])


def _answer(said: SaidYes) -> ConsentAnswer:
    event = said.event
    return ConsentAnswer(
        reference=said.heard.reference,
        voice=said.heard.voice,
        number=said.heard.number,
        answer=event["answer"],
        at=event["at"],
        how=event["how"],
        confirmed=said.confirmed,
        words_shown=list(event["words_shown"]),
        language=event["language"],
        rules=event["rules"],
    )


def messages_of(of: Inside, voice: Heard, name: Name) -> list[Message]:
    return [
        Message(
            voice=voice.voice,
            number=voice.number,
            at=each.at,
            by=name(each.by) if each.by_staff else "voice",
            words=each.words,
            tap=each.tap,
        )
        for each in of.messages.get(voice.key, ())
    ]


def written_of(stands: Stands, ask: Ask) -> list[Recorded]:
    """How the person was asked another way, who can decide, and what was decided: the oldest first."""
    found = [*stands.attempts, *stands.written] if Part.DECISIONS in ask.parts else []
    return sorted(found, key=lambda each: each.id)


def decision_of(recorded: Recorded, name: Name) -> Decision:
    return Decision(
        kind=recorded.kind,
        purpose=recorded.purpose,
        on=recorded.day,
        by=name(recorded.by),
        answer=recorded.answer or recorded.competent,
        why=recorded.why,
        more=dict(recorded.more),
    )


def step_of(step: Entry, name: Name) -> ComplaintStep:
    return ComplaintStep(kind=step.kind, on=step.on, at=step.at, by=name(step.by), said=dict(step.said))
