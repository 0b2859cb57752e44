"""Who did what to which object when; appended, never changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam, insert, select

from storage.tables import audit
from storage.transaction import Tx


class Subject(StrEnum):
    """What kind of thing was acted upon."""

    DEPARTMENT = "department"
    STAFF = "staff"
    INVITE = "invite"
    LEAD = "lead"
    IMPORT = "import"
    MEETING = "meeting"
    SEGMENT = "segment"
    EXCLUSION = "exclusion"
    MONTH = "month"
    STATEMENT = "statement"
    DISPUTE = "dispute"
    DEAL = "deal"
    CONTRACT = "contract"
    HANDOVER = "handover"
    PAY_TERMS = "pay_terms"
    ADJUSTMENT = "adjustment"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the record."""

    actor_id: int | None
    action: str
    at: datetime


_NOTE = insert(audit)
_LAST = (
    select(audit.c.actor_id, audit.c.action, audit.c.at)
    .where(
        audit.c.department_id == bindparam("department_id"),
        audit.c.object_kind == bindparam("subject"),
        audit.c.object_id == bindparam("subject_id"),
        audit.c.action.in_(bindparam("actions", expanding=True)),
    )
    .order_by(audit.c.id.desc())
    .limit(1)
)


def note(
    tx: Tx,
    department_id: int,
    actor_id: int | None,
    action: str,
    subject: Subject,
    subject_id: int,
    now: datetime,
    **detail: str | int | list[str],
) -> None:
    """Write a line; the actor is None for the console and for what the department does by itself."""
    values = {
        "department_id": department_id,
        "actor_id": actor_id,
        "action": action,
        "object_kind": subject,
        "object_id": subject_id,
        "detail": json.dumps(detail, ensure_ascii=False),
        "receipt": tx.receipt,
        "at": now,
    }
    tx.execute(_NOTE, values)


def last(tx: Tx, department_id: int, subject: Subject, subject_id: int, actions: Sequence[str]) -> Deed | None:
    """The last of these actions upon an object."""
    values = {
        "department_id": department_id,
        "subject": subject,
        "subject_id": subject_id,
        "actions": list(actions),
    }
    row = tx.first(_LAST, values)
    return None if row is None else Deed(row.actor_id, row.action, row.at)
