"""What we promise to whoever said who must not be told: whom we do not tell, and what we do when someone is in danger.

It stands only on the page after that answer and on one's own page: never on a check page, a receipt, a card or paper.
"""

from collections.abc import Sequence

from flask_babel import gettext as _

ANYONE = "anyone"  # "You can tell anyone": nobody is named
PARENTS = ("mum", "dad")


def sentences(ticks: Sequence[str], *, own_words: bool, of_person: bool = True) -> list[str]:
    """The promise, a sentence each; none when nobody was named.

    `ticks` are the answers to "Who must we not tell?" by their keys, `own_words` says whether something was written
    below them, `of_person` whether the person it is about said so: then it is "your mum", else "their mum".
    """
    named = [each for each in ticks if each != ANYONE]
    parents = [each for each in PARENTS if each in named]
    others = [each for each in named if each not in PARENTS] + (["written"] if own_words else [])
    if not parents and not others:
        return []
    only_parents = bool(parents) and not others
    told = (
        _of_parents(parents, of_person=of_person)
        if only_parents
        else _of_others([*parents, *others], of_person=of_person)
    )
    return [told, str(_("Then we try to tell you first."))]


def names_parents(ticks: Sequence[str]) -> bool:
    """Was a parent named? Then no page speaks of asking one."""
    return bool(set(ticks) & set(PARENTS))


def _of_parents(named: Sequence[str], *, of_person: bool) -> str:
    yours = {
        ("mum",): _("We do not tell your mum, unless someone is in danger."),
        ("dad",): _("We do not tell your dad, unless someone is in danger."),
        PARENTS: _("We do not tell your mum or dad, unless someone is in danger."),
    }
    theirs = {
        ("mum",): _("We do not tell their mum, unless someone is in danger."),
        ("dad",): _("We do not tell their dad, unless someone is in danger."),
        PARENTS: _("We do not tell their mum or dad, unless someone is in danger."),
    }
    return str((yours if of_person else theirs)[tuple(named)])


def _of_others(named: Sequence[str], *, of_person: bool) -> str:
    """One of them by its name; of several, and of those in own words, that they were chosen."""
    yours = {
        "other_family": _("We do not tell others in your family, unless someone is in danger."),
        "partner": _("We do not tell your partner, unless someone is in danger."),
        "support_worker": _("We do not tell your carer or support worker, unless someone is in danger."),
        "teacher": _("We do not tell your school or college, unless someone is in danger."),
    }
    theirs = {
        "other_family": _("We do not tell others in their family, unless someone is in danger."),
        "partner": _("We do not tell their partner, unless someone is in danger."),
        "support_worker": _("We do not tell their carer or support worker, unless someone is in danger."),
        "teacher": _("We do not tell their school or college, unless someone is in danger."),
    }
    chosen = _("We do not tell the people you chose, unless someone is in danger.")
    only = named[0] if len(named) == 1 else ""
    return str((yours if of_person else theirs).get(only, chosen))
