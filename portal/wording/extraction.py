"""What pybabel finds in our word lists, so that hard words and their meanings are translated with all other words."""

import tomllib
from collections.abc import Iterator
from typing import IO, Any

Found = tuple[int, str, str, list[str]]  # as Babel wants it: line, function, words, comments


def from_word_list(file: IO[bytes], *_asked: Any, **_options: Any) -> Iterator[Found]:
    """The words of `glossary/words.toml`, each with its meaning."""
    for word, each in tomllib.load(file).items():
        yield 1, "gettext", word, ["A hard word, alone in a list"]
        yield 1, "gettext", each["meaning"], [f"The meaning of: {word}"]


def from_official_names(file: IO[bytes], *_asked: Any, **_options: Any) -> Iterator[Found]:
    """The meanings of `glossary/official_names.toml`: the names themselves are the same in every language."""
    for name, each in tomllib.load(file).items():
        yield 1, "gettext", each["meaning"], [f"The meaning of the official name: {name}"]
