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
# With a space or a comma in it, only before what a domain ends with: "I am @ home. Call me" has no address. Endings
# that are words of the portal's languages (me, to, in, de) are none here; "co" is one only before "uk".
_ENDING = (
    r"(?:(?:(?:co|ac|gov|nhs|org|sch|police)\s?[.,]\s?)?uk|com|org|net|edu|eu|io|ie|pl|ro|ua|pk|fr|info|wales|scot)"
    r"(?![^\s@<>()\[\],;:\"'.])"
)
_SPACED = rf"(?P<domain>{_LABEL}(?:\.{_LABEL})*?\s?[.,]\s?{_ENDING})"
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
    is_in_one: bool  # no space or other mark stands in it


def read(typed: str) -> tuple[Email, str] | None:
    """The first address and the words beside it; None when there is none."""
    found = next(found_in(typed), None)
    return (found, words_beside(typed, found.span)) if found else None


def address_in(typed: str) -> str:
    """The first address in what was typed; what was typed when there is none."""
    found = read(typed)
    return found[0].address if found else typed


def address_of(typed: str) -> str:
    """The first address in what was typed, in the form in which sign-in compares it. Raises ValueError for none."""
    return str(validate_email(address_in(typed), check_deliverability=False).normalized)


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
    in_one = f"{local}@{domain}" in found[0]
    return Email(address=checked.normalized, span=found.span(), is_in_one=in_one)
