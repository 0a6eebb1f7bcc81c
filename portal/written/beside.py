"""The words that stand beside a number or an email in one box. Pure."""

import re

_EDGES = ' \n\t,;:.-–—/<>"“”'


def words_beside(typed: str, span: tuple[int, int]) -> str:
    """What is left of `typed` without the characters from `span[0]` up to `span[1]`, as one line."""
    rest = (_tidy(typed[: span[0]]), _tidy(typed[span[1] :]))
    return " ".join(each for each in rest if re.search(r"\w", each))


def _tidy(words: str) -> str:
    """Without the marks at its ends; and without round brackets that hold all of it, or whose other half is gone."""
    kept = " ".join(words.split()).strip(_EDGES)
    if kept.startswith("(") and kept.endswith(")") and kept.count("(") == 1:
        return kept[1:-1].strip()
    if kept.count("(") != kept.count(")"):
        kept = kept.strip("()")
    return kept.strip(_EDGES)
