"""What an opened request says, sorted for staff: why it is urgent, and what to know before contacting anyone."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.engine.by_picture import PICTURES
from portal.engine.taps import tapped
from portal.journeys.safe_ways import keeps_from_someone
from portal.journeys.shared.rules import age_band
from portal.records.requests.submissions import Opened
from portal.records.standing.ledger import lines_of, value_of
from portal.records.voices.contents import Contents, Meaning, Said, WaySaid, led_to, ticks_in, way_in
from portal.staff.labels import words
from portal.written.figures import in_figures
from portal.written.ways import Leads

WAYS = (Meaning.PHONE, Meaning.EMAIL, Meaning.LETTER, Meaning.TRUSTED, Meaning.OWN)
AS_WRITTEN = (Meaning.LETTER, Meaning.TRUSTED)


def reasons(opened: Opened) -> list[str]:
    """Why its level is "now": what was said when it was sent, and a yes that was taken back since."""
    since = ["consent_taken_back"] if opened.submission.paused_at else []
    by_card = [event for events in opened.consents.values() for event in events if event["how"].startswith("by_")]
    since += ["no_by_card"] if any(event["answer"] == "no" for event in by_card) else []
    found = list(dict.fromkeys([*opened.first["reasons"], *since]))
    return found or (["was_paused"] if opened.submission.level == "now" else [])  # nothing lowers by itself


def band(opened: Opened, today: date) -> str:
    """The age band of the person it is about, as a key."""
    return age_band(value_of(opened.first, Meaning.BIRTHDAY), today)


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to reach them, and whether we may use it."""

    name: str
    detail: str  # the number or the email as it is read, or what was typed
    as_written: str  # all that was typed, in its order, where it is more than that number or email; or ""
    when: str
    safe: str  # "yes", "no", "not_sure", or "" when they did not say
    by_relay: bool = False  # dialled with Relay UK
    only_rings: bool = False  # a number that takes no texts


def ways(contents: Contents) -> list[Way]:
    """Every way that was given, the safe ones first."""
    found = [_way(way, said) for way in WAYS if (said := way_in(value_of(contents, way)))]
    return sorted(found, key=lambda way: way.safe != "yes")


def ways_to(opened: Opened, key: str) -> list[Way]:
    """Every way to this one voice: what it gave itself, and for the person what whoever asked gave for them."""
    own = ways(opened.voices[key])
    given = way_in(value_of(opened.first, Meaning.GIVEN)) if key.startswith("person") else None
    return [*own, _way(Meaning.GIVEN, given)] if given else own


def every_way(opened: Opened) -> list[Way]:
    """Every way to whoever asked, and the one to the person that they gave."""
    given = way_in(value_of(opened.first, Meaning.GIVEN))
    return [*ways(opened.first), *([_way(Meaning.GIVEN, given)] if given else [])]


def _way(key: str, said: WaySaid) -> Way:
    leads = Leads() if key in AS_WRITTEN else led_to(said)
    return Way(
        name=words.WAY[key],
        detail=leads.shown or said["detail"],
        as_written=said["detail"] if leads.to and not _is_alone(said["detail"], leads) else "",
        when=said["when"],
        safe=said["safe"],
        by_relay=leads.is_by_relay,
        only_rings=leads.phone is not None and not leads.text_to,
    )


def _is_alone(typed: str, leads: Leads) -> bool:
    """Was the number or the email typed and nothing else, however it was spaced?"""
    return _bare(typed) in (_bare(leads.shown), _bare(leads.to))


def _bare(typed: str) -> str:
    return "".join(each for each in in_figures(typed).casefold() if each.isalnum())


def chosen_ways(contents: Contents) -> list[str]:
    """What was ticked under "How can we reach you", in words."""
    return [words.of(words.REACH, tick) for tick in ticks_in(value_of(contents, Meaning.WAYS))["ticks"]]


def must_not_be_told(contents: Contents) -> list[str]:
    """Who must not be told, in the words ticked and written; [] when they said anyone may know, or nothing."""
    return lines_of(contents, Meaning.MUST_NOT_TELL) if keeps_from_someone(contents) else []


SAID_BESIDE = ("must_not_tell", "who_not_to_tell_is_not_known", "in_hospital")


def take_care(contents: Contents) -> list[str]:
    """The marks that nothing else at the top of the page says already."""
    return [each for each in contents.get("marks", ()) if each not in SAID_BESIDE]


def is_not_known_who(contents: Contents) -> bool:
    """Was it left open who must not be told? Then nobody may take it that everyone may know."""
    return "who_not_to_tell_is_not_known" in contents.get("marks", ())


def picture_of(said: Said) -> str:
    """The picture that was chosen with the words of this answer; "" where there was none."""
    chosen = str(said.get("picture", ""))
    return chosen if chosen in PICTURES else ""


def is_tap(said: Said) -> bool:
    """Was this answer given in one tap, in the place of an answer to the question?"""
    return bool(tapped(said["value"]))


def told_later_at(said: Said) -> datetime | None:
    """When this was told, if that was after the request was sent."""
    return datetime.fromisoformat(said["told_at"]) if "told_at" in said else None


def helper_says(opened: Opened) -> list[str]:
    """What a helper says the person wants. These are the helper's words and never consent."""
    return lines_of(opened.first, Meaning.WANTS) if next(iter(opened.voices)) == "helper" else []
