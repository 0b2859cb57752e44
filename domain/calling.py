"""Calling by the rules: what a call can end with, and when the company is called again.

Rows are kept by these words, so they are part of the schema.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.funnel import LeadState, Outcome

OPENS, CLOSES = time(9), time(18)
"""When a company may be called, by its own clocks."""
LEASE = timedelta(minutes=60)
"""How long a lead is its caller's and nobody else's."""
UNDO = timedelta(seconds=60)
"""How long a result may be taken back."""
REST = timedelta(minutes=10)
"""How long a lead that was let go without a call is offered to nobody."""
OVERDUE = timedelta(minutes=30)
"""A callback that was not made by then is anybody's."""
MOST_NO_SHOWS = 2
"""How many times a company that did not come is called to book again; the next time counts as a refusal."""
MONTHS_AHEAD = 12
"""How far ahead a callback may be promised."""
FRESH_PRIORITY = 5
"""Of leads without a segment, and of new segments; 1 is called first, 9 last."""


class Queue(StrEnum):
    """Why a lead waits to be called; the order is the order of calling."""

    CALLBACK = "callback"
    RETRY = "retry"
    FRESH = "fresh"


class CallResult(StrEnum):
    """What a call ended with; the order is the order of the buttons."""

    NO_ANSWER = "no_answer"
    BUSY = "busy"
    CALL_BACK = "call_back"
    REFUSED = "refused"
    MEETING = "meeting"
    WRONG_NUMBER = "wrong_number"
    NOT_EXISTING = "not_existing"
    NOT_SEGMENT = "not_segment"
    DO_NOT_CALL = "do_not_call"

    @property
    def confirms(self) -> bool:
        """Whether somebody of the company answered, which proves the lead real (clarifications, "Cold base").

        >>> [result.value for result in CallResult if result.confirms]
        ['call_back', 'refused', 'meeting', 'do_not_call']
        """
        return self in _ANSWERED

    @property
    def rejects(self) -> bool:
        """Whether the call proved the lead wrong.

        >>> [result.value for result in CallResult if result.rejects]
        ['wrong_number', 'not_existing', 'not_segment']
        """
        return self in _WRONG


_ANSWERED = frozenset({CallResult.CALL_BACK, CallResult.REFUSED, CallResult.MEETING, CallResult.DO_NOT_CALL})
_WRONG = frozenset({CallResult.WRONG_NUMBER, CallResult.NOT_EXISTING, CallResult.NOT_SEGMENT})


@dataclass(frozen=True, slots=True)
class CallingRules:
    """When to call again; the director may change each of them."""

    retry_minutes: int = 180
    busy_minutes: int = 30
    most_tries: int = 5
    cooldown_months: int = 6


DEFAULT_CALLING = CallingRules()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a lead stands: its state, and its place in the calling queue; it may be called from `due_at` (UTC) on."""

    state: LeadState
    queue: Queue | None
    due_at: datetime | None
    priority: int = 0
    tries: int = 0
    callback_of: int | None = None
    """The caller who promised to call back."""


def after_call(
    before: Standing,
    result: CallResult,
    now: datetime,
    zone: str,
    rules: CallingRules,
    *,
    caller_id: int,
    callback_at: datetime | None = None,
) -> Standing:
    """Where a lead stands after a call; `zone` is the lead's own.

    No answer: again in `retry_minutes`, from the second time on next day, and no more after `most_tries`.
    """
    out = out_of_queue(before, before.state)
    match result:
        case CallResult.NO_ANSWER:
            tries = before.tries + 1
            if tries >= rules.most_tries:
                return replace(out, state=LeadState.UNREACHED, tries=tries)
            due = now + timedelta(minutes=rules.retry_minutes) if tries == 1 else next_morning(now, zone)
            return replace(out, queue=Queue.RETRY, due_at=due, tries=tries)
        case CallResult.BUSY:
            return replace(out, queue=Queue.RETRY, due_at=now + timedelta(minutes=rules.busy_minutes))
        case CallResult.CALL_BACK:
            assert callback_at is not None, "a callback has its time"
            return replace(out, queue=Queue.CALLBACK, due_at=callback_at, tries=0, callback_of=caller_id)
        case CallResult.REFUSED:
            again = months_later(now, rules.cooldown_months, zone)
            return replace(out, state=LeadState.REFUSED, queue=Queue.RETRY, due_at=again, tries=0)
        case CallResult.DO_NOT_CALL:
            return replace(out, state=LeadState.EXCLUDED, tries=0)
        case CallResult.MEETING:
            return replace(out, state=LeadState.MEETING, tries=0)
    return replace(out, state=LeadState.REJECTED, tries=0)


def after_meeting(
    before: Standing, outcome: Outcome, now: datetime, zone: str, rules: CallingRules, *, no_shows: int = 0
) -> Standing:
    """Where a company stands after its meeting: who did not come is called again at once, who refused later.

    `no_shows` is how often it did not come, this time included: after `MOST_NO_SHOWS` that is a refusal, and the count
    begins anew.
    """
    gave_up = outcome is Outcome.NO_SHOW and no_shows > 0 and no_shows % (MOST_NO_SHOWS + 1) == 0
    after = LeadState.REFUSED if gave_up else outcome.lead_state
    out = replace(out_of_queue(before, after), tries=0)
    match after:
        case LeadState.REBOOK:
            return replace(out, queue=Queue.RETRY, due_at=now)
        case LeadState.REFUSED:
            return replace(out, queue=Queue.RETRY, due_at=months_later(now, rules.cooldown_months, zone))
    return out


def out_of_queue(before: Standing, state: LeadState) -> Standing:
    """In this state, and not to be called."""
    return replace(before, state=state, queue=None, due_at=None, priority=0, callback_of=None)


def may_be_called(now: datetime, zone: str) -> bool:
    """Whether it is between 09:00 and 18:00 where the company is.

    >>> may_be_called(datetime(2026, 11, 24, 6, tzinfo=UTC), "Europe/Moscow")
    True
    >>> may_be_called(datetime(2026, 11, 24, 6, tzinfo=UTC), "Asia/Kamchatka")
    False
    """
    return OPENS <= now.astimezone(ZoneInfo(zone)).time() < CLOSES


def callable_from(moment: datetime, zone: str) -> datetime:
    """The first instant from this one on at which the company may be called, in UTC.

    >>> callable_from(datetime(2026, 11, 24, 3, tzinfo=UTC), "Europe/Moscow").isoformat()
    '2026-11-24T06:00:00+00:00'
    >>> callable_from(datetime(2026, 11, 24, 15, tzinfo=UTC), "Europe/Moscow").isoformat()
    '2026-11-25T06:00:00+00:00'
    """
    if may_be_called(moment, zone):
        return moment
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() < OPENS:
        return datetime.combine(local.date(), OPENS, ZoneInfo(zone)).astimezone(UTC)
    return next_morning(moment, zone)


def next_morning(now: datetime, zone: str) -> datetime:
    """The beginning of the next calling day of a zone, in UTC."""
    tomorrow = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(tomorrow, OPENS, ZoneInfo(zone)).astimezone(UTC)


def months_later(now: datetime, months: int, zone: str) -> datetime:
    """The same local time so many months later, on the last day of a shorter month; UTC.

    >>> months_later(datetime(2026, 8, 31, 9, tzinfo=UTC), 6, "Europe/Moscow").isoformat()
    '2027-02-28T09:00:00+00:00'
    """
    local = now.astimezone(ZoneInfo(zone))
    years, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + years, month + 1
    last = monthrange(year, month)[1]
    return local.replace(year=year, month=month, day=min(local.day, last)).astimezone(UTC)
