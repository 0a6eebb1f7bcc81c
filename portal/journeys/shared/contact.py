"""Questions about how to reach someone, who must not be told, and how to give information."""

from flask_babel import lazy_gettext as _
from wtforms import Field

from portal.config import settings
from portal.engine.questions import Choice, TickAll, choice
from portal.engine.reaching import WayToReach
from portal.engine.steps import Answers, Ask
from portal.journeys.shared.questions import NOT_SAY
from portal.journeys.shared.rules import spoken_to, ticked
from portal.records.voices.contents import Meaning, ticks_in
from portal.wording import keeping_private
from portal.wording.promised import UNLESS_IN_DANGER


class Ways(TickAll):
    """Ways to hear from us. Where no text can leave, none is offered."""

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What stands on the page. A text that was chosen before is still understood, and reads as it did."""
        return tuple(each for each in self.choices if each.key != "text" or settings().sends_texts)

    def fields(self, name: str, answers: Answers) -> dict[str, Field]:
        return TickAll(choices=self.offered).fields(name, answers)


REACH = Ask(
    name="reach",
    means=Meaning.WAYS,
    title=_("How can we reach you?"),
    picture="phone_call",
    kind=Ways(
        choices=(
            choice("text", _("Text"), "text_message"),
            choice("call", _("Phone call"), "phone_call"),
            choice("email", _("Email")),
            choice("letter", _("Letter")),
            choice("someone", _("Through someone I trust"), "someone_i_trust"),
            choice("come_back", _("I come back here to read it")),
        )
    ),
    about_asker=True,
    why=_("We need one way to give you an answer."),
)

PHONE = Ask(
    name="phone",
    means=Meaning.PHONE,
    title=_("What is your phone number?"),
    picture="phone_call",
    beside="reach",
    opens_with=("text", "call"),
    kind=WayToReach(
        way="phone",
        detail=_("Phone number"),
        safe=_("Is it safe for us to use this number?"),
        when=_("When are you alone and can talk?"),
        texts=ticked("reach", "text"),
        calls=ticked("reach", "call"),
    ),
    about_asker=True,
    why=_("We use it only if you say it is safe."),
)

EMAIL = Ask(
    name="email",
    means=Meaning.EMAIL,
    title=_("What is your email?"),
    picture="email",
    beside="reach",
    opens_with=("email",),
    kind=WayToReach(way="email", detail=_("Your email"), safe=_("Is it safe for us to write to it?")),
    about_asker=True,
    why=_("We use it only if you say it is safe."),
)

LETTER = Ask(
    name="letter",
    means=Meaning.LETTER,
    title=_("Where can we send a letter?"),
    picture="letter",
    beside="reach",
    opens_with=("letter",),
    kind=WayToReach(way="letter", detail=_("Name and address"), safe=_("Is it safe for us to write there?")),
    about_asker=True,
    why=_("We use it only if you say it is safe."),
)

SOMEONE = Ask(
    name="someone",
    means=Meaning.TRUSTED,
    title=_("Who do you trust?"),
    picture="someone_i_trust",
    beside="reach",
    opens_with=("someone",),
    kind=WayToReach(
        way="someone", detail=_("Their name, and how we reach them"), safe=_("Is it safe for us to talk to them?")
    ),
    about_asker=True,
    why=_("We talk to them only if you say it is safe."),
)


def _promised(answers: Answers) -> list[str]:
    """What the page after this question says to whoever named somebody (`domain.md` 9: secrecy has one exception)."""
    said = ticks_in(answers.get("private"))
    of_person = spoken_to(answers) == "you"
    return keeping_private.sentences(said["ticks"], own_words=bool(said["words"]), of_person=of_person)


PRIVATE = Ask(
    name="private",
    means=Meaning.MUST_NOT_TELL,
    title=_("Who must we not tell?"),
    picture="must_not_be_told",
    private=True,
    skip=NOT_SAY,
    hint=UNLESS_IN_DANGER,
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
    promises=_promised,
    why=_("We keep this safe."),
)

HOW = Ask(
    name="how",
    means=Meaning.FORMAT,
    title=_("How should we give you information?"),
    picture="easy_read",
    kind=TickAll(
        choices=(
            choice("easy_read", _("Short words and pictures")),
            choice("big_print", _("Big letters")),
            choice("sound", _("Read out loud")),
            choice("standard", _("Like other letters"), "standard_letter"),
        ),
        before=(choice("bsl", _("British Sign Language")), choice("other_language", _("Another language"))),
    ),
    about_asker=True,
    why=_("We want you to understand what we send."),
)

SPEAK = Ask(
    name="speak",
    means=Meaning.SPEAK,
    title=_("What helps when we talk?"),
    picture="other_language",
    beside="reach",
    skip=NOT_SAY,
    kind=TickAll(
        own_words=_("Which language do you use?"),
        words_with=("other_language",),
        choices=(
            choice("bsl", _("British Sign Language")),
            choice("other_language", _("Another language")),
            choice("interpreter", _("An interpreter"), "talk_to_you_first"),
        ),
    ),
    about_asker=True,
    why=_("We want to understand each other."),
)

REACHING = (REACH, PHONE, EMAIL, LETTER, SOMEONE, SPEAK)
