"""When a company is called again, as people say it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calling import (
    CLOSES,
    OPENS,
    CallingRules,
    CallResult,
    Queue,
    Standing,
    after_call,
    after_meeting,
    callable_from,
    may_be_called,
    months_later,
    next_morning,
)
from domain.funnel import LeadState, Outcome

MOSCOW = "Europe/Moscow"
RULES = CallingRules()
NEW = Standing(LeadState.NEW, Queue.FRESH, datetime(2026, 11, 1, tzinfo=UTC), priority=3)
ZONES = st.sampled_from(
    ["Europe/Kaliningrad", MOSCOW, "Asia/Yekaterinburg", "Asia/Vladivostok", "Asia/Kamchatka", "America/New_York"]
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # their zone is given beside


def moscow(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(MOSCOW)).astimezone(UTC)


def after(result: CallResult, before: Standing = NEW, at: str = "2026-11-24 17:00", **more: datetime) -> Standing:
    callback_at = more.get("callback_at")
    return after_call(before, result, moscow(at), MOSCOW, RULES, caller_id=7, callback_at=callback_at)


def test_no_answer_is_tried_in_three_hours_then_each_morning_five_times_in_all() -> None:
    at, due = NEW, []
    while at.queue is not None:
        at = after(CallResult.NO_ANSWER, at)
        due.append(at.due_at)
    morning = moscow("2026-11-25 09:00")
    assert due == [moscow("2026-11-24 20:00"), morning, morning, morning, None]
    assert (at.state, at.tries, at.priority) == (LeadState.UNREACHED, 5, 0)


def test_busy_is_no_try() -> None:
    at = after(CallResult.BUSY, after(CallResult.NO_ANSWER))
    assert (at.due_at, at.tries, at.queue) == (moscow("2026-11-24 17:30"), 1, Queue.RETRY)


def test_an_answer_begins_the_count_anew() -> None:
    tried = after(CallResult.NO_ANSWER, after(CallResult.NO_ANSWER))
    promised = after(CallResult.CALL_BACK, tried, callback_at=moscow("2026-11-26 11:00"))
    assert promised == Standing(
        LeadState.NEW, Queue.CALLBACK, moscow("2026-11-26 11:00"), priority=0, tries=0, callback_of=7
    )
    missed = after(CallResult.NO_ANSWER, promised)
    assert (missed.queue, missed.tries, missed.callback_of) == (Queue.RETRY, 1, None)


def test_a_refusal_is_left_in_peace_for_half_a_year() -> None:
    at = after(CallResult.REFUSED, at="2026-08-31 17:00")
    assert (at.state, at.queue, at.due_at) == (LeadState.REFUSED, Queue.RETRY, moscow("2027-02-28 17:00"))


@pytest.mark.parametrize("result", [result for result in CallResult if result.rejects])
def test_what_is_wrong_leaves_the_queue(result: CallResult) -> None:
    at = after(result)
    assert (at.state, at.queue, at.due_at) == (LeadState.REJECTED, None, None)


def test_every_result_is_a_lawful_move() -> None:
    for state in (LeadState.NEW, LeadState.REBOOK, LeadState.REFUSED, LeadState.UNREACHED):
        for result in CallResult:
            before = Standing(state, Queue.RETRY, moscow("2026-11-24 10:00"))
            moved = after(result, before, callback_at=moscow("2026-11-25 10:00")).state
            assert moved is state or state.may_become(moved)


def test_who_did_not_come_is_called_at_once_and_who_refused_later() -> None:
    met = Standing(LeadState.MEETING, None, None)
    now = moscow("2026-11-24 17:00")
    missed = after_meeting(met, Outcome.NO_SHOW, now, MOSCOW, RULES)
    assert (missed.state, missed.queue, missed.due_at) == (LeadState.REBOOK, Queue.RETRY, now)
    refused = after_meeting(met, Outcome.REFUSAL, now, MOSCOW, RULES)
    assert (refused.state, refused.due_at) == (LeadState.REFUSED, moscow("2027-05-24 17:00"))
    signed = after_meeting(met, Outcome.CONTRACT, now, MOSCOW, RULES)
    assert (signed.state, signed.queue) == (LeadState.CLIENT, None)


@given(moment=MOMENTS, zone=ZONES)
def test_calling_goes_on_at_the_first_lawful_instant(moment: datetime, zone: str) -> None:
    first = callable_from(moment, zone)
    assert first >= moment
    assert may_be_called(first, zone)
    assert first == moment or first.astimezone(ZoneInfo(zone)).time() == OPENS
    assert first - moment < timedelta(hours=16)


@given(moment=MOMENTS, zone=ZONES)
def test_the_next_morning_is_of_the_next_day_there(moment: datetime, zone: str) -> None:
    local = next_morning(moment, zone).astimezone(ZoneInfo(zone))
    assert local.date() - moment.astimezone(ZoneInfo(zone)).date() == timedelta(days=1)
    assert OPENS == local.time() < CLOSES


@given(moment=MOMENTS, zone=ZONES, months=st.integers(0, 36))
def test_months_later_is_the_same_hour(moment: datetime, zone: str, months: int) -> None:
    here = moment.astimezone(ZoneInfo(zone))
    there = months_later(moment, months, zone).astimezone(ZoneInfo(zone))
    assert (there.year * 12 + there.month) - (here.year * 12 + here.month) == months
    assert there.day == here.day or (there.day < here.day and (there + timedelta(days=1)).day == 1)
