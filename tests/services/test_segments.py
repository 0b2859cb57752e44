"""Segments: a task reaches its collectors, is followed by them, and decides in which order leads are called."""

import itertools
from datetime import date
from typing import Any

import pytest
from office import Crew, Office

from domain.calling import CallResult
from domain.errors import NotAllowed, NotYours, RateOutOfRange, TargetOutOfRange, TextMissing, TextTooLong
from domain.lead import NewLead
from domain.money import Money
from domain.people import Person, Role
from domain.segments import SegmentPace
from services import calls, leads, segments, staff
from services.calls import CallEntry
from services.segments import SegmentPlan, SegmentView
from storage.database import Database

numbers = itertools.count(1)
TASK = "Все автосервисы Москвы и области, с которыми мы ещё не работаем"


@pytest.fixture
async def denis(office: Office) -> Person:
    return await office.hires("Денис", Role.COLLECTOR)


async def gives(office: Office, who: Person, *collectors: Person, task: str = TASK, **asks: Any) -> int:
    """A new task."""
    plan = SegmentPlan(task, collectors=tuple(one.id for one in collectors), **asks)
    return await office.db.write(segments.create, who, plan, office.now)


async def changes(office: Office, who: Person, segment_id: int, **asks: Any) -> SegmentView:
    view = await office.db.read(segments.view, who, segment_id, office.now)
    fields = {name: getattr(view.plan, name) for name in SegmentPlan.__slots__} | asks
    return await office.db.write(segments.change, who, segment_id, SegmentPlan(**fields), office.now)


async def brings(office: Office, who: Person, segment_id: int, *companies: str) -> None:
    for company in companies:
        new = NewLead(company, f"+7 901 000-{next(numbers):04}", segment_id=segment_id)
        await office.db.write(leads.add, who, new, office.now)


async def calls_all(office: Office, who: Person, results: dict[str, CallResult]) -> None:
    """Call what comes next until all of these are called."""
    waiting = dict(results)
    while waiting:
        card = await office.db.write(calls.next_lead, who, office.now)
        assert card is not None, waiting
        entry = CallEntry(card.lead_id, waiting.pop(card.company), callback_at=office.at("2026-12-20 12:00"))
        await office.db.write(calls.log, who, entry, office.now)


async def test_a_task_reaches_its_collectors_once(office: Office, crew: Crew, denis: Person) -> None:
    """And those who get it later, and those whom a change concerns."""
    elena = await office.hires("Елена", Role.COLLECTOR)
    segment_id = await gives(office, crew.irina, denis, rate=Money.rub(50), target=500)
    assert await office.facts.letters("SegmentGiven") == ["Денис waiting"]

    office.clock_to("2026-11-24 10:00")
    await changes(office, crew.irina, segment_id, collectors=(denis.id, elena.id))
    assert await office.facts.letters("SegmentGiven") == ["Денис waiting", "Елена waiting"]
    assert await office.facts.letters("SegmentChanged") == []

    office.clock_to("2026-11-24 11:00")
    await changes(office, crew.irina, segment_id, rate=Money.rub(70))
    await changes(office, crew.irina, segment_id, script="Здравствуйте!", name="Автосервисы", priority=1)
    assert await office.facts.letters("SegmentChanged") == ["Денис waiting", "Елена waiting"]

    office.clock_to("2026-11-24 12:00")
    await changes(office, crew.irina, segment_id, collectors=(denis.id,))
    assert await office.facts.letters("SegmentOver") == ["Елена waiting"]
    await office.db.write(segments.close, crew.irina, segment_id, office.now)
    await office.db.write(segments.close, crew.irina, segment_id, office.now)
    assert await office.facts.letters("SegmentOver") == ["Елена waiting", "Денис waiting"]


async def test_a_name_comes_from_the_task(office: Office, crew: Crew) -> None:
    segment_id = await gives(office, crew.irina, task=f"  {TASK}\n\nТолько   с сайтом ")
    view = await office.db.read(segments.view, crew.irina, segment_id, office.now)
    assert view.brief.name == "Все автосервисы Москвы и области, с которыми мы ещё не…"
    assert view.plan.task == f"{TASK}\n\nТолько с сайтом"


@pytest.mark.parametrize(
    ("asks", "error"),
    [
        ({"task": " \n "}, TextMissing),
        ({"task": "т" * 1001}, TextTooLong),
        ({"name": "н" * 61}, TextTooLong),
        ({"script": "с" * 2001}, TextTooLong),
        ({"rate": Money.zero()}, RateOutOfRange),
        ({"rate": Money.rub(-20)}, RateOutOfRange),
        ({"rate": Money.rub(100_001)}, RateOutOfRange),
        ({"target": 0}, TargetOutOfRange),
        ({"target": 1_000_001}, TargetOutOfRange),
    ],
)
async def test_what_cannot_be_asked_for(
    office: Office, crew: Crew, asks: dict[str, Any], error: type[Exception]
) -> None:
    await office.refuses(error, gives(office, crew.irina, **asks))
    listed = await office.db.read(segments.listed, crew.irina, False)
    assert listed.lines == ()


async def test_who_may_add_leads_to_it(office: Office, crew: Crew, denis: Person) -> None:
    """Those it is given to, while it is open; directors to any open one."""
    elena = await office.hires("Елена", Role.COLLECTOR)
    segment_id = await gives(office, crew.irina, denis)
    for who, offered in ((denis, 1), (elena, 0), (crew.irina, 1)):
        assert len(await office.db.read(segments.mine, who)) == offered
    await office.refuses(NotAllowed, office.db.read(segments.mine, crew.anna))
    new = NewLead("Гараж", "+7 900 123-45-67", segment_id=segment_id)
    await office.refuses(NotYours, office.db.write(leads.add, elena, new, office.now))
    assert (await office.db.write(leads.add, denis, new, office.now)).segment.startswith("Все автосервисы")

    await office.db.write(segments.close, crew.irina, segment_id, office.now)
    assert await office.db.read(segments.mine, denis) == ()
    other = NewLead("Мотор", "+7 900 123-45-68", segment_id=segment_id)
    await office.refuses(NotYours, office.db.write(leads.add, denis, other, office.now))
    await office.db.write(segments.reopen, crew.irina, segment_id, office.now)
    await office.db.write(leads.add, denis, other, office.now)


async def test_an_outside_collector_sees_their_own_alone(db: Database, office: Office, crew: Crew) -> None:
    """Foreign segments do not exist for them, whatever id they send."""
    pavel, denis = await office.hires("Павел", Role.COLLECTOR), await office.hires("Денис", Role.COLLECTOR)
    own, foreign = await gives(office, crew.irina, pavel), await gives(office, crew.irina, denis, task="Стоматологии")
    elsewhere = await Office.found(db)
    boss = await elsewhere.hires("Босс", Role.DIRECTOR)
    far = await gives(elsewhere, boss)

    assert [one.segment_id for one in await db.read(segments.my_list, pavel)] == [own]
    for segment_id in (foreign, far, 10**12):
        await office.refuses(NotYours, db.read(segments.my_segment, pavel, segment_id, office.now))
    for deed in (segments.close, segments.reopen):
        await office.refuses(NotAllowed, db.write(deed, pavel, own, office.now))
    await office.refuses(NotAllowed, db.read(segments.view, pavel, own, office.now))
    await office.refuses(NotAllowed, db.read(segments.listed, pavel, False))
    await office.refuses(NotAllowed, db.read(segments.collectors, pavel))
    await office.refuses(NotAllowed, gives(office, pavel))
    # A director's own reach ends with the department.
    await office.refuses(NotYours, db.read(segments.view, crew.irina, far, office.now))
    await office.refuses(NotYours, db.write(segments.close, crew.irina, far, office.now))
    await office.refuses(NotYours, db.write(segments.change, crew.irina, far, SegmentPlan("т"), office.now))
    await office.refuses(NotYours, gives(office, crew.irina, boss))
    await office.refuses(NotYours, gives(office, crew.irina, crew.anna))


async def test_who_left_works_on_it_no_more(office: Office, crew: Crew, denis: Person) -> None:
    """And a director may go on changing the task."""
    segment_id = await gives(office, crew.irina, denis)
    await office.db.write(staff.dismiss, crew.irina, denis.id, office.now)
    view = await changes(office, crew.irina, segment_id, target=100)
    assert view.collectors == ()


async def test_a_collector_sees_how_far_it_is_and_what_it_earned(office: Office, crew: Crew, denis: Person) -> None:
    """The target is everybody's, leads and money are their own; confirmed by the rate of the segment."""
    elena = await office.hires("Елена", Role.COLLECTOR)
    deadline = date(2026, 11, 30)
    segment_id = await gives(office, crew.irina, denis, elena, rate=Money.rub(50), target=20, deadline=deadline)
    await brings(office, denis, segment_id, "А", "Б", "В", "Г")
    await brings(office, elena, segment_id, "Д")
    results = {
        "А": CallResult.REFUSED,
        "Б": CallResult.CALL_BACK,
        "В": CallResult.WRONG_NUMBER,
        "Г": CallResult.NO_ANSWER,
        "Д": CallResult.REFUSED,
        "Ромашка": CallResult.BUSY,
    }
    await calls_all(office, crew.anna, results)

    mine = await office.db.read(segments.my_segment, denis, segment_id, office.now)
    assert (mine.mine.added, mine.mine.confirmed, mine.confirmed, mine.earned) == (4, 2, 3, Money.rub(100))
    assert mine.mine.by_reason == {CallResult.WRONG_NUMBER: 1}
    # 20 wanted, 3 confirmed and 1 may still be; Tuesday to Monday are five working days.
    assert mine.pace == SegmentPace(missing=16, a_day=4, late=False)
    hers = await office.db.read(segments.my_segment, elena, segment_id, office.now)
    assert (hers.mine.added, hers.earned) == (1, Money.rub(50))

    await changes(office, crew.irina, segment_id, rate=None)
    assert (await office.db.read(segments.my_segment, denis, segment_id, office.now)).earned is None
    office.clock_to("2026-12-01 09:00")
    late = await office.db.read(segments.my_segment, denis, segment_id, office.now)
    assert late.pace == SegmentPace(missing=16, a_day=16, late=True)


async def test_its_priority_is_the_order_of_calling(office: Office, crew: Crew, denis: Person) -> None:
    """Also of the leads that are there already."""
    cars = await gives(office, crew.irina, denis)
    teeth = await gives(office, crew.irina, denis, task="Стоматологии")
    await brings(office, denis, cars, "Гараж")
    await brings(office, denis, teeth, "Белый зуб")
    await changes(office, crew.irina, teeth, priority=1)
    await changes(office, crew.irina, cars, priority=99)

    names = [one.name for one in (await office.db.read(segments.listed, crew.irina, False)).lines]
    assert names == ["Стоматологии", "Все автосервисы Москвы и области, с которыми мы ещё не…"]
    card = await office.db.write(calls.next_lead, crew.anna, office.now)
    assert card is not None
    assert card.company == "Белый зуб"
    assert (await office.db.read(segments.view, crew.irina, cars, office.now)).plan.priority == 9
