"""A department at work on a Tuesday morning in Moscow, on both engines."""

from dataclasses import dataclass

import pytest
from office import Office

from domain.people import Person, Role
from services.leads import LeadCard
from storage.database import Database


@dataclass(frozen=True)
class Crew:
    """The usual people, and a company to meet."""

    irina: Person
    anna: Person
    viktor: Person
    romashka: LeadCard


@pytest.fixture
async def office(db: Database) -> Office:
    return await Office.found(db)


@pytest.fixture
async def crew(office: Office) -> Crew:
    """Irina directs, Anna calls, Viktor closes; the cold base has Ромашка."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER)
    viktor = await office.hires("Виктор", Role.CLOSER)
    return Crew(irina, anna, viktor, await office.lead("Ромашка", by=irina))
