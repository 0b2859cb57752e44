"""The 1st: a month is closed once, everybody has a frozen statement, and what comes later counts later."""

import asyncio
import dataclasses

import pytest
from office import Crew, Office
from sqlalchemy import event, select

from domain.errors import NotYours
from domain.funnel import Outcome
from domain.ledger import Accrual, FactKind, Kind
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from services import earnings, payroll, staff, statements
from storage import ledger as books
from storage.database import Database
from storage.tables import ledger, outbox, statement

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


async def contract_on(office: Office, crew: Crew, local: str) -> None:
    """Booked, held and signed at once."""
    meeting = await office.books(crew.anna, crew.romashka, local)
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)


async def test_everybody_has_a_statement(office: Office, crew: Crew) -> None:
    """The numbers are of the department and the month; who earned nothing has one too."""
    await contract_on(office, crew, "2026-11-30 15:00")
    await office.closes_month("2026-12-01 10:00")

    assert await office.facts.statements() == [
        "Ирина 2026-11 0.00",
        "Анна 2026-11 2000.00",
        "Виктор 2026-11 25000.00",
    ]
    (head,) = await office.db.read(statements.my_statements, crew.viktor)
    assert (head.number, head.month, head.total) == ("2026-11-003", NOVEMBER, Money.rub(25000))
    mine = await office.db.read(statements.statement, crew.viktor, head.number)
    assert [(line.kind, line.fact, line.amount) for line in mine.lines] == [
        (Kind.COMMISSION, "Ромашка, № 17", Money.rub(17500)),
        (Kind.FIXED, "", Money.rub(7500)),
    ]
    await office.refuses(NotYours, office.db.read(statements.statement, crew.anna, head.number))
    assert await office.facts.letters("StatementReady") == ["Ирина waiting", "Анна waiting", "Виктор waiting"]


async def test_it_is_closed_once(office: Office, crew: Crew) -> None:
    await contract_on(office, crew, "2026-11-30 15:00")
    await asyncio.gather(*(office.closes_month("2026-12-01 10:00") for _ in range(5)))
    await office.closes_month("2026-12-01 10:00")

    assert len(await office.facts.statements()) == 3
    assert len(await office.facts.letters("StatementReady")) == 3
    assert len(await office.facts.letters("RegisterReady")) == 1


async def test_the_register_goes_to_those_who_pay_out(office: Office, crew: Crew) -> None:
    await office.hires("Кира", Role.ACCOUNTANT)
    await contract_on(office, crew, "2026-11-30 15:00")
    await office.closes_month("2026-12-01 10:00")

    assert await office.facts.letters("RegisterReady") == ["Ирина waiting", "Кира waiting"]
    (params,) = {row.params for row in await _letters(office, "RegisterReady")}
    assert '"people":4,"to_pay":{"kopecks":2700000}' in params


async def test_a_late_fact_counts_in_the_earliest_open_month(office: Office, crew: Crew) -> None:
    """Reported after the closing: paid, in December; November stays as it was frozen."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-30 15:00")
    await office.closes_month("2026-12-01 10:00")
    frozen = await _statements(office)
    office.clock_to("2026-12-01 10:05")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)

    assert await office.facts.ledger() == ["Виктор fixed 7500.00 2026-11", "Анна meeting 2000.00 2026-12"]
    assert await _statements(office) == frozen
    december = await office.db.read(earnings.my_earnings, crew.anna, DECEMBER, office.now)
    assert [(line.date.isoformat(), line.late) for line in december.lines] == [("2026-11-30", True)]
    await office.closes_month("2027-01-01 10:00")
    assert "Анна 2026-12 2000.00" in await office.facts.statements()


async def test_before_ten_oclock_it_is_still_novembers(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-30 15:00")
    office.clock_to("2026-12-01 09:59")
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    await office.closes_month("2026-12-01 10:00")

    # The meeting was in November; the contract was signed on the morning of the 1st.
    assert await office.facts.ledger() == [
        "Анна meeting 2000.00 2026-11",
        "Виктор commission 17500.00 2026-12",
        "Виктор fixed 7500.00 2026-11",
    ]
    assert "Виктор 2026-11 7500.00" in await office.facts.statements()


async def test_reports_and_the_closing_at_the_same_moment(office: Office, crew: Crew) -> None:
    """Every accrual is on November's statement or in December; none falls between."""
    made = []
    for number, hour in enumerate(("10:00", "12:00", "14:00", "16:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        made.append(await office.books(crew.anna, lead, f"2026-11-30 {hour}"))
    office.clock_to("2026-12-01 10:00")
    await asyncio.gather(
        *(office.reports(crew.viktor, meeting, Outcome.PROPOSAL) for meeting in made[:2]),
        office.closes_month("2026-12-01 10:00"),
        *(office.reports(crew.viktor, meeting, Outcome.PROPOSAL) for meeting in made[2:]),
    )

    november = select(ledger.c.amount).where(ledger.c.month == NOVEMBER)
    rows = await office.db.read(lambda tx: tx.all(november))
    frozen = await office.db.read(lambda tx: tx.all(select(statement.c.total).where(statement.c.month == NOVEMBER)))
    assert Money.sum(row.amount for row in rows) == Money.sum(row.total for row in frozen)
    meetings = [row for row in await office.facts.ledger() if " meeting " in row]
    assert len(meetings) == 4


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka"])
@pytest.mark.parametrize(("local", "month"), [("2026-11-30 23:30", "2026-11"), ("2026-12-01 00:30", "2026-12")])
async def test_a_month_ends_at_the_departments_midnight(db: Database, zone: str, local: str, month: str) -> None:
    """A meeting at 23:30 of the last day is of that month, whatever month it is in UTC or in Moscow."""
    office = await Office.found(db, zone, at="2026-11-30 12:00")
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna, viktor = await office.hires("Анна", Role.CALLER), await office.hires("Виктор", Role.CLOSER)
    await _work_round_the_clock(office)
    lead = await office.lead("Ромашка", by=irina)
    meeting = await office.books(anna, lead, local)
    office.clock_to(local)
    await office.reports(viktor, meeting, Outcome.CONTRACT)

    assert await office.facts.ledger() == [f"Анна meeting 2000.00 {month}", f"Виктор commission 17500.00 {month}"]
    await office.closes_month("2026-12-01 10:00")
    pay = {True: "2000.00", False: "0.00"}[month == "2026-11"]
    assert f"Анна 2026-11 {pay}" in await office.facts.statements()


async def test_who_was_there_for_a_day_has_a_statement(office: Office, crew: Crew) -> None:
    """Dismissed within the month, or hired on its last day; not before, not after."""
    boris = await office.hires("Борис", Role.CALLER)
    await office.db.write(staff.dismiss, crew.irina, boris.id, office.now)
    office.clock_to("2026-11-30 18:00")
    await office.hires("Вера", Role.CALLER)
    office.clock_to("2026-12-01 00:01")
    await office.hires("Глеб", Role.CALLER)
    await office.closes_month("2026-12-01 10:00")
    november = {line.split()[0] for line in await office.facts.statements()}
    assert november == {"Ирина", "Анна", "Виктор", "Борис", "Вера"}

    await office.closes_month("2027-01-01 10:00")
    december = {line.split()[0] for line in await office.facts.statements() if " 2026-12 " in line}
    assert december == {"Ирина", "Анна", "Виктор", "Вера", "Глеб"}


async def test_pay_that_comes_after_a_dismissal_has_its_statement(office: Office, crew: Crew) -> None:
    """The last meeting was held a month after the caller left."""
    office.clock_to("2026-11-26 10:00")
    meeting = await office.books(crew.anna, crew.romashka, "2026-12-02 15:00")
    await office.db.write(staff.dismiss, crew.irina, crew.anna.id, office.now)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-02 17:00")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)
    await office.closes_month("2027-01-01 10:00")

    assert [line for line in await office.facts.statements() if line.startswith("Анна")] == [
        "Анна 2026-11 0.00",
        "Анна 2026-12 2000.00",
    ]


async def test_what_stayed_open_is_closed_too(office: Office, crew: Crew) -> None:
    """Nobody ran the job for two months: both get their statements, in order."""
    await contract_on(office, crew, "2026-11-30 15:00")
    await office.closes_month("2027-01-01 10:00")

    assert [line for line in await office.facts.statements() if line.startswith("Анна")] == [
        "Анна 2026-11 2000.00",
        "Анна 2026-12 0.00",
    ]


async def test_a_new_department_closes_nothing_before_its_founding(db: Database) -> None:
    office = await Office.found(db, at="2026-12-01 09:00")
    await office.hires("Ирина", Role.DIRECTOR)
    await office.closes_month("2026-12-01 10:00")

    assert await office.facts.statements() == []


async def test_a_negative_month_pays_nothing_and_is_carried_over(office: Office, crew: Crew) -> None:
    await contract_on(office, crew, "2026-11-30 15:00")
    fine = Accrual(
        staff_id=crew.anna.id,
        kind=Kind.ADJUSTMENT,
        fact_kind=FactKind.ADJUSTMENT,
        fact_id=1,
        fact_date=office.now.date(),
        month=NOVEMBER,
        quantity=1,
        rate="",
        amount=-Money.rub(3000),
    )
    assert await office.db.write(payroll.accrue, office.department, fine, office.now) is True
    assert await office.db.write(payroll.accrue, office.department, fine, office.now) is False
    await office.closes_month("2026-12-01 10:00")

    assert "Анна 2026-11 -1000.00" in await office.facts.statements()
    assert (await office.facts.ledger())[-1] == "Анна carried_over -1000.00 2026-12"
    (params,) = {row.params for row in await _letters(office, "RegisterReady")}
    assert '"people":3,"to_pay":{"kopecks":2500000}' in params


async def test_a_late_accrual_finds_the_open_month(office: Office, crew: Crew) -> None:
    await office.closes_month("2026-12-01 10:00")
    late = Accrual(
        staff_id=crew.anna.id,
        kind=Kind.ADJUSTMENT,
        fact_kind=FactKind.ADJUSTMENT,
        fact_id=2,
        fact_date=NOVEMBER.last,
        month=NOVEMBER,
        quantity=1,
        rate="",
        amount=Money.rub(1),
    )
    await office.db.write(payroll.accrue, office.department, late, office.now)
    assert (await office.facts.ledger())[1:] == ["Анна adjustment 1.00 2026-12"]


async def test_a_thousand_people_cost_a_few_statements(db: Database) -> None:
    """Set-based: the number of SQL statements does not grow with the staff."""
    office = await Office.found(db)
    few = await _statements_to_close(office, people=3)
    many = await _statements_to_close(await Office.found(db), people=300)
    assert many == few
    assert few <= 28


async def _statements_to_close(office: Office, people: int) -> int:
    from storage.tables import staff as staff_rows

    told: list[str] = []
    today = office.department.today(office.now)

    def hire_and_pay(tx) -> None:
        for number in range(people):
            values = {
                "department_id": office.department.id,
                "telegram_id": office.department.id * 10_000 + number,
                "name": f"Сотрудник {number}",
                "language": "ru",
                "hired_on": today,
            }
            staff_id = tx.scalar(staff_rows.insert().values(values).returning(staff_rows.c.id))
            accrual = Accrual(
                staff_id=staff_id,
                kind=Kind.ADJUSTMENT,
                fact_kind=FactKind.ADJUSTMENT,
                fact_id=number,
                fact_date=today,
                month=NOVEMBER,
                quantity=1,
                rate="",
                amount=-Money.rub(number) if number % 2 else Money.rub(number),
            )
            books.append(tx, office.department.id, [accrual], office.now)

    def close_and_count(tx) -> None:
        def note(connection, cursor, statement_, *_) -> None:
            told.append(statement_)

        event.listen(tx._connection, "before_cursor_execute", note)
        try:
            due = office.at("2026-12-01 10:00")
            statements.close_month(tx, office.department, due, due)
        finally:
            event.remove(tx._connection, "before_cursor_execute", note)

    await office.db.write(hire_and_pay)
    await office.db.write(close_and_count)
    return len(told)


async def _work_round_the_clock(office: Office) -> None:
    from datetime import time

    from sqlalchemy import update

    from storage.tables import department

    schedule = dataclasses.replace(
        office.department.schedule, opens=time(0), closes=time(0), meeting_minutes=30, step_minutes=30
    )
    values = {"opens": schedule.opens, "closes": schedule.closes, "meeting_minutes": 30, "step_minutes": 30}
    await office.db.write(lambda tx: tx.execute(update(department).values(values)) and None)
    office.department = dataclasses.replace(office.department, schedule=schedule)


async def _letters(office: Office, kind: str):
    return await office.db.read(lambda tx: tx.all(select(outbox.c.params).where(outbox.c.kind == kind)))


async def _statements(office: Office) -> list[tuple]:
    rows = await office.db.read(lambda tx: tx.all(select(statement).order_by(statement.c.id)))
    lines = await office.db.read(lambda tx: tx.all(select(ledger).where(ledger.c.month == NOVEMBER)))
    return [tuple(row) for row in (*rows, *lines)]
