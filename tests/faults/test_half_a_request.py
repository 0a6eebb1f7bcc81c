"""Whoever sends half a request holds one thread of the server, and nothing of the database."""

from tests.faults.serving import Served
from tests.support.people import fill

TAKES = 2  # seconds, on a machine with much to do
SECRET = "A" * 43  # a staff cookie that nobody has
FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nemail=a"
PARTS = (
    b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na'
)
CHUNKS = b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nemail=a\r\n"
OTHER = b"Content-Type: application/octet-stream\r\nContent-Length: 900\r\n\r\na"


def half_of(path: str, rest: bytes, cookie: str) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}={SECRET}\r\n"
    return head.encode() + rest


HALVES = {
    "form": half_of("/staff/sign-in", FORM, "staff"),
    "parts": half_of("/staff/sign-in", PARTS, "staff"),
    "chunks": half_of("/staff/sign-in", CHUNKS, "staff"),
    "other": half_of("/staff/sign-in", OTHER, "staff"),
    "where staff only read": half_of("/staff/", FORM, "staff"),
    "public": half_of("/come-back", CHUNKS, "visit"),
}


def test_half_a_request_stops_nobody_who_writes(served: Served) -> None:
    """Whatever its body is made of, on both sides: a person's Continue goes on beside it."""
    slow = {}
    for kind, half in HALVES.items():
        person = served.person()
        page = person.get("/join")
        with served.sends(half), served.sends(half):
            went_on = person.send(page, fill(page, {}))
            if went_on.status != 200 or went_on.address == page.address or person.took > TAKES:
                slow[kind] = went_on.status, person.took
    assert not slow
