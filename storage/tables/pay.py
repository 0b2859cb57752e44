"""Pay: plans, terms, the ledger, closed months, statements, and what people say to them."""

from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Id, Instant, Kopecks, MonthText
from storage.tables.base import metadata, reference

# What the department is to reach in a month; an empty target is none. The latest row of a month counts.
plan = Table(
    "plan",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("month", MonthText, nullable=False),
    Column("meetings", Integer),
    Column("contracts", Integer),
    Column("revenue", Kopecks),
    reference("set_by", "staff.id", nullable=True),
    Column("set_at", Instant, nullable=False),
)
Index("ix_plan_department_id_month", plan.c.department_id, plan.c.month)

# Of a role, or of one person: versions by the month they begin in; of two that begin in one month the later row counts.
pay_terms = Table(
    "pay_terms",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("role", String(32)),
    reference("staff_id", "staff.id", nullable=True),
    Column("valid_from", MonthText, nullable=False),
    Column("per_lead", Kopecks),
    Column("per_meeting", Kopecks),
    Column("paid_on", String(16), nullable=False, server_default="held"),
    # domain.pay tiers as "31:300000;41:400000": from which meeting on, kopecks.
    Column("meeting_tiers", String(500), nullable=False, server_default=text("''")),
    Column("plan_bonus", Kopecks),
    Column("fixed", Kopecks),
    Column("percent_bp", Integer),
    # "100000000:700": above which kopecks of volume, hundredths of a percent.
    Column("percent_tiers", String(500), nullable=False, server_default=text("''")),
    Column("quota", Integer),
    Column("quota_bonus", Kopecks),
    reference("entered_by", "staff.id", nullable=True),
    Column("entered_at", Instant),
)
Index("ix_pay_terms_department_id_valid_from", pay_terms.c.department_id, pay_terms.c.valid_from)

# Append-only: triggers refuse UPDATE and DELETE on both engines, and rows into a month that is closed (law 6).
ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("kind", String(16), nullable=False),
    # For which role's work a month is paid; empty where the fact tells.
    Column("role", String(32), nullable=False, server_default=text("''")),
    Column("fact_kind", String(16), nullable=False),
    Column("fact_id", Id, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("fact_date", Date, nullable=False),
    Column("month", MonthText, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("rate", String(100), nullable=False),
    Column("amount", Kopecks, nullable=False),
    reference("pay_terms_id", "pay_terms.id", nullable=True),
    reference("reverses_id", "ledger.id", nullable=True),
    Column("entered_at", Instant, nullable=False),
    # A fact pays a person once per revision, whatever is pressed twice; another trigger lets a revision in only after
    # the one before it was reversed.
    UniqueConstraint("fact_kind", "fact_id", "staff_id", "kind", "role", "revision"),
    # A row is undone once.
    UniqueConstraint("reverses_id"),
)
# A month is summed by person and kind from it alone.
Index(
    "ix_ledger_month_staff_id",
    ledger.c.department_id,
    ledger.c.month,
    ledger.c.staff_id,
    ledger.c.kind,
    ledger.c.fact_date,
    ledger.c.amount,
)

# A sum a director entered by hand, with the reason; the person sees both.
adjustment = Table(
    "adjustment",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("amount", Kopecks, nullable=False),
    Column("reason", String(500), nullable=False),
    reference("made_by", "staff.id"),
    Column("made_at", Instant, nullable=False),
)

closed_month = Table(
    "closed_month",
    metadata,
    reference("department_id", "department.id", primary_key=True),
    Column("month", MonthText, primary_key=True),
    Column("closed_at", Instant, nullable=False),
)

# Its lines are the ledger's rows of the person and the month: a closed month never changes.
statement = Table(
    "statement",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("staff_id", "staff.id"),
    Column("month", MonthText, nullable=False),
    Column("number", String(32), nullable=False),
    Column("total", Kopecks, nullable=False),
    # The roles the person had then, and the working days they were there: what the month's end was counted by.
    Column("roles", String(200), nullable=False, server_default=text("''")),
    Column("worked", Integer, nullable=False, server_default="0"),
    Column("frozen_at", Instant, nullable=False),
    UniqueConstraint("staff_id", "month"),
    UniqueConstraint("department_id", "number"),
)

# Who pressed "Correct" under their statement.
statement_agreement = Table(
    "statement_agreement",
    metadata,
    reference("statement_id", "statement.id", primary_key=True),
    Column("agreed_at", Instant, nullable=False),
)

# A line of a statement its reader does not agree with, and what the director decided.
dispute = Table(
    "dispute",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("statement_id", "statement.id"),
    # None: something is missing on it.
    reference("ledger_id", "ledger.id", nullable=True),
    reference("staff_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("opened_at", Instant, nullable=False),
    reference("decided_by", "staff.id", nullable=True),
    Column("decided_at", Instant),
    reference("adjustment_id", "adjustment.id", nullable=True),
)
Index("ix_dispute_department_id_state", dispute.c.department_id, dispute.c.state)
Index("ix_dispute_staff_id", dispute.c.staff_id)

dispute_message = Table(
    "dispute_message",
    metadata,
    Column("id", Id, primary_key=True),
    reference("dispute_id", "dispute.id"),
    reference("author_id", "staff.id"),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
Index("ix_dispute_message_dispute_id", dispute_message.c.dispute_id)
