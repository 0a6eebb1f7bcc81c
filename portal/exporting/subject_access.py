"""A copy of what we hold about one person, for that person: everything by default. Pure: no database.

What stays out was decided by a member of staff with a reason from a list, or belongs to another voice, whose folder is
never in it. The first page says that something is not there, and in general why: never what it is.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from portal.exporting.as_json import as_json
from portal.exporting.case_shape import Answer
from portal.exporting.contents import Inside
from portal.exporting.subject_access_classes import CLASSES, STAFF_NAMES, Class, class_of, of_class
from portal.exporting.subject_access_items import PERSON, Namer
from portal.exporting.subject_access_shape import FORMAT, VERSION, Copy, Covering, Held, Item, OwnRequest
from portal.records.accountability.leaving_out import Decision, Why
from portal.records.standing.ledger import Heard

NEVER_NAMED = frozenset({Why.CRIME})  # whoever reads this reason knows what it is about
OTHER_VOICES, REQUESTS = "other_voices", "requests"


@dataclass(frozen=True, kw_only=True)
class ForChecking:
    """A copy, how many of what kind are not in it, and what safeguarding has not decided on yet."""

    copy: Copy
    left_out: Counter[str] = field(default_factory=Counter)
    undecided: Sequence[str] = ()

    @property
    def digest(self) -> str:
        """Says whether another copy is the same to the last letter, but for what looking at it adds."""
        settled = [
            replace(each, kept=[held for held in each.kept if _settles(held.held)]) for each in self.copy.requests
        ]
        return sha256(as_json(replace(self.copy, requests=settled))).hexdigest()

    @property
    def locked(self) -> list[str]:
        """The keys of the locked notes that are in it: safeguarding alone reads them."""
        held = [held for each in self.copy.requests for held in each.kept if _is_locked(held.held)]
        return [item.key for each in held for item in each.items]


def copy_for(of: Sequence[Inside], decisions: Sequence[Decision], name: Namer, role: Namer) -> ForChecking:
    """All that is kept, without what was decided to stay out.

    `name` says who someone on the staff is, and `role` what they are here for, where names stay out. A request that
    only others made, and about which staff wrote nothing, stays out: who made it is theirs to tell.
    """
    decided = {each.about: each for each in decisions}
    made = _Made(decided=decided, who=role if _stays(decided, STAFF_NAMES) else name)
    requests = [made.request(each) for each in of]
    theirs = [each for each in requests if any(_is_about_them(held.held) for held in each.kept)]
    made.left_out[REQUESTS] = len(requests) - len(theirs)
    if _stays(decided, STAFF_NAMES):
        made.used.append(decided[STAFF_NAMES])
    made.left_out[STAFF_NAMES] = int(_stays(decided, STAFF_NAMES))
    left_out = Counter({kind: count for kind, count in made.left_out.items() if count})
    covering = Covering(something_left_out=bool(left_out), reasons=_reasons(made.used, left_out))
    whole = Copy(format=FORMAT, version=VERSION, covering=covering, requests=theirs)
    return ForChecking(copy=whole, left_out=left_out, undecided=made.undecided)


def kept(of: Sequence[Inside], name: Namer) -> list[tuple[Class, list[Item]]]:
    """Every class of what is kept on these requests, with each item: what one may decide on."""
    return [(each, [item for one in of for item in of_class(each, one, name)]) for each in CLASSES]


def with_locked_words(made: ForChecking, words: Mapping[str, str]) -> ForChecking:
    """The same with the words of the locked notes in it, by key: for safeguarding, and for the file."""
    requests = [
        replace(each, kept=[replace(held, items=[_filled(item, words) for item in held.items]) for held in each.kept])
        for each in made.copy.requests
    ]
    return replace(made, copy=replace(made.copy, requests=requests))


@dataclass(kw_only=True)
class _Made:
    """A copy while it is put together."""

    decided: Mapping[str, Decision]
    who: Namer
    left_out: Counter[str] = field(default_factory=Counter)
    used: list[Decision] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    def request(self, of: Inside) -> OwnRequest:
        self.left_out[OTHER_VOICES] += sum(_how_much(of, each) for each in of.voices if each.voice != PERSON)
        self.left_out[OTHER_VOICES] += of.talks_of_others
        submission = of.submission
        found = [Held(held=each.held, items=self._stays_in(each, of)) for each in CLASSES]
        return OwnRequest(
            reference=submission.shown_reference,
            kind=submission.kind,
            status=submission.status,
            received=submission.sent_at,
            language=submission.language,
            kept=[each for each in found if each.items],
        )

    def _stays_in(self, held: Class, of: Inside) -> list[Item]:
        return [each for each in of_class(held, of, self.who) if self._goes(held, each)]

    def _goes(self, held: Class, item: Item) -> bool:
        decision = self.decided.get(item.key) or self.decided.get(held.held)
        if held.locked and item.key not in self.decided:
            self.undecided.append(item.key)
            return False
        if decision is None or not decision.stays_out:
            return True
        self.left_out[held.held] += 1
        self.used.append(decision)
        return False


def _stays(decided: Mapping[str, Decision], about: str) -> bool:
    return about in decided and decided[about].stays_out


def _reasons(used: Sequence[Decision], left_out: Counter[str]) -> list[str]:
    """The kinds of reason that may be named, each once, in the order of the list."""
    named = {each.why for each in used if not each.quiet and each.why not in NEVER_NAMED}
    if left_out[OTHER_VOICES] or left_out[REQUESTS]:
        named.add(Why.OTHER_PERSON)
    return [each.value for each in Why if each in named]


def _filled(item: Item, words: Mapping[str, str]) -> Item:
    said = words.get(item.key)
    return item if said is None else replace(item, said=[Answer(question="words", answer=said.splitlines(), tap="")])


def _how_much(of: Inside, voice: Heard) -> int:
    return len(voice.contents.get("said", ())) + len(voice.events) + len(of.messages.get(voice.key, ()))


def _asked(what: Callable[[Class], bool]) -> Callable[[str], bool]:
    return lambda held: (found := class_of(held)) is not None and what(found)


_settles = _asked(lambda each: each.settles)
_is_locked = _asked(lambda each: each.locked)
_is_about_them = _asked(lambda each: each.is_about_them)
