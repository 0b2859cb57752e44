"""Outcomes that were entered wrong: who entered them, what they became, and whether anything rests on them by now."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, func, insert, or_, select, update

from domain.funnel import MeetingState, Outcome
from storage.tables import call, contract, correction, deal, deal_step, meeting
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Told:
    """What was written down about a meeting; `corrected_by` is who corrected it last."""

    outcome: Outcome
    reason: str
    reported_by: int
    reported_at: datetime
    corrected_by: int | None
    corrections: int


_TOLD = select(meeting.c.outcome, meeting.c.reason, meeting.c.reported_by, meeting.c.reported_at).where(
    meeting.c.id == bindparam("meeting_id"), meeting.c.outcome.is_not(None)
)
_COUNT = select(func.count()).select_from(correction).where(correction.c.meeting_id == bindparam("meeting_id"))
_LAST = (
    select(correction.c.corrected_by)
    .where(correction.c.meeting_id == bindparam("meeting_id"))
    .order_by(correction.c.id.desc())
    .limit(1)
)
_LAST_AT = select(func.max(correction.c.at)).where(correction.c.meeting_id == bindparam("meeting_id"))
_NOTE = insert(correction)
_REWRITE = (
    update(meeting)
    .where(meeting.c.id == bindparam("of_meeting"))
    .values(state=bindparam("after"), outcome=bindparam("told"), reason=bindparam("why"))
)
_SINCE: BindParameter[datetime] = bindparam("since")
_LATER = select(
    or_(
        select(meeting.c.id)
        .where(
            meeting.c.lead_id == bindparam("lead_id"),
            meeting.c.id != bindparam("meeting_id"),
            meeting.c.booked_at >= _SINCE,
            meeting.c.state != MeetingState.UNDONE,
        )
        .exists(),
        select(call.c.id)
        .where(call.c.lead_id == bindparam("lead_id"), call.c.at > _SINCE, call.c.undone_at.is_(None))
        .exists(),
        select(deal_step.c.id)
        .join(deal, deal.c.id == deal_step.c.deal_id)
        .where(deal.c.lead_id == bindparam("lead_id"), deal_step.c.done_at > _SINCE)
        .exists(),
        select(contract.c.id)
        .join(deal, deal.c.id == contract.c.deal_id)
        .where(
            deal.c.lead_id == bindparam("lead_id"), contract.c.entered_at > _SINCE, contract.c.cancelled_at.is_(None)
        )
        .exists(),
    )
)


def told(tx: Tx, meeting_id: int) -> Told | None:
    """What was written down about a meeting; None while nothing is."""
    row = tx.first(_TOLD, {"meeting_id": meeting_id})
    if row is None:
        return None
    count = tx.scalar(_COUNT, {"meeting_id": meeting_id}) or 0
    last = tx.scalar(_LAST, {"meeting_id": meeting_id})
    return Told(Outcome(row.outcome), row.reason or "", row.reported_by, row.reported_at, last, count)


def last_written(tx: Tx, meeting_id: int) -> datetime | None:
    """When the outcome was corrected last."""
    return tx.scalar(_LAST_AT, {"meeting_id": meeting_id})  # type: ignore[no-any-return]  # an Instant


def moved_on(tx: Tx, lead_id: int, meeting_id: int, since: datetime) -> bool:
    """Whether anything was done with the company since: a meeting, a call, a step of its deal, a contract."""
    return bool(tx.scalar(_LATER, {"lead_id": lead_id, "meeting_id": meeting_id, "since": since}))


def rewrite(tx: Tx, meeting_id: int, before: Told, outcome: Outcome, reason: str, by: int, now: datetime) -> None:
    """Write another outcome down; the old one stays in the record."""
    values = {"of_meeting": meeting_id, "after": outcome.meeting_state, "told": outcome, "why": reason}
    tx.execute(_REWRITE, values)
    tx.execute(
        _NOTE,
        {
            "meeting_id": meeting_id,
            "before": _kept(before.outcome, before.reason),
            "after": _kept(outcome, reason),
            "corrected_by": by,
            "at": now,
        },
    )


def _kept(outcome: Outcome, reason: str) -> str:
    return json.dumps({"outcome": outcome.value, "reason": reason}, ensure_ascii=False)
