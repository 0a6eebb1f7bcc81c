"""What staff are asked when they move a request on, by what the move needs. Pure: no database."""

from wtforms import HiddenField

from portal import calendar
from portal.records.requests.flows import DAY_MAY_COME, FOUND, PROOFS, Move, Need
from portal.staff.forms.fields import Choose, Day, Line, Question, Write
from portal.staff.forms.form import StaffForm, form_of
from portal.staff.labels import times
from portal.staff.labels.decision_words import ALL_DONE, BECAUSE, CALLED, IN_WORDS, IS_BETTER, WHICH, WHICH_BECAUSE

PANEL = ("chair", "expert", "clinical")
MORE = {
    Need.CONSENT: "This needs consent that staff have confirmed.",
    Need.CONSENT_OR_SAFETY: "This needs consent that staff have confirmed, a best interests decision, or an override "
    "that counts, to keep someone safe.",
    Need.PANEL: "The three on the panel are three different people.",
    Need.WHICH_REVIEW: "The rules for a CTR and a C(E)TR do not agree: you choose, and your reason is kept.",
    Need.DECISION: "Offer to speak with them first, in the way they said. "
    "Then the person reads this on their own page, in opening hours.",
    Need.ANSWER: "This needs a written answer, or that it is no complaint: see “Complaint” on the request.",
    Need.CHAIR_MAY_KNOW: "This needs a plain yes to telling the chairperson.",
}
SEEN = "Staff read this, and the person in a copy that they ask for."
COUNTED = "Only for the counts. You can leave it out."
READ = "The person reads this. One short sentence, plain words."


class MoveForm(StaffForm):
    """A move from the status that the page showed: a request that was moved meanwhile is not moved again."""

    seen = HiddenField()
    shown = HiddenField(default="")  # the mark of the decision that the page showed as they will read it


def form_for(move: Move) -> type[MoveForm]:
    """The form of this move; without a question for one that needs nothing more."""
    asked: dict[str, Question[object]] = {}
    if Need.REASON in move.needs:
        asked["reason"] = Write("Why?", hint=SEEN, missing="Write why")
    if Need.DAY in move.needs:
        asked["on"] = _day(move)
    if Need.PANEL in move.needs:
        asked["chair"] = Line("Who leads the meeting?", missing="Write who leads the meeting")
        asked["expert"] = Line("Expert by experience", missing="Write who it is")
        asked["clinical"] = Line("Clinical expert", missing="Write who it is")
    if Need.WHICH_REVIEW in move.needs:
        asked |= _which()
    if Need.DECISION in move.needs:
        asked |= _decision()
    if Need.ALL_DONE in move.needs:
        asked |= _found("Is all that the meeting agreed done?", ALL_DONE)
    if Need.IS_BETTER in move.needs:
        asked |= _found("Did the person tell you that it is better?", IS_BETTER)
    return form_of(asked, MoveForm)


def _day(move: Move) -> Day:
    hint = f"Today is {times.day(calendar.today())}."
    return Day("On which day?", hint=hint, missing="Write the day", may_come=move.to in DAY_MAY_COME)


def _which() -> dict[str, Question[object]]:
    return {
        "which": Choose("CTR or C(E)TR?", WHICH, missing="Choose a CTR or a C(E)TR"),
        "which_because": Choose("Why this one?", WHICH_BECAUSE, missing="Choose why it is this one"),
        "which_words": Write("In your words", hint=f"{SEEN} You can leave it out, unless it is another reason."),
    }


def _found(label: str, choices: dict[str, str]) -> dict[str, Question[object]]:
    return {
        FOUND: Choose(label, choices, hint="Their page says so only after a yes.", missing="Choose yes or no"),
        "found_words": Write("If not: why does it end now?", hint=SEEN),
    }


def _decision() -> dict[str, Question[object]]:
    return {
        "why": Line("Why, in one line?", hint=READ, missing="Write why, in one line"),
        "helps": Line("What else can help?", hint=READ, missing="Write what else can help"),
        "who": Line("Whom can they talk to?", hint="A name.", missing="Write a name"),
        "reach": Line("How do they reach them?", hint=READ, missing="Write how"),
        "call": Choose("Did you offer a call?", CALLED, missing="Choose one"),
        "because": Choose("Which reason is nearest?", BECAUSE, hint=COUNTED),
    }


def wrong(move: Move, said: dict[str, str]) -> dict[str, str]:
    """What is wrong between the answers: the three on the panel are three people (source lines 29 to 41).

    Another reason for a CTR or a C(E)TR is written in words, and so is why something ends that is not done or not
    better.
    """
    if FOUND in said and said[FOUND] not in PROOFS.values() and not said["found_words"]:
        return {"found_words": "Write why it ends now"}
    if said.get("which_because") == IN_WORDS and not said["which_words"]:
        return {"which_words": "Write the reason in your words"}
    if Need.PANEL not in move.needs:
        return {}
    names = [" ".join(said[each].casefold().split()) for each in PANEL]
    if len(set(names)) == len(PANEL):
        return {}
    twice = next(each for at, each in enumerate(PANEL) if names[at] in names[:at])
    return {twice: "Name three different people: one person cannot be two of them"}


def more(move: Move) -> str:
    """What to know before, one line each."""
    return "\n".join(said for need, said in MORE.items() if need in move.needs)
