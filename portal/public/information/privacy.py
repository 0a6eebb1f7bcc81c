"""What happens with what people tell us, in easy words: only what is true of this product, and what the owner gave.

The full version stands beside it in templates/information/privacy_full.html.
"""

from flask_babel import lazy_gettext as _

from portal.config import Settings
from portal.public.information.page import Information, Lines, line


def _why(settings: Settings) -> Lines:
    in_charge = (
        line("in_charge", _("%(name)s is in charge of what you tell us.", name=settings.in_charge))
        if settings.in_charge
        else line("not_filled_in", _("Who is in charge of your words is not filled in yet."))
    )
    return (
        in_charge,
        line("help_sooner", _("We use what you tell us to find the right help.")),
        line("law_on_information", _("The law lets health and social care do this.")),
        line("consent", _("Your yes or no is about sharing, not about this law.")),
        line("urgent", _("The law also lets us keep people safe from danger.")),
    )


WHY = Information(
    address="/privacy",
    title=_("Your words and the law"),
    lines=_why,
    after="/privacy/kept",
)


def _kept(settings: Settings) -> Lines:
    how_long = (
        line("date", _("We keep what you sent as long as our rules say."))
        if settings.kept_for
        else line("not_filled_in", _("How long we keep what you sent is not filled in yet."))
    )
    return (
        line("own_words", _("We keep what you write, and your yes or no.")),
        line("see_what_we_hold", _("Your card lets you see it.")),
        line("delete", _("What you do not send goes in 28 days at most.")),
        how_long,
        line("locked_words", _("Only people with a key can read what you send.")),
        line("shared_device", _("This site does not follow what you do on other sites.")),
    )


KEPT = Information(
    address="/privacy/kept",
    title=_("What we keep, and how long"),
    lines=_kept,
    after="/privacy/seen",
)
SEEN = Information(
    address="/privacy/seen",
    title=_("Who sees what you tell us"),
    lines=(
        line("read_by_staff", _("Staff whose work it is see what you sent.")),
        line("notes", _("Each time they open it, we write down who it was.")),
        line("must_not_be_told", _("They see who must not be told.")),
        line("share_with_team", _("With your yes, people in your care see it.")),
        line("someone_i_help", _("Someone who helps you sees only what you let them.")),
        line("urgent", _("In danger, we may tell someone. We try to tell you first.")),
    ),
    after="/privacy/rights",
)


def _rights(settings: Settings) -> Lines:
    contact = (
        line("letter", _("To ask, write to %(contact)s.", contact=settings.privacy_contact))
        if settings.privacy_contact
        else line("not_filled_in", _("Who to ask about this is not filled in yet."))
    )
    return (
        line("see_what_we_hold", _("You can ask to see what we keep about you.")),
        line("own_words", _("You can ask us to put it right.")),
        line("no", _("You can tell us that you do not want us to use it.")),
        line("change_mind", _("You can change your yes or no.")),
        contact,
        line("problem", _("You can tell the Information Commissioner about a problem.")),
    )


RIGHTS = Information(
    address="/privacy/rights",
    title=_("What you can ask for"),
    lines=_rights,
    after="/privacy",
)
PRIVACY = (WHY, KEPT, SEEN, RIGHTS)
