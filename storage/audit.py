"""Who did what to which object when; appended, never changed."""

import json
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert

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


_NOTE = insert(audit)


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
