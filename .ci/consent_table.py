"""Writes docs/consent-table.md: who decides, row by row, from the table that the code reads (`records/consent`)."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal.records.consent import events, state_from_16, state_rules, state_under_16  # noqa: E402 - found by the line above
from portal.records.consent.state_columns import Decider, Own, Parents, Row, Settled, Who  # noqa: E402 - the same

TABLE = ROOT / "docs" / "consent-table.md"
ANY = "any"
COLUMNS = ("who", "own", "parents", "decider", "settled", "hides_from_parents", "confirmed")
HEADINGS = {
    "who": "Who it is about",
    "own": "The person says",
    "parents": "Parents and guardians say",
    "decider": "Attorney, deputy or court says",
    "settled": "Settled by people",
    "hides_from_parents": "A parent must not be told",
    "confirmed": "Staff spoke to everyone who counts",
}
PARTS = (
    ("Nobody knows the age", state_rules.AGE_UNKNOWN),
    ("16 or over", state_from_16.TABLE),
    ("Under 16, competent for this decision", state_under_16.COMPETENT),
    ("Under 16", state_under_16.CHILD),
)
ABOVE = f"""# Who decides: the table of consent

For the owner’s lawyers to read and to sign. It is made from the table that the code reads (`make consent-table`), and a
test holds that both say the same for every combination. Rules of version {events.RULES}.

- **How to read it**: from top to bottom within one part. The first row that fits is the answer: "{ANY}" fits all.
- **One table for each decision**: being on the list, and having a review, are two decisions.
- **Who counts**: the person; parents and guardians, and a council with a care order, unless staff found that they have
  no legal right to decide; an attorney, a deputy or the court where they may decide this. What a helper says is kept
  and shown, and counts as nobody’s yes or no. The last answer of each counts. What staff confirmed is not undone by an
  answer on the web, but by a no, which always stops.
- **Only "given" opens** sharing, export and planning. Every other state closes them.
- **Where a rule comes from**: "2f" and "H5" to "H10" are sections of the notes of the field (`docs/domain.md`); "source
  line" is the page of the council that the service was asked for from.
- **What the words mean**: {{words}}"""
WORDS = (
    ("what the person says", Own),
    ("what parents and guardians say, all together", Parents),
    ("what the attorney, deputy or court says", Decider),
    ("settled by people, with a record, since each of them answered last and until its review day", Settled),
)


def text() -> str:
    """The whole page, as it stands in docs/."""
    meanings = "; ".join(f"{what}: {', '.join(f'“{each}”' for each in kind)}" for what, kind in WORDS)
    parts = [ABOVE.replace("{words}", meanings + ".")]
    number = 0
    for title, rows in PARTS:
        used = [each for each in COLUMNS if each != "who" and any(_said(row, each) != ANY for row in rows)]
        if len({_said(row, "who") for row in rows}) > 1:
            used.insert(0, "who")
        head = ["", *(HEADINGS[each] for each in used), "State", "Because"]
        parts += [f"\n## {title}\n", _line(head), _line(["---"] * len(head))]
        for row in rows:
            number += 1
            parts.append(_line([str(number), *(_said(row, each) for each in used), f"**{row.state}**", row.because]))
    return "\n".join(parts) + "\n"


def _said(row: Row, column: str) -> str:
    value = getattr(row, column)
    if value is None or value == frozenset():
        return ANY
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        kind = next(iter(value)).__class__
        return " or ".join(f"“{each}”" for each in kind if each in value)
    return str(value) if isinstance(value, Who) else f"“{value}”"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    TABLE.write_text(text(), "utf-8")
