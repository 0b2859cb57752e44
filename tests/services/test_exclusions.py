"""The exclusion list: who is on it is called by nobody, from the moment on."""

from office import Crew, Office

from domain.exclusions import ExclusionKind
from domain.people import Role
from services import exclusions
from storage.database import Database

PHONE = "+74951234567"


async def excludes(
    office: Office, kind: ExclusionKind, *phones: str, inn: str | None = None, company: str = "Ромашка"
) -> int:
    return await office.db.write(
        exclusions.exclude_numbers, office.department.id, kind, company, phones, inn, None, office.now
    )


async def test_who_is_excluded_leaves_the_queue(office: Office, crew: Crew) -> None:
    lead = await office.lead("Василёк", by=crew.irina, phone=PHONE)
    assert await excludes(office, ExclusionKind.CLIENT, PHONE, "+79001112233") == 2
    assert await excludes(office, ExclusionKind.CLIENT, PHONE) == 0
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded"]
    assert lead.company == "Василёк"


async def test_who_asked_is_left_alone_by_every_department(db: Database, office: Office, crew: Crew) -> None:
    """A client is a client of one department; a wish not to be called holds in all of them."""
    other = await Office.found(db)
    elena = await other.hires("Елена", Role.COLLECTOR)
    await office.lead("Василёк", by=crew.irina, phone=PHONE)
    await other.lead("Василёк", by=elena, phone=PHONE)
    await excludes(office, ExclusionKind.CLIENT, PHONE)
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded", "Василёк new"]

    assert await excludes(office, ExclusionKind.DO_NOT_CALL, PHONE) == 1
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded", "Василёк excluded"]
