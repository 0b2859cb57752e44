"""The exclusion list: who is on it is called by nobody, from the moment on."""

import asyncio

import pytest
from office import Crew, Office

from domain.calling import CallResult
from domain.errors import LeadExcluded, NotAllowed, NotYours, PhoneMissing
from domain.exclusions import ExclusionKind
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.people import Person, Role
from services import calls, exclusions, leads, meetings
from services.calls import CallEntry
from services.exclusions import NewExclusion
from storage.database import Database

PHONE, OTHER, INN = "+74951234567", "+79001112233", "7707083893"


@pytest.fixture
async def maria(office: Office) -> Person:
    return await office.hires("Мария", Role.ACCOUNT_MANAGER)


async def excludes(
    office: Office, kind: ExclusionKind, *phones: str, inn: str | None = None, company: str = "Ромашка"
) -> int:
    """As a file or a call does it."""
    return await office.db.write(
        exclusions.exclude_numbers, office.department.id, kind, company, phones, inn, None, office.now
    )


async def by_hand(office: Office, who: Person, *phones: str, inn: str | None = None, company: str = "Ромашка") -> int:
    new = NewExclusion(ExclusionKind.CLIENT, company, phones, inn)
    return await office.db.write(exclusions.exclude, who, new, office.now)


async def listed(office: Office, who: Person, query: str = "") -> list[str]:
    page = await office.db.read(exclusions.listed, who, query, 0)
    return [f"{one.kind.value} {one.company} {one.phone or one.inn}" for one in page.entries]


async def removes(office: Office, who: Person, query: str) -> exclusions.Removed:
    page = await office.db.read(exclusions.listed, who, query, 0)
    return await office.db.write(exclusions.remove, who, page.entries[0].exclusion_id, office.now)


async def test_who_is_excluded_leaves_the_queue_and_the_hands(office: Office, crew: Crew) -> None:
    """Also the hands that hold it this very moment: the next lead is another one."""
    await office.lead("Василёк", by=crew.irina, phone=PHONE)
    held = await office.db.write(calls.next_lead, crew.anna, office.now)
    assert held is not None
    first, then = ("Ромашка", "Василёк") if held.company == "Ромашка" else ("Василёк", "Ромашка")

    assert await excludes(office, ExclusionKind.CLIENT, held.phones[0], OTHER) == 2
    assert await excludes(office, ExclusionKind.CLIENT, held.phones[0]) == 0
    assert f"{first} excluded" in await office.facts.leads()
    assert await office.db.read(calls.in_hand, crew.anna, office.now) is None
    after = await office.db.write(calls.next_lead, crew.anna, office.now)
    assert after is not None
    assert after.company == then


async def test_who_asked_is_left_alone_by_every_department(db: Database, office: Office, crew: Crew) -> None:
    """A client is a client of one department; a wish not to be called holds in all of them."""
    other = await Office.found(db)
    elena = await other.hires("Елена", Role.COLLECTOR)
    await office.lead("Василёк", by=crew.irina, phone=PHONE)
    await other.lead("Василёк", by=elena, phone=PHONE)
    await excludes(office, ExclusionKind.CLIENT, PHONE)
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded", "Василёк new"]

    assert await excludes(office, ExclusionKind.DO_NOT_CALL, PHONE) == 1
    assert await excludes(office, ExclusionKind.CLIENT, PHONE) == 0
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded", "Василёк excluded"]
    refusal = await office.refuses(LeadExcluded, db.write(leads.add, elena, NewLead("Другое имя", PHONE), office.now))
    assert refusal.kind is ExclusionKind.DO_NOT_CALL


async def test_a_company_is_known_by_its_inn_too(office: Office, crew: Crew) -> None:
    await office.db.write(leads.add, crew.irina, NewLead("Василёк", PHONE, inn=INN), office.now)
    assert await excludes(office, ExclusionKind.CLIENT, inn=INN) == 1
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded"]
    await office.refuses(LeadExcluded, office.db.write(leads.add, crew.irina, NewLead("В", OTHER, inn=INN), office.now))


async def test_a_booked_meeting_takes_place_and_nobody_calls_afterwards(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    card = await office.db.read(leads.card, crew.irina, crew.romashka.lead_id)
    await excludes(office, ExclusionKind.DO_NOT_CALL, card.phone)
    assert await office.facts.leads() == ["Ромашка meeting"]

    office.clock_to("2026-11-25 16:30")
    meeting = (await office.db.read(meetings.to_report, crew.viktor, office.now))[0].card
    await office.reports(crew.viktor, meeting, Outcome.NO_SHOW)
    assert await office.facts.leads() == ["Ромашка excluded"]


async def test_a_signed_client_enters_by_itself(office: Office, crew: Crew, maria: Person) -> None:
    """And stays a client of ours when somebody takes it off the list."""
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    office.clock_to("2026-11-25 16:30")
    meeting = (await office.db.read(meetings.to_report, crew.viktor, office.now))[0].card
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)

    assert await listed(office, maria) == [f"client Ромашка {crew.romashka.phone}"]
    denis = await office.hires("Денис", Role.COLLECTOR)
    refusal = await office.refuses(
        LeadExcluded,
        office.db.write(leads.add, denis, NewLead("Ромашка", crew.romashka.phone), office.now),
    )
    assert refusal.kind is ExclusionKind.CLIENT
    assert (await removes(office, maria, "ромашка")).returned == 0
    assert await office.facts.leads() == ["Ромашка client"]


async def test_it_is_kept_by_hand(office: Office, crew: Crew, maria: Person) -> None:
    """Found by phone as anybody types it, by ИНН, by a part of the name; each number once."""
    assert await by_hand(office, maria, PHONE, OTHER, inn=INN, company="  ООО   «Белый Зуб» ") == 3
    assert await by_hand(office, crew.irina, PHONE, company="Другая") == 0

    for query in ("белый зуб", "БЕЛЫЙ", "8 (495) 123", "4567"):
        assert f"client ООО «Белый Зуб» {PHONE}" in await listed(office, crew.irina, query), query
    assert await listed(office, crew.irina, INN) == [f"client ООО «Белый Зуб» {INN}"]
    assert await listed(office, crew.irina, "нет такой") == []
    await office.refuses(PhoneMissing, by_hand(office, maria))


async def test_what_is_removed_is_called_again(office: Office, crew: Crew, maria: Person) -> None:
    """With one number of a company go its others; what another entry forbids stays out."""
    new = NewLead("Василёк", PHONE, other_phones=(OTHER,), inn=INN)
    await office.db.write(leads.add, crew.irina, new, office.now)
    await by_hand(office, maria, PHONE, OTHER, company="Василёк")
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded"]
    removed = await removes(office, maria, "4567")
    assert (removed.numbers, removed.returned) == (2, 1)
    assert await office.facts.leads() == ["Ромашка new", "Василёк new"]
    assert await listed(office, maria) == []
    called = [
        await office.db.write(calls.next_lead, who, office.now)
        for who in (crew.anna, await office.hires("Борис", Role.CALLER))
    ]
    assert {card.company for card in called if card} == {"Ромашка", "Василёк"}


async def test_what_another_department_asked_for_stays_out(db: Database, office: Office, crew: Crew) -> None:
    other = await Office.found(db)
    await office.lead("Василёк", by=crew.irina, phone=PHONE)
    await excludes(other, ExclusionKind.DO_NOT_CALL, PHONE)
    await excludes(office, ExclusionKind.CLIENT, PHONE)
    assert (await removes(office, crew.irina, "")).returned == 0
    assert await office.facts.leads() == ["Ромашка new", "Василёк excluded"]


async def test_a_callback_of_the_excluded_does_not_ring(office: Office, crew: Crew) -> None:
    held = await office.db.write(calls.next_lead, crew.anna, office.now)
    assert held is not None
    entry = CallEntry(held.lead_id, CallResult.CALL_BACK, callback_at=office.at("2026-11-24 15:00"))
    await office.db.write(calls.log, crew.anna, entry, office.now)
    assert await office.facts.letters("CallbackDue") == ["Анна waiting"]

    await excludes(office, ExclusionKind.DO_NOT_CALL, held.phones[0])
    assert await office.facts.letters("CallbackDue") == ["Анна withdrawn"]


async def test_nobody_holds_what_is_excluded_at_the_same_moment(office: Office, crew: Crew) -> None:
    """Callers take leads while their numbers come onto the list: in whatever order, none of those is in a hand."""
    companies = [await office.lead(f"К {n}", by=crew.irina) for n in range(6)]
    callers = [await office.hires(f"Звонит {n}", Role.CALLER) for n in range(6)]
    await asyncio.gather(
        *(office.db.write(calls.next_lead, who, office.now) for who in callers),
        *(excludes(office, ExclusionKind.DO_NOT_CALL, one.phone) for one in companies),
    )

    assert set((await office.facts.hands()).values()) <= {"Ромашка"}
    assert await office.facts.leads() == ["Ромашка new", *(f"К {n} excluded" for n in range(6))]


async def test_who_may_keep_it(db: Database, office: Office, crew: Crew, maria: Person) -> None:
    """Directors and account managers, each of their own department."""
    await by_hand(office, maria, PHONE)
    page = await db.read(exclusions.listed, maria, "", 0)
    entry = page.entries[0].exclusion_id
    other = await Office.found(db)
    stranger = await other.hires("Павел", Role.DIRECTOR, Role.ACCOUNT_MANAGER)
    denis = await office.hires("Денис", Role.COLLECTOR)

    assert (await db.read(exclusions.entry, crew.irina, entry)).company == "Ромашка"
    for foreign in (entry, 10**12):
        await office.refuses(NotYours, db.read(exclusions.entry, stranger, foreign))
        await office.refuses(NotYours, db.write(exclusions.remove, stranger, foreign, office.now))
    assert await listed(office, stranger) == []
    for who in (denis, crew.anna, crew.viktor):
        await office.refuses(NotAllowed, db.read(exclusions.listed, who, "", 0))
        await office.refuses(NotAllowed, db.read(exclusions.entry, who, entry))
        await office.refuses(NotAllowed, by_hand(office, who, OTHER))
        await office.refuses(NotAllowed, db.write(exclusions.remove, who, entry, office.now))


async def test_pages_end(office: Office, maria: Person) -> None:
    for n in range(17):
        await by_hand(office, maria, f"+7900000{n:04}", company=f"К {n}")
    pages = [await office.db.read(exclusions.listed, maria, "", page) for page in (0, 2, 99, -1)]
    assert [(len(page.entries), page.page, page.pages, page.count) for page in pages] == [
        (8, 0, 3, 17),
        (1, 2, 3, 17),
        (1, 2, 3, 17),
        (8, 0, 3, 17),
    ]
    assert pages[0].entries[0].company == "К 16"
