"""Which side of the portal a request is for: the public, or staff."""

from flask import request


def is_for_staff() -> bool:
    """Is this request for a page that only staff see? Known before its route is."""
    return request.path == "/staff" or request.path.startswith("/staff/")
