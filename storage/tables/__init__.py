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
from storage.tables.machine_room import audit, bot_fact, fsm, inbox, job_run, lane, outbox, receipt
from storage.tables.meetings import closer_quarter, contract, meeting
from storage.tables.pay import closed_month, ledger, pay_terms, statement, statement_line
from storage.tables.people import department, invite, staff, staff_role

__all__ = [
    "appeal",
    "audit",
    "bot_fact",
    "call",
    "closed_month",
    "closer_quarter",
    "contract",
    "department",
    "exclusion",
    "fsm",
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
    "metadata",
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
