"""Alembic's way in: the same settings and the same tables as the portal."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from portal import config, records
from portal.database import Base, Database, Moment

__all__ = ["records"]
records.load_all()


def render_item(kind: str, item: object, autogen_context: AutogenContext) -> str | Literal[False]:
    """Our own column types by name, so that a migration reads as the tables do."""
    if kind == "type" and isinstance(item, Moment):
        autogen_context.imports.add("from portal.database import Moment")
        return "Moment()"
    return False


url = context.config.attributes.get("url") or config.read_settings().database
found = Database(url)
try:
    with found.turn(), found.for_writing.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
finally:
    found.engine.dispose()
