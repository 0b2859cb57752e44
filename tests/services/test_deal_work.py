"""Deals: always with a next step, seen by their closers, given by directors, forgotten by nobody."""

from datetime import date

import pytest
from dealings import FRIDAY, in_work, moves_on, signs, told
from office import Crew, Office

from domain.errors import AmountNotPositive, DealClosed, NotAllowed, NotYours, StepInPast, StepMissing, TextMissing
from domain.histories import EventKind
from domain.money import Money
from domain.people import Role
from services import deals, quotas, reports, staff

MONDAY = date(2026, 11, 30)


async def test_done_and_next(office: Office, crew: Crew) -> None:
    """Each step that was done is history, with who did it."""
    deal_id = await in_work(office, crew)
    card = await moves_on(office, crew.viktor, deal_id, "  отправить   предложение ", MONDAY)

    assert (card.step.what, card.step.on) == ("отправить предложение", MONDAY)
    steps = [(event.what, event.who) for event in card.history if event.kind is EventKind.STEP]
    assert steps == [("позвонить", "Виктор")]
    met = [event.note for event in card.history if event.kind is EventKind.MEETING]
    assert met == ["Ждут смету"]


async def test_no_deal_without_a_step(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    await office.refuses(StepMissing, moves_on(office, crew.viktor, deal_id, "  ", MONDAY))
    await office.refuses(StepInPast, moves_on(office, crew.viktor, deal_id, "позвонить", date(2026, 11, 23)))
    opened = (office.department, crew.romashka.lead_id, crew.viktor.id, "", FRIDAY, None, office.now)
    await office.refuses(StepMissing, office.db.write(deals.open_deal, *opened))
    assert (await told(office))["deals"] == ["open позвонить"]


async def test_today_is_the_departments(office: Office, crew: Crew) -> None:
    """Late in the evening in Moscow it is yesterday by UTC."""
    deal_id = await in_work(office, crew)
    office.clock_to("2026-11-25 00:30")
    await moves_on(office, crew.viktor, deal_id, "позвонить", date(2026, 11, 25))
    await office.refuses(StepInPast, moves_on(office, crew.viktor, deal_id, "позвонить", date(2026, 11, 24)))


async def test_the_list_goes_by_the_day_of_the_next_step(office: Office, crew: Crew) -> None:
    first = await in_work(office, crew)
    second = await in_work(office, crew, await office.lead("Василёк", by=crew.irina), "2026-11-25 11:00", MONDAY)
    await moves_on(office, crew.viktor, first, "ждать оплату", date(2026, 12, 3))
    office.clock_to("2026-11-30 23:00")
    board = await office.db.read(deals.board, crew.viktor, office.now)
    assert [(line.deal_id, line.overdue) for line in board.deals] == [(second, False), (first, False)]
    office.clock_to("2026-12-01 00:30")
    board = await office.db.read(deals.board, crew.viktor, office.now)
    assert [(line.deal_id, line.overdue) for line in board.deals] == [(second, True), (first, False)]


async def test_a_colleagues_deal_is_not_yours(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    boris = await office.hires("Борис", Role.CLOSER)
    for deed in (
        office.db.read(deals.card, boris, deal_id, office.now),
        moves_on(office, boris, deal_id, "позвонить", MONDAY),
        office.db.write(deals.price, boris, deal_id, Money.rub(1), office.now),
        office.db.write(deals.give_up, boris, deal_id, "дорого", office.now),
        signs(office, boris, deal_id),
        office.db.read(deals.card, crew.viktor, 999, office.now),
    ):
        await office.refuses(NotYours, deed)
    assert (await office.db.read(deals.board, boris, office.now)).deals == ()
    await office.refuses(NotAllowed, office.db.read(deals.board, crew.anna, office.now))
    await office.refuses(NotAllowed, office.db.write(deals.give, boris, deal_id, boris.id, office.now))


async def test_another_sum(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    card = await office.db.write(deals.price, crew.viktor, deal_id, Money.rub("1200000.50"), office.now)
    assert card.amount == Money.rub("1200000.50")
    refused = office.db.write(deals.price, crew.viktor, deal_id, Money.zero(), office.now)
    await office.refuses(AmountNotPositive, refused)
    assert (await moves_on(office, crew.viktor, deal_id, "позвонить", MONDAY)).amount == Money.rub("1200000.50")


async def test_lost_with_the_reason(office: Office, crew: Crew) -> None:
    """Callers try again when the cooldown is over; nothing can be done about the deal any more."""
    deal_id = await in_work(office, crew)
    await office.refuses(TextMissing, office.db.write(deals.give_up, crew.viktor, deal_id, " ", office.now))
    await office.db.write(deals.give_up, crew.viktor, deal_id, "Дорого", office.now)

    assert await office.facts.leads() == ["Ромашка refused"]
    assert (await office.db.read(deals.board, crew.viktor, office.now)).deals == ()
    await office.refuses(DealClosed, moves_on(office, crew.viktor, deal_id, "позвонить", MONDAY))
    await office.refuses(DealClosed, signs(office, crew.viktor, deal_id))


async def test_the_director_sees_what_is_idle_and_gives_it_on(office: Office, crew: Crew) -> None:
    """After 14 days without a touch; both closers are told once, and the history goes along."""
    deal_id = await in_work(office, crew)
    boris = await office.hires("Борис", Role.CLOSER)
    office.clock_to("2026-12-08 17:59")
    assert await office.db.read(deals.idle, crew.irina, office.now) == []
    office.clock_to("2026-12-08 18:01")
    (line,) = await office.db.read(deals.idle, crew.irina, office.now)
    assert (line.deal_id, line.closer, line.idle) == (deal_id, "Виктор", True)

    for _ in range(2):
        await office.db.write(deals.give, crew.irina, deal_id, boris.id, office.now)
    assert sorted(await office.facts.letters("DealGiven")) == ["Борис waiting", "Виктор waiting"]
    assert await office.db.read(deals.idle, crew.irina, office.now) == []
    card = await office.db.read(deals.card, boris, deal_id, office.now)
    assert [event.kind for event in card.history] == [EventKind.CALL, EventKind.MEETING]
    await office.refuses(NotYours, office.db.read(deals.card, crew.viktor, deal_id, office.now))
    for nobody in (crew.anna.id, 999):
        await office.refuses(NotYours, office.db.write(deals.give, crew.irina, deal_id, nobody, office.now))


async def test_a_leavers_deal_is_idle_at_once(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    lines = await office.db.read(deals.idle, crew.irina, office.now)
    assert [(line.deal_id, line.idle) for line in lines] == [(deal_id, True)]


async def test_a_second_meeting_moves_the_deal_on(office: Office, crew: Crew) -> None:
    """A company has one open deal, which stays with its closer."""
    deal_id = await in_work(office, crew)
    boris = await office.hires("Борис", Role.CLOSER)
    again = (office.department, crew.romashka.lead_id, boris.id, "встретиться", MONDAY, None, office.now)
    assert await office.db.write(deals.open_deal, *again) == deal_id

    card = await office.db.read(deals.card, crew.viktor, deal_id, office.now)
    assert (card.step.what, card.amount, card.closer) == ("встретиться", Money.rub(350_000), "Виктор")
    assert [event.what for event in card.history if event.kind is EventKind.STEP] == ["позвонить"]


async def test_the_morning_tells_what_is_due(office: Office, crew: Crew) -> None:
    await in_work(office, crew)
    late = await in_work(office, crew, await office.lead("Василёк", by=crew.irina), "2026-11-25 11:00")
    await moves_on(office, crew.viktor, late, "отправить предложение", date(2026, 11, 26))
    due = await office.db.read(deals.steps_due, office.department, FRIDAY)
    assert [(step.company, step.step) for step in due[crew.viktor.id]] == [
        ("Василёк", "отправить предложение"),
        ("Ромашка", "позвонить"),
    ]
    assert await office.db.read(deals.steps_due, office.department, date(2026, 11, 25)) == {}


@pytest.mark.parametrize("deed", ["won", "lost"])
async def test_a_meeting_ends_the_deal(office: Office, crew: Crew, deed: str) -> None:
    deal_id = await in_work(office, crew)
    if deed == "won":
        won = (office.department, crew.romashka.lead_id, crew.viktor.id, Money.rub(5), office.now)
        assert await office.db.write(deals.win, *won) == deal_id
    else:
        await office.db.write(deals.lose, office.department, crew.romashka.lead_id, "Дорого", office.now)
        await office.db.write(deals.lose, office.department, crew.romashka.lead_id, "Дорого", office.now)
    assert (await told(office))["deals"] == [f"{deed} позвонить"]


async def test_the_evening_tells_the_director_what_is_idle(office: Office, crew: Crew) -> None:
    await in_work(office, crew)
    office.clock_to("2026-12-08 17:00")
    assert (await office.db.read(reports.today, crew.irina, office.now)).idle == 0
    office.clock_to("2026-12-09 17:00")
    assert (await office.db.read(reports.today, crew.irina, office.now)).idle == 1


async def test_the_morning_message_has_the_steps(office: Office, crew: Crew) -> None:
    """Viktor's, not everybody's."""
    await in_work(office, crew)
    boris = await office.hires("Борис", Role.CLOSER)
    office.clock_to("2026-11-27 09:30")
    day = await office.db.read(quotas.my_day, crew.viktor, office.now)
    assert [(step.company, step.step, step.on) for step in day.steps] == [("Ромашка", "позвонить", FRIDAY)]
    assert (await office.db.read(quotas.my_day, boris, office.now)).steps == ()
