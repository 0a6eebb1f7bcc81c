"""A message to a voice as it is being written: a line is a block, with a picture that the writer may change."""

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from portal import text
from portal.records.correspondence.messages import Block, Letter
from portal.staff.forms.fields import Choose, Line, Pick, Write
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.forms.marks import Each, Given, Pressed
from portal.staff.messages import templates as ready
from portal.wording.readability import Finding, findings

LONGEST = 2000
MOST = 12  # blocks
INTO = {"own": "I write in their language", "interpreter": "An interpreter goes through it with them"}
BLOCK, CHECK, SEND = "block", "check", "send"


def mark_of(words: str) -> str:
    """A page that shows these words as they will be read carries this mark: what it sends back was seen."""
    return sha256(words.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What stands in the form of one voice. `seen`: it is shown as they will read it."""

    key: str
    words: str = ""
    pictures: tuple[tuple[str, str], ...] = ()  # what was chosen: (the line, its picture)
    into: str = ""
    interpreter: str = ""
    seen: bool = False
    shown: str = ""  # the mark of what the page showed as they will read it

    @property
    def blocks(self) -> tuple[Block, ...]:
        """A line with its picture: the chosen one, else that of the ready line, else a letter."""
        chosen = dict(self.pictures)
        lines = (line.strip() for line in self.words.splitlines())
        return tuple(Block(line, chosen.get(line) or ready.picture_for(line)) for line in lines if line)

    @property
    def findings(self) -> list[Finding]:
        """What could be plainer."""
        return findings(self.words)

    @property
    def is_unread(self) -> bool:
        """There is something to make plainer, and whoever sends it did not see it."""
        return bool(self.findings) and self.shown != mark_of(self.words)

    @property
    def letter(self) -> Letter:
        interpreter = self.interpreter if self.into == "interpreter" else ""
        return Letter(self.blocks, language=self.into, interpreter=interpreter)

    def wrong(self) -> tuple[str, str]:
        """What stands against sending it, and the box it is about; two empty words when nothing does."""
        box = f"words-{self.key}"
        if not self.words or text.length(self.words) > LONGEST or "[" in self.words:
            return f"Write at most {LONGEST} characters, and what stands in [ ], then press Send", box
        if len(self.blocks) > MOST:
            return f"Write at most {MOST} lines: each has a picture", box
        if self.into == "interpreter" and not self.interpreter:
            return "Write who goes through it with them, and when", f"interpreter-{self.key}"
        return "", ""


class DraftForm(StaffForm):
    """What is written to one voice: its lines, the picture of each, and how they understand it."""

    key: ClassVar[str]
    words = Write()
    line = Each()
    picture = Each()
    into = Choose("", INTO)
    interpreter: Line
    block: Pick[str]
    do = Pressed(BLOCK, CHECK, SEND)
    shown = Given()

    @property
    def draft(self) -> Draft:
        """A picture counts for the line that it was chosen for, wherever that line stands now."""
        chosen = zip(self.line.data, self.picture.data, strict=False)
        return Draft(
            key=self.key,
            words=self.words.said,
            pictures=tuple((line, picture) for line, picture in chosen if picture in ready.pictures()),
            into=self.into.said,
            interpreter=self.interpreter.said,
            shown=self.shown.data,
        )


def form_for(key: str) -> type[DraftForm]:
    """The form for writing to this voice."""
    interpreter = Line(name=f"interpreter-{key}", cut_at=200)
    block = Pick("", {name: each.title for name, each in ready.messages().items()})
    made = form_of({"interpreter": interpreter, "block": block}, DraftForm)
    made.key = key
    return made
