"""What became of a collector's leads, and appeals: once for a lead, decided by a director."""

import pytest
from office import Crew, Office

from domain.calling import CallResult
from domain.errors import (
    AlreadyAppealed,
    AlreadyDecided,
    LeadNotRejected,
    NotAllowed,
    NotYours,
    TextMissing,
    TextTooLong,
)
from domain.exclusions import ExclusionKind
from domain.fates import Fate
from domain.people import Person, Role
from services import calls, exclusions, fates
from services.calls import CallEntry
from services.leads import LeadCard
from storage.database import Database


@pytest.fixture
async def denis(office: Office) -> Person:
    return await office.hires("Денис", Role.COLLECTOR)


@pytest.fixture
async def vasilek(office: Office, denis: Person) -> LeadCard:
    return await office.lead("Василёк", by=denis)


async def calls_it(office: Office, who: Person, lead: LeadCard, result: CallResult) -> None:
    """One call with a certain lead."""
    await office.db.write(calls.take, who, lead.lead_id, office.now)
    entry = CallEntry(lead.lead_id, result, callback_at=office.at("2026-12-20 12:00"))
    await office.db.write(calls.log, who, entry, office.now)


async def appeals(office: Office, who: Person, lead: LeadCard, reason: str = "Я сам туда звонил") -> fates.FateCard:
    return await office.db.write(fates.appeal, who, lead.lead_id, reason, office.now)


async def decides(office: Office, who: Person, lead: LeadCard, *, upheld: bool) -> fates.Decided:
    return await office.db.write(fates.decide, who, lead.lead_id, upheld, office.now)


async def mine(office: Office, who: Person, fate: Fate | None = None, *, ever: bool = False) -> fates.MyFates:
    return await office.db.read(fates.mine, who, fate, ever, 0, office.now)


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Asia/Kamchatka"])
async def test_a_month_is_of_the_departments_clock(db: Database, zone: str) -> None:
    office = await Office.found(db, zone, at="2026-10-31 23:59")
    denis = await office.hires("Денис", Role.COLLECTOR)
    for local in ("2026-10-31 23:59", "2026-11-01 00:00", "2026-11-02 23:59", "2026-11-03 00:00", "2026-11-03 09:00"):
        office.clock_to(local)
        await office.lead(f"В {local}", by=denis)

    month, ever = await mine(office, denis), await mine(office, denis, ever=True)
    assert (month.counted.added, month.today, ever.counted.added) == (4, 2, 5)
    assert [card.company for card in month.leads][:2] == ["В 2026-11-03 09:00", "В 2026-11-03 00:00"]


async def test_every_lead_has_its_fate(office: Office, crew: Crew, denis: Person) -> None:
    """Confirmed by whoever answered; neither by silence; rejected with the reason; and all of them add up."""
    results = {
        "отказ": CallResult.REFUSED,
        "перезвонить": CallResult.CALL_BACK,
        "не звонить": CallResult.DO_NOT_CALL,
        "не тот": CallResult.WRONG_NUMBER,
        "нет такой": CallResult.NOT_EXISTING,
        "не наша": CallResult.NOT_SEGMENT,
        "занято": CallResult.BUSY,
    }
    for company, result in results.items():
        await calls_it(office, crew.anna, await office.lead(company, by=denis), result)
    await office.lead("ждёт", by=denis)
    gone = await office.lead("клиент", by=denis)
    await office.db.write(
        exclusions.exclude_numbers,
        office.department.id,
        ExclusionKind.CLIENT,
        "клиент",
        [gone.phone],
        None,
        None,
        office.now,
    )

    shown = {fate: {card.company for card in (await mine(office, denis, fate)).leads} for fate in Fate}
    assert shown == {
        Fate.WAITING: {"ждёт", "занято"},
        Fate.CONFIRMED: {"отказ", "перезвонить", "не звонить"},
        Fate.REJECTED: {"не тот", "нет такой", "не наша"},
        Fate.EXCLUDED: {"клиент"},
        Fate.UNREACHED: set(),
    }
    counted = (await mine(office, denis)).counted
    assert {fate: counted.by_fate.get(fate, 0) for fate in Fate} == {fate: len(them) for fate, them in shown.items()}
    assert counted.by_reason == {result: 1 for result in CallResult if result.rejects}


async def test_a_collector_sees_their_own_alone(db: Database, office: Office, crew: Crew, vasilek: LeadCard) -> None:
    """Neither a colleague's lead nor one of another department exists for an outside collector."""
    pavel = await office.hires("Павел", Role.COLLECTOR)
    elsewhere = await Office.found(db)
    far = await elsewhere.lead("Далёкая", by=await elsewhere.hires("Елена", Role.COLLECTOR))
    await calls_it(office, crew.anna, vasilek, CallResult.WRONG_NUMBER)

    for lead_id in (vasilek.lead_id, far.lead_id, crew.romashka.lead_id, 10**12):
        await office.refuses(NotYours, db.read(fates.fate, pavel, lead_id))
        await office.refuses(NotYours, db.write(fates.appeal, pavel, lead_id, "моё", office.now))
    assert (await mine(office, pavel, ever=True)).leads == ()
    for deed in (fates.waiting, fates.count_waiting):
        await office.refuses(NotAllowed, db.read(deed, pavel))
    await office.refuses(NotAllowed, decides(office, pavel, vasilek, upheld=True))
    await office.refuses(NotAllowed, db.read(fates.appealed, pavel, vasilek.lead_id))
    await office.refuses(NotAllowed, mine(office, crew.anna))


async def test_an_appeal_that_is_right_brings_the_lead_back(
    office: Office, crew: Crew, denis: Person, vasilek: LeadCard
) -> None:
    await calls_it(office, crew.anna, vasilek, CallResult.WRONG_NUMBER)
    appealed = await appeals(office, denis, vasilek)
    assert not appealed.may_be_appealed
    assert await office.facts.letters("AppealMade") == ["Ирина waiting"]
    (card,) = await office.db.read(fates.waiting, crew.irina)
    assert (card.collector, card.reason, card.rejected_as) == ("Денис", "Я сам туда звонил", CallResult.WRONG_NUMBER)
    assert [(call.caller, call.result) for call in card.calls] == [("Анна", CallResult.WRONG_NUMBER)]

    await decides(office, crew.irina, vasilek, upheld=True)
    assert await office.db.read(fates.count_waiting, crew.irina) == 0
    assert await office.facts.letters("AppealMade") == ["Ирина withdrawn"]
    assert await office.facts.letters("AppealDecided") == ["Денис waiting"]
    after = await office.db.read(fates.fate, denis, vasilek.lead_id)
    assert (after.fate, after.rejected_at, after.rejected_as, after.upheld) == (Fate.WAITING, None, None, True)
    await calls_it(office, crew.anna, vasilek, CallResult.REFUSED)
    assert (await office.db.read(fates.fate, denis, vasilek.lead_id)).fate is Fate.CONFIRMED


async def test_one_appeal_for_a_lead_ever(office: Office, crew: Crew, denis: Person, vasilek: LeadCard) -> None:
    """Also when it is rejected again after it came back."""
    await office.refuses(LeadNotRejected, appeals(office, denis, vasilek))
    await calls_it(office, crew.anna, vasilek, CallResult.WRONG_NUMBER)
    await office.refuses(TextMissing, appeals(office, denis, vasilek, " \n"))
    await office.refuses(TextTooLong, appeals(office, denis, vasilek, "о" * 501))
    await appeals(office, denis, vasilek)
    await office.refuses(AlreadyAppealed, appeals(office, denis, vasilek))
    await decides(office, crew.irina, vasilek, upheld=True)
    await calls_it(office, crew.anna, vasilek, CallResult.NOT_EXISTING)

    assert not (await office.db.read(fates.fate, denis, vasilek.lead_id)).may_be_appealed
    await office.refuses(AlreadyAppealed, appeals(office, denis, vasilek))


async def test_two_directors_decide_once(office: Office, crew: Crew, denis: Person, vasilek: LeadCard) -> None:
    """The first word stands; the lead stays rejected when that was no."""
    oleg = await office.hires("Олег", Role.DIRECTOR)
    await calls_it(office, crew.anna, vasilek, CallResult.NOT_SEGMENT)
    await appeals(office, denis, vasilek)
    assert await office.db.read(fates.decided, oleg, vasilek.lead_id) is None
    await decides(office, crew.irina, vasilek, upheld=False)

    await office.refuses(AlreadyDecided, decides(office, oleg, vasilek, upheld=True))
    await office.refuses(AlreadyDecided, office.db.read(fates.appealed, oleg, vasilek.lead_id))
    assert await office.db.read(fates.decided, oleg, vasilek.lead_id) == fates.Decided("Василёк", upheld=False)
    after = await office.db.read(fates.fate, denis, vasilek.lead_id)
    assert (after.fate, after.upheld) == (Fate.REJECTED, False)
    await office.refuses(NotYours, decides(office, crew.irina, crew.romashka, upheld=True))


async def test_appeals_stay_in_their_department(
    db: Database, office: Office, crew: Crew, denis: Person, vasilek: LeadCard
) -> None:
    await calls_it(office, crew.anna, vasilek, CallResult.WRONG_NUMBER)
    await appeals(office, denis, vasilek)
    elsewhere = await Office.found(db)
    boss = await elsewhere.hires("Босс", Role.DIRECTOR)

    assert await db.read(fates.waiting, boss) == ()
    await office.refuses(NotYours, decides(office, boss, vasilek, upheld=True))
    await office.refuses(NotYours, db.read(fates.decided, boss, vasilek.lead_id))


async def test_what_is_excluded_meanwhile_stays_so(
    office: Office, crew: Crew, denis: Person, vasilek: LeadCard
) -> None:
    """A right appeal calls nobody who asked not to be called."""
    await calls_it(office, crew.anna, vasilek, CallResult.WRONG_NUMBER)
    await appeals(office, denis, vasilek)
    await office.db.write(
        exclusions.exclude_numbers,
        office.department.id,
        ExclusionKind.DO_NOT_CALL,
        "",
        [vasilek.phone],
        None,
        None,
        office.now,
    )
    await decides(office, crew.irina, vasilek, upheld=True)
    assert (await office.db.read(fates.fate, denis, vasilek.lead_id)).fate is Fate.EXCLUDED
