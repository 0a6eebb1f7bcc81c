"""The command line: `portal` and what it can do."""

import sys
from typing import Any

import click

from portal.commands import audit_chain, people, running, samples, work
from portal.commands.database import roles
from portal.config import CannotStart


class _Plain(click.Group):
    """A group that says in one sentence why the portal cannot start."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CannotStart as sentence:
            click.echo(str(sentence), err=True)
            sys.exit(2)


@click.group(cls=_Plain)
@click.version_option(package_name="portal", message="%(prog)s %(version)s", prog_name="portal")
def portal() -> None:
    """Ask for support: a portal and its staff inbox."""


for module in (running, roles, people, samples, audit_chain, work):
    for command in module.COMMANDS:
        portal.add_command(command)
