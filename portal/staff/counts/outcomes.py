"""The counts of what came of requests: how long it took, who waits still, own answers, what was declined and why."""

from collections import Counter

from portal.calendar import LONDON
from portal.config import Settings
from portal.records.queries.due import ANSWER, DECIDE, DECIDED_ON, READ
from portal.records.requests.flows import NOS, Status
from portal.staff.counts.board import Bar, Board, Shown, Table, bars
from portal.staff.labels import words
from portal.staff.labels.decision_words import BECAUSE
from portal.staff.labels.times import day
from portal.statistics.counts import STEPS, Figures, Step

ALL = "all"
ASKED_FOR_A_DECISION = "asked for a decision"
STEP = {READ: "Read", ANSWER: "First contact", DECIDE: "Decision"}
TIMES = (
    "What", "Limit", "Requests", "In time", "Late", "Still waiting", "Ended before", "Share in time", "Median", "Worst",
)  # fmt: skip
ABOUT_TIMES = (
    "Of the requests sent in these months. Day 0 is the working day on which a request counts as received. "
    "First contact is the first message from staff, or when it was marked as acknowledged. "
    "One that waits past its limit is not in time; one that still has time does not count."
)
DECLINED = tuple(each for each in Status if each in NOS)
CAME = (Status.WITHDRAWN, *DECLINED)


def _limits(settings: Settings) -> dict[str, str]:
    now, turn = settings.days_to_read_now, settings.days_to_read
    return {
        READ: f"{turn}" if now == turn else f"{now} if now, {turn} in turn",
        ANSWER: str(settings.days_to_contact),
        DECIDE: str(settings.days_to_decide),
    }


def times(made: Board, figures: Figures, settings: Settings) -> None:
    made.number(ASKED_FOR_A_DECISION, is_=figures.steps[DECIDE].how_many)
    made.spare.add((ASKED_FOR_A_DECISION,))
    made.add_up((ASKED_FOR_A_DECISION,), [(ALL, "kind", each) for each in DECIDED_ON])
    made.leave_out_empty((ASKED_FOR_A_DECISION,))
    rows, shares = [], []
    for name in STEPS:
        step = figures.steps[name]
        total = (ASKED_FOR_A_DECISION,) if name == DECIDE else (ALL, ALL)
        parts = {"in_time": step.in_time, "late": step.late, "waiting": step.waiting, "ended": step.ended_without}
        cells = [made.number(name, each, is_=number) for each, number in parts.items()]
        made.add_up(total, [(name, each) for each in parts])
        done = made.number(name, "done", is_=len(step.days)).tells
        share = _share(step)
        counted = [(name, "in_time"), (name, "late"), (name, "waiting late")]
        shares.append(Bar(name=STEP[name], length=share or 0, words=_percent(share)))
        rows.append(
            (
                STEP[name],
                [
                    Shown(words=_limits(settings)[name]),
                    made.rest(*total),
                    *cells,
                    Shown(words=_percent(share), tells=(*counted, *done)),
                    Shown(words=_days(step.median), tells=done),
                    Shown(words=_days(step.worst), tells=done),
                ],
            )
        )
    made.tables.append(
        Table(
            key="times",
            caption="How long it took, in working days",
            heads=TIMES,
            rows=rows,
            about=ABOUT_TIMES,
            chart="Share in time",
            bars=shares,
        )
    )


def _share(step: Step) -> float | None:
    """In time, of those that were done or should have been by now."""
    counted = step.in_time + step.late + step.waiting_late
    return round(100 * step.in_time / counted, 1) if counted else None


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0f}%"


def _days(days: float | None) -> str:
    return "–" if days is None else f"{days:g}"


def waiting(made: Board, figures: Figures) -> None:
    """Who waits today: of these months, and from before."""
    rows = []
    for name in STEPS:
        step = figures.steps[name]
        everyone = step.waiting + step.waiting_from_before
        parts = [
            made.number(name, "waiting in time", is_=step.waiting_in_time),
            made.number(name, "waiting late", is_=step.waiting_late),
            made.number(name, "waiting before", is_=step.waiting_from_before),
        ]
        total = made.number(name, "waiting all", is_=everyone)
        made.add_up((name, "waiting"), [(name, "waiting in time"), (name, "waiting late")])
        made.add_up((name, "waiting all"), [(name, "waiting"), (name, "waiting before")])
        oldest = day(step.oldest.astimezone(LONDON).date()) if step.oldest else "–"
        rows.append((STEP[name], [*parts, total, Shown(words=oldest, tells=total.tells)]))
    made.tables.append(
        Table(
            key="waiting",
            caption="Still waiting today",
            heads=("What for", "These months, in time", "These months, late", "From before", "All", "Oldest sent on"),
            rows=rows,
        )
    )


def own_answers(made: Board, figures: Figures, own_answer: dict[str, str]) -> None:
    """In how many of the requests that ask for a yes or a no there is an answer of the person's own."""
    found = Counter((each.kind, own_answer.get(each.id, "")) for _month, each in figures.sent)
    waits = any(not answer for kind, answer in found if kind in DECIDED_ON)
    columns = {"yes": "Their own answer", "no": "No answer of their own"} | ({"": "Not known yet"} if waits else {})
    rows, shares = [], []
    for kind in DECIDED_ON:
        cells = [made.number(kind, "own", each, is_=found[kind, each]) for each in columns]
        made.add_up((ALL, "kind", kind), [(kind, "own", each) for each in columns])
        made.leave_out_empty((ALL, "kind", kind), *((kind, "own", each) for each in columns))
        known = found[kind, "yes"] + found[kind, "no"]
        share = 100 * found[kind, "yes"] / known if known else None
        tells = ((kind, "own", "yes"), (kind, "own", "no"))
        rows.append(
            (
                words.of(words.WHAT_FOR, kind),
                [made.rest(ALL, "kind", kind), *cells, Shown(words=_percent(share), tells=tells)],
            )
        )
        shares.append(Bar(name=words.of(words.WHAT_FOR, kind), length=share or 0, words=_percent(share)))
    made.tables.append(
        Table(
            key="own",
            caption="The person’s own answer",
            heads=("What for", "Requests", *columns.values(), "Share"),
            rows=rows,
            about="A yes, a no or a not sure that the person gave themselves, on this request or one linked to it.",
            chart="Share with their own answer",
            bars=shares,
        )
    )


def what_came(made: Board, figures: Figures) -> None:
    """How many were withdrawn, and how many declined."""
    found = Counter(each.status for _month, each in figures.sent)
    other = len(figures.sent) - sum(found[each] for each in CAME)
    named = [(each.value, words.of(words.STATUS, each), found[each]) for each in CAME]
    named.append(("other", "Open, or ended in another way", other))
    rows = [(name, [made.number("came", key, is_=number)]) for key, name, number in named]
    made.add_up((ALL, ALL), [("came", key) for key, _name, _number in named])
    for key, _name, _number in named:
        made.leave_out_empty(("came", key))
    made.tables.append(
        Table(
            key="came",
            caption="Withdrawn and declined",
            heads=("Where it is today", "Requests"),
            rows=[*rows, ("All", [made.rest(ALL, ALL)])],
            chart="Withdrawn and declined",
            bars=bars([(name, number) for _key, name, number in named[:-1]]),
        )
    )


def declined(made: Board, because: Counter[str]) -> None:
    """Why, as staff ticked it when they decided."""
    reasons = BECAUSE | {"": "No reason was ticked"}
    found = Counter(dict.fromkeys(reasons, 0))
    for key, number in because.items():
        found[key if key in reasons else ""] += number
    rows = [(name, [made.number("because", key, is_=found[key])]) for key, name in reasons.items()]
    total = made.number("because", ALL, is_=sum(found.values()))
    made.add_up(("because", ALL), [("because", key) for key in reasons])
    for key in reasons:
        made.leave_out_empty(("because", key))
    made.add_up(("because", ALL), [("came", each.value) for each in DECLINED])
    made.leave_out_empty(("because", ALL))
    made.tables.append(
        Table(
            key="because",
            caption="Why requests were declined",
            heads=("Reason", "Requests"),
            rows=[*rows, ("All", [total])],
            chart="Why requests were declined",
            bars=bars([(name, found[key]) for key, name in reasons.items()]),
        )
    )
