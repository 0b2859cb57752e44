"""Pay: terms, the ledger, closed months, statements."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import Id, Instant, Kopecks, MonthText
from storage.tables.base import metadata, reference

pay_terms = Table(
    "pay_terms",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("role", String(32), nullable=False),
    Column("valid_from", MonthText, nullable=False),
    Column("per_meeting", Kopecks),
    Column("percent_bp", Integer),
    UniqueConstraint("department_id", "role", "valid_from"),
)

# Append-only: triggers refuse UPDATE and DELETE on both engines (law 6).
ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("kind", String(16), nullable=False),
    Column("fact_kind", String(16), nullable=False),
    Column("fact_id", Id, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("fact_date", Date, nullable=False),
    Column("month", MonthText, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("rate", String(32), nullable=False),
    Column("amount", Kopecks, nullable=False),
    reference("pay_terms_id", "pay_terms.id", nullable=True),
    reference("reverses_id", "ledger.id", nullable=True),
    Column("entered_at", Instant, nullable=False),
    # A fact pays a person once per revision, whatever is pressed twice.
    UniqueConstraint("fact_kind", "fact_id", "staff_id", "kind", "revision"),
)
Index("ix_ledger_month_staff_id", ledger.c.department_id, ledger.c.month, ledger.c.staff_id)

closed_month = Table(
    "closed_month",
    metadata,
    reference("department_id", "department.id", primary_key=True),
    Column("month", MonthText, primary_key=True),
    Column("closed_at", Instant, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("month", MonthText, nullable=False),
    Column("number", String(32), nullable=False),
    Column("total", Kopecks, nullable=False),
    Column("frozen_at", Instant, nullable=False),
    UniqueConstraint("staff_id", "month"),
    UniqueConstraint("department_id", "number"),
)

# A ledger row stands on one statement at most.
statement_line = Table(
    "statement_line",
    metadata,
    reference("statement_id", "statement.id", primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("ledger_id", Id, ForeignKey("ledger.id"), nullable=False, unique=True),
)
