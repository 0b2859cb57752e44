"""People: departments, staff, invitations."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Time,
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
)

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("telegram_id", BigInteger, nullable=False),
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
)
