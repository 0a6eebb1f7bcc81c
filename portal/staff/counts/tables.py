"""The counts as tables and charts, in the words that staff read: by month, by what people ask for, by who asks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.config import Settings
from portal.records.requests.flows import FLOWS
from portal.staff.counts import outcomes as count_outcomes
from portal.staff.counts.board import Board, Shown, Table, bars
from portal.staff.counts.outcomes import ALL
from portal.staff.labels import words
from portal.statistics.counts import Figures
from portal.statistics.who_asked import Asker

ASKED_BY = {
    Asker.SELF: "The person",
    Asker.WITH_HELP: "The person, with help",
    Asker.FAMILY: "Family or carer",
    Asker.WORKER: "Someone who works with them",
    Asker.ADVOCATE: "An advocate",
    Asker.OTHER: "Someone else",
    "": "Not known yet",
}


@dataclass(frozen=True, kw_only=True)
class More:
    """What is known of the requests of a span beside their own row."""

    asked_by: dict[str, str]  # by request
    own_answer: dict[str, str]  # "yes" or "no", by request
    because: Counter[str]  # why they were declined


def board(figures: Figures, more: More, months: Sequence[date], settings: Settings) -> Board:
    """Every table of the page, in its order."""
    made = Board()
    _by_month(made, figures, months)
    kinds = {each: words.of(words.WHAT_FOR, each) for each in FLOWS}
    _split(made, "kind", "What people ask for", kinds, figures.by_kind, months)
    askers = Counter((month, more.asked_by.get(each.id, "")) for month, each in figures.sent)
    waits = any(not asker for _month, asker in askers)
    shown = {str(key): said for key, said in ASKED_BY.items() if key or waits}
    _split(made, "asker", "Who asks", shown, askers, months)
    count_outcomes.times(made, figures, settings)
    count_outcomes.waiting(made, figures)
    count_outcomes.own_answers(made, figures, more.own_answer)
    count_outcomes.what_came(made, figures)
    count_outcomes.declined(made, more.because)
    return made


def month_words(month: date) -> str:
    return f"{month:%B %Y}"


def _by_month(made: Board, figures: Figures, months: Sequence[date]) -> None:
    """People are not added up, since one may ask in two months: but a file hides them as if they were."""
    sent = Counter(month for month, _each in figures.sent)
    rows = []
    for key, name, requests, people in (
        *((each, month_words(each), sent[each], len(figures.people[each])) for each in months),
        (ALL, "All months", len(figures.sent), len(figures.everyone)),
    ):
        asked, persons = made.number(key, ALL, is_=requests), made.number(key, "people", is_=people)
        rows.append((name, [asked, Shown(words=persons.words, tells=asked.tells + persons.tells)]))
    for column in (ALL, "people"):
        made.add_up((ALL, column), [(each, column) for each in months])
    made.tables.append(
        Table(
            key="months",
            caption="Requests and people",
            heads=("Month", "Requests", "People"),
            rows=rows,
            about="A person whose requests are linked counts once in each month, and once in all.",
            chart="Requests in each month",
            bars=bars([(month_words(each), sent[each]) for each in months]),
        )
    )


def _split(
    made: Board,
    what: str,
    caption: str,
    columns: dict[str, str],
    found: Counter[tuple[date, str]],
    months: Sequence[date],
) -> None:
    """The requests of each month, split into these columns."""
    rows = []
    for month in months:
        cells = [made.number(month, what, each, is_=found[month, each]) for each in columns]
        made.add_up((month, ALL), [(month, what, each) for each in columns])
        rows.append((month_words(month), [*cells, made.rest(month, ALL)]))
    totals = {each: sum(found[month, each] for month in months) for each in columns}
    cells = [made.number(ALL, what, each, is_=total) for each, total in totals.items()]
    made.add_up((ALL, ALL), [(ALL, what, each) for each in columns])
    for each in columns:
        made.add_up((ALL, what, each), [(month, what, each) for month in months])
        made.leave_out_empty((ALL, what, each), *((month, what, each) for month in months))
    made.tables.append(
        Table(
            key=what,
            caption=f"{caption}, by month",
            heads=("Month", *columns.values(), "All"),
            rows=[*rows, ("All months", [*cells, made.rest(ALL, ALL)])],
            chart=f"{caption}, all months",
            bars=bars([(columns[each], total) for each, total in totals.items()]),
        )
    )
