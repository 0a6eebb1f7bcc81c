"""What happens on Send: one transaction keeps words, consents, audit row and messages, and ends the draft."""

from datetime import timedelta

from portal import calendar, languages
from portal.config import Settings
from portal.database import db
from portal.engine.by_picture import ByPicture
from portal.engine.journey import CardFor, ConsentSaid, Journey
from portal.engine.route import Route
from portal.engine.steps import Answers, Ask, Early, lines_of, words_for
from portal.engine.telling import tell_team
from portal.records.correspondence import outbox
from portal.records.requests import sending
from portal.records.requests.sending import Consent, PassedOn, ToSend
from portal.records.requests.submissions import Submission
from portal.records.voices import cards, drafts, folders
from portal.records.voices.contents import InWords, Said
from portal.records.voices.drafts import Draft
from portal.web.cookies import visit

SHORTEST = timedelta(seconds=20)  # nobody reads and answers a journey faster


def send(
    journey: Journey,
    route: Route,
    draft: Draft,
    settings: Settings,
    *,
    looks_automatic: bool,
    own_device: bool,
    early: Early = (),
) -> Submission:
    """Keep what was sent, once, and put its messages into the outbox. The draft is gone."""
    too_fast = calendar.now() - draft.started_at < SHORTEST
    marks = ("looks_automatic",) if looks_automatic or too_fast else ()
    language = languages.chosen()
    unchecked = languages.is_unchecked(settings, language)
    kept = to_send(
        journey, route, settings=settings, draft_id=draft.id, language=language, unchecked=unchecked, marks=marks
    )
    kept.contents["said"] += _early(early, route.answers)
    submission = sending.send(db(), settings.keys, kept, browser_secret=visit().secret, own_device=own_device)
    tell_team("new_request_now" if submission.level == "now" else "new_request", submission)
    _tell_sender(submission, journey, _sent_answers(journey, route), settings)
    if journey.gives_card:
        _give_card(submission, kept.voice, draft, settings)
    drafts.forget(db(), draft)
    return submission


def _give_card(submission: Submission, voice: str, draft: Draft, settings: Settings) -> None:
    """The voice that sent it gets a card. One that the draft had ends."""
    secret = visit().secret
    folder = folders.find(db(), submission.id, voice)
    data_key = folders.key_for_browser(db(), folder, secret) if folder else None
    if folder and data_key:
        cards.for_sent_folder(db(), settings.keys, folder, data_key, draft=draft)


def to_send(
    journey: Journey,
    route: Route,
    *,
    settings: Settings,
    draft_id: str,
    language: str,
    unchecked: bool = False,
    marks: tuple[str, ...] = (),
) -> ToSend:
    """All that one Send keeps, worked out from the answers alone; `marks` adds to what the answers say.

    `unchecked`: no person has checked the words in this language.
    """
    asked = journey.sent_questions(route)
    answers = _sent_answers(journey, route)
    facts = journey.facts(answers)
    voice = journey.voice(route.answers)
    agreed = [each for each in journey.consents(route.answers) if each.step in route.answers]
    return ToSend(
        id=draft_id,
        kind=journey.name,
        language=language,
        unchecked=unchecked,
        level=facts.level,
        voice=voice,
        kept_from_chairs="kept_from_chairs" in facts.marks,
        contents={
            "about": journey.about(answers),
            "reasons": list(facts.reasons),
            "marks": [*facts.marks, *marks, *(["unchecked_language"] if unchecked else [])],
            "said": [said(ask, answers) for ask in asked if not ask.handed_over],
        },
        others={
            other: {"said": [said(ask, answers) for ask in asked if ask.handed_over]}
            for other in {each.voice for each in agreed} - {voice}
        },
        consents=tuple(_consent(route, each, settings) for each in agreed),
        passed_on=tuple(_passed_on(journey, each, asked, answers) for each in journey.cards_for(route.answers)),
    )


def _early(early: Early, answers: Answers) -> list[Said]:
    """Answers to what is asked only later now, given before it was."""
    known = Answers({**answers, **{ask.name: value for ask, value in early}}, answers.today)
    return [said(ask, known) for ask, _value in early]


def _consent(route: Route, said: ConsentSaid, settings: Settings) -> Consent:
    """One event. A tap on the question is neither a yes nor a no: it is kept as "not sure"."""
    return Consent(
        voice=said.voice,
        purpose=said.purpose,
        answer=value if isinstance(value := route.answers[said.step], str) else "not_sure",
        how=said.how,
        words_shown=_words_shown(route, (*said.shown, said.step), settings),
    )


def _passed_on(journey: Journey, card: CardFor, asked: tuple[Ask, ...], answers: Answers) -> PassedOn:
    """A folder for a voice that has said nothing here: what opens its second check, and what it may read."""
    read = [ask for ask in asked if not (ask.is_hidden or ask.about_asker)] if card.may_read else []
    return PassedOn(
        voice=card.voice,
        contents={
            "about": journey.about(answers),
            "said": [],
            "check": {ask.means: answers[ask.name] for ask in asked if ask.means in card.checks},
            "asker": card.asker,
            "asker_wrote": [said(ask, answers) for ask in read],
        },
    )


def _sent_answers(journey: Journey, route: Route) -> Answers:
    """The answers that are sent, and no others."""
    return Answers({ask.name: route.answers[ask.name] for ask in journey.sent_questions(route)}, route.answers.today)


def said(ask: Ask, answers: Answers) -> Said:
    """One question and its answer in the words that were shown, the same in English, and the value that code reads."""
    words = _in_words(ask, answers)
    made: Said = {
        "step": ask.name,
        "means": ask.means or "",
        "value": answers[ask.name],
        "question": words["question"],
        "lines": words["lines"],
    }
    if isinstance(ask.kind, ByPicture) and (picture := ask.kind.picture_of(answers[ask.name])):
        made["picture"] = picture
    if languages.shown() != languages.OURS:
        with languages.in_english():
            made["english"] = _in_words(ask, answers)
    return made


def _in_words(ask: Ask, answers: Answers) -> InWords:
    return {"question": words_for(ask.title, answers), "lines": ask.says(answers)}


def _words_shown(route: Route, names: tuple[str, ...], settings: Settings) -> list[str]:
    """Every word these steps showed: what was on the page when the answer was given."""
    shown: list[str] = []
    for step in route.steps:
        if step.name not in names:
            continue
        shown.append(words_for(step.title, route.answers))
        shown += [words_for(line.words, route.answers) for line in lines_of(step, settings)]
        if isinstance(step, Ask):
            shown += [words_for(choice.words, route.answers) for choice in getattr(step.kind, "choices", ())]
            shown += [str(tap.words) for tap in step.offered_taps]
    return shown


def _tell_sender(submission: Submission, journey: Journey, answers: Answers, settings: Settings) -> None:
    """Acknowledge by a way that was said to be safe; by none when none was (`safety.md`, "Telling people")."""
    safe = journey.safe_way(answers, settings.sends_texts)
    if safe:
        way, address = safe
        outbox.post(
            db(),
            settings.keys,
            template="received",
            way=way,
            address=address,
            submission_id=submission.id,
            language=submission.language,
        )
