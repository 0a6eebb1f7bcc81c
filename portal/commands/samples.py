"""Sample requests, marked as samples and kept as a person's Send keeps them; but no message is put into the outbox."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, islice

import click
from flask import Flask
from flask_babel import force_locale
from sqlalchemy.orm import Session

from portal import calendar, config
from portal.config import CannotStart, Settings
from portal.database import Database
from portal.delivery.delivering import application_without_pages
from portal.engine import submitting
from portal.engine.route import Route
from portal.engine.steps import SEEN, SKIPPED, Step, Stop, Tell
from portal.journeys.join import JOIN
from portal.records.requests import sending, submissions
from portal.records.requests.sending import ToSend
from portal.records.voices.contents import Named, Ticks, Value, Values, WaySaid

AT_ONCE = 25  # samples in one transaction, so that web requests get their turn in between
SPREAD = timedelta(days=60)
NAMES = ("Sam", "Alex", "Jo", "Charlie", "Robin", "Ash", "Noor", "Ellis", "Kit", "Maya", "Remi", "Tomasz")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One request: who it is for, how long ago, and the answers that matter; the others are made up."""

    name: str
    age: int
    ago: timedelta
    said: Mapping[str, Value]
    passes_on: bool = True  # making a card is slow on purpose


def _ticks(*keys: str, words: str = "") -> Ticks:
    return {"ticks": list(keys), "words": words}


def _phone(last: int, *, safe: str = "yes", when: str = "") -> WaySaid:
    """A number that Ofcom keeps for drama: it rings nowhere."""
    return {"detail": f"07700 900{last:03}", "safe": safe, "when": when}


def _email(name: str) -> WaySaid:
    return {"detail": f"{name}@example.com", "safe": "yes", "when": ""}


SAMPLES = (
    Sample(name="Sam", age=17, ago=timedelta(hours=3), said={
        "who": "me", "now": "yes", "where": "home_with_family",
        "tell": _ticks("upset", words="It is too loud at school."), "reach": _ticks("text"),
        "phone": _phone(117, when="After 4pm"), "private": _ticks("anyone"), "agree": "yes",
    }),
    Sample(name="Alex", age=12, ago=timedelta(days=1, hours=2), said={
        "who": "my_child", "now": "yes", "you_now": "yes", "where": "home_with_family",
        "tell": _ticks("home_may_stop", "hurt_others"), "reach": _ticks("email"), "email": _email("parent"),
        "private": _ticks("anyone"), "agree_parent": "yes", "here": "no",
    }),
    Sample(name="Jo", age=31, ago=timedelta(days=2, hours=5), said={
        "who": "someone_i_help", "role": "hospital_team", "now": "yes", "you_now": "yes", "where": "hospital",
        "kind": "yes", "which": "Example Hospital", "tell": _ticks("was_in_hospital"), "reach": _ticks("call"),
        "phone": _phone(131, when="9am to 5pm"), "private": _ticks("anyone"), "here": "yes", "agree_you": "not_sure",
    }),
    Sample(name="Charlie", age=19, ago=timedelta(minutes=40), said={
        "who": "me", "now": "no", "where": "somewhere_else", "tell": _ticks("upset", "home_may_stop"),
        "reach": _ticks("someone"),
        "someone": {"detail": "Mx Example, my teacher", "safe": "yes", "when": ""},
        "private": _ticks("partner"), "agree": "yes",
    }),
    Sample(name="Robin", age=16, ago=timedelta(days=4), said={
        "who": "me", "now": "someone_with_me", "where": "home_with_family", "reach": _ticks("text"),
        "phone": _phone(116), "private": _ticks("mum", words="She looks at my phone."), "agree": "yes",
    }),
    Sample(name="Ash", age=14, ago=timedelta(days=6, hours=1), said={
        "who": "me", "now": "yes", "where": "live_at_school", "reach": _ticks("email"), "email": _email("ash"),
        "agree": "not_sure",
    }),
    Sample(name="Noor", age=22, ago=timedelta(days=9, hours=7), said={
        "who": "me", "now": "yes", "where": "supported_living", "reach": _ticks("letter"),
        "letter": {"detail": "1 Example Street\nWorthing", "safe": "yes", "when": ""}, "agree": "no", "after": "little",
    }),
    Sample(name="Ellis", age=20, ago=timedelta(hours=20), said={
        "who": "me_with_help", "now": "not_sure", "where": "home_with_family",
        "tell": _ticks("hurt_myself", "upset", words="I feel bad at night."), "reach": _ticks("text", "call"),
        "phone": _phone(120, safe="no"), "agree": "yes",
    }),
)  # fmt: skip


def route_of(sample: Sample, today: date) -> Route:
    """The whole way of a sample through the journey."""
    saved: Values = {**_who(sample, today), **sample.said}
    while (step := (route := JOIN.route(saved, today)).next) is not None:
        saved[step.name] = _any_answer(step)
    return route


def _who(sample: Sample, today: date) -> Values:
    born = today - timedelta(days=round((sample.age + 0.4) * 365.25))
    return {"name": Named(name=f"{sample.name} (sample)", liked=""), "birthday": {"born": born.isoformat()}}


def _said_to_the_end(sample: Sample, today: date) -> Sample:
    """The sample with the made-up answers too, so that its way is looked for once and not with each copy of it."""
    saved = route_of(sample, today).answers
    return replace(sample, said={name: each for name, each in saved.items() if name not in _who(sample, today)})


def _any_answer(step: Step) -> Value:
    """An answer to a question that a sample does not mention, so that a new question needs no change here."""
    if isinstance(step, Tell):
        return SEEN
    if isinstance(step, Stop):
        raise ValueError(f"A sample ends at {step.name} without being sent.")
    return SKIPPED if step.skip else step.kind.samples()[0]


def _many(number: int) -> Iterator[Sample]:
    """As many different samples as wanted, over the last weeks; without cards to pass on, which nobody holds."""
    whole = [_said_to_the_end(sample, calendar.today()) for sample in SAMPLES]
    for count, sample in enumerate(islice(cycle(whole), number)):
        name = NAMES[(count // len(SAMPLES)) % len(NAMES)]
        yield Sample(
            name=f"{name} {count + 1}",
            age=sample.age,
            ago=SPREAD * (count + 1) / number,
            said=sample.said,
            passes_on=False,
        )


def _add(app: Flask, samples: Iterator[Sample]) -> int:
    database: Database = app.extensions["portal.database"]
    settings: Settings = app.extensions["portal.settings"]
    added = 0
    with app.app_context(), force_locale("en"):
        while together := list(islice(samples, AT_ONCE)):
            ready = [(_to_send(sample, settings), calendar.now() - sample.ago) for sample in together]
            with database.transaction() as db:
                for kept, at in ready:
                    sending.send(db, settings.keys, kept, at=at)
            added += len(together)
    return added


def _to_send(sample: Sample, settings: Settings) -> ToSend:
    route = route_of(sample, calendar.today())
    sent = submitting.to_send(JOIN, route, settings=settings, draft_id=secrets.token_hex(16), language="en")
    return sent if sample.passes_on else replace(sent, passed_on=())


def fill_when_empty(settings: Settings) -> int:
    """In development, add the sample requests to a database that has none; how many it added."""
    if not settings.development:
        return 0
    with application_without_pages(settings) as app:
        with Session(app.extensions["portal.database"].engine) as db:
            already = submissions.how_many(db)
        return 0 if already else _add(app, iter(SAMPLES))


@click.command()
@click.option("--requests", default=100, help="How many sample requests to add.")
def demo(requests: int) -> None:
    """Add many sample requests, to see how the staff side copes."""
    settings = config.read_settings()
    if not settings.development:
        raise CannotStart("Sample requests are for development only: set PORTAL_MODE to development.")
    with application_without_pages(settings) as app:
        click.echo(f"{_add(app, _many(requests))} sample requests added.")


COMMANDS = (demo,)
