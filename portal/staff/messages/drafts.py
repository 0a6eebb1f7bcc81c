"""A message to a voice as it is being written: a line is a block, with a picture that the writer may change."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from portal import text
from portal.records.correspondence.messages import Block, Letter
from portal.staff.messages import templates as ready
from portal.wording.readability import Finding, findings

LONGEST = 2000
MOST = 12  # blocks
INTO = {"own": "I write in their language", "interpreter": "An interpreter goes through it with them"}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What stands in the form of one voice. `seen`: it is shown as they will read it."""

    key: str
    words: str = ""
    pictures: tuple[tuple[str, str], ...] = ()  # what was chosen: (the line, its picture)
    into: str = ""
    interpreter: str = ""
    seen: bool = False

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


def read(form: MultiDict[str, str], key: str) -> Draft:
    """What was posted. A picture counts for the line that it was chosen for, wherever that line stands now."""
    into = form.get("into", "")
    chosen = zip(form.getlist("line"), form.getlist("picture"), strict=False)
    return Draft(
        key=key,
        words=text.cleaned(form.get("words", ""), lines=True),
        pictures=tuple((line, picture) for line, picture in chosen if picture in ready.pictures()),
        into=into if into in INTO else "",
        interpreter=text.cleaned(form.get(f"interpreter-{key}", ""))[:200],
    )
