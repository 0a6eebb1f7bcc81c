"""What each role of PostgreSQL may do with each table: what is not named here is refused.

The public side adds what people send and reads what a card or a cookie opens. It never changes what was sent, and never
reads notes, the trail or staff accounts: of an audit row it may read the number that PostgreSQL gives back.
"""

from portal.database import AppendOnly, Base

PUBLIC_SIDE: dict[str, tuple[str, ...]] = {
    "alembic_version": ("SELECT",),
    "audit_events": ("SELECT (id)", "INSERT"),
    "calls": ("SELECT",),  # when staff last spoke to them; what was said is sealed to staff
    "card_tries": ("SELECT", "INSERT", "UPDATE (tries, since)"),
    "cards": ("SELECT", "INSERT", "UPDATE (lookup, wrapped, shown, folder_id, draft_id, ended_at, walk)"),
    "consent_events": ("SELECT", "INSERT"),
    "drafts": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "folder_keys": ("SELECT", "INSERT", "UPDATE (holder, key_name, wrapped)", "DELETE"),  # but see ONLY_ROWS
    "folders": ("SELECT", "INSERT", "UPDATE (ended_at, told_at, told_until, public_key, private_key)"),
    "invitations": ("SELECT", "INSERT", "UPDATE (used_at, ended_at)"),
    "looks": ("SELECT",),
    "messages": ("SELECT", "INSERT", "UPDATE (read_at)"),
    "openings": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "outgoing_messages": ("SELECT (id)", "INSERT"),
    "page_openings": ("SELECT", "INSERT"),
    "submissions": ("SELECT", "INSERT", "UPDATE (level, paused_at)"),
    "tickets": ("SELECT", "INSERT", "DELETE"),
    "tasks": ("SELECT (id, submission_id, kind, done_at)", "INSERT"),  # is somebody to ring already?
}

# What the public side may set and never take back: an ended card stays ended, a pause stays until staff lift it.
ONLY_ONCE: dict[str, tuple[str, ...]] = {
    "cards": ("ended_at",),
    "folders": ("ended_at", "public_key", "private_key"),
    "invitations": ("used_at", "ended_at"),
    "messages": ("read_at",),
    "submissions": ("paused_at",),
}


# The rows that the public side may change or delete where it may not touch the others: what a browser keeps of what it
# sent is put away, and the key of staff stays.
ONLY_ROWS: dict[str, str] = {"folder_keys": "OLD.holder IN ('browser', 'adds')"}


def of_staff_side() -> dict[str, tuple[str, ...]]:
    """Every table; what only grows is read and added to, as its trigger has it, and a migration is read."""
    only_grows = {str(each.local_table) for each in Base.registry.mappers if issubclass(each.class_, AppendOnly)}
    everything = ("SELECT", "INSERT", "UPDATE", "DELETE")
    tables = {name: ("SELECT", "INSERT") if name in only_grows else everything for name in Base.metadata.tables}
    return tables | {"alembic_version": ("SELECT",)}
