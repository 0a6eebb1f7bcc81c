"""Questions that are answered by a picture: feelings on five faces, how big, and when. Staff see the same picture."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from portal.engine.questions import Choice, ChooseOne, choice

FEELINGS = (
    choice("very_good", _("Very good"), "feel_very_good"),
    choice("good", _("Good"), "feel_good"),
    choice("okay", _("Okay"), "feel_okay"),
    choice("bad", _("Bad"), "feel_bad"),
    choice("very_bad", _("Very bad"), "feel_very_bad"),
)
SIZES = (
    choice("small", _("It is small"), "size_small"),
    choice("middle", _("It is in the middle"), "size_middle"),
    choice("big", _("It is big"), "size_big"),
)
TODAY = choice("today", _("Today"), "today")
THIS_WEEK = choice("this_week", _("This week"), "this_week")
THIS_MONTH = choice("this_month", _("This month"), "this_month")
LONG_AGO = choice("long_ago", _("A long time ago"), "long_ago")
LATER = choice("later", _("Later"), "later")
PICTURES = frozenset(each.drawn for each in (*FEELINGS, *SIZES, TODAY, THIS_WEEK, THIS_MONTH, LONG_AGO, LATER))


@dataclass(frozen=True, kw_only=True)
class ByPicture(ChooseOne):
    """One answer of a few, told by its picture as much as by its words: both are kept."""

    def picture_of(self, value: object) -> str:
        """The picture of this answer; "" for a skip or a tap."""
        return next((each.drawn for each in self.choices if each.key == value), "")


def Feelings() -> ByPicture:
    """Five faces, from very good to very bad."""
    return ByPicture(choices=FEELINGS)


def HowBig() -> ByPicture:
    """Small, in the middle, big."""
    return ByPicture(choices=SIZES)


def When(*times: Choice) -> ByPicture:
    """A time on a calendar; in the past when none are named."""
    return ByPicture(choices=times or (TODAY, THIS_WEEK, THIS_MONTH, LONG_AGO))
