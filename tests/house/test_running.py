"""How the portal is served: in development with the code of this moment, elsewhere with what was loaded once."""

from dataclasses import replace
from itertools import pairwise

import pytest

from portal.commands import running
from portal.config import ROOT, Settings

HERE = Settings(mode="development")


def test_in_development_web_processes_start_anew_when_a_file_changed() -> None:
    command = running._server(HERE, 2)
    watched = [file for option, file in pairwise(command) if option == "--reload-extra-file"]
    assert "--reload" in command
    assert "--preload" not in command  # then a changed module would not be loaded again
    for name in ("templates/base.html", "portal/help_lines.toml", "portal/glossary/words.toml", "static/pictures.toml"):
        assert str(ROOT / name) in watched


@pytest.mark.parametrize("sides", ["public", "staff", "both"])
def test_elsewhere_nothing_is_loaded_again(sides: str) -> None:
    command = running._server(replace(HERE, mode="production", sides=sides), 2)
    assert "--preload" in command
    assert not [each for each in command if each.startswith("--reload")]
