"""An audit chain to break: rows, what is changed in them by hand, and what is found."""

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import Database
from portal.records.accountability import audit, chain
from portal.records.accountability.chain import AuditLink, Findings
from portal.records.accountability.names import Actor, Ref
from portal.records.accountability.verbs import Did

ROWS = 6
COLUMNS = {"actor": "staff:99", "did": "nothing", "record": "submission:other", "fields": "owner", "why": "no reason"}
QUICK = hypothesis_settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def write(database: Database, how_many: int = ROWS) -> None:
    with database.transaction() as db:
        for number in range(how_many):
            audit.write(db, actor=Actor.staff(number), did=Did.READ, record=Ref.staff(number), why=f"page {number}")


def found(database: Database, settings: Settings, **more: object) -> Findings:
    with Session(database.engine) as db:
        return chain.verify(db, settings.keys, **more)  # type: ignore[arg-type]


def break_in(db: Session) -> None:
    """What someone who owns the database can do: take the guards away, in this transaction."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SET LOCAL session_replication_role = replica"))
        return
    db.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in ("audit_events", "audit_links"):
        for change in ("update", "delete"):
            db.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{change}"))


def tried(database: Database, settings: Settings, *statements: object) -> Findings:
    """What would be found after these statements; they are taken back again."""
    if database.is_sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
            with Session(connection) as db:
                findings = _tried(db, settings, *statements)
            connection.invalidate()  # the next one has its foreign keys on
            return findings
    with Session(database.engine) as db:
        return _tried(db, settings, *statements)


def _tried(db: Session, settings: Settings, *statements: object) -> Findings:
    break_in(db)
    for each in statements:
        db.execute(each)  # type: ignore[call-overload]
    findings = chain.verify(db, settings.keys)
    db.rollback()
    return findings


def ids(database: Database) -> list[int]:
    with Session(database.engine) as db:
        return list(db.scalars(select(AuditLink.event_id).order_by(AuditLink.number)))
