"""The schema, one for both engines. Instants are UTC, money is kopecks, days and months are the department's."""

from storage.tables.base import metadata
from storage.tables.cold_base import (
    appeal,
    call,
    exclusion,
    import_refusal,
    lead,
    lead_import,
    lead_phone,
    segment,
    segment_collector,
)
from storage.tables.deals import contract, deal, deal_step, handover, handover_question
from storage.tables.machine_room import audit, bot_fact, fsm, inbox, job_run, lane, outbox, receipt
from storage.tables.meetings import closer_quarter, consultation, correction, meeting, meeting_move, objection
from storage.tables.pay import closed_month, ledger, pay_terms, statement, statement_line
from storage.tables.people import absence, closer_field, closer_profile, department, invite, staff, staff_role

__all__ = [
    "absence",
    "appeal",
    "audit",
    "bot_fact",
    "call",
    "closed_month",
    "closer_field",
    "closer_profile",
    "closer_quarter",
    "consultation",
    "contract",
    "correction",
    "deal",
    "deal_step",
    "department",
    "exclusion",
    "fsm",
    "handover",
    "handover_question",
    "import_refusal",
    "inbox",
    "invite",
    "job_run",
    "lane",
    "lead",
    "lead_import",
    "lead_phone",
    "ledger",
    "meeting",
    "meeting_move",
    "metadata",
    "objection",
    "outbox",
    "pay_terms",
    "receipt",
    "segment",
    "segment_collector",
    "staff",
    "staff_role",
    "statement",
    "statement_line",
]
