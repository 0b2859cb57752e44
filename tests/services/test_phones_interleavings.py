"""Whoever brings companies, by hand or by file, at the same moment on two replicas: no phone is in the base twice."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Office
from sqlalchemy import select

from domain.columns import Field
from domain.errors import DomainError
from domain.exclusions import ExclusionKind
from domain.lead import NewLead, check_lead
from domain.people import Person, Role
from services import exclusions, import_work, imports, leads
from services.imports import SentFile
from storage.database import Database
from storage.import_leads import SomebodyWasFaster
from storage.tables import exclusion, lead, lead_phone
from stories.databases import Fresh
from tables.child import Column, Preview, Row

COLLECTORS, PHONES, INNS = 3, 6, ("7707083893", "7728168971")
PREVIEW = Preview((Column("Кто", Field.COMPANY, ("x",)), Column("Тел.", Field.PHONE, ("x",))), 3, (), "Лист1", (), "")


@dataclass(frozen=True)
class Company:
    """Which of the few phones it has, the main one first, and which ИНН."""

    phones: tuple[int, ...]
    inn: int | None

    @property
    def new(self) -> NewLead:
        """As it is typed."""
        main, *others = (f"+7 916 000-00-{number:02}" for number in self.phones)
        return NewLead("Ромашка", main, inn="" if self.inn is None else INNS[self.inn], other_phones=tuple(others))


@dataclass(frozen=True)
class Add:
    """Somebody types a company."""

    collector: int
    company: Company


@dataclass(frozen=True)
class Import:
    """Somebody sends a file."""

    collector: int
    companies: tuple[Company, ...]


@dataclass(frozen=True)
class Exclude:
    """A client's phone goes onto the list."""

    phone: int


companies = st.builds(
    Company,
    st.lists(st.integers(0, PHONES - 1), min_size=1, max_size=3, unique=True).map(tuple),
    st.none() | st.integers(0, len(INNS) - 1),
)
who = st.integers(0, COLLECTORS - 1)
deeds = st.one_of(
    st.builds(Add, who, companies),
    st.builds(Import, who, st.lists(companies, min_size=1, max_size=4).map(tuple)),
    st.builds(Exclude, st.integers(0, PHONES - 1)),
)


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_no_phone_is_in_the_base_twice(engine: str, request: pytest.FixtureRequest) -> None:
    fresh: Fresh = request.getfixturevalue(f"fresh_{engine}")
    url = fresh()

    @settings(deadline=None, max_examples=30 if engine == "sqlite" else 15, database=None)
    @given(groups=st.lists(st.lists(deeds, min_size=1, max_size=5), min_size=1, max_size=3))
    def whoever_brings_what(groups: list[list[Any]]) -> None:
        asyncio.run(_live(url, groups))

    whoever_brings_what()


async def _live(url: str, groups: Sequence[Sequence[Any]]) -> None:
    async with await Database.open(url) as db, await Database.open(url) as replica:
        office = await Office.found(db)
        collectors = [await office.hires(f"Сборщик {n}", Role.COLLECTOR) for n in range(COLLECTORS)]
        replicas = (db, replica) if db.shared else (db,)
        added = 0
        for group in groups:
            does = [_do(office, replicas[n % len(replicas)], collectors, deed) for n, deed in enumerate(group)]
            for result in await asyncio.gather(*does, return_exceptions=True):
                assert isinstance(result, int | DomainError), repr(result)
                added += result if isinstance(result, int) else 0
            await _every_number_is_of_one(office, added)


async def _do(office: Office, db: Database, collectors: Sequence[Person], deed: Any) -> int:
    """How many companies came in by it."""
    match deed:
        case Add(number, company):
            await db.write(leads.add, collectors[number], company.new, office.now)
            return 1
        case Import(number, brought):
            return await _import(office, db, collectors[number], brought)
        case Exclude(phone):
            numbers = [f"+791600000{phone:02}"]
            kind = ExclusionKind.CLIENT
            department_id = office.department.id
            await db.write(exclusions.exclude_numbers, department_id, kind, "Клиент", numbers, None, None, office.now)
    return 0


async def _import(office: Office, db: Database, who: Person, brought: Sequence[Company]) -> int:
    begun = await db.write(imports.begin, who, SentFile("file", "база.xlsx", 1000), office.now)
    await db.write(import_work.previewed, begun.import_id, PREVIEW)
    await db.write(imports.start, who, begun.import_id, None, office.now)
    rows = [Row(n + 2, (), check_lead(one.new, "Europe/Moscow"), None) for n, one in enumerate(brought)]
    while True:
        try:
            await db.write(import_work.enter_chunk, begun.import_id, 0, rows, office.now)
            break
        except SomebodyWasFaster:
            continue
    view = await db.read(imports.view, who, begun.import_id)
    assert view.added + view.duplicates + view.refused == len(brought)
    return view.added


async def _every_number_is_of_one(office: Office, added: int) -> None:
    here = office.department.id
    rows = await office.db.read(lambda tx: tx.all(select(lead).where(lead.c.department_id == here)))
    numbers = await office.db.read(lambda tx: tx.all(select(lead_phone).where(lead_phone.c.department_id == here)))
    listed = await office.db.read(lambda tx: tx.all(select(exclusion).where(exclusion.c.department_id == here)))
    assert len(rows) == added, "what was said to be in is in, and nothing else"
    owners = {row.phone: row.lead_id for row in numbers}
    assert len(owners) == len(numbers)
    assert all(owners[row.phone] == row.id for row in rows), "a main phone is nobody's other phone"
    inns = [row.inn for row in rows if row.inn is not None]
    assert len(inns) == len(set(inns))
    excluded = {row.id for row in rows if row.state == "excluded"}
    for row in listed:
        assert owners.get(row.phone) is None or owners[row.phone] in excluded, "who is on the list waits for no call"
