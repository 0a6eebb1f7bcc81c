"""Figures as people write them: of any script, wide ones, and the letters O, l and I in their place. Pure."""

import re
import unicodedata

LONGEST = 1000  # characters of one box that are looked at: the patterns look at each more than once
# One letter for one figure, where figures stand on the same word: 077OO 9OO123.
_LOOKS_LIKE = str.maketrans({"O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "|": "1"})
_MIXED = re.compile(r"(?<![^\W\d_])[0-9OoОоlI|]*[0-9][0-9OoОоlI|]*(?![^\W\d_])")
_NOUGHTS = re.compile(r"(?<=[0-9][ .-])[OoОо]{2,}(?![^\W_])")


def in_figures(words: str) -> str:
    """The same words with 0 to 9 for every figure, one kind of dash and one kind of space.

    It is as long as `words`, so that a place in one is the same place in the other.
    """
    plain = in_one_script(words)
    for pattern in (_MIXED, _NOUGHTS):
        plain = pattern.sub(lambda found: found[0].translate(_LOOKS_LIKE), plain)
    return plain


def in_one_script(words: str) -> str:
    """The same without the letters that look like figures. As long as `words`."""
    return "".join(map(_in_plain, words))


def _in_plain(each: str) -> str:
    kind = unicodedata.category(each)
    if kind == "Nd":
        return str(unicodedata.decimal(each))
    if kind == "Pd" or each == "\N{MINUS SIGN}":
        return "-"
    if kind[0] == "Z" or each in "\t\n":
        return " "
    simple = unicodedata.normalize("NFKC", each)
    return simple if len(simple) == 1 else each
