"""A department at work on a Tuesday morning in Moscow, on both engines."""

import pytest
from office import Crew, Office
from switchboard import Calls

from domain.people import Role
from storage.database import Database


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


@pytest.fixture
def line(office: Office) -> Calls:
    """Their telephones."""
    return Calls(office)
