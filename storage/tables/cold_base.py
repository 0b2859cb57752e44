"""The cold base: segments, leads, the exclusion list, calls, appeals, imports."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Id, Instant, Kopecks
from storage.tables.base import metadata, reference

# A task for collectors: whom to look for, and what a confirmed lead of it is worth.
segment = Table(
    "segment",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("name", String(200), nullable=False),
    Column("task", Text, nullable=False),
    Column("script", Text, nullable=False),
    Column("rate", Kopecks),
    Column("target", Integer),
    Column("deadline", Date),
    Column("priority", Integer, nullable=False),
    reference("created_by", "staff.id"),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
)
Index("ix_segment_department_id", segment.c.department_id, segment.c.priority)

segment_collector = Table(
    "segment_collector",
    metadata,
    reference("segment_id", "segment.id", primary_key=True),
    reference("staff_id", "staff.id", primary_key=True),
)
Index("ix_segment_collector_staff_id", segment_collector.c.staff_id)

lead = Table(
    "lead",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("segment_id", "segment.id", nullable=True),
    Column("company", String(200), nullable=False),
    Column("phone", String(20), nullable=False),
    Column("extension", String(10), nullable=False),
    Column("inn", String(12)),
    Column("person", String(200), nullable=False),
    Column("city", String(100), nullable=False),
    Column("address", String(300), nullable=False),
    Column("site", String(200), nullable=False, server_default=text("''")),
    Column("note", Text, nullable=False),
    # IANA name: what the clocks show where the company is.
    Column("zone", String(64), nullable=False, server_default=text("''")),
    reference("collector_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("searchable", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    # A caller reached the company: the lead is real, and counts for its collector from then on.
    Column("confirmed_at", Instant),
    # Whom the confirmed lead pays, as things stood then, and the rate of its segment if that had its own.
    reference("payee_id", "staff.id", nullable=True),
    Column("pay_rate", Kopecks),
    # A call proved the lead wrong; `rejected_as` is that call's result.
    Column("rejected_at", Instant),
    Column("rejected_as", String(16)),
    # Where it stands in the calling queue (domain.calling.Queue), None when it is not to be called.
    Column("queue", String(16)),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant),
    reference("callback_of", "staff.id", nullable=True),
    Column("tries", Integer, nullable=False, server_default="0"),
    # Who has it in hand, and until when it is nobody else's.
    reference("holder_id", "staff.id", nullable=True),
    Column("held_until", Instant),
    UniqueConstraint("department_id", "phone"),
    UniqueConstraint("department_id", "inn"),
)
Index("ix_lead_department_id_state", lead.c.department_id, lead.c.state, lead.c.id)
Index("ix_lead_department_id_added_at", lead.c.department_id, lead.c.added_at)
Index("ix_lead_collector_id_added_at", lead.c.collector_id, lead.c.added_at)
Index("ix_lead_department_id_confirmed_at", lead.c.department_id, lead.c.confirmed_at, lead.c.collector_id)
Index("ix_lead_payee_id", lead.c.payee_id, lead.c.confirmed_at)
Index("ix_lead_segment_id_collector_id", lead.c.segment_id, lead.c.collector_id, lead.c.confirmed_at)
_waits = lead.c.queue.is_not(None) & lead.c.holder_id.is_(None)
Index(
    "ix_lead_queue",
    lead.c.department_id,
    lead.c.queue,
    lead.c.zone,
    lead.c.priority,
    lead.c.due_at,
    lead.c.id,
    sqlite_where=_waits,
    postgresql_where=_waits,
)
_rings = lead.c.callback_of.is_not(None)
Index("ix_lead_callback_of", lead.c.callback_of, lead.c.due_at, sqlite_where=_rings, postgresql_where=_rings)
_held = lead.c.holder_id.is_not(None)
Index("ix_lead_held", lead.c.department_id, lead.c.held_until, sqlite_where=_held, postgresql_where=_held)
# A caller has one lead in hand at a time.
Index("uq_lead_holder_id", lead.c.holder_id, unique=True, sqlite_where=_held, postgresql_where=_held)

# Every phone of every lead: the primary key is the proof that no phone is in a base twice.
lead_phone = Table(
    "lead_phone",
    metadata,
    reference("department_id", "department.id"),
    Column("phone", String(20), nullable=False),
    reference("lead_id", "lead.id"),
    PrimaryKeyConstraint("department_id", "phone"),
)
Index("ix_lead_phone_phone", lead_phone.c.phone)
Index("ix_lead_phone_lead_id", lead_phone.c.lead_id)

# Whom nobody may call: clients, and those who asked for it. One row per phone or ИНН.
exclusion = Table(
    "exclusion",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("kind", String(16), nullable=False),
    Column("phone", String(20)),
    Column("inn", String(12)),
    Column("company", String(200), nullable=False),
    Column("searchable", Text, nullable=False),
    reference("added_by", "staff.id", nullable=True),
    Column("added_at", Instant, nullable=False),
    UniqueConstraint("department_id", "phone"),
    UniqueConstraint("department_id", "inn"),
)
Index("ix_exclusion_phone", exclusion.c.phone)
Index("ix_exclusion_inn", exclusion.c.inn)

# A call and its result; one that was a slip of the finger is undone, never removed.
call = Table(
    "call",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("lead_id", "lead.id"),
    reference("caller_id", "staff.id"),
    Column("result", String(16), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("callback_at", Instant),
    Column("meeting_id", Id, ForeignKey("meeting.id")),
    Column("at", Instant, nullable=False),
    # The lead's place in the queue before it (JSON), for the way back.
    Column("before", Text, nullable=False),
    Column("undone_at", Instant),
)
Index("ix_call_lead_id", call.c.lead_id, call.c.id)
Index("ix_call_caller_id_at", call.c.caller_id, call.c.at, call.c.result)
Index("ix_call_department_id_at", call.c.department_id, call.c.at)

# A collector disagrees with a rejected lead: once, and the director decides.
appeal = Table(
    "appeal",
    metadata,
    reference("lead_id", "lead.id", primary_key=True),
    reference("department_id", "department.id"),
    reference("collector_id", "staff.id"),
    Column("reason", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("upheld", Boolean),
    reference("decided_by", "staff.id", nullable=True),
    Column("decided_at", Instant),
)
Index("ix_appeal_department_id_decided_at", appeal.c.department_id, appeal.c.decided_at)

# A file or a pasted list on its way into the base.
lead_import = Table(
    "lead_import",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("purpose", String(16), nullable=False),
    reference("segment_id", "segment.id", nullable=True),
    Column("state", String(16), nullable=False),
    # Where the rows are: Telegram's file id, or the pasted text itself.
    Column("file_id", String(300)),
    Column("file_name", String(300), nullable=False),
    Column("file_size", BigInteger, nullable=False),
    Column("pasted", Text),
    # What the columns mean (JSON), and what the preview shows (JSON).
    Column("mapping", Text),
    Column("preview", Text),
    Column("trouble", String(64)),
    Column("rows", Integer, nullable=False, server_default="0"),
    Column("rows_done", Integer, nullable=False, server_default="0"),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("duplicates", Integer, nullable=False, server_default="0"),
    Column("refused", Integer, nullable=False, server_default="0"),
    # The message that shows the progress.
    Column("message_id", BigInteger),
    # The process that works on it now.
    Column("owner", String(64)),
    Column("until", Instant),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
_unended = lead_import.c.ended_at.is_(None)
Index(
    "ix_lead_import_unended",
    lead_import.c.department_id,
    lead_import.c.id,
    sqlite_where=_unended,
    postgresql_where=_unended,
)
Index("ix_lead_import_staff_id", lead_import.c.staff_id, lead_import.c.id)

# A row that did not get in, as it stood in the file, and why.
import_refusal = Table(
    "import_refusal",
    metadata,
    reference("import_id", "lead_import.id"),
    Column("row", Integer, nullable=False),
    Column("reason", String(64), nullable=False),
    # JSON: the cells of the row, and what the reason's sentence names.
    Column("cells", Text, nullable=False),
    Column("params", Text, nullable=False),
    PrimaryKeyConstraint("import_id", "row"),
)
