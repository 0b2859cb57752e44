"""The calling queue: where each lead stands, and who has it in hand."""

from sqlalchemy import bindparam, select, update

from domain.calling import Queue, Standing
from domain.funnel import LeadState
from storage.tables import lead
from storage.transaction import Tx

_STANDING = select(lead.c.state, lead.c.queue, lead.c.due_at, lead.c.priority, lead.c.tries, lead.c.callback_of).where(
    lead.c.id == bindparam("lead_id")
)
_PUT = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"))
    .values(
        state=bindparam("state"),
        queue=bindparam("queue"),
        due_at=bindparam("due_at"),
        priority=bindparam("priority"),
        tries=bindparam("tries"),
        callback_of=bindparam("callback_of"),
        holder_id=None,
        held_until=None,
    )
)


def standing(tx: Tx, lead_id: int) -> Standing:
    """Where a lead that is known to exist stands."""
    row = tx.first(_STANDING, {"lead_id": lead_id})
    assert row is not None, f"no lead {lead_id}"
    queue = None if row.queue is None else Queue(row.queue)
    return Standing(LeadState(row.state), queue, row.due_at, row.priority, row.tries, row.callback_of)


def put(tx: Tx, lead_id: int, at: Standing) -> None:
    """Let a lead stand here, in nobody's hands."""
    values = {
        "of_lead": lead_id,
        "state": at.state,
        "queue": at.queue,
        "due_at": at.due_at,
        "priority": at.priority,
        "tries": at.tries,
        "callback_of": at.callback_of,
    }
    tx.execute(_PUT, values)
