"""When a month is closed: as the director sets it, in every zone, and never without their look where they want one."""

from datetime import timedelta

import pytest
from office import Crew, Office

from domain.department import Closing
from domain.errors import MonthClosed, MonthNotOver, NotAllowed, NotYours
from domain.funnel import Outcome
from domain.people import Role
from domain.workdays import Month
from jobs.earnings_statements import APPROVAL, JOB
from services import closing, departments, statements
from services.closing import ClosingRule
from storage.database import Database

NOVEMBER = Month(2026, 11)
ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)


async def sets(office: Office, crew: Crew, rule: ClosingRule, value: int) -> Closing:
    """The director changes a rule; the department is read anew."""
    changed = await office.db.write(closing.set_rule, crew.irina, rule, value, office.now)
    office.department = await office.db.read(departments.of, office.department.id)
    assert office.department.closing == changed
    return changed


async def test_the_director_sets_day_and_hour(office: Office, crew: Crew) -> None:
    assert JOB.times(office.department) == "0 10 1 * *"
    await sets(office, crew, ClosingRule.DAY, 3)
    await sets(office, crew, ClosingRule.HOUR, 18)
    assert JOB.times(office.department) == "0 18 3 * *"
    assert APPROVAL.times(office.department) == "0 18 * * *"
    assert office.department.closes_at(NOVEMBER) == office.at("2026-12-03 18:00")
    for rule, value in ((ClosingRule.DAY, 6), (ClosingRule.DAY, 0), (ClosingRule.HOUR, 24), (ClosingRule.APPROVED, 2)):
        await office.refuses(NotYours, office.db.write(closing.set_rule, crew.irina, rule, value, office.now))
    change = office.db.write(closing.set_rule, crew.anna, ClosingRule.DAY, 2, office.now)
    await office.refuses(NotAllowed, change)


async def test_where_the_director_looks_first_nothing_is_closed_until_then(office: Office, crew: Crew) -> None:
    """The draft says what the closing then pays; it comes again every day."""
    await sets(office, crew, ClosingRule.APPROVED, 1)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-30 15:00")
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    await office.refuses(MonthNotOver, office.db.write(statements.approve, crew.irina, NOVEMBER, office.now))
    await office.closes_month("2026-12-01 10:00")
    await office.runs(statements.ask_approval, "2026-12-01 10:00")
    await office.runs(statements.ask_approval, "2026-12-02 10:00")

    assert await office.facts.statements() == []
    assert await office.facts.letters("DraftRegister") == ["Ирина waiting"] * 2
    draft = await office.db.read(statements.draft_register, office.department, NOVEMBER)
    office.clock_to("2026-12-02 11:00")
    await office.refuses(NotAllowed, office.db.write(statements.approve, crew.anna, NOVEMBER, office.now))
    await office.db.write(statements.approve, crew.irina, NOVEMBER, office.now)
    assert await office.facts.statements() == [f"{one.name} 2026-11 {one.total}" for one in draft.people]
    await office.refuses(MonthClosed, office.db.write(statements.approve, crew.irina, NOVEMBER, office.now))
    await office.runs(statements.ask_approval, "2026-12-03 10:00")
    assert len(await office.facts.letters("DraftRegister")) == 2


async def test_who_looks_no_more_has_the_month_closed_the_next_day(office: Office, crew: Crew) -> None:
    await sets(office, crew, ClosingRule.APPROVED, 1)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 12:00")
    await sets(office, crew, ClosingRule.APPROVED, 0)
    await office.runs(statements.ask_approval, "2026-12-02 10:00")
    assert len(await office.facts.statements()) == 3


async def test_on_the_last_working_evening_the_missing_facts_are_told(office: Office, crew: Crew) -> None:
    """Once, to who is to report and to who booked; a reported meeting is not among them."""
    told = await office.books(crew.anna, await office.lead("Лютик", by=crew.irina), "2026-11-27 12:00")
    await office.books(crew.anna, crew.romashka, "2026-11-27 15:00")
    office.clock_to("2026-11-27 18:00")
    await office.reports(crew.viktor, told, Outcome.NO_SHOW)
    await office.runs(closing.remind, "2026-11-27 18:00")
    assert await office.facts.letters("FactsMissing") == []
    for _ in range(2):
        await office.runs(closing.remind, "2026-11-30 18:00")

    assert sorted(await office.facts.letters("FactsMissing")) == ["Анна waiting", "Виктор waiting"]


async def test_the_reminder_comes_on_a_working_evening(office: Office, crew: Crew) -> None:
    """The 31st of January 2027 is a Sunday: on Friday the 29th."""
    office.clock_to("2027-01-27 10:00")
    await office.books(crew.anna, crew.romashka, "2027-01-28 15:00")
    for day in (28, 30, 31):
        await office.runs(closing.remind, f"2027-01-{day} 18:00")
    assert await office.facts.letters("FactsMissing") == []
    await office.runs(closing.remind, "2027-01-29 18:00")
    assert len(await office.facts.letters("FactsMissing")) == 2


@pytest.mark.parametrize("zone", ZONES)
async def test_after_two_days_away_each_zone_has_the_right_month_once(db: Database, zone: str) -> None:
    """The process was down over the boundary; what it makes good is of the due time, not of the moment it runs."""
    office = await Office.found(db, zone, at="2026-11-30 12:00")
    await office.hires("Ирина", Role.DIRECTOR)
    due = office.at("2026-12-01 10:00")
    assert office.department.closes_at(NOVEMBER) == due
    for hours in (0, 47):
        await office.db.write(statements.close_month, office.department, due, due + timedelta(hours=hours))

    assert await office.facts.statements() == ["Ирина 2026-11 0.00"]
    assert len(await office.facts.letters("StatementReady")) == 1
