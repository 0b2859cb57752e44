"""The cold base: what is refused at once and why, and how a caller finds a company."""

import asyncio

import pytest
from office import Crew, Office

from domain.errors import (
    InnInvalid,
    LeadAlreadyThere,
    LeadNotFree,
    NotAllowed,
    NotYours,
    PhoneInvalid,
    PhoneMissing,
    QueryTooShort,
    TextMissing,
    TextTooLong,
)
from domain.funnel import LeadState
from domain.lead import NewLead
from domain.people import Person, Role
from services import leads
from storage.database import Database

PHONE = "8 (495) 123-45-67"


@pytest.fixture
async def denis(office: Office) -> Person:
    return await office.hires("Денис", Role.COLLECTOR)


async def found(office: Office, who: Person, query: str) -> list[str]:
    return [lead.company for lead in await office.db.read(leads.to_book, who, query, office.now)]


async def test_a_company_is_kept_as_it_is_called(office: Office, denis: Person) -> None:
    new = NewLead(
        "  ООО   «Белый зуб» ",
        PHONE + " доб. 12",
        person="Ольга",
        city="Москва",
        address="Лесная, 5",
        note="строка\n\n  вторая ",
        inn="7707083893",
    )
    card = await office.db.write(leads.add, denis, new, office.now)

    assert card == leads.LeadCard(
        card.lead_id,
        "ООО «Белый зуб»",
        "Ольга",
        "+74951234567;ext=12",
        "Москва",
        "Лесная, 5",
        "строка\n\nвторая",
        "",
        "Europe/Moscow",
        LeadState.NEW,
        "Денис",
        "",
    )


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewLead("", PHONE), TextMissing),
        (NewLead(" \n ", PHONE), TextMissing),
        (NewLead("К" * 201, PHONE), TextTooLong),
        (NewLead("К", PHONE, person="О" * 201), TextTooLong),
        (NewLead("К", PHONE, city="М" * 101), TextTooLong),
        (NewLead("К", PHONE, address="Л" * 301), TextTooLong),
        (NewLead("К", PHONE, note="з" * 1001), TextTooLong),
        (NewLead("К", ""), PhoneMissing),
        (NewLead("К", "нет телефона"), PhoneInvalid),
        (NewLead("К", "+7 000 000-00-00"), PhoneInvalid),
        (NewLead("К", PHONE, inn="7707083894"), InnInvalid),
    ],
)
async def test_what_is_refused_at_once(office: Office, denis: Person, new: NewLead, error: type[Exception]) -> None:
    await office.refuses(error, office.db.write(leads.add, denis, new, office.now))
    assert await office.facts.leads() == []


async def test_half_an_emoji_stops_nobody(office: Office, crew: Crew, denis: Person) -> None:
    """Telegram's JSON can carry halves of characters, and NUL; no database takes them."""
    card = await office.db.write(leads.add, denis, NewLead("Ром\ud83dашка\0 два", PHONE, note="\udc00"), office.now)
    assert (card.company, card.note) == ("Ромашка два", "")
    assert await found(office, crew.anna, "ромашка\ud83d два") == ["Ромашка два"]


async def test_a_duplicate_is_refused_with_who_brought_it(office: Office, denis: Person) -> None:
    elena = await office.hires("Елена", Role.COLLECTOR)
    await office.db.write(leads.add, denis, NewLead("Ромашка", PHONE, inn="7707083893"), office.now)
    for new in (NewLead("Romashka", "+74951234567 доб. 3"), NewLead("Р", "+79001234567", inn="7707083893")):
        refusal = await office.refuses(LeadAlreadyThere, office.db.write(leads.add, elena, new, office.now))
        assert (refusal.company, refusal.collector) == ("Ромашка", "Денис")
    assert await office.facts.leads() == ["Ромашка new"]


async def test_of_twenty_who_bring_it_at_once_one_has_brought_it(office: Office) -> None:
    collectors = [await office.hires(f"Сборщик {n}", Role.COLLECTOR) for n in range(20)]
    tried = await asyncio.gather(
        *(office.db.write(leads.add, who, NewLead("Ромашка", PHONE), office.now) for who in collectors),
        return_exceptions=True,
    )

    (card,) = (result for result in tried if not isinstance(result, Exception))
    assert {(error.company, error.collector) for error in tried if isinstance(error, LeadAlreadyThere)} == {
        ("Ромашка", card.collector)
    }
    assert await office.facts.leads() == ["Ромашка new"]


async def test_departments_have_their_own_bases(db: Database) -> None:
    for office in (await Office.found(db), await Office.found(db)):
        denis = await office.hires("Денис", Role.COLLECTOR)
        await office.db.write(leads.add, denis, NewLead("Ромашка", PHONE), office.now)
        anna = await office.hires("Анна", Role.CALLER)
        assert await found(office, anna, "") == ["Ромашка"]


@pytest.mark.parametrize(
    ("query", "company"),
    [
        ("ёлка", "Ёлка и Ко"),
        ("ЕЛКА", "Ёлка и Ко"),
        ("ко  ёлка", "Ёлка и Ко"),
        ("Лесник", "Ёлка и Ко"),
        ("мытищи", "100% шин"),
        ("00%", "100% шин"),
        ("од_", "Под_черк"),
        ("еш\\", "Слеш\\"),
        ("8 (900) 111-22-33", "100% шин"),
        ("+7 900 111", "100% шин"),
        ("9001112233", "100% шин"),
        ("2233", "100% шин"),
        ("7707083893", "Ёлка и Ко"),
    ],
)
async def test_a_caller_finds_a_company(office: Office, denis: Person, query: str, company: str) -> None:
    for new in (
        NewLead("Ёлка и Ко", "+7 495 765-43-21", person="Пётр Лесник", inn="7707083893"),
        NewLead("100% шин", "+7 900 111-22-33", city="Мытищи"),
        NewLead("Под_черк", "+7 900 555-66-77"),
        NewLead("Слеш\\", "+7 900 555-66-88"),
    ):
        await office.db.write(leads.add, denis, new, office.now)
    anna = await office.hires("Анна", Role.CALLER)

    assert await found(office, anna, query) == [company]
    assert len(await found(office, anna, "  ")) == 4
    assert await found(office, anna, "нет такой") == []


async def test_a_caller_finds_companies_and_does_not_list_them(office: Office, denis: Person) -> None:
    anna = await office.hires("Анна", Role.CALLER)
    assert await found(office, anna, "") == []
    for number in range(17):
        await office.lead(f"Компания №{number:02}", by=denis)

    assert len(await found(office, anna, "")) == 8
    assert len(await found(office, anna, "компания")) == 8
    assert await found(office, anna, "компания №16") == ["Компания №16"]
    for short in ("ко", "16", "к о м", "()"):
        await office.refuses(QueryTooShort, office.db.read(leads.to_book, anna, short, office.now))


async def test_who_sees_which_company(office: Office, crew: Crew, denis: Person) -> None:
    elena = await office.hires("Елена", Role.COLLECTOR)
    own = await office.lead("Василёк", by=denis)
    assert (await office.db.read(leads.card, denis, own.lead_id)).company == "Василёк"
    assert (await office.db.read(leads.card, crew.anna, own.lead_id)).collector == "Денис"
    await office.refuses(NotYours, office.db.read(leads.card, elena, own.lead_id))
    await office.refuses(NotAllowed, office.db.read(leads.card, crew.viktor, own.lead_id))
    await office.refuses(NotYours, office.db.read(leads.card, crew.anna, 10**12))
    await office.refuses(NotAllowed, office.db.read(leads.to_book, denis, "", office.now))
    await office.refuses(NotAllowed, office.db.write(leads.add, crew.anna, NewLead("К", PHONE), office.now))

    await office.books(crew.anna, own, "2026-11-25 15:00")
    refusal = await office.refuses(LeadNotFree, office.db.read(leads.card, crew.anna, own.lead_id))
    assert refusal.company == "Василёк"
    assert (await office.db.read(leads.card, crew.irina, own.lead_id)).state is LeadState.MEETING
    assert await found(office, crew.anna, "Василёк") == []


async def test_a_phone_that_is_known_is_told_as_soon_as_it_is_typed(office: Office, denis: Person) -> None:
    await office.db.write(leads.add, denis, NewLead("Ромашка", PHONE), office.now)
    elena = await office.hires("Елена", Role.COLLECTOR)
    with pytest.raises(LeadAlreadyThere) as there:
        await office.db.read(leads.ensure_new, elena, NewLead("Ландыш", "+7 495 1234567"))
    assert (there.value.company, there.value.collector) == ("Ромашка", "Денис")
    await office.db.read(leads.ensure_new, elena, NewLead("Ландыш", "+7 495 123-45-68"))
