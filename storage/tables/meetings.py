"""Meetings, the time they take, and contracts."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from storage.columns import Id, Instant, Kopecks
from storage.tables.base import metadata, reference

meeting = Table(
    "meeting",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("lead_id", "lead.id"),
    reference("caller_id", "staff.id"),
    reference("closer_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("booked_at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("outcome", String(32)),
    Column("reason", Text),
    Column("reported_at", Instant),
    reference("reported_by", "staff.id", nullable=True),
)
Index("ix_meeting_department_id_starts_at", meeting.c.department_id, meeting.c.starts_at)
Index("ix_meeting_closer_id_starts_at", meeting.c.closer_id, meeting.c.starts_at)
Index("ix_meeting_caller_id_booked_at", meeting.c.caller_id, meeting.c.booked_at)
Index("ix_meeting_department_id_booked_at", meeting.c.department_id, meeting.c.booked_at)
# A company has one meeting ahead at most.
Index(
    "uq_meeting_lead_id_booked",
    meeting.c.lead_id,
    unique=True,
    sqlite_where=meeting.c.state == "booked",
    postgresql_where=meeting.c.state == "booked",
)

# A closer's time by quarter-hours since the epoch: the primary key is the proof that no two meetings overlap,
# the same on both engines. Rows go when the time becomes free.
closer_quarter = Table(
    "closer_quarter",
    metadata,
    reference("closer_id", "staff.id"),
    Column("quarter", BigInteger, nullable=False),
    reference("meeting_id", "meeting.id"),
    PrimaryKeyConstraint("closer_id", "quarter"),
)
Index("ix_closer_quarter_meeting_id", closer_quarter.c.meeting_id)

contract = Table(
    "contract",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("meeting_id", Id, ForeignKey("meeting.id"), nullable=False, unique=True),
    reference("closer_id", "staff.id"),
    Column("number", String(100), nullable=False),
    Column("amount", Kopecks, nullable=False),
    Column("signed_on", Date, nullable=False),
)
Index("ix_contract_department_id_signed_on", contract.c.department_id, contract.c.signed_on)
