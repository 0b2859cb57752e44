"""The schema of the skeleton, and the guard of what is only appended."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
Kopecks = sa.BigInteger()
MonthText = sa.String(7)

APPEND_ONLY = ("ledger", "statement", "statement_line", "audit")


def upgrade() -> None:
    op.create_table(
        "bot_fact",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_bot_fact"),
    )
    op.create_table(
        "department",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("meeting_minutes", sa.Integer(), nullable=False),
        sa.Column("step_minutes", sa.Integer(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=False),
        sa.Column("days_ahead", sa.Integer(), nullable=False),
        sa.Column("founded_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_department"),
    )
    op.create_table(
        "fsm",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "key", name="pk_fsm"),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("settled_at", Instant, nullable=True),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
    )
    op.create_index(
        "ix_inbox_set_aside",
        "inbox",
        ["update_id"],
        sqlite_where=sa.text("state = 'set_aside'"),
        postgresql_where=sa.text("state = 'set_aside'"),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["person", "update_id"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "lane",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_lane"),
    )
    op.create_table(
        "receipt",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("written_at", Instant, server_default=sa.func.current_timestamp(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_receipt"),
    )
    op.create_table(
        "closed_month",
        sa.Column("department_id", Id, nullable=False),
        sa.Column("month", MonthText, nullable=False),
        sa.Column("closed_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_closed_month_department_id"),
        sa.PrimaryKeyConstraint("department_id", "month", name="pk_closed_month"),
    )
    op.create_table(
        "job_run",
        sa.Column("job", sa.String(length=64), nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("ran_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_job_run_department_id"),
        sa.PrimaryKeyConstraint("job", "department_id", "due_at", name="pk_job_run"),
    )
    op.create_table(
        "pay_terms",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("valid_from", MonthText, nullable=False),
        sa.Column("per_meeting", Kopecks, nullable=True),
        sa.Column("percent_bp", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_pay_terms_department_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pay_terms"),
        sa.UniqueConstraint("department_id", "role", "valid_from", name="uq_pay_terms_department_id_role_valid_from"),
    )
    op.create_table(
        "staff",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("hired_on", sa.Date(), nullable=False),
        sa.Column("dismissed_at", Instant, nullable=True),
        sa.Column("unreachable_since", Instant, nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_staff_department_id"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
    )
    op.create_index("ix_staff_department_id", "staff", ["department_id"])
    op.create_index(
        "uq_staff_telegram_id_at_work",
        "staff",
        ["telegram_id"],
        unique=True,
        sqlite_where=sa.text("dismissed_at IS NULL"),
        postgresql_where=sa.text("dismissed_at IS NULL"),
    )
    op.create_table(
        "audit",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("actor_id", Id, nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", Id, nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("receipt", sa.String(length=200), nullable=True),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_audit_actor_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_audit_department_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_object", "audit", ["department_id", "object_kind", "object_id"])
    op.create_table(
        "invite",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("roles", sa.String(length=200), nullable=False),
        sa.Column("invited_by", Id, nullable=True),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("redeemed_at", Instant, nullable=True),
        sa.Column("redeemed_by", Id, nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_invite_department_id"),
        sa.ForeignKeyConstraint(["invited_by"], ["staff.id"], name="fk_invite_invited_by"),
        sa.ForeignKeyConstraint(["redeemed_by"], ["staff.id"], name="fk_invite_redeemed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_invite"),
        sa.UniqueConstraint("token_hash", name="uq_invite_token_hash"),
    )
    op.create_table(
        "lead",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("company", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("extension", sa.String(length=10), nullable=False),
        sa.Column("inn", sa.String(length=12), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("collector_id", Id, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.Column("confirmed_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["collector_id"], ["staff.id"], name="fk_lead_collector_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_lead_department_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead"),
        sa.UniqueConstraint("department_id", "inn", name="uq_lead_department_id_inn"),
        sa.UniqueConstraint("department_id", "phone", name="uq_lead_department_id_phone"),
    )
    op.create_index("ix_lead_collector_id_added_at", "lead", ["collector_id", "added_at"])
    op.create_index("ix_lead_department_id_added_at", "lead", ["department_id", "added_at"])
    op.create_index("ix_lead_department_id_confirmed_at", "lead", ["department_id", "confirmed_at", "collector_id"])
    op.create_index("ix_lead_department_id_state", "lead", ["department_id", "state", "id"])
    op.create_table(
        "ledger",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("fact_kind", sa.String(length=16), nullable=False),
        sa.Column("fact_id", Id, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("fact_date", sa.Date(), nullable=False),
        sa.Column("month", MonthText, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("rate", sa.String(length=32), nullable=False),
        sa.Column("amount", Kopecks, nullable=False),
        sa.Column("pay_terms_id", Id, nullable=True),
        sa.Column("reverses_id", Id, nullable=True),
        sa.Column("entered_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_ledger_department_id"),
        sa.ForeignKeyConstraint(["pay_terms_id"], ["pay_terms.id"], name="fk_ledger_pay_terms_id"),
        sa.ForeignKeyConstraint(["reverses_id"], ["ledger.id"], name="fk_ledger_reverses_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_ledger_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sa.UniqueConstraint(
            "fact_kind",
            "fact_id",
            "staff_id",
            "kind",
            "revision",
            name="uq_ledger_fact_kind_fact_id_staff_id_kind_revision",
        ),
    )
    op.create_index("ix_ledger_month_staff_id", "ledger", ["department_id", "month", "staff_id"])
    op.create_table(
        "outbox",
        sa.Column("id", Id, nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("stale_at", Instant, nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("until", Instant, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_outbox_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("dedupe_key", name="uq_outbox_dedupe_key"),
    )
    op.create_index("ix_outbox_staff_id_state", "outbox", ["staff_id", "state"])
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["due_at", "id"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "staff_role",
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_role_staff_id"),
        sa.PrimaryKeyConstraint("staff_id", "role", name="pk_staff_role"),
    )
    op.create_table(
        "statement",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("month", MonthText, nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("total", Kopecks, nullable=False),
        sa.Column("frozen_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_statement_department_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_statement_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
        sa.UniqueConstraint("department_id", "number", name="uq_statement_department_id_number"),
        sa.UniqueConstraint("staff_id", "month", name="uq_statement_staff_id_month"),
    )
    op.create_table(
        "meeting",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("lead_id", Id, nullable=False),
        sa.Column("caller_id", Id, nullable=False),
        sa.Column("closer_id", Id, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("starts_at", Instant, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.Column("booked_at", Instant, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reported_at", Instant, nullable=True),
        sa.Column("reported_by", Id, nullable=True),
        sa.ForeignKeyConstraint(["caller_id"], ["staff.id"], name="fk_meeting_caller_id"),
        sa.ForeignKeyConstraint(["closer_id"], ["staff.id"], name="fk_meeting_closer_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_meeting_department_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_meeting_lead_id"),
        sa.ForeignKeyConstraint(["reported_by"], ["staff.id"], name="fk_meeting_reported_by"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_index("ix_meeting_caller_id_booked_at", "meeting", ["caller_id", "booked_at"])
    op.create_index("ix_meeting_closer_id_starts_at", "meeting", ["closer_id", "starts_at"])
    op.create_index("ix_meeting_department_id_booked_at", "meeting", ["department_id", "booked_at"])
    op.create_index("ix_meeting_department_id_starts_at", "meeting", ["department_id", "starts_at"])
    op.create_index(
        "uq_meeting_lead_id_booked",
        "meeting",
        ["lead_id"],
        unique=True,
        sqlite_where=sa.text("state = 'booked'"),
        postgresql_where=sa.text("state = 'booked'"),
    )
    op.create_table(
        "statement_line",
        sa.Column("statement_id", Id, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("ledger_id", Id, nullable=False),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name="fk_statement_line_ledger_id"),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name="fk_statement_line_statement_id"),
        sa.PrimaryKeyConstraint("statement_id", "line", name="pk_statement_line"),
        sa.UniqueConstraint("ledger_id", name="uq_statement_line_ledger_id"),
    )
    op.create_table(
        "closer_quarter",
        sa.Column("closer_id", Id, nullable=False),
        sa.Column("quarter", sa.BigInteger(), nullable=False),
        sa.Column("meeting_id", Id, nullable=False),
        sa.ForeignKeyConstraint(["closer_id"], ["staff.id"], name="fk_closer_quarter_closer_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_closer_quarter_meeting_id"),
        sa.PrimaryKeyConstraint("closer_id", "quarter", name="pk_closer_quarter"),
    )
    op.create_index("ix_closer_quarter_meeting_id", "closer_quarter", ["meeting_id"])
    op.create_table(
        "contract",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("closer_id", Id, nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("amount", Kopecks, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["closer_id"], ["staff.id"], name="fk_contract_closer_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_contract_department_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_contract_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contract"),
        sa.UniqueConstraint("meeting_id", name="uq_contract_meeting_id"),
    )
    op.create_index("ix_contract_department_id_signed_on", "contract", ["department_id", "signed_on"])

    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23000'; END $$"
        )
    for table in APPEND_ONLY:
        _guard(table)


def _guard(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def downgrade() -> None:
    op.drop_table("contract")
    op.drop_table("closer_quarter")
    op.drop_table("statement_line")
    op.drop_table("meeting")
    op.drop_table("statement")
    op.drop_table("staff_role")
    op.drop_table("outbox")
    op.drop_table("ledger")
    op.drop_table("lead")
    op.drop_table("invite")
    op.drop_table("audit")
    op.drop_table("staff")
    op.drop_table("pay_terms")
    op.drop_table("job_run")
    op.drop_table("closed_month")
    op.drop_table("receipt")
    op.drop_table("lane")
    op.drop_table("inbox")
    op.drop_table("fsm")
    op.drop_table("department")
    op.drop_table("bot_fact")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
