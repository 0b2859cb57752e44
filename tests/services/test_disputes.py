"""A statement is answered: it is right, or a line of it is not, and the director decides."""

import asyncio

import pytest
from office import Crew, Office
from sqlalchemy import func, select

from domain.disputes import DisputeState
from domain.errors import AlreadyDisputed, DisputeOver, NotAllowed, NotYours, TextMissing
from domain.funnel import Outcome
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from services import books, disputes, reports, statements
from services.disputes import NewDispute
from storage.tables import statement_agreement

NOVEMBER = Month(2026, 11)
HERS = "2026-11-002"


@pytest.fixture
async def closed(office: Office, crew: Crew) -> Crew:
    """November is closed: Anna has a meeting, Viktor a contract."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-30 15:00")
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 11:00")
    return crew


async def disputed(office: Office, crew: Crew, text: str = "Встреч было две") -> int:
    """Anna disagrees with her only line."""
    (line,) = (await office.db.read(statements.statement, crew.anna, HERS)).lines
    return await office.db.write(disputes.begin, crew.anna, NewDispute(HERS, line.id, text), office.now)


async def test_an_accepted_dispute_is_paid_in_the_open_month(office: Office, closed: Crew) -> None:
    frozen = await office.facts.statements()
    dispute_id = await disputed(office, closed)
    assert await office.facts.letters("DisputeNews") == ["Ирина waiting"]
    assert (await office.db.read(reports.today, closed.irina, office.now)).disputes == 1

    amount = Money.rub(2000)
    await office.db.write(disputes.accept, closed.irina, dispute_id, amount, "Спор по листу", office.now)
    assert (await office.facts.ledger())[-1] == "Анна adjustment 2000.00 2026-12"
    assert await office.facts.statements() == frozen
    assert await office.facts.letters("DisputeNews") == ["Ирина waiting", "Анна waiting"]
    assert await office.db.read(books.differences, office.department) == []
    view = await office.db.read(disputes.view, closed.anna, dispute_id)
    assert (view.state, [said.author for said in view.thread]) == (DisputeState.ACCEPTED, ["Анна", "Ирина"])
    assert (await office.db.read(reports.today, closed.irina, office.now)).disputes == 0


async def test_a_refusal_says_why_and_both_see_the_thread(office: Office, closed: Crew) -> None:
    dispute_id = await disputed(office, closed)
    await office.db.write(disputes.say, closed.irina, dispute_id, "Какая вторая?", office.now)
    await office.db.write(disputes.say, closed.anna, dispute_id, "С Лютиком", office.now)
    await office.refuses(TextMissing, office.db.write(disputes.refuse, closed.irina, dispute_id, " ", office.now))
    await office.db.write(disputes.refuse, closed.irina, dispute_id, "Она была в октябре", office.now)

    for reader in (closed.anna, closed.irina):
        view = await office.db.read(disputes.view, reader, dispute_id)
        assert [said.text for said in view.thread] == [
            "Встреч было две",
            "Какая вторая?",
            "С Лютиком",
            "Она была в октябре",
        ]
    assert not any(" adjustment " in row for row in await office.facts.ledger())


async def test_a_dispute_is_decided_once(office: Office, closed: Crew) -> None:
    """Both answers at the same moment: one counts."""
    galina = await office.hires("Галина", Role.DIRECTOR)
    dispute_id = await disputed(office, closed)
    amount = Money.rub(2000)
    answers = await asyncio.gather(
        office.db.write(disputes.accept, closed.irina, dispute_id, amount, "Верно", office.now),
        office.db.write(disputes.accept, galina, dispute_id, amount, "Верно", office.now),
        office.db.write(disputes.refuse, galina, dispute_id, "Нет", office.now),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers if answer is not None] == [DisputeOver, DisputeOver]
    assert len([row for row in await office.facts.ledger() if " adjustment " in row]) <= 1
    await office.refuses(DisputeOver, office.db.write(disputes.say, closed.anna, dispute_id, "Ещё", office.now))


async def test_only_ones_own_lines_are_disputed(office: Office, closed: Crew) -> None:
    """Forged: another's line, another's statement, another's dispute, a decision of one's own."""
    (line,) = (await office.db.read(statements.statement, closed.anna, HERS)).lines
    others = NewDispute("2026-11-003", line.id, "Моё")
    await office.refuses(NotYours, office.db.write(disputes.begin, closed.viktor, others, office.now))
    not_his = NewDispute(HERS, line.id, "Моё")
    await office.refuses(NotYours, office.db.write(disputes.begin, closed.viktor, not_his, office.now))
    dispute_id = await disputed(office, closed)
    await office.refuses(AlreadyDisputed, disputed(office, closed))
    await office.refuses(NotYours, office.db.read(disputes.view, closed.viktor, dispute_id))
    mine = office.db.write(disputes.accept, closed.anna, dispute_id, Money.rub(9), "Да", office.now)
    await office.refuses(NotAllowed, mine)
    assert await office.db.read(disputes.listed, closed.viktor) == []
    assert len(await office.db.read(disputes.listed, closed.irina)) == 1
    missing = NewDispute(HERS, 0, "Нет встречи с Лютиком")
    assert await office.db.write(disputes.begin, closed.anna, missing, office.now) > dispute_id


async def test_a_statement_is_agreed_to_once(office: Office, closed: Crew) -> None:
    for _ in range(3):
        await office.db.write(statements.agree, closed.anna, NOVEMBER, office.now)
    assert (await office.db.read(statements.statement, closed.anna, HERS)).agreed
    count = select(func.count()).select_from(statement_agreement)
    assert await office.db.read(lambda tx: tx.scalar(count)) == 1
    await office.refuses(NotYours, office.db.write(statements.agree, closed.anna, Month(2026, 10), office.now))
