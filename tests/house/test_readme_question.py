"""The README's example of a new question works as it stands there, pasted into a copy of the portal."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.config import ROOT

pytestmark = pytest.mark.words  # it needs no database of the tests, and takes long

SECTION = (ROOT / "README.md").read_text("utf-8").partition("\n## Add a question\n")[2].partition("\n## ")[0]
LINKED = ("templates", "translations", "static", "tests", "pyproject.toml")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The portal in a folder of its own, where it may be changed."""
    shutil.copytree(ROOT / "portal", tmp_path / "portal", ignore=shutil.ignore_patterns("__pycache__"))
    for name in LINKED:
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def pasted(module: str) -> str:
    """The module with what the README says to change in it, exactly so."""
    (code,) = re.findall(r"^```python\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)
    imported, _empty, question = code.partition("\n\n")
    opening = imported.partition(" import ")[0]
    (put, after) = re.findall(r"put `(\w+,)` after `([\w.]+,)`", SECTION)[0]
    module, replaced = re.subn(rf"^{re.escape(opening)} import .*$", imported, module, flags=re.MULTILINE)
    assert replaced == 1
    for old, new in (("\nJOIN = ", f"\n{question}\n\nJOIN = "), (f" {after}\n", f" {after}\n        {put}\n")):
        assert module.count(old) == 1
        module = module.replace(old, new)
    return module


def run(copy: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_question_of_the_readme_is_asked_and_answered(copy: Path) -> None:
    (file,) = re.findall(r"open `(portal/journeys/\w+\.py)`", SECTION)
    (copy / file).write_text(pasted((copy / file).read_text("utf-8")), "utf-8")
    run(copy, "ruff", "check", file)
    run(copy, "ruff", "format", "--check", file)
    (address,) = re.findall(r"page's address \(`(/\w+/\w+)`\)", SECTION)
    start, name = address.rsplit("/", 1)
    said = run(copy, "tests.support.public.new_page", start, name, str(copy / "instance")).splitlines()
    assert said == [str(copy.resolve()), "Is it quiet where you live?", "No"]
