"""By which way a voice may be written to: only one that was said to be safe (`safety.md`, "Telling people").

And whether a card may leave by it at all.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from portal.crypto.keys import Keys
from portal.engine.journey import Journey
from portal.engine.steps import Answers, Ask
from portal.journeys import JOURNEYS
from portal.journeys.shared.rules import age_band
from portal.records.requests import people
from portal.records.requests.submissions import Opened
from portal.records.standing import ledger
from portal.records.standing.ledger import value_of
from portal.records.voices.contents import Contents, Meaning, Value, by_meaning, meaning_of, sends_to, ticks_in, way_in
from portal.written import ways

Way = tuple[str, str]  # ("text" or "email", where to)


def safe_way(kind: str, voices: Mapping[str, Contents], key: str, today: date, *, texts: bool = True) -> Way | None:
    """The safe way to the voice of this folder; None when there is none. `texts`: can a text be sent at all?

    What a voice said of itself comes first. The person may also be reached by the way that whoever asked gave for them.
    """
    journey = next((each for each in JOURNEYS if each.name == kind), None)
    answers = _answers(journey, voices.get(key, Contents()), today) if journey else None
    found = journey.safe_way(answers, texts) if journey and answers else None
    if found or not key.startswith("person"):
        return found
    asked_first = next((each for each in voices.values() if each.get("asked_for_this")), Contents())
    return _any_way(by_meaning(asked_first).get(Meaning.GIVEN), texts=texts)


def card_may_leave(opened: Opened, key: str, today: date, *, elsewhere: Iterable[Contents] = ()) -> bool:
    """May a card for this voice leave by email or text? Not where someone must not be told, nor to a child under 16:
    a relative who reads it first knows the name that opens it.

    `elsewhere`: what was said on other requests of the same person.
    """
    if any(keeps_from_someone(each) for each in (*opened.voices.values(), *elsewhere)):
        return False
    band = age_band(value_of(opened.first, Meaning.BIRTHDAY), today)
    return not (key.startswith("person") and band == "under_16")


def card_may_leave_now(db: Session, keys: Keys, opened: Opened, key: str, today: date) -> bool:
    """May it, also by what was said on the other requests of this person: asked before a card leaves."""
    together = ledger.heard(db, keys, people.linked(db, opened.submission), opened=opened)
    return card_may_leave(opened, key, today, elsewhere=[each.contents for each in together])


def keeps_from_someone(contents: Contents) -> bool:
    """Did they say, at any time, that somebody must not be told?"""
    every = (said for each in contents.get("said", ()) for said in (each, *each.get("earlier", ())))
    told = (each for each in every if meaning_of(each, contents) == Meaning.MUST_NOT_TELL)
    answers = [ticks_in(each["value"]) for each in told]
    return any(set(each["ticks"]) - {"anyone"} or each["words"] for each in answers)


def _answers(journey: Journey, contents: Contents, today: date) -> Answers:
    """What this voice sent, by the names that the steps have now."""
    met = by_meaning(contents)
    asks = [step for step in (*journey.steps, *journey.more) if isinstance(step, Ask)]
    return Answers({ask.name: met[ask.means] for ask in asks if ask.means and ask.means in met}, today)


def _any_way(value: Value | None, *, texts: bool) -> Way | None:
    """An email or a number that takes texts, from a box that takes either."""
    said = way_in(value)
    if said is None or said["safe"] != "yes":
        return None
    leads = sends_to(said)
    text_to = leads.text_to if texts else ""
    return ("email", leads.email_to) if leads.email_to else ("text", text_to) if text_to else None


def is_same_way(one: Way | None, other: Way) -> bool:
    """Do both lead to one place, however the number or the email was written? Once it was kept as it was typed."""
    return one is not None and one[0] == other[0] and _place(one) == _place(other)


def _place(way: Way) -> str:
    leads = ways.led_to(way[1], None, "")
    return (leads.text_to if way[0] == "text" else leads.email_to) or way[1]
