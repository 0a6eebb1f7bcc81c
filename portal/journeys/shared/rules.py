"""Rules that read after "only if", and what the answers say: whose words they are, how soon and with what care to read.

Nothing here is guessed: each fact follows from an answer (`domain.md` 2f, 4c).
"""

from datetime import date

from portal.calendar import age_of
from portal.engine.journey import Facts
from portal.engine.steps import SKIPPED, Answers, Rule, Spoken
from portal.engine.taps import tapped
from portal.records.voices.contents import Value, Values, sends_to, ticks_in, way_in

PARENTS = ("mum", "dad")


def for_me(answers: Answers) -> bool:
    return answers.get("who") in ("me", "me_with_help")


def for_my_child(answers: Answers) -> bool:
    """A parent or guardian asks; "said by them" until staff have checked it."""
    return answers.get("who") == "my_child" or answers.get("parent") == "yes"


def for_someone_i_help(answers: Answers) -> bool:
    return answers.get("who") == "someone_i_help"


def for_someone_else(answers: Answers) -> bool:
    """Anyone but the person is asking. A tap on "who" says nothing: the pages say "you", and nobody's yes is asked."""
    return "who" in answers and not for_me(answers) and not tapped(answers.get("who"))


def under_16(answers: Answers) -> bool:
    """Known to be under 16 today (`domain.md` 2f). Age unknown is not under 16: the person answers."""
    age = age_of(answers.get("birthday"), answers.today)
    return age is not None and age < 16


def both(*rules: Rule) -> Rule:
    """All of these rules."""
    return lambda answers: all(rule(answers) for rule in rules)


def either(*rules: Rule) -> Rule:
    """One of these rules."""
    return lambda answers: any(rule(answers) for rule in rules)


def unless(rule: Rule) -> Rule:
    """Not this rule."""
    return lambda answers: not rule(answers)


def said(name: str, *wanted: str) -> Rule:
    """This question was answered with one of these. A tap reads as "not sure"."""
    return lambda answers: _heard(answers, name) in wanted


def _heard(answers: Answers, name: str) -> Value | None:
    value = answers.get(name)
    return "not_sure" if tapped(value) else value


def not_told(name: str) -> Rule:
    """This question was asked, and gone round by the skip or by a tap."""
    return lambda answers: answers.get(name) == SKIPPED or bool(tapped(answers.get(name)))


def ticked(name: str, *wanted: str) -> Rule:
    """One of these was ticked."""
    return lambda answers: bool(set(ticks_of(answers, name)) & set(wanted))


def ticks_of(answers: Answers, name: str) -> list[str]:
    return ticks_in(answers.get(name))["ticks"]


def by_voice(you: str, they: str) -> Spoken:
    """ "you" when people speak for themselves, "they" when someone else asks for them."""
    return Spoken(words={"you": you, "they": they}, to=spoken_to)


def spoken_to(answers: Answers) -> str:
    """ "you" or "they": in whose words a page is, told by who is asking."""
    return "they" if for_someone_else(answers) else "you"


def voice(answers: Answers) -> str:
    """Whose words the request is in; "unknown" after a tap on "who": never taken for the person, nor for a helper."""
    if tapped(answers.get("who")):
        return "unknown"
    return "person" if for_me(answers) else "parent" if for_my_child(answers) else "helper"


def known_of(voice: str) -> Values:
    """Who is asking, where only the voice is known: for the words of what is told later. Nothing of "unknown"."""
    who = {"person": "me", "parent": "my_child", "helper": "someone_i_help"}.get(voice)
    return {"who": who} if who else {}


def about(answers: Answers) -> str:
    """The name of the person it is for: the one they like, where there is one."""
    name = answers.get("name")
    return (name["liked"] or name["name"]) if isinstance(name, dict) and "liked" in name else ""


def safe_way(answers: Answers, texts: bool) -> tuple[str, str] | None:
    """The first way that was ticked and said to be safe: a text, where texts can be sent, then an email."""
    ways = ticks_of(answers, "reach")
    for way, step in (("text", "phone"), ("email", "email")) if texts else (("email", "email"),):
        told = way_in(answers.get(step))
        if way in ways and told and told["safe"] == "yes":
            leads = sends_to(told)
            to = leads.text_to if way == "text" else leads.email_to
            if to:
                return way, to
    return None


def facts(answers: Answers) -> Facts:
    """Level and "take care" marks, from what was said and nothing else (`domain.md` 4c, H4, H11)."""
    reasons = [
        reason
        for reason, holds in (
            ("not_safe", said("now", "no")(answers)),
            ("not_sure_safe", said("now", "not_sure")(answers)),
            ("asker_not_safe", said("you_now", "no", "not_sure")(answers)),
            ("hurts_themselves", "hurt_myself" in ticks_of(answers, "tell")),
            ("hospital_now", answers.get("talk") == "yes"),
        )
        if holds
    ]
    hidden_from = [tick for tick in ticks_of(answers, "private") if tick != "anyone"]
    someone_with_them = "someone_with_me" in (answers.get("now"), answers.get("you_now"))
    marks = [
        mark
        for mark, holds in (
            ("must_not_tell", bool(hidden_from) or bool(ticks_in(answers.get("private"))["words"])),
            ("who_not_to_tell_is_not_known", not_told("private")(answers)),
            ("talk_to_the_child_alone_first", bool(set(hidden_from) & set(PARENTS))),
            ("under_16_alone", answers.get("who") == "me" and under_16(answers)),
            ("in_hospital", answers.get("where") == "hospital"),
            ("someone_was_with_them", someone_with_them),
            ("kept_from_chairs", kept_from_chairs(answers)),
        )
        if holds
    ]
    return Facts(level="now" if reasons else "normal", reasons=tuple(reasons), marks=tuple(marks))


def nothing_urgent(_answers: Answers) -> Facts:
    """For what is read in turn, whatever it says."""
    return Facts(level="normal")


def kept_from_chairs(answers: Answers) -> bool:
    """A problem about the chairperson, or one they may not be told of: only a plain yes ever reaches a chair."""
    if "may_tell" not in answers and "chair" not in ticks_of(answers, "what"):
        return False
    return not said("may_tell", "yes")(answers)


def age_band(birthday: object, today: date) -> str:
    """ "under_16", "16_17", "adult" or "unknown", on this day."""
    age = age_of(None if birthday == SKIPPED else birthday, today)
    return "unknown" if age is None else "under_16" if age < 16 else "16_17" if age < 18 else "adult"
