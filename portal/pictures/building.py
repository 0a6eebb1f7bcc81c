"""Every picture as a file: written when the assets are built, and found by its key when a page is shown."""

import hashlib
import json
from pathlib import Path

from portal.pictures.composing import compose
from portal.pictures.declarations import Picture, PictureError, declared, picture
from portal.wording import card_words

OPENMOJI = Path("node_modules/openmoji/color/svg")


class Addresses(dict[str, str]):
    """Key to file name, where a missing picture is an error and never a gap in a page."""

    def __missing__(self, key: str) -> str:
        raise PictureError(f"Add the picture '{key}' to static/pictures.toml and run `make build`: a page asks for it.")


def build(root: Path) -> dict[str, str]:
    """Write every picture and the list of their file names under static/built; remove those of earlier builds."""
    pictures = declared(root / "static" / "pictures.toml") | _of_card_words()
    drawn = {key: compose(picture, root / OPENMOJI) for key, picture in pictures.items()}
    names = {key: f"{key}-{hashlib.sha256(svg.encode()).hexdigest()[:10]}.svg" for key, svg in drawn.items()}
    built = root / "static" / "built"
    folder = built / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for key, name in names.items():
        (folder / name).write_text(drawn[key], encoding="utf-8")
    (built / "pictures.json").write_text(json.dumps(names, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for old in set(folder.iterdir()) - {folder / name for name in names.values()}:
        old.unlink()
    return names


def _of_card_words() -> dict[str, Picture]:
    return {key: picture(key, entry, {}) for key, entry in card_words.drawings().items()}


def addresses(built: Path) -> dict[str, str]:
    """The file name of every built picture, by key."""
    try:
        return Addresses(json.loads((built / "pictures.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise PictureError(f"Run `make build`: there are no pictures in {built} yet.") from None
