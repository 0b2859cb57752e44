"""The cold base and the calling queue: segments, every phone of a lead, exclusions, calls, appeals, imports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
Kopecks = sa.BigInteger()

CALLING_RULES = {"retry_minutes": "180", "busy_minutes": "30", "most_tries": "5", "cooldown_months": "6"}
LEAD_REFERENCES = {"segment_id": "segment", "callback_of": "staff", "holder_id": "staff"}


def upgrade() -> None:
    for name, default in CALLING_RULES.items():
        op.add_column("department", sa.Column(name, sa.Integer(), server_default=default, nullable=False))
    _segments()
    _leads()
    _exclusions()
    _calls()
    _imports()
    _carry_over()


def downgrade() -> None:
    for table in ("import_refusal", "lead_import", "appeal", "call", "exclusion", "lead_phone"):
        op.drop_table(table)
    for index in ("ix_lead_queue", "ix_lead_callback_of", "ix_lead_held", "uq_lead_holder_id"):
        op.drop_index(index, "lead")
    op.drop_index("ix_lead_segment_id_collector_id", "lead")
    for name in (*LEAD_REFERENCES, *(column.name for column in _lead_columns())):
        op.drop_column("lead", name)
    op.drop_table("segment_collector")
    op.drop_table("segment")
    for name in CALLING_RULES:
        op.drop_column("department", name)


def _segments() -> None:
    op.create_table(
        "segment",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("rate", Kopecks),
        sa.Column("target", sa.Integer()),
        sa.Column("deadline", sa.Date()),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("created_by", Id, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("closed_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_segment_department_id"),
        sa.ForeignKeyConstraint(["created_by"], ["staff.id"], name="fk_segment_created_by"),
    )
    op.create_index("ix_segment_department_id", "segment", ["department_id", "priority"])
    op.create_table(
        "segment_collector",
        sa.Column("segment_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("segment_id", "staff_id", name="pk_segment_collector"),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name="fk_segment_collector_segment_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_segment_collector_staff_id"),
    )
    op.create_index("ix_segment_collector_staff_id", "segment_collector", ["staff_id"])


def _lead_columns() -> "tuple[sa.Column[object], ...]":
    nothing = sa.text("''")
    return (
        sa.Column("site", sa.String(length=200), server_default=nothing, nullable=False),
        sa.Column("zone", sa.String(length=64), server_default=nothing, nullable=False),
        sa.Column("rejected_at", Instant),
        sa.Column("rejected_as", sa.String(length=16)),
        sa.Column("queue", sa.String(length=16)),
        sa.Column("priority", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", Instant),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("held_until", Instant),
    )


def _leads() -> None:
    for column in _lead_columns():
        op.add_column("lead", column)
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    for name, table in LEAD_REFERENCES.items():
        op.execute(f"ALTER TABLE lead ADD COLUMN {name} {kind} CONSTRAINT fk_lead_{name} REFERENCES {table} (id)")
    waits, held = sa.text("queue IS NOT NULL AND holder_id IS NULL"), sa.text("holder_id IS NOT NULL")
    rings = sa.text("callback_of IS NOT NULL")
    queue = ["department_id", "queue", "zone", "priority", "due_at", "id"]
    op.create_index("ix_lead_queue", "lead", queue, sqlite_where=waits, postgresql_where=waits)
    op.create_index(
        "ix_lead_callback_of", "lead", ["callback_of", "due_at"], sqlite_where=rings, postgresql_where=rings
    )
    op.create_index("ix_lead_held", "lead", ["department_id", "held_until"], sqlite_where=held, postgresql_where=held)
    op.create_index("uq_lead_holder_id", "lead", ["holder_id"], unique=True, sqlite_where=held, postgresql_where=held)
    op.create_index("ix_lead_segment_id_collector_id", "lead", ["segment_id", "collector_id", "confirmed_at"])
    op.create_table(
        "lead_phone",
        sa.Column("department_id", Id, nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("lead_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("department_id", "phone", name="pk_lead_phone"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_lead_phone_department_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_phone_lead_id"),
    )
    op.create_index("ix_lead_phone_phone", "lead_phone", ["phone"])
    op.create_index("ix_lead_phone_lead_id", "lead_phone", ["lead_id"])


def _exclusions() -> None:
    op.create_table(
        "exclusion",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("phone", sa.String(length=20)),
        sa.Column("inn", sa.String(length=12)),
        sa.Column("company", sa.String(length=200), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
        sa.Column("added_by", Id),
        sa.Column("added_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_exclusion"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_exclusion_department_id"),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name="fk_exclusion_added_by"),
        sa.UniqueConstraint("department_id", "phone", name="uq_exclusion_department_id_phone"),
        sa.UniqueConstraint("department_id", "inn", name="uq_exclusion_department_id_inn"),
    )
    op.create_index("ix_exclusion_phone", "exclusion", ["phone"])
    op.create_index("ix_exclusion_inn", "exclusion", ["inn"])


def _calls() -> None:
    op.create_table(
        "call",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("lead_id", Id, nullable=False),
        sa.Column("caller_id", Id, nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("callback_at", Instant),
        sa.Column("meeting_id", Id),
        sa.Column("at", Instant, nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("undone_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_call"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_call_department_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_call_lead_id"),
        sa.ForeignKeyConstraint(["caller_id"], ["staff.id"], name="fk_call_caller_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_call_meeting_id"),
    )
    op.create_index("ix_call_lead_id", "call", ["lead_id", "id"])
    op.create_index("ix_call_caller_id_at", "call", ["caller_id", "at", "result"])
    op.create_index("ix_call_department_id_at", "call", ["department_id", "at"])
    op.create_table(
        "appeal",
        sa.Column("lead_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("collector_id", Id, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("upheld", sa.Boolean()),
        sa.Column("decided_by", Id),
        sa.Column("decided_at", Instant),
        sa.PrimaryKeyConstraint("lead_id", name="pk_appeal"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_appeal_lead_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_appeal_department_id"),
        sa.ForeignKeyConstraint(["collector_id"], ["staff.id"], name="fk_appeal_collector_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name="fk_appeal_decided_by"),
    )
    op.create_index("ix_appeal_department_id_decided_at", "appeal", ["department_id", "decided_at"])


def _imports() -> None:
    counts = ("rows", "rows_done", "added", "duplicates", "refused", "tries")
    op.create_table(
        "lead_import",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("segment_id", Id),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.String(length=300)),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("pasted", sa.Text()),
        sa.Column("mapping", sa.Text()),
        sa.Column("preview", sa.Text()),
        sa.Column("trouble", sa.String(length=64)),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in counts),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("owner", sa.String(length=64)),
        sa.Column("until", Instant),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_lead_import"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_lead_import_department_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_lead_import_staff_id"),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name="fk_lead_import_segment_id"),
    )
    unended = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_lead_import_unended",
        "lead_import",
        ["department_id", "id"],
        sqlite_where=unended,
        postgresql_where=unended,
    )
    op.create_index("ix_lead_import_staff_id", "lead_import", ["staff_id", "id"])
    op.create_table(
        "import_refusal",
        sa.Column("import_id", Id, nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "row", name="pk_import_refusal"),
        sa.ForeignKeyConstraint(["import_id"], ["lead_import.id"], name="fk_import_refusal_import_id"),
    )


def _carry_over() -> None:
    """What stands in the base already joins the queue; signed clients enter the exclusion list."""
    op.execute(
        "UPDATE lead SET zone = (SELECT department.zone FROM department WHERE department.id = lead.department_id)"
    )
    op.execute("INSERT INTO lead_phone (department_id, phone, lead_id) SELECT department_id, phone, id FROM lead")
    op.execute("UPDATE lead SET queue = 'fresh', priority = 5, due_at = added_at WHERE state = 'new'")
    op.execute("UPDATE lead SET queue = 'retry', due_at = added_at WHERE state = 'rebook'")
    for number in ("phone", "inn"):
        op.execute(
            f"INSERT INTO exclusion (department_id, kind, {number}, company, searchable, added_at)"
            f" SELECT department_id, 'client', {number}, company, searchable, added_at FROM lead"
            f" WHERE state = 'client' AND {number} IS NOT NULL"
        )
