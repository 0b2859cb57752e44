"""Whatever is pressed, however often it is delivered and to whichever replica: the ledger has each action once.

The full size is a thousand actions: `pytest tests/services/test_paid_once.py -m full -n0`.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, product
from random import Random
from typing import Any

import pytest
from office import Office
from sqlalchemy import select

from domain.funnel import Outcome
from domain.ledger import FactKind, Kind
from domain.messages import MeetingCard
from domain.money import Money
from domain.people import Person, Role
from services import adjustments, books, contracts, corrections, meetings, outcomes
from services.contracts import Cancellation
from services.meetings import Wish
from services.outcomes import OutcomeReport
from storage.database import Database, DatabaseUnavailable
from storage.tables import ledger
from stories.databases import Fresh

REPLICAS, DELIVERIES, AT_ONCE = 3, 5, 12
THIS_WEEK = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27")
NEXT_WEEK = ("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04")
HOURS = ("10", "12", "14", "16")
KINDS = 5
"""Of actions: a booking, an outcome, a corrected outcome, a cancelled contract, an adjustment."""


@dataclass(frozen=True)
class Action:
    """What a person presses, and the kind of the one row it brings into the ledger."""

    does: Callable[..., Any]
    who: Person
    arguments: tuple[Any, ...]
    brings: tuple[FactKind, Kind]


@pytest.mark.parametrize("actions", [40, pytest.param(1000, marks=pytest.mark.full)])
async def test_an_action_delivered_five_times_to_three_replicas_is_paid_once(
    actions: int, fresh_postgres: Fresh
) -> None:
    url, random = fresh_postgres(), Random(actions)
    async with await Database.open(url) as db, await Database.open(url) as second, await Database.open(url) as third:
        office = await Office.found(db, at=f"{THIS_WEEK[0]} 09:00")
        planned = await _actions(office, actions)
        before = await _rows(db)
        deliveries = [(number, action) for number, action in enumerate(planned) for _ in range(DELIVERIES)]
        random.shuffle(deliveries)
        room, replicas = asyncio.Semaphore(AT_ONCE), (db, second, third)
        given = [(number, _deliver(room, random.choice(replicas), office, number, one)) for number, one in deliveries]
        results = await asyncio.gather(*(delivery for _, delivery in given))

        answers: dict[int, list[Any]] = {}
        for (number, _), result in zip(given, results, strict=True):
            answers.setdefault(number, []).append(result)
        assert all(one == told[0] for told in answers.values() for one in told), "each delivery is told the same"
        after = await _rows(db)
        assert len(after) - len(before) == actions
        brought = Counter((FactKind(row.fact_kind), Kind(row.kind)) for row in after[len(before) :])
        assert brought == Counter(action.brings for action in planned)
        assert len({(row.fact_kind, row.fact_id, row.kind) for row in after}) == len(after), "no fact was paid anew"
        assert await db.read(books.differences, office.department) == []


async def _deliver(room: asyncio.Semaphore, db: Database, office: Office, number: int, action: Action) -> Any:
    """As the intake does: an outage passes, and the update is handled again under its own receipt."""
    async with room:
        while True:
            try:
                return await db.write(
                    action.does, action.who, *action.arguments, office.now, receipt=f"update-{number}"
                )
            except DatabaseUnavailable:
                await asyncio.sleep(0.01)


async def _actions(office: Office, many: int) -> list[Action]:
    """A week of meetings, some of them told of, and what is pressed on its last evening."""
    each = many // KINDS
    irina = await office.hires("Ирина", Role.DIRECTOR)
    denis = await office.hires("Денис", Role.COLLECTOR)
    callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(KINDS)]
    room = len(THIS_WEEK) * len(HOURS)
    closers = [await office.hires(f"Встречающий {n}", Role.CLOSER) for n in range(-(-each * 3 // room))]
    calling = cycle(callers)

    past = product(THIS_WEEK, HOURS, closers)
    booked: list[tuple[Person, MeetingCard]] = []
    for number in range(each * 3):
        day, hour, closer = next(past)
        lead = await office.lead(f"Прошлая {number}", by=denis)
        booked.append((closer, await office.books(next(calling), lead, f"{day} {hour}:00", closer)))
    new = [await office.lead(f"Новая {number}", by=denis) for number in range(each)]
    office.clock_to(f"{THIS_WEEK[-1]} 19:30")
    for number, (closer, card) in enumerate(booked[each:]):
        await office.reports(closer, card, Outcome.REFUSAL if number < each else Outcome.CONTRACT)
    signed = await office.db.read(contracts.signed, irina, office.now)
    assert len(signed) == each
    office.now += timedelta(minutes=5)

    ahead = product(NEXT_WEEK, HOURS, closers)
    actions = []
    for number in range(each):
        day, hour, closer = next(ahead)
        wish = Wish(new[number].lead_id, office.at(f"{day} {hour}:00"), closer.id)
        told_by, untold = booked[number]
        outcome = OutcomeReport(untold.meeting_id, Outcome.REFUSAL, reason="Дорого")
        corrected = OutcomeReport(booked[each + number][1].meeting_id, Outcome.NO_SHOW)
        ended = Cancellation(signed[number].contract_id, "передумали", "позвонить")
        fine = (callers[number % len(callers)].id, Money(-100 - number), f"Штраф {number}")
        actions += [
            Action(meetings.book, next(calling), (wish,), (FactKind.LEAD, Kind.LEAD)),
            Action(outcomes.report, told_by, (outcome,), (FactKind.MEETING, Kind.MEETING)),
            Action(corrections.correct, irina, (corrected,), (FactKind.MEETING, Kind.REVERSAL)),
            Action(contracts.cancel, irina, (ended,), (FactKind.CONTRACT, Kind.REVERSAL)),
            Action(adjustments.enter, irina, fine, (FactKind.ADJUSTMENT, Kind.ADJUSTMENT)),
        ]
    return actions


async def _rows(db: Database) -> list[Any]:
    return list(await db.read(lambda tx: tx.all(select(ledger).order_by(ledger.c.id))))
