"""Email addresses as people write them: with a name, a space, a full stop or other words beside them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from portal.written.beside import words_beside
from portal.written.figures import LONGEST, in_one_script

_LABEL = r"[^\s@<>()\[\],;:\"'.]+"
_BEFORE = r"(?:mailto:\s*)?[<\"'(]*(?P<local>[^\s@<>()\[\],;:\"']+)"
_DOMAIN = rf"(?P<domain>{_LABEL}(?:\.{_LABEL})+)"
_SPACED = rf"(?P<domain>{_LABEL}(?:\s?[.,]\s?{_LABEL})+)"
_AFTER = r"[>\"')]*"
# The first that finds an address is taken. A space stands in a domain only where it makes none without.
_PATTERNS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_BEFORE}\s*@+\s*{_DOMAIN}{_AFTER}",
        rf"{_BEFORE}\s*@+\s*{_SPACED}{_AFTER}",
        rf"{_BEFORE}\s*(?:\(at\)|\[at\])\s*{_DOMAIN}{_AFTER}",
        rf"^{_BEFORE}\s+at\s+{_DOMAIN}{_AFTER}$",
    )
)


@dataclass(frozen=True, kw_only=True)
class Email:
    """One address, and where it stood."""

    address: str
    span: tuple[int, int]


def read(typed: str) -> tuple[Email, str] | None:
    """The first address and the words beside it; None when there is none."""
    found = next(found_in(typed), None)
    return (found, words_beside(typed, found.span)) if found else None


def address_in(typed: str) -> str:
    """The first address in what was typed; what was typed when there is none."""
    found = read(typed)
    return found[0].address if found else typed


def found_in(typed: str) -> Iterator[Email]:
    """Every address in these words that could be written to, by the first way to write it that finds one."""
    for pattern in _PATTERNS:
        found = [each for match in pattern.finditer(in_one_script(typed[:LONGEST])) if (each := _checked(match))]
        if found:
            yield from found
            return


def _checked(found: re.Match[str]) -> Email | None:
    local = re.sub(r"^mailto:", "", found["local"], flags=re.IGNORECASE).strip(".")
    domain = re.sub(r"\s*[.,]\s*", ".", found["domain"])
    try:
        checked = validate_email(f"{local}@{domain}", check_deliverability=False)
    except EmailNotValidError:
        return None
    return Email(address=checked.normalized, span=found.span())
