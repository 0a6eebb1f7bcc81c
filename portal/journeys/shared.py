"""Rules and questions that several journeys use. A rule reads after "only if"."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _

from portal.engine.dates import PickDate, age_of
from portal.engine.journey import SKIPPED, Answers, Ask, Facts, Line, Rule, Tell, Words
from portal.engine.questions import ChooseOne, Name, TickAll, Write, YesNoNotSure, choice
from portal.engine.reaching import Place, WayToReach

NOT_SAY = _("I do not want to say")
NOT_KNOW = _("I do not know")
PARENTS = ("mum", "dad")
HURT = ("hurt_myself", "hurt_others", "emergency")


# --- who it is for, and how old they are ---


def for_me(answers: Answers) -> bool:
    return answers.get("who") in ("me", "me_with_help")


def for_my_child(answers: Answers) -> bool:
    return bool(answers.get("who") == "my_child")


def for_someone_i_help(answers: Answers) -> bool:
    return bool(answers.get("who") == "someone_i_help")


def for_someone_else(answers: Answers) -> bool:
    return for_my_child(answers) or for_someone_i_help(answers)


def under_16(answers: Answers) -> bool:
    """Known to be under 16 today (`domain.md` 2f). Age unknown is not under 16: the person answers."""
    age = age_of(answers.get("birthday"), answers.today)
    return age is not None and age < 16


def both(*rules: Rule) -> Rule:
    """All of these rules."""
    return lambda answers: all(rule(answers) for rule in rules)


def said(name: str, *wanted: str) -> Rule:
    """This question was answered with one of these."""
    return lambda answers: answers.get(name) in wanted


def ticked(name: str, *wanted: str) -> Rule:
    """One of these was ticked."""
    return lambda answers: bool(set(_ticks(answers, name)) & set(wanted))


def _ticks(answers: Answers, name: str) -> list[str]:
    value = answers.get(name)
    return value["ticks"] if isinstance(value, dict) and "ticks" in value else []


def by_voice(you: Words, they: Words) -> Callable[[Answers], Words]:
    """ "you" when people speak for themselves, "they" when someone else asks for them."""
    return lambda answers: they if for_someone_else(answers) else you


# --- what the answers say ---


def voice(answers: Answers) -> str:
    """Whose words the request is in."""
    return "person" if for_me(answers) else "parent" if for_my_child(answers) else "helper"


def about(answers: Answers) -> str:
    """The name of the person it is for: the one they like, where there is one."""
    name = answers.get("name")
    return (name["liked"] or name["name"]) if isinstance(name, dict) else ""


def own_device(answers: Answers) -> bool:
    """Nobody else uses or sees this phone or computer. Anything but a plain "no" is a shared one."""
    return bool(answers.get("device") == "no")


def safe_way(answers: Answers) -> tuple[str, str] | None:
    """The first way that was ticked and said to be safe: a text, then an email."""
    ways = _ticks(answers, "reach")
    for way, step in (("text", "phone"), ("email", "email")):
        value = answers.get(step)
        if way in ways and isinstance(value, dict) and value["safe"] == "yes":
            return way, value["detail"]
    return None


def facts(answers: Answers) -> Facts:
    """Level and "take care" marks, from what was said and nothing else (`domain.md` 4c, H4, H11)."""
    reasons = [
        reason
        for reason, holds in (
            ("not_safe", answers.get("now") == "no"),
            ("not_sure_safe", answers.get("now") == "not_sure"),
            ("asker_not_safe", answers.get("you_now") in ("no", "not_sure")),
            ("hurts_themselves", "hurt_myself" in _ticks(answers, "tell")),
        )
        if holds
    ]
    hidden_from = [tick for tick in _ticks(answers, "private") if tick != "anyone"]
    someone_with_them = "someone_with_me" in (answers.get("now"), answers.get("you_now"))
    marks = [
        mark
        for mark, holds in (
            ("must_not_tell", bool(hidden_from) or bool((_as_dict(answers.get("private"))).get("words"))),
            ("talk_to_the_child_alone_first", bool(set(hidden_from) & set(PARENTS))),
            ("under_16_alone", answers.get("who") == "me" and under_16(answers)),
            ("in_hospital", answers.get("where") == "hospital"),
            ("someone_was_with_them", someone_with_them),
        )
        if holds
    ]
    return Facts(level="now" if reasons else "normal", reasons=tuple(reasons), marks=tuple(marks))


def _as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def age_band(birthday: Any, today: date) -> str:
    """ "under_16", "16_17", "adult" or "unknown", on this day."""
    age = age_of(None if birthday == SKIPPED else birthday, today)
    return "unknown" if age is None else "under_16" if age < 16 else "16_17" if age < 18 else "adult"


# --- questions ---

DEVICE = Ask(
    name="device",
    title=_("Does anyone else use this phone or computer, or look at it?"),
    picture="shared_device",
    kind=YesNoNotSure(),
    why=_("If someone may look, this page keeps nothing when you close it."),
)

WHO = Ask(
    name="who",
    title=_("Who is this for?"),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("me", _("Me")),
            choice("me_with_help", _("Me, with someone helping me")),
            choice("my_child", _("My child")),
            choice("someone_i_help", _("Someone I help")),
        )
    ),
    why=_("Then we use the right words on each page."),
)

ROLE = Ask(
    name="role",
    title=_("Who are you to them?"),
    picture="someone_i_help",
    only_if=for_someone_i_help,
    kind=ChooseOne(
        choices=(
            choice("family_or_friend", _("Family or friend")),
            choice("carer", _("Carer")),
            choice("advocate", _("Advocate")),
            choice("commissioner", _("I plan and pay for their care")),
            choice("hospital_team", _("I work in their hospital team")),
            choice("community_team", _("I work in a team near their home")),
            choice("school_or_college", _("School or college")),
            choice("other_person", _("Someone else")),
        )
    ),
    why=_("It helps us to know who to talk to."),
)

KNOWS = Ask(
    name="knows",
    title=_("Do they know that you are asking?"),
    picture="talk_to_you_first",
    only_if=for_someone_i_help,
    kind=YesNoNotSure(),
    why=_("We want to talk with them in the right way."),
)

WANTS = Ask(
    name="wants",
    title=_("What do they say they want?"),
    picture="own_words",
    only_if=for_someone_i_help,
    why=_("This is not their yes or no. We ask them too."),
    kind=ChooseOne(
        choices=(
            choice("yes", _("They want this")),
            choice("no", _("They do not want this")),
            choice("not_sure", _("They are not sure")),
            choice("not_asked", _("I have not asked them"), "do_not_know"),
        )
    ),
)


def _safe_choices() -> ChooseOne:
    return ChooseOne(
        choices=(
            choice("yes", _("Yes"), "safe"),
            choice("no", _("No"), "not_safe"),
            choice("not_sure", _("I am not sure")),
            choice("someone_with_me", _("Someone is with me. Ask me later."), "someone_with_me_now"),
        )
    )


SAFE_NOW = Ask(
    name="now",
    title=by_voice(_("Are you safe right now?"), _("Are they safe right now?")),
    picture="safe",
    kind=_safe_choices(),
    private=True,
    why=_("We read messages from people in danger first."),
)

ASKER_SAFE_NOW = Ask(
    name="you_now",
    title=_("And are you safe right now?"),
    picture="safe",
    kind=_safe_choices(),
    only_if=for_someone_else,
    private=True,
    why=_("We want to keep you safe too."),
)

HELP_NOW = Tell(name="help", title=_("Help right now"), lines=(), crisis=True)
HELP_AGAIN = Tell(name="help_again", title=_("Help right now"), lines=(), crisis=True, only_if=ticked("tell", *HURT))

NAME = Ask(
    name="name",
    title=by_voice(_("What is your name?"), _("What is their name?")),
    picture="name",
    kind=Name(
        own=by_voice(_("Your name"), _("Their name")),
        liked=by_voice(_("The name you like people to use"), _("The name they like people to use")),
    ),
    hint=_("The second box can stay empty."),
    why=_("We need a name to write to."),
)

BIRTHDAY = Ask(
    name="birthday",
    title=by_voice(_("When is your birthday?"), _("When is their birthday?")),
    picture="birthday",
    kind=PickDate(),
    skip=NOT_KNOW,
    why=_("The rules are not the same for children and adults."),
)

WHERE = Ask(
    name="where",
    title=by_voice(_("Where are you now?"), _("Where are they now?")),
    picture="town",
    kind=ChooseOne(
        choices=(
            choice("home_with_family", _("At home or with family")),
            choice("live_at_school", by_voice(_("A school where I live"), _("A school where they live"))),
            choice("supported_living", by_voice(_("A home where I get support"), _("A home where they get support"))),
            choice("hospital", _("In hospital")),
            choice("somewhere_else", _("Somewhere else")),
        )
    ),
    why=_("It helps us find the right team."),
)

WHICH_HOSPITAL = Ask(
    name="which",
    title=_("Which hospital?"),
    picture="hospital",
    kind=Write(missing=_("Write the name of the hospital.")),
    only_if=said("where", "hospital"),
    skip=NOT_KNOW,
    why=_("Then we can talk to the right team there."),
)

TOWN = Ask(
    name="town",
    title=by_voice(_("Which town are you in?"), _("Which town are they in?")),
    picture="town",
    kind=Place(missing=_("Write a town, or a postcode.")),
    hint=_("You can write a postcode."),
    skip=NOT_SAY,
    why=_("Each place has its own team."),
)

ABOUT = Ask(
    name="about",
    title=by_voice(_("What is true for you?"), _("What is true for them?")),
    picture="person",
    kind=ChooseOne(
        choices=(
            choice("learning_disability", by_voice(_("I have a learning disability"), _("A learning disability"))),
            choice("autism", by_voice(_("I am autistic"), _("They are autistic"))),
            choice("both", _("Both"), "both_ld_autism"),
            choice("waiting", by_voice(_("I am waiting to find out"), _("They are waiting to find out"))),
            choice("not_sure", _("I am not sure")),
        )
    ),
    why=_("You can ask with any of these answers."),
)

HELPERS = Ask(
    name="people",
    title=by_voice(_("Who helps you now?"), _("Who helps them now?")),
    picture="carer",
    skip=NOT_SAY,
    kind=TickAll(
        alone="nobody",
        choices=(
            choice("family_or_friend", _("Family or friends")),
            choice("teacher", _("School or college")),
            choice("social_worker", _("Social worker")),
            choice("nurse_or_doctor", _("Nurse or doctor")),
            choice("support_worker", _("Support worker")),
            choice("keyworker", _("Keyworker")),
            choice("advocate", _("Advocate")),
            choice("other_person", _("Someone else")),
            choice("nobody", _("Nobody")),
        ),
    ),
    why=_("They may know how to help. We ask you first."),
)

REACH = Ask(
    name="reach",
    title=_("How can we reach you?"),
    picture="phone_call",
    kind=TickAll(
        choices=(
            choice("text", _("Text"), "text_message"),
            choice("call", _("Phone call"), "phone_call"),
            choice("email", _("Email")),
            choice("letter", _("Letter")),
            choice("someone", _("Through someone I trust"), "someone_i_trust"),
        )
    ),
    why=_("We need one way to give you an answer."),
)

PHONE = Ask(
    name="phone",
    title=_("What is your phone number?"),
    picture="phone_call",
    only_if=ticked("reach", "text", "call"),
    kind=WayToReach(
        way="phone",
        detail=_("Phone number"),
        safe=_("Is it safe for us to use this number?"),
        when=_("When are you alone and can talk?"),
    ),
    why=_("We use it only if you say it is safe."),
)

EMAIL = Ask(
    name="email",
    title=_("What is your email?"),
    picture="email",
    only_if=ticked("reach", "email"),
    kind=WayToReach(way="email", detail=_("Your email"), safe=_("Is it safe for us to write to it?")),
    why=_("We use it only if you say it is safe."),
)

LETTER = Ask(
    name="letter",
    title=_("Where can we send a letter?"),
    picture="letter",
    only_if=ticked("reach", "letter"),
    kind=WayToReach(way="letter", detail=_("Name and address"), safe=_("Is it safe for us to write there?")),
    why=_("We use it only if you say it is safe."),
)

SOMEONE = Ask(
    name="someone",
    title=_("Who do you trust?"),
    picture="someone_i_trust",
    only_if=ticked("reach", "someone"),
    kind=WayToReach(
        way="someone", detail=_("Their name, and how we reach them"), safe=_("Is it safe for us to talk to them?")
    ),
    why=_("We talk to them only if you say it is safe."),
)

PRIVATE = Ask(
    name="private",
    title=_("Who must we not tell?"),
    picture="must_not_be_told",
    private=True,
    skip=NOT_SAY,
    kind=TickAll(
        alone="anyone",
        own_words=_("Tell us more in your own words"),
        choices=(
            choice("anyone", _("You can tell anyone"), "nobody_to_hide"),
            choice("mum", _("Mum")),
            choice("dad", _("Dad")),
            choice("other_family", _("Other family")),
            choice("partner", _("Partner")),
            choice("support_worker", _("Carer or support worker")),
            choice("teacher", _("School or college")),
            choice("other_person", _("Someone else")),
        ),
    ),
    why=_("We keep this safe. We do not tell the people you choose."),
)

HOW = Ask(
    name="how",
    title=_("How should we give you information?"),
    picture="easy_read",
    kind=TickAll(
        choices=(
            choice("easy_read", _("Short words and pictures")),
            choice("big_print", _("Big letters")),
            choice("sound", _("Read out loud")),
            choice("bsl", _("British Sign Language")),
            choice("other_language", _("Another language")),
            choice("standard", _("Like other letters"), "standard_letter"),
        )
    ),
    why=_("We want you to understand what we send."),
)

LANGUAGE = Ask(
    name="language",
    title=_("Which language do you use?"),
    picture="other_language",
    kind=Write(missing=_("Write the name of the language.")),
    only_if=ticked("how", "other_language"),
    skip=NOT_SAY,
    why=_("Then we can find someone who talks as you do."),
)

INTERPRETER = Ask(
    name="interpreter",
    title=_("Do you want an interpreter when we talk?"),
    picture="talk_to_you_first",
    kind=YesNoNotSure(),
    hint=_("An interpreter says our words in your language."),
    only_if=ticked("how", "other_language", "bsl"),
    why=_("We want to understand each other."),
)

ADVOCATE = Ask(
    name="advocate",
    title=by_voice(_("Would you like an advocate?"), _("Would they like an advocate?")),
    picture="advocate",
    kind=YesNoNotSure(),
    hint=by_voice(
        _("An advocate is on your side and helps you speak up."),
        _("An advocate is on their side and helps them speak up."),
    ),
    why=_("Many people find it good to have someone on their side."),
)

UNDER_16 = Tell(
    name="first",
    title=_("We talk to you first"),
    only_if=both(for_me, under_16),
    lines=(
        Line(picture="talk_to_you_first", words=_("You are under 16, so we talk to you first.")),
        Line(picture="parents_asked", words=_("Then we ask your parent or guardian too.")),
        Line(picture="must_not_be_told", words=_("If you said not to tell them, we do not.")),
    ),
)

REACHING = (REACH, PHONE, EMAIL, LETTER, SOMEONE)
INFORMING = (HOW, LANGUAGE, INTERPRETER)
