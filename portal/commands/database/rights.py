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
    "cards": ("SELECT", "INSERT", "UPDATE (lookup, wrapped, shown, folder_id, draft_id, walk, ended_at)"),
    "consent_events": ("SELECT", "INSERT"),
    "drafts": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "folder_keys": ("SELECT", "INSERT", "UPDATE (holder, key_name, wrapped)", "DELETE"),  # never the wrap for staff
    "folders": ("SELECT", "INSERT", "UPDATE (ended_at, told_at, told_until, public_key, private_key)"),
    "invitations": ("SELECT", "INSERT", "UPDATE (used_at, ended_at)"),
    "looks": ("SELECT",),
    "messages": ("SELECT", "INSERT", "UPDATE (read_at)"),
    "openings": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "outgoing_messages": ("SELECT (id)", "INSERT"),
    "page_openings": ("SELECT", "INSERT"),
    "submissions": ("SELECT", "INSERT", "UPDATE (level, paused_at)"),
    "tasks": ("SELECT (id, submission_id, kind, done_at)", "INSERT"),  # is somebody to ring already?
    "tickets": ("SELECT", "INSERT", "DELETE"),
    "told_lines": ("SELECT",),
    "worker_beats": ("SELECT",),  # does it work? for `/readyz`
}

# What the public side may set and never take back: an ended card stays ended, a pause stays until staff lift it.
ONLY_ONCE: dict[str, tuple[str, ...]] = {
    "cards": ("ended_at",),
    "folders": ("ended_at", "public_key", "private_key"),
    "invitations": ("used_at", "ended_at"),
    "messages": ("read_at",),
    "submissions": ("paused_at",),
}


SET_ONCE = """
CREATE OR REPLACE FUNCTION public_side_sets_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text; before jsonb := to_jsonb(OLD); after jsonb := to_jsonb(NEW);
BEGIN
  FOREACH name IN ARRAY TG_ARGV LOOP
    IF before->>name IS NOT NULL AND before->name IS DISTINCT FROM after->name THEN
      RAISE insufficient_privilege USING MESSAGE = format('%s.%s is set once', TG_TABLE_NAME, name);
    END IF;
  END LOOP;
  IF before->'level' IS DISTINCT FROM after->'level' AND after->>'level' <> 'now' THEN
    RAISE insufficient_privilege USING MESSAGE = 'the public side only raises a level';
  END IF;
  RETURN NEW;
END $$
"""
STAFF_KEY = """
CREATE OR REPLACE FUNCTION public_side_leaves_the_staff_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.holder NOT IN ('browser', 'adds', 'tells') THEN
    RAISE insufficient_privilege USING MESSAGE = 'permission denied: this key is for staff';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$
"""


def of_staff_side() -> dict[str, tuple[str, ...]]:
    """Every table; what only grows is read and added to, as its trigger has it, and a migration is read."""
    only_grows = {str(each.local_table) for each in Base.registry.mappers if issubclass(each.class_, AppendOnly)}
    everything = ("SELECT", "INSERT", "UPDATE", "DELETE")
    tables = {name: ("SELECT", "INSERT") if name in only_grows else everything for name in Base.metadata.tables}
    return tables | {"alembic_version": ("SELECT",)}
