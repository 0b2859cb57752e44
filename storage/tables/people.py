"""People: departments, staff, invitations, closers' own hours, absences."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
    false,
    true,
)

from storage.columns import Id, Instant
from storage.tables.base import metadata, reference

department = Table(
    "department",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("meeting_minutes", Integer, nullable=False),
    Column("step_minutes", Integer, nullable=False),
    Column("travel_minutes", Integer, nullable=False),
    Column("days_ahead", Integer, nullable=False),
    Column("founded_at", Instant, nullable=False),
    # The rules of calling: when to try again, how often, and how long a refusal is left in peace.
    Column("retry_minutes", Integer, nullable=False, server_default="180"),
    Column("busy_minutes", Integer, nullable=False, server_default="30"),
    Column("most_tries", Integer, nullable=False, server_default="5"),
    Column("cooldown_months", Integer, nullable=False, server_default="6"),
    # domain.turn.TurnMode: how meetings are shared out among closers.
    Column("turn", String(16), nullable=False, server_default="flexible"),
    # When a month is closed: on which day of the next one and at what hour, and whether the director looks first.
    Column("closing_day", Integer, nullable=False, server_default="1"),
    Column("closing_hour", Integer, nullable=False, server_default="10"),
    Column("closing_approved", Boolean, nullable=False, server_default=false()),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    # None: imported with the department's history, and has not opened their invitation yet.
    Column("telegram_id", BigInteger),
    Column("name", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("hired_on", Date, nullable=False),
    Column("dismissed_at", Instant),
    Column("unreachable_since", Instant),
)
# One Telegram account works in one department at a time; a dismissed person may be hired again.
Index(
    "uq_staff_telegram_id_at_work",
    staff.c.telegram_id,
    unique=True,
    sqlite_where=staff.c.dismissed_at.is_(None),
    postgresql_where=staff.c.dismissed_at.is_(None),
)
Index("ix_staff_department_id", staff.c.department_id)

staff_role = Table(
    "staff_role",
    metadata,
    reference("staff_id", "staff.id", primary_key=True),
    Column("role", String(32), primary_key=True),
)

invite = Table(
    "invite",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("roles", String(200), nullable=False),
    reference("invited_by", "staff.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("redeemed_at", Instant),
    reference("redeemed_by", "staff.id", nullable=True),
    # Whom it is for, where that is somebody on the staff without a Telegram account.
    reference("staff_id", "staff.id", nullable=True),
)

# A closer's own hours, where they differ from the department's, and their share of the meetings.
closer_profile = Table(
    "closer_profile",
    metadata,
    reference("staff_id", "staff.id", primary_key=True),
    Column("opens", Time),
    Column("closes", Time),
    Column("meeting_minutes", Integer),
    Column("travel_minutes", Integer),
    # ISO weekdays without meetings, as digits: "67".
    Column("days_off", String(7), nullable=False),
    Column("weight", Integer, nullable=False),
)

# Which companies go to a closer first: those of a segment, or of a city (plain text).
closer_field = Table(
    "closer_field",
    metadata,
    Column("id", Id, primary_key=True),
    reference("staff_id", "staff.id"),
    reference("segment_id", "segment.id", nullable=True),
    Column("city", String(100)),
    UniqueConstraint("staff_id", "segment_id"),
    UniqueConstraint("staff_id", "city"),
)

absence = Table(
    "absence",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("kind", String(16), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    # An unpaid one counts as not employed.
    Column("paid", Boolean, nullable=False, server_default=true()),
    reference("entered_by", "staff.id"),
    Column("entered_at", Instant, nullable=False),
    # Entered by mistake, or the person is back early: it does not count any more.
    Column("cancelled_at", Instant),
)
Index("ix_absence_department_id_last_day", absence.c.department_id, absence.c.last_day)
Index("ix_absence_staff_id_last_day", absence.c.staff_id, absence.c.last_day)
