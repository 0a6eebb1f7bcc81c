"""Lines of templates and styles fit beside each other on a screen, as the lines of modules do."""

from pathlib import Path

import pytest

from portal.config import ROOT

LETTERS = 140
FILES = sorted(
    path
    for folder, pattern in (("templates", "*.html"), ("templates", "*.txt"), ("static/styles", "*.scss"))
    for path in (ROOT / folder).rglob(pattern)
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_line_is_too_long(path: Path) -> None:
    long = [number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if len(line) > LETTERS]
    assert long == [], f"wrap these lines of {path.relative_to(ROOT)}"


def test_there_are_templates_and_styles_to_look_at() -> None:
    assert {path.suffix for path in FILES} == {".html", ".txt", ".scss"}
    assert len(FILES) > 100
