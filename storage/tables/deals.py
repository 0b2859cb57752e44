"""Deals, the contracts that win them, and the way of a new client to an account manager."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
)

from storage.columns import Id, Instant, Kopecks
from storage.tables.base import metadata, reference

# A company in work with a closer; one with a next step is never forgotten.
deal = Table(
    "deal",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("lead_id", "lead.id"),
    reference("closer_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("amount", Kopecks),
    Column("next_step", String(300), nullable=False),
    Column("next_step_on", Date, nullable=False),
    Column("opened_at", Instant, nullable=False),
    # The last thing its closer did about it.
    Column("touched_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("reason", String(1000), nullable=False),
)
_is_open = deal.c.closed_at.is_(None)
# A company has one open deal at most.
Index("uq_deal_lead_id_open", deal.c.lead_id, unique=True, sqlite_where=_is_open, postgresql_where=_is_open)
Index("ix_deal_closer_id_next_step_on", deal.c.closer_id, deal.c.closed_at, deal.c.next_step_on)
Index("ix_deal_department_id_touched_at", deal.c.department_id, deal.c.closed_at, deal.c.touched_at)

# What was to be done about a deal by when, and when it was; the undone one is the deal's next step.
deal_step = Table(
    "deal_step",
    metadata,
    Column("id", Id, primary_key=True),
    reference("deal_id", "deal.id"),
    Column("step", String(300), nullable=False),
    Column("due_on", Date, nullable=False),
    reference("set_by", "staff.id"),
    Column("set_at", Instant, nullable=False),
    Column("done_at", Instant),
)
Index("ix_deal_step_deal_id", deal_step.c.deal_id, deal_step.c.done_at)

contract = Table(
    "contract",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    reference("meeting_id", "meeting.id"),
    # A deal is won by one contract; later contracts with the same client have deals of their own.
    Column("deal_id", Id, ForeignKey("deal.id"), nullable=False, unique=True),
    reference("closer_id", "staff.id"),
    Column("number", String(100), nullable=False),
    Column("amount", Kopecks, nullable=False),
    Column("signed_on", Date, nullable=False),
    # Telegram's id of the signed page, and whether it is a photo.
    Column("document_id", String(300)),
    Column("document_kind", String(16)),
    Column("entered_at", Instant, nullable=False),
    Column("cancelled_at", Instant),
    reference("cancelled_by", "staff.id", nullable=True),
    Column("cancel_reason", Text),
)
Index("ix_contract_department_id_signed_on", contract.c.department_id, contract.c.signed_on)
Index("ix_contract_closer_id_signed_on", contract.c.closer_id, contract.c.signed_on)
Index("ix_contract_meeting_id", contract.c.meeting_id)

# A new client on the way to the account managers.
handover = Table(
    "handover",
    metadata,
    Column("id", Id, primary_key=True),
    reference("department_id", "department.id"),
    Column("contract_id", Id, ForeignKey("contract.id"), nullable=False, unique=True),
    reference("manager_id", "staff.id", nullable=True),
    Column("state", String(16), nullable=False),
    Column("agreements", Text, nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("accepted_at", Instant),
)
Index("ix_handover_manager_id_state", handover.c.manager_id, handover.c.state)
Index("ix_handover_department_id_state", handover.c.department_id, handover.c.state, handover.c.offered_at)

# What is asked back about a handover, and the answer.
handover_question = Table(
    "handover_question",
    metadata,
    Column("id", Id, primary_key=True),
    reference("handover_id", "handover.id"),
    reference("asked_by", "staff.id"),
    Column("question", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answer", Text),
    reference("answered_by", "staff.id", nullable=True),
    Column("answered_at", Instant),
)
Index("ix_handover_question_handover_id", handover_question.c.handover_id)
