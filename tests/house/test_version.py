"""One version: pyproject.toml has it, the changelog leads to it, and the command line says it."""

import re
import tomllib
from importlib.metadata import version

from click.testing import CliRunner
from packaging.version import Version

from portal.commands import portal
from portal.config import ROOT

WRITTEN = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_the_command_line_says_the_version_that_is_installed() -> None:
    said = CliRunner().invoke(portal, ["--version"])
    assert said.exit_code == 0
    assert said.output == f"portal {version('portal')}\n"


def test_the_version_moves_with_the_changelog() -> None:
    """What is not released yet is a version after the last one; a release is the version of its heading."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    unreleased, _, released = changelog.partition("## Unreleased")[2].partition("\n## ")
    newest = Version(released.split()[0])
    if re.search(r"^- ", unreleased, re.MULTILINE):
        assert Version(WRITTEN) > newest, "CHANGELOG.md holds what is not released: move the version on"
    else:
        assert Version(WRITTEN) == newest
