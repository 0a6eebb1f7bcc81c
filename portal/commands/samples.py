"""Stand-in until written."""
from typing import Any
COMMANDS: tuple[Any, ...] = ()

def fill_when_empty(settings: Any) -> Any:
    return ''
