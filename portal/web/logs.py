"""What the server and its libraries write into the log: that something happened, where in the code, and no value.

An address, a path, a header or the words of an error may hold a card's numbers, a secret or what somebody said, so none
is written (`safety.md`, "Telling people": logs hold the route's rule).
"""

import logging
import re

from gunicorn import glogging

from portal.web.errors import came_through

VALUE = re.compile(r"%(\(\w+\))?[-+ #0]*[\d.*]*[a-ce-zA-CE-Z]")  # %s, and not %d
FROM_HERE = re.compile(r"[:='\"/{(].*", re.DOTALL)  # where words of a library go on with a value that is put in already


class WithoutValues(logging.Formatter):
    """Our own lines as they are; of others the words that stand in the code. An error by its kind and its frames."""

    def format(self, record: logging.LogRecord) -> str:
        is_ours = record.name.partition(".")[0] == "portal"
        words = record.getMessage() if is_ours else _constant(record)
        told = f"{self.formatTime(record)} [{record.process}] {record.levelname} {words}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([told, *_frames(error)])


def _constant(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return f"{record.name} {type(record.msg).__name__}"
    template = VALUE.sub("…", record.msg)
    numbers = record.args if isinstance(record.args, tuple) and "%d" in template else ()
    words = template % tuple(each for each in numbers if isinstance(each, int)) if numbers else template
    return FROM_HERE.sub("", words).strip()


def _frames(error: BaseException | None) -> list[str]:
    told: list[str] = []
    for each, lines in came_through(error):
        told += [f"  {type(each).__name__}", *(f"    {line}" for line in lines)]
    return told


def keep_quiet() -> None:
    """For a process that serves: whatever library writes a line, writes it like this."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutValues())
    logging.getLogger().handlers = [handler]


class QuietServer(glogging.Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log, and that of everything in its processes."""

    def setup(self, cfg: object) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WithoutValues())
        keep_quiet()
