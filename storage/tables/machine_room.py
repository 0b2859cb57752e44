"""The machine room: inbox, outbox, leases, receipts, runs of jobs, conversations, the audit."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    func,
)

from storage.columns import Id, Instant
from storage.tables.base import metadata, reference

# Updates as Telegram sent them: stored before they are confirmed (law 1).
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("received_at", Instant, nullable=False),
    Column("settled_at", Instant),
)
Index(
    "ix_inbox_waiting",
    inbox.c.person,
    inbox.c.update_id,
    sqlite_where=inbox.c.state == "waiting",
    postgresql_where=inbox.c.state == "waiting",
)
Index(
    "ix_inbox_set_aside",
    inbox.c.update_id,
    sqlite_where=inbox.c.state == "set_aside",
    postgresql_where=inbox.c.state == "set_aside",
)

# Who handles a person's updates now: one process at a time, for a while (law 2 across replicas).
lane = Table(
    "lane",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("owner", String(64), nullable=False),
    Column("until", Instant, nullable=False),
)

# Messages that follow from facts, written in the facts' transaction (law 4).
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dedupe_key", String(200), nullable=False, unique=True),
    reference("staff_id", "staff.id"),
    Column("kind", String(64), nullable=False),
    Column("params", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("stale_at", Instant),
    Column("owner", String(64)),
    Column("until", Instant),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("message_id", BigInteger),
    Column("settled_at", Instant),
)
Index(
    "ix_outbox_waiting",
    outbox.c.due_at,
    outbox.c.id,
    sqlite_where=outbox.c.state == "waiting",
    postgresql_where=outbox.c.state == "waiting",
)
Index("ix_outbox_staff_id_state", outbox.c.staff_id, outbox.c.state)

# One use case, one receipt: a replay returns the first result (law 3).
receipt = Table(
    "receipt",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("result", Text),
    Column("written_at", Instant, nullable=False, server_default=func.current_timestamp()),
)

job_run = Table(
    "job_run",
    metadata,
    Column("job", String(64), primary_key=True),
    reference("department_id", "department.id", primary_key=True),
    Column("due_at", Instant, primary_key=True),
    Column("outcome", String(16), nullable=False),
    Column("ran_at", Instant, nullable=False),
)

# Where each person stands in a conversation.
fsm = Table(
    "fsm",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(200), primary_key=True),
    Column("state", String(200)),
    Column("data", Text, nullable=False),
)

# Who did what to which object when; append-only.
audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("actor_id", "staff.id", nullable=True),
    Column("action", String(64), nullable=False),
    Column("object_kind", String(32), nullable=False),
    Column("object_id", Id, nullable=False),
    Column("detail", Text, nullable=False),
    Column("receipt", String(200)),
    Column("at", Instant, nullable=False),
)
Index("ix_audit_object", audit.c.department_id, audit.c.object_kind, audit.c.object_id)

# What the bot knows of itself: its username, learnt from getMe, makes invitation links without a token.
bot_fact = Table(
    "bot_fact",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
