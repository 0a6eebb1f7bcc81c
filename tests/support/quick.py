"""What makes a run quick and changes nothing that it tests: addresses are compiled once, staff's hashes are cheap."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from passlib.totp import AppWallet
from werkzeug.routing import Rule

from portal.crypto import credentials

CHEAP = {"argon2__memory_cost": 8, "argon2__time_cost": 1}
CHEAPER_KEY = 4  # of 2 to the power of this many rounds


@pytest.fixture(scope="session", autouse=True)
def addresses_compiled_once() -> Iterator[None]:
    """Each application makes its own map of addresses; what builds the address of one rule is the same in all."""
    compiled: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}
    compile_builder = Rule._compile_builder

    def once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        known = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if known not in compiled:
            compiled[known] = compile_builder(rule, append_unknown)
        return compiled[known]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Staff sign in thousands of times in a run. `tests/staff/access/test_cost.py` holds what a hash really costs."""
    before = {name: credentials.ARGON2[name] for name in CHEAP}
    credentials.ARGON2.update(CHEAP)
    credentials.HASHES.update(**CHEAP)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AppWallet, "encrypt_cost", CHEAPER_KEY)
        yield
    credentials.ARGON2.update(before)
    credentials.HASHES.update(**before)
