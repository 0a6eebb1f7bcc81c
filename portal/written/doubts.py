"""When a box holds more than one number or address and says of one that it is not to be used. Pure."""

import re

from portal.written import emails, phones

# In the languages of the portal, without "no": in English it also stands before a number.
_NOT_THIS = re.compile(
    r"(?<!\w)(?:not|old|don['’`]?t|doesn['’`]?t|never|wrong|nie|star[yae]|stary|nigdy|nu|vechi|vechiul|greșit"
    r"|не|стар(?:ий|а|е|у)|ніколи|لا|ليس|قديم|القديم|خطأ|نہیں|مت|پرانا|غلط)(?!\w)",
    re.IGNORECASE,
)


def leave_open_which(typed: str) -> bool:
    """Is it for a reader to say which of these is meant: "not 07700 900123, use 07700 900456"?

    True where two different numbers or emails stand there with a word such as "not" or "old". The portal reads no
    sentences: it cannot tell which one the word is about, and a message to the wrong one may reach who must not know
    (`safety.md`). Without such a word the first is taken, as before: two numbers are then two ways to the same person.
    """
    if not _NOT_THIS.search(typed):
        return False
    numbers = {each.number for each in phones.found_in(typed)}
    addresses = {each.address.casefold() for each in emails.found_in(typed)}
    return len(numbers | addresses) > 1
