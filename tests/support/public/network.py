"""What a browser reached for, from the log of its network."""

import json
from pathlib import Path


def reached_for(log: Path) -> set[str]:
    """The names that a browser with this network log looked up and the addresses it connected to, also for itself."""
    written = json.loads(log.read_text())
    kinds = written["constants"]["logEventTypes"]
    told_by = {kinds["HOST_RESOLVER_MANAGER_JOB"]: "host", kinds["TCP_CONNECT_ATTEMPT"]: "address"}
    events = [(event.get("params", {}), told_by.get(event["type"])) for event in written["events"]]
    return {details[told] for details, told in events if told in details}
