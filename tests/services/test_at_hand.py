"""What a caller may book without searching, and the rules of calling the director sets."""

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.calling import CallingRules, CallResult
from domain.errors import NotAllowed, NotYours
from domain.people import Person, Role
from services import calls, departments, leads
from services.calls import CallEntry
from services.departments import CallingRule
from storage.database import Database
from storage.tables import audit


async def at_hand(office: Office, who: Person) -> list[str]:
    return [lead.company for lead in await office.db.read(leads.to_book, who, "", office.now)]


async def test_in_hand_first_then_who_was_spoken_with(office: Office, crew: Crew) -> None:
    """Then any that are free; what a colleague has in hand is not among them."""
    boris = await office.hires("Борис", Role.CALLER)
    companies = ["Ромашка", *(f"Компания {number}" for number in range(12))]
    known = {"Ромашка": crew.romashka.lead_id}
    for company in companies[1:]:
        known[company] = (await office.lead(company, by=crew.irina)).lead_id
    for company, result in (("Компания 7", CallResult.REFUSED), ("Компания 8", CallResult.NO_ANSWER)):
        await office.db.write(calls.take, crew.anna, known[company], office.now)
        await office.db.write(calls.log, crew.anna, CallEntry(known[company], result), office.now)
    await office.db.write(calls.take, crew.anna, known["Компания 9"], office.now)
    await office.db.write(calls.take, boris, known["Ромашка"], office.now)

    expected = ["Компания 9", "Компания 7", *(f"Компания {number}" for number in range(6))]
    assert await at_hand(office, crew.anna) == expected
    assert (await at_hand(office, boris))[0] == "Ромашка"
    office.clock_to("2026-11-24 10:41")
    assert (await at_hand(office, crew.anna))[0] == "Компания 7", "the hour is over"


async def test_a_company_in_a_colleagues_hands_is_not_found(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await office.db.write(calls.take, boris, crew.romashka.lead_id, office.now)

    assert await office.db.read(leads.to_book, crew.anna, "ромашка", office.now) == ()
    assert len(await office.db.read(leads.to_book, boris, "ромашка", office.now)) == 1


async def test_other_departments_are_not_at_hand(db: Database, office: Office, crew: Crew) -> None:
    other = await Office.found(db)
    vera = await other.hires("Вера", Role.CALLER)

    assert await at_hand(other, vera) == []
    assert await other.db.read(leads.to_book, vera, "ромашка", other.now) == ()


@pytest.mark.parametrize(
    ("rule", "value", "rules"),
    [
        (CallingRule.RETRY, 60, CallingRules(retry_minutes=60)),
        (CallingRule.BUSY, 10, CallingRules(busy_minutes=10)),
        (CallingRule.TRIES, 3, CallingRules(most_tries=3)),
        (CallingRule.COOLDOWN, 12, CallingRules(cooldown_months=12)),
    ],
)
async def test_one_rule_changes_and_the_others_stay(
    db: Database, office: Office, crew: Crew, rule: CallingRule, value: int, rules: CallingRules
) -> None:
    """Written down, and of this department alone."""
    other = await Office.found(db)
    await db.write(departments.set_calling_rule, crew.irina, rule, value, office.now)

    assert await db.read(departments.calling_rules, crew.irina) == rules
    assert (await db.read(departments.of, other.department.id)).calling == CallingRules()
    noted = await db.read(lambda tx: tx.all(select(audit.c.actor_id).where(audit.c.action == "calling_rules")))
    assert [row.actor_id for row in noted] == [crew.irina.id]


@pytest.mark.parametrize(("rule", "value"), [(CallingRule.TRIES, 0), (CallingRule.BUSY, 0), (CallingRule.RETRY, 10**9)])
async def test_rules_out_of_bounds_are_forged(office: Office, crew: Crew, rule: CallingRule, value: int) -> None:
    deed = office.db.write(departments.set_calling_rule, crew.irina, rule, value, office.now)
    await office.refuses(NotYours, deed)


async def test_only_the_director_sets_them(office: Office, crew: Crew) -> None:
    change = office.db.write(departments.set_calling_rule, crew.anna, CallingRule.BUSY, 60, office.now)
    await office.refuses(NotAllowed, change)
    await office.refuses(NotAllowed, office.db.read(departments.calling_rules, crew.viktor))
