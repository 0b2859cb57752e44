"""Pay from lead to contract: plans, terms of roles and people, what a lead pays, disputes, adjustments."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
Kopecks = sa.BigInteger()
Month = sa.String(length=7)

_UNIQUE_OF_OLD = "uq_ledger_fact_kind_fact_id_staff_id_kind_revision"
_UNIQUE = "uq_ledger_fact_kind_fact_id_staff_id_kind_role_revision"


def _terms_columns() -> "list[sa.Column[object]]":
    return [
        sa.Column("staff_id", Id),
        sa.Column("per_lead", Kopecks),
        sa.Column("paid_on", sa.String(length=16), server_default="held", nullable=False),
        sa.Column("meeting_tiers", sa.String(length=500), server_default=sa.text("''"), nullable=False),
        sa.Column("plan_bonus", Kopecks),
        sa.Column("fixed", Kopecks),
        sa.Column("percent_tiers", sa.String(length=500), server_default=sa.text("''"), nullable=False),
        sa.Column("quota", sa.Integer()),
        sa.Column("quota_bonus", Kopecks),
        sa.Column("entered_by", Id),
        sa.Column("entered_at", Instant),
    ]


def _closing_columns() -> "list[sa.Column[object]]":
    return [
        sa.Column("closing_day", sa.Integer(), server_default="1", nullable=False),
        sa.Column("closing_hour", sa.Integer(), server_default="10", nullable=False),
        sa.Column("closing_approved", sa.Boolean(), server_default=sa.false(), nullable=False),
    ]


def upgrade() -> None:
    for column in _closing_columns():
        op.add_column("department", column)
    op.add_column("absence", sa.Column("paid", sa.Boolean(), server_default=sa.true(), nullable=False))
    _people()
    _facts()
    _terms()
    _plans()
    _ledger()
    _statements()


def downgrade() -> None:
    for table in ("dispute_message", "dispute", "adjustment", "statement_agreement", "plan"):
        op.drop_table(table)
    _unguard_ledger()
    op.drop_index("ix_ledger_month_staff_id", "ledger")
    op.create_index("ix_ledger_month_staff_id", "ledger", ["department_id", "month", "staff_id"])
    for column in ("worked", "roles"):
        op.drop_column("statement", column)
    with op.batch_alter_table("ledger") as ledger:
        ledger.drop_constraint("uq_ledger_reverses_id", type_="unique")
        ledger.drop_constraint(_UNIQUE, type_="unique")
        ledger.alter_column("rate", type_=sa.String(length=32), existing_nullable=False)
        ledger.drop_column("role")
        ledger.create_unique_constraint(_UNIQUE_OF_OLD, ["fact_kind", "fact_id", "staff_id", "kind", "revision"])
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
    op.execute(
        "INSERT INTO statement_line (statement_id, line, ledger_id)"
        " SELECT statement.id, row_number() OVER (PARTITION BY statement.id ORDER BY ledger.fact_date, ledger.id),"
        " ledger.id FROM ledger JOIN statement"
        " ON statement.staff_id = ledger.staff_id AND statement.month = ledger.month"
    )
    _guard("ledger")
    _guard("statement_line")
    op.execute("DELETE FROM pay_terms WHERE role IS NULL OR (per_meeting IS NULL AND percent_bp IS NULL)")
    op.drop_index("ix_pay_terms_department_id_valid_from", "pay_terms")
    with op.batch_alter_table("pay_terms") as terms:
        terms.drop_constraint("fk_pay_terms_entered_by", type_="foreignkey")
        terms.drop_constraint("fk_pay_terms_staff_id", type_="foreignkey")
        for added in _terms_columns():
            terms.drop_column(added.name)
        terms.alter_column("role", existing_type=sa.String(length=32), nullable=False)
        terms.create_unique_constraint(
            "uq_pay_terms_department_id_role_valid_from", ["department_id", "role", "valid_from"]
        )
    op.drop_index("ix_contract_closer_id_signed_on", "contract")
    op.drop_index("ix_meeting_caller_id_starts_at", "meeting")
    op.drop_index("ix_lead_payee_id", "lead")
    op.drop_column("lead", "pay_rate")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("fk_lead_payee_id", "lead", type_="foreignkey")
    op.drop_column("lead", "payee_id")
    op.drop_column("absence", "paid")
    with op.batch_alter_table("invite") as invite:
        invite.drop_constraint("fk_invite_staff_id", type_="foreignkey")
        invite.drop_column("staff_id")
    # Who never had an account is told apart by a number that Telegram gives to nobody.
    op.execute("UPDATE staff SET telegram_id = -id WHERE telegram_id IS NULL")
    with op.batch_alter_table("staff") as staff:
        staff.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=False)
    for closing in reversed(_closing_columns()):
        op.drop_column("department", closing.name)


def _people() -> None:
    """Who is imported with the history has no Telegram account until they open an invitation made for them."""
    with op.batch_alter_table("staff") as staff:
        staff.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=True)
    with op.batch_alter_table("invite") as invite:
        invite.add_column(sa.Column("staff_id", Id))
        invite.create_foreign_key("fk_invite_staff_id", "staff", ["staff_id"], ["id"])


def _facts() -> None:
    """A base may have a million leads: columns are added to it, never a table copied."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(f"ALTER TABLE lead ADD COLUMN payee_id {kind} CONSTRAINT fk_lead_payee_id REFERENCES staff (id)")
    op.add_column("lead", sa.Column("pay_rate", Kopecks))
    op.create_index("ix_lead_payee_id", "lead", ["payee_id", "confirmed_at"])
    op.create_index("ix_meeting_caller_id_starts_at", "meeting", ["caller_id", "starts_at"])
    op.create_index("ix_contract_closer_id_signed_on", "contract", ["closer_id", "signed_on"])


def _terms() -> None:
    with op.batch_alter_table("pay_terms") as terms:
        terms.drop_constraint("uq_pay_terms_department_id_role_valid_from", type_="unique")
        terms.alter_column("role", existing_type=sa.String(length=32), nullable=True)
        for column in _terms_columns():
            terms.add_column(column)
        terms.create_foreign_key("fk_pay_terms_staff_id", "staff", ["staff_id"], ["id"])
        terms.create_foreign_key("fk_pay_terms_entered_by", "staff", ["entered_by"], ["id"])
    op.create_index("ix_pay_terms_department_id_valid_from", "pay_terms", ["department_id", "valid_from"])


def _plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("month", Month, nullable=False),
        sa.Column("meetings", sa.Integer()),
        sa.Column("contracts", sa.Integer()),
        sa.Column("revenue", Kopecks),
        sa.Column("set_by", Id),
        sa.Column("set_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_plan_department_id"),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name="fk_plan_set_by"),
    )
    op.create_index("ix_plan_department_id_month", "plan", ["department_id", "month"])


def _ledger() -> None:
    """A statement's lines are the ledger's rows: what froze them, row by row, is done by a trigger now."""
    op.drop_table("statement_line")
    with op.batch_alter_table("ledger") as ledger:
        ledger.drop_constraint(_UNIQUE_OF_OLD, type_="unique")
        ledger.add_column(sa.Column("role", sa.String(length=32), server_default=sa.text("''"), nullable=False))
        ledger.alter_column("rate", type_=sa.String(length=100), existing_nullable=False)
        ledger.create_unique_constraint(_UNIQUE, ["fact_kind", "fact_id", "staff_id", "kind", "role", "revision"])
        ledger.create_unique_constraint("uq_ledger_reverses_id", ["reverses_id"])
    if op.get_bind().dialect.name == "sqlite":
        _guard("ledger")  # the table was made anew, and its triggers went with the old one
    _guard_rows()
    op.drop_index("ix_ledger_month_staff_id", "ledger")
    op.create_index(
        "ix_ledger_month_staff_id", "ledger", ["department_id", "month", "staff_id", "kind", "fact_date", "amount"]
    )


def _statements() -> None:
    op.add_column("statement", sa.Column("roles", sa.String(length=200), server_default=sa.text("''"), nullable=False))
    op.add_column("statement", sa.Column("worked", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "statement_agreement",
        sa.Column("statement_id", Id, nullable=False),
        sa.Column("agreed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name="pk_statement_agreement"),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name="fk_statement_agreement_statement_id"),
    )
    op.create_table(
        "adjustment",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("amount", Kopecks, nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("made_by", Id, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_adjustment"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_adjustment_department_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_adjustment_staff_id"),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name="fk_adjustment_made_by"),
    )
    op.create_table(
        "dispute",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("statement_id", Id, nullable=False),
        sa.Column("ledger_id", Id),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("decided_by", Id),
        sa.Column("decided_at", Instant),
        sa.Column("adjustment_id", Id),
        sa.PrimaryKeyConstraint("id", name="pk_dispute"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_dispute_department_id"),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name="fk_dispute_statement_id"),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name="fk_dispute_ledger_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_dispute_staff_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name="fk_dispute_decided_by"),
        sa.ForeignKeyConstraint(["adjustment_id"], ["adjustment.id"], name="fk_dispute_adjustment_id"),
    )
    op.create_index("ix_dispute_department_id_state", "dispute", ["department_id", "state"])
    op.create_index("ix_dispute_staff_id", "dispute", ["staff_id"])
    op.create_table(
        "dispute_message",
        sa.Column("id", Id, nullable=False),
        sa.Column("dispute_id", Id, nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dispute_message"),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_dispute_message_dispute_id"),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name="fk_dispute_message_author_id"),
    )
    op.create_index("ix_dispute_message_dispute_id", "dispute_message", ["dispute_id"])


# --- triggers

_CLOSED = (
    "EXISTS (SELECT 1 FROM closed_month"
    " WHERE closed_month.department_id = NEW.department_id AND closed_month.month >= NEW.month)"
)
_STILL_PAID = (
    "NEW.kind <> 'reversal' AND NEW.revision > 1 AND NOT EXISTS ("
    "SELECT 1 FROM ledger AS earlier JOIN ledger AS undone ON undone.reverses_id = earlier.id"
    " WHERE earlier.fact_kind = NEW.fact_kind AND earlier.fact_id = NEW.fact_id AND earlier.staff_id = NEW.staff_id"
    " AND earlier.kind = NEW.kind AND earlier.role = NEW.role AND earlier.revision = NEW.revision - 1)"
)
_ROWS = {
    "ledger_refuses_closed_months": (_CLOSED, "the month is closed"),
    "ledger_refuses_to_pay_twice": (_STILL_PAID, "the fact is paid already"),
}


def _guard_rows() -> None:
    for name, (condition, sentence) in _ROWS.items():
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
                f"RAISE EXCEPTION '{sentence}' USING ERRCODE = '23000'; END IF; RETURN NEW; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE INSERT ON ledger WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )


def _unguard_ledger() -> None:
    on = " ON ledger" if op.get_bind().dialect.name == "postgresql" else ""
    for name in _ROWS:
        op.execute(f"DROP TRIGGER {name}{on}")
        if on:
            op.execute(f"DROP FUNCTION {name}()")
    if on:
        for guard in ("ledger_is_append_only", "ledger_is_never_emptied"):
            op.execute(f"DROP TRIGGER {guard}{on}")


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
