"""Says how many sentences are not translated yet, by language; with `--release` it names them, and fails if any is."""

import sys
import tomllib
from pathlib import Path

from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def marked(folder: Path) -> dict[str, set[str]]:
    """The sentences that may wait, by language, as `not-yet.toml` names them."""
    found: dict[str, set[str]] = {each.name: set() for each in sorted(folder.iterdir()) if each.is_dir()}
    for each in tomllib.loads((folder / "not-yet.toml").read_text("utf-8")).get("sentence", ()):
        for language in each.get("languages", list(found)):
            found.setdefault(language, set()).add(each["english"])
    return found


def empty(folder: Path, language: str) -> set[str]:
    """The sentences of a catalogue that have no translation, or not in each form of what is counted."""
    with (folder / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = [each for each in read_po(file, locale=language) if each.id]
    parts = [(each.id, each.string) if isinstance(each.id, str) else (each.id[0], *each.string) for each in messages]
    return {english for english, *other in parts if not all(other)}


def still_open(folder: Path = TRANSLATIONS) -> dict[str, set[str]]:
    """What is open in each language: what may wait, and what nobody has said may wait."""
    return {language: waits | empty(folder, language) for language, waits in marked(folder).items()}


def main(*, is_release: bool, folder: Path = TRANSLATIONS) -> int:
    found = {language: english for language, english in still_open(folder).items() if english}
    for language, english in found.items():
        print(f"{language}: not translated yet: {len(english)}")
        for each in sorted(english) if is_release else ():
            print(f"  {each}")
    if not found or not is_release:
        return 0
    print("Translate these before a release, and take them out of translations/not-yet.toml.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(is_release="--release" in sys.argv[1:]))
