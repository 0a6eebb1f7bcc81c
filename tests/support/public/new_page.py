"""A program of its own: starts the portal that stands in the working folder, walks to one page of it and answers it."""

import os
import sys
from pathlib import Path

from alembic import command

from portal import config, create_app
from portal.commands.running import alembic_config
from tests.support.checked_client import CheckedClient
from tests.support.people import Visitor


def main(start: str, name: str, instance: str) -> None:
    """Print which portal it is, the heading of the page `name`, and what the check page says of it."""
    os.environ |= {"PORTAL_MODE": "development", "PORTAL_INSTANCE": instance, "PORTAL_REQUESTS_A_MINUTE": "0"}
    settings = config.read_settings()
    command.upgrade(alembic_config(settings.database), "head")
    visitor = Visitor(CheckedClient(create_app(settings)))
    page = visitor.answers_until(visitor.opens(start), {"who": "me"}, f"{start}/{name}")
    refused = visitor.presses(page)
    assert refused.status == 422 and refused.errors(), "a page without an answer says so"
    check = visitor.answers_until(page, {name: "no"}, "/check")
    (row,) = (each for each in check.main.xpath(".//dl/div") if page.h1 in each.find("dt").text_content())
    print(Path(config.ROOT).resolve(), page.h1, row.find("dd").text_content().strip(), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
