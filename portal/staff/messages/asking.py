"""Questions for what was not told yet: one easy sentence each, as the journeys ask it, in the language of the voice."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

from portal.records.correspondence.messages import Block
from portal.staff.labels import words

YOU, THEY = "you", "they"


class Asked(StrEnum):
    """What somebody can tell us, in the order of `domain.md` 3c."""

    WHO = "who"
    AGE = "age"
    REACH = "reach"
    WHERE = "where"
    NOW = "now"
    HAPPENING = "happening"
    CONSENT = "consent"
    INFORMATION = "information"
    ADVOCATE = "advocate"


OPENING = Block(_("What you tell us helps us find the right support."), "help")
ENDING = Block(_("You can also tell us when we talk."), "talk_to_you_first")
QUESTIONS: Mapping[Asked, tuple[str, Mapping[str, str]]] = {  # a picture, and the sentence
    Asked.WHO: ("person", {YOU: _("Who is this for?")}),
    Asked.AGE: ("birthday", {YOU: _("When is your birthday?"), THEY: _("When is their birthday?")}),
    Asked.REACH: ("letter", {YOU: _("How can we reach you?")}),
    Asked.WHERE: ("town", {YOU: _("Where are you now?"), THEY: _("Where are they now?")}),
    Asked.NOW: ("safe", {YOU: _("Are you safe right now?"), THEY: _("Are they safe right now?")}),
    Asked.HAPPENING: (
        "own_words",
        {YOU: _("What is happening for you?"), THEY: _("What is happening for them?")},
    ),
    Asked.CONSENT: ("consent", {YOU: _("What do you want to say?")}),
    Asked.INFORMATION: ("easy_read", {YOU: _("How should we give you information?")}),
    Asked.ADVOCATE: ("advocate", {YOU: _("Would you like an advocate?"), THEY: _("Would they like an advocate?")}),
}
OF_KIND: Mapping[tuple[str, Asked], Mapping[str, str]] = {  # where a kind of request asks it in words of its own
    ("advocate", Asked.HAPPENING): {YOU: _("What do you want help with?"), THEY: _("What do they want help with?")},
    ("problem", Asked.HAPPENING): {YOU: _("What happened?")},
    ("lost", Asked.HAPPENING): {YOU: _("What was your card for?")},
    ("review", Asked.HAPPENING): {YOU: _("Is someone talking about hospital now?")},
    ("join", Asked.CONSENT): {
        YOU: _("Do you want to be on the list?"),
        THEY: _("Do you want your child to be on the list?"),
    },
    ("review", Asked.CONSENT): {
        YOU: _("Do you want a meeting about your care?"),
        THEY: _("Do you want a meeting about your child's care?"),
    },
}


def questions(kind: str, voice: str, wanted: Collection[Asked], *, language: str) -> list[Block]:
    """A message that asks this voice for these, in words for who speaks for themselves or for another."""
    to = THEY if voice.startswith(("parent", "helper")) else YOU
    asked = [each for each in Asked if each in wanted]
    with force_locale(language):
        lines = [Block(str(_words(kind, each, to)), QUESTIONS[each][0]) for each in asked]
        return [_now(OPENING), *lines, _now(ENDING)]


def _words(kind: str, asked: Asked, to: str) -> str:
    said = OF_KIND.get((kind, asked)) or QUESTIONS[asked][1]
    return said.get(to, said[YOU])


def _now(block: Block) -> Block:
    return Block(str(block.words), block.picture)


def written_in(uses: str) -> str:
    """The language to write in for a voice that uses this one: English where we have no words in theirs."""
    return next((code for code, name in words.LANGUAGE.items() if name.casefold() == uses.casefold()), "en")
