"""Meetings and what follows: closers' own hours and turn, absences, moves, consultants, deals, handovers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
Kopecks = sa.BigInteger()


def upgrade() -> None:
    op.add_column("department", sa.Column("turn", sa.String(length=16), server_default="flexible", nullable=False))
    _closers()
    _meetings()
    _deals()
    _contracts()
    _handovers()


def downgrade() -> None:
    op.drop_table("handover_question")
    op.drop_table("handover")
    op.drop_index("ix_contract_meeting_id", "contract")
    with op.batch_alter_table("contract") as contract:
        contract.drop_constraint("uq_contract_deal_id", type_="unique")
        contract.drop_constraint("fk_contract_deal_id", type_="foreignkey")
        contract.drop_constraint("fk_contract_cancelled_by", type_="foreignkey")
        added = ("deal_id", "document_id", "document_kind", "entered_at", "cancelled_at", "cancelled_by")
        for column in (*added, "cancel_reason"):
            contract.drop_column(column)
        contract.create_unique_constraint("uq_contract_meeting_id", ["meeting_id"])
    op.drop_table("deal_step")
    op.drop_table("deal")
    for table in ("correction", "objection", "consultation", "meeting_move"):
        op.drop_table(table)
    for column in ("follows_id", "arrived_at", "left_at", "confirmed_at", "chosen_by"):
        op.drop_column("meeting", column)
    for table in ("absence", "closer_field", "closer_profile"):
        op.drop_table(table)
    op.drop_column("department", "turn")


def _closers() -> None:
    op.create_table(
        "closer_profile",
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("opens", sa.Time()),
        sa.Column("closes", sa.Time()),
        sa.Column("meeting_minutes", sa.Integer()),
        sa.Column("travel_minutes", sa.Integer()),
        sa.Column("days_off", sa.String(length=7), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name="pk_closer_profile"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_closer_profile_staff_id"),
    )
    op.create_table(
        "closer_field",
        sa.Column("id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("segment_id", Id),
        sa.Column("city", sa.String(length=100)),
        sa.PrimaryKeyConstraint("id", name="pk_closer_field"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_closer_field_staff_id"),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name="fk_closer_field_segment_id"),
        sa.UniqueConstraint("staff_id", "segment_id", name="uq_closer_field_staff_id_segment_id"),
        sa.UniqueConstraint("staff_id", "city", name="uq_closer_field_staff_id_city"),
    )
    op.create_table(
        "absence",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("staff_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("entered_by", Id, nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("cancelled_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_absence_department_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_absence_staff_id"),
        sa.ForeignKeyConstraint(["entered_by"], ["staff.id"], name="fk_absence_entered_by"),
    )
    op.create_index("ix_absence_department_id_last_day", "absence", ["department_id", "last_day"])
    op.create_index("ix_absence_staff_id_last_day", "absence", ["staff_id", "last_day"])


def _meetings() -> None:
    op.add_column("meeting", sa.Column("chosen_by", sa.String(length=16), server_default="turn", nullable=False))
    for column in ("confirmed_at", "left_at", "arrived_at"):
        op.add_column("meeting", sa.Column(column, Instant))
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE meeting ADD COLUMN follows_id {kind} CONSTRAINT fk_meeting_follows_id REFERENCES meeting (id)"
    )
    op.create_table(
        "meeting_move",
        sa.Column("id", Id, nullable=False),
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("from_starts_at", Instant, nullable=False),
        sa.Column("from_closer_id", Id, nullable=False),
        sa.Column("to_starts_at", Instant, nullable=False),
        sa.Column("to_closer_id", Id, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_move"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_meeting_move_meeting_id"),
        sa.ForeignKeyConstraint(["from_closer_id"], ["staff.id"], name="fk_meeting_move_from_closer_id"),
        sa.ForeignKeyConstraint(["to_closer_id"], ["staff.id"], name="fk_meeting_move_to_closer_id"),
        sa.ForeignKeyConstraint(["moved_by"], ["staff.id"], name="fk_meeting_move_moved_by"),
    )
    op.create_index("ix_meeting_move_meeting_id", "meeting_move", ["meeting_id"])
    op.create_table(
        "consultation",
        sa.Column("id", Id, nullable=False),
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("consultant_id", Id, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("invited_by", Id, nullable=False),
        sa.Column("invited_at", Instant, nullable=False),
        sa.Column("answered_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_consultation"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_consultation_meeting_id"),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff.id"], name="fk_consultation_consultant_id"),
        sa.ForeignKeyConstraint(["invited_by"], ["staff.id"], name="fk_consultation_invited_by"),
        sa.UniqueConstraint("meeting_id", "consultant_id", name="uq_consultation_meeting_id_consultant_id"),
    )
    op.create_index("ix_consultation_consultant_id", "consultation", ["consultant_id", "state"])
    op.create_table(
        "objection",
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("caller_id", Id, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("upheld", sa.Boolean()),
        sa.Column("decided_by", Id),
        sa.Column("decided_at", Instant),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_objection"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_objection_meeting_id"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_objection_department_id"),
        sa.ForeignKeyConstraint(["caller_id"], ["staff.id"], name="fk_objection_caller_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name="fk_objection_decided_by"),
    )
    op.create_index("ix_objection_department_id_decided_at", "objection", ["department_id", "decided_at"])
    op.create_table(
        "correction",
        sa.Column("id", Id, nullable=False),
        sa.Column("meeting_id", Id, nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("corrected_by", Id, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_correction_meeting_id"),
        sa.ForeignKeyConstraint(["corrected_by"], ["staff.id"], name="fk_correction_corrected_by"),
    )
    op.create_index("ix_correction_meeting_id", "correction", ["meeting_id"])


def _deals() -> None:
    op.create_table(
        "deal",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("lead_id", Id, nullable=False),
        sa.Column("closer_id", Id, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("amount", Kopecks),
        sa.Column("next_step", sa.String(length=300), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("touched_at", Instant, nullable=False),
        sa.Column("closed_at", Instant),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deal"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_deal_department_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_deal_lead_id"),
        sa.ForeignKeyConstraint(["closer_id"], ["staff.id"], name="fk_deal_closer_id"),
    )
    is_open = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_deal_lead_id_open", "deal", ["lead_id"], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_index("ix_deal_closer_id_next_step_on", "deal", ["closer_id", "closed_at", "next_step_on"])
    op.create_index("ix_deal_department_id_touched_at", "deal", ["department_id", "closed_at", "touched_at"])
    op.create_table(
        "deal_step",
        sa.Column("id", Id, nullable=False),
        sa.Column("deal_id", Id, nullable=False),
        sa.Column("step", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("set_by", Id, nullable=False),
        sa.Column("set_at", Instant, nullable=False),
        sa.Column("done_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_deal_step"),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name="fk_deal_step_deal_id"),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name="fk_deal_step_set_by"),
    )
    op.create_index("ix_deal_step_deal_id", "deal_step", ["deal_id", "done_at"])
    # Companies in work today become deals whose next step is to be named; signed ones, deals that were won.
    last = "(SELECT max(meeting.id) FROM meeting WHERE meeting.lead_id = lead.id AND meeting.state = 'held')"
    op.execute(
        "INSERT INTO deal (department_id, lead_id, closer_id, state, next_step, next_step_on, opened_at, touched_at,"
        " reason) SELECT lead.department_id, lead.id, meeting.closer_id, 'open', '', date(meeting.reported_at),"
        " meeting.reported_at, meeting.reported_at, '' FROM lead JOIN meeting ON meeting.id = "
        f"{last} WHERE lead.state = 'deal'"
    )
    op.execute(
        "INSERT INTO deal (department_id, lead_id, closer_id, state, amount, next_step, next_step_on, opened_at,"
        " touched_at, closed_at, reason) SELECT contract.department_id, meeting.lead_id, contract.closer_id, 'won',"
        " contract.amount, '', contract.signed_on, meeting.reported_at, meeting.reported_at, meeting.reported_at, ''"
        " FROM contract JOIN meeting ON meeting.id = contract.meeting_id"
    )


def _contracts() -> None:
    with op.batch_alter_table("contract") as contract:
        contract.add_column(sa.Column("deal_id", Id))
        contract.add_column(sa.Column("document_id", sa.String(length=300)))
        contract.add_column(sa.Column("document_kind", sa.String(length=16)))
        contract.add_column(sa.Column("entered_at", Instant))
        contract.add_column(sa.Column("cancelled_at", Instant))
        contract.add_column(sa.Column("cancelled_by", Id))
        contract.add_column(sa.Column("cancel_reason", sa.Text()))
        contract.drop_constraint("uq_contract_meeting_id", type_="unique")
    op.execute(
        "UPDATE contract SET entered_at = (SELECT reported_at FROM meeting WHERE meeting.id = contract.meeting_id),"
        " deal_id = (SELECT deal.id FROM deal JOIN meeting ON meeting.lead_id = deal.lead_id"
        " WHERE meeting.id = contract.meeting_id AND deal.state = 'won')"
    )
    with op.batch_alter_table("contract") as contract:
        contract.alter_column("deal_id", existing_type=Id, nullable=False)
        contract.alter_column("entered_at", existing_type=Instant, nullable=False)
        contract.create_unique_constraint("uq_contract_deal_id", ["deal_id"])
        contract.create_foreign_key("fk_contract_deal_id", "deal", ["deal_id"], ["id"])
        contract.create_foreign_key("fk_contract_cancelled_by", "staff", ["cancelled_by"], ["id"])
    op.create_index("ix_contract_meeting_id", "contract", ["meeting_id"])


def _handovers() -> None:
    op.create_table(
        "handover",
        sa.Column("id", Id, nullable=False),
        sa.Column("department_id", Id, nullable=False),
        sa.Column("contract_id", Id, nullable=False),
        sa.Column("manager_id", Id),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("agreements", sa.Text(), nullable=False),
        sa.Column("offered_at", Instant, nullable=False),
        sa.Column("accepted_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_handover_department_id"),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name="fk_handover_contract_id"),
        sa.ForeignKeyConstraint(["manager_id"], ["staff.id"], name="fk_handover_manager_id"),
        sa.UniqueConstraint("contract_id", name="uq_handover_contract_id"),
    )
    op.create_index("ix_handover_manager_id_state", "handover", ["manager_id", "state"])
    op.create_index("ix_handover_department_id_state", "handover", ["department_id", "state", "offered_at"])
    op.create_table(
        "handover_question",
        sa.Column("id", Id, nullable=False),
        sa.Column("handover_id", Id, nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_by", Id),
        sa.Column("answered_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_handover_question"),
        sa.ForeignKeyConstraint(["handover_id"], ["handover.id"], name="fk_handover_question_handover_id"),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name="fk_handover_question_asked_by"),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name="fk_handover_question_answered_by"),
    )
    op.create_index("ix_handover_question_handover_id", "handover_question", ["handover_id"])
