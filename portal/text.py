"""What people type, made safe to keep: one normal form, no control characters, emoji left whole."""

import unicodedata

import regex

_UNWANTED = regex.compile(r"[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]")
# Joiners, fillers and the empty pattern of Braille: without anything else beside them they say nothing.
_SEEN = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]")


def cleaned(typed: str, *, lines: bool = False) -> str:
    """`typed` in NFC, trimmed, without control and bidirectional-override characters. `lines` keeps line breaks.

    "" when nothing can be seen in it.
    """
    typed = typed.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    kept = typed.split("\n") if lines else [typed.replace("\n", " ").replace("\t", " ")]
    words = "\n".join(_UNWANTED.sub("", line) for line in map(_normal, kept)).strip()
    return words if _SEEN.search(words) else ""


def _normal(line: str) -> str:
    return unicodedata.normalize("NFC", line)


def length(words: str) -> int:
    """How many characters a person sees (graphemes): a family emoji is one."""
    return len(regex.findall(r"\X", words))


def without_accents(words: str) -> str:
    """The letters alone, with what stands above and below them taken away, and joined forms in their plain letters."""
    return "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))
