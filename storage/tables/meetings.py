"""Meetings, the time they take, and what became of them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Id, Instant
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
    # domain.turn.ChosenBy: why it went to this closer.
    Column("chosen_by", String(16), nullable=False, server_default="turn"),
    # The evening before, the caller asked the company whether it stands.
    Column("confirmed_at", Instant),
    # The closer said so on the way; nobody is asked for it.
    Column("left_at", Instant),
    Column("arrived_at", Instant),
    # The meeting this one goes on from: booked by the closer, it pays no caller.
    Column("follows_id", Id, ForeignKey("meeting.id")),
)
Index("ix_meeting_department_id_starts_at", meeting.c.department_id, meeting.c.starts_at)
Index("ix_meeting_closer_id_starts_at", meeting.c.closer_id, meeting.c.starts_at)
Index("ix_meeting_caller_id_booked_at", meeting.c.caller_id, meeting.c.booked_at)
Index("ix_meeting_caller_id_starts_at", meeting.c.caller_id, meeting.c.starts_at)
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

# Each time a meeting was moved: from when and whom, to when and whom, and why.
meeting_move = Table(
    "meeting_move",
    metadata,
    Column("id", Id, primary_key=True),
    reference("meeting_id", "meeting.id"),
    Column("from_starts_at", Instant, nullable=False),
    reference("from_closer_id", "staff.id"),
    Column("to_starts_at", Instant, nullable=False),
    reference("to_closer_id", "staff.id"),
    Column("reason", Text, nullable=False),
    reference("moved_by", "staff.id"),
    Column("at", Instant, nullable=False),
)
Index("ix_meeting_move_meeting_id", meeting_move.c.meeting_id)

# A technical consultant at a meeting: invited by its closer.
consultation = Table(
    "consultation",
    metadata,
    Column("id", Id, primary_key=True),
    reference("meeting_id", "meeting.id"),
    reference("consultant_id", "staff.id"),
    Column("state", String(16), nullable=False),
    reference("invited_by", "staff.id"),
    Column("invited_at", Instant, nullable=False),
    Column("answered_at", Instant),
    UniqueConstraint("meeting_id", "consultant_id"),
)
Index("ix_consultation_consultant_id", consultation.c.consultant_id, consultation.c.state)

# A caller disagrees that the company was not our client: once, and the director decides.
objection = Table(
    "objection",
    metadata,
    reference("meeting_id", "meeting.id", primary_key=True),
    reference("department_id", "department.id"),
    reference("caller_id", "staff.id"),
    Column("reason", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("upheld", Boolean),
    reference("decided_by", "staff.id", nullable=True),
    Column("decided_at", Instant),
)
Index("ix_objection_department_id_decided_at", objection.c.department_id, objection.c.decided_at)

# An outcome was entered wrong: what it was, what it became (JSON). Never edited.
correction = Table(
    "correction",
    metadata,
    Column("id", Id, primary_key=True),
    reference("meeting_id", "meeting.id"),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    reference("corrected_by", "staff.id"),
    Column("at", Instant, nullable=False),
)
Index("ix_correction_meeting_id", correction.c.meeting_id)
