"""Stand-in until written."""
from typing import Any
COMMANDS: tuple[Any, ...] = ()

def make_sample_account(settings: Any) -> Any:
    return ''

def how_to_sign_in(settings: Any) -> Any:
    return ''
