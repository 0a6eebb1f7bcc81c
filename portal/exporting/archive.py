"""A copy for the person as one file: a page to read and the same for a program. Made in memory, and never on disk."""

import io
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip file cannot hold no day at all


def zipped(reference: str, page: str, data: bytes) -> bytes:
    """The zip file. Its names hold the reference alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for kind, contents in (("html", page.encode()), ("json", data)):
            file.writestr(zipfile.ZipInfo(f"{reference}.{kind}", FIRST_DAY), contents, zipfile.ZIP_DEFLATED)
    return made.getvalue()
