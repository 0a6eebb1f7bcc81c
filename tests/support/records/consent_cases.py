"""One case of consent as a story: who sent what, who answered, and what staff wrote down."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from portal.records.accountability.names import Actor
from portal.records.consent.capacity import WHOLE
from portal.records.consent.records import Recorded
from portal.records.standing.ledger import Heard

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ADULT, CHILD = {"born": "2001-03-05"}, {"born": "2014-05-05"}


def _purpose(words: list[str]) -> str:
    return "meeting" if "meeting" in words else "list"


class Case:
    """A story told in short lines: "A person yes", "A parent2 no", "A spoke alone", "A right yes" …"""

    def __init__(self, birthday: Any = None, marks: tuple[str, ...] = ()) -> None:
        self.heard: dict[str, Heard] = {}
        self.at = START
        self.number = self.record_number = self.rests_on = 0
        self.birthday, self.marks = birthday, list(marks)

    def voice(self, request: str, who: str) -> Heard:
        key = f"{request} {who}"
        if key not in self.heard:
            said = [{"step": "birthday", "question": "?", "lines": [], "value": self.birthday}]
            first: Any = {"asked_for_this": True, "marks": self.marks, "said": said}
            is_first = not any(name.startswith(request) for name in self.heard)
            voice, number = who.rstrip("2"), 2 if who.endswith("2") else 1
            self.heard[key] = Heard(
                reference=request, kind="join", voice=voice, number=number,
                contents=first if is_first else {}, events=[], records=[],
            )  # fmt: skip
        return self.heard[key]

    def tells(self, *lines: str, how: str = "alone") -> list[Heard]:
        for line in lines:
            self.at += timedelta(hours=1)
            request, who, *rest = line.split()
            voice = self.voice(request, who)
            if rest[0] == "spoke":
                self.records(voice, kind="spoke", event=voice.events[-1]["id"], alone=rest[1])
            elif rest[0] == "right":
                self.records(voice, kind="spoke", event=voice.events[-1]["id"], legal_right=rest[1])
            elif rest[0] == "competent":
                self.records(voice, kind="competence", competent=rest[1])
            elif rest[0] == "capacity":
                self.rests_on = self.record_number + 1
                more = dict.fromkeys(WHOLE, "Said.") | {"likely": "yes", "review": "2027-11-22"}
                more = {} if "old" in rest else more
                self.records(voice, kind=rest[0], answer=rest[1], purpose=_purpose(rest), more=more)
            elif rest[0] in ("best_interests", "settled"):
                more = {"review": next((each for each in rest if each.startswith("20")), "2027-11-22")}
                about = {"kind": rest[0], "answer": rest[1], "purpose": _purpose(rest), "more": more}
                self.records(voice, rests_on=self.rests_on, **about)
            elif rest[0] == "authority":
                more = {} if rest[1] == "nobody" else {"seen": rest[2], "covers": rest[3]}
                self.records(voice, kind="authority", answer=rest[1], more=more)
            elif rest[0] == "asked":
                self.records(voice, kind="attempt", answer=rest[1])
            else:
                self.number += 1
                said: Any = {"id": self.number, "at": self.at, "purpose": "list", "answer": rest[0], "how": how}
                voice.events.append(said)
        return list(self.heard.values())

    def records(self, voice: Heard, **more: Any) -> None:
        about = {"purpose": "list"} | more
        self.record_number += 1
        recorded = Recorded(by=Actor.staff(1), on="2026-11-02", at=self.at, id=self.record_number, **about)
        voice.records.append(recorded)
