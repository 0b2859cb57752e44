"""The register of a month for those who pay it out: who sees it, what it says, and its files to the last byte."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from office import Crew, Office
from python_calamine import CalamineWorkbook

from bot import register_files
from bot.register_files import write_register
from domain.errors import NotAllowed, NotYours
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.money import Money
from domain.people import Role
from domain.registers import RegisterFile, RegisterHead
from domain.workdays import Month
from services import corrections, leads, registers
from services.outcomes import OutcomeReport
from views.wording import Words

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
RU = Words("ru", "Europe/Moscow")


async def november(office: Office, crew: Crew, company: str = "Ромашка") -> int:
    """A contract on the 30th, and the month closed; the meeting."""
    lead = await office.db.write(leads.add, crew.irina, NewLead(company, "+7 900 555-01-01"), office.now)
    meeting = await office.books(crew.anna, lead, "2026-11-30 15:00")
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 10:05")
    return meeting.meeting_id


async def files(office: Office, folder: Path, month: Month = NOVEMBER) -> dict[RegisterFile, bytes]:
    made = {}
    for kind in RegisterFile:
        path = folder / f"register.{kind}"
        await write_register(office.db, office.department, month, kind, path, RU)
        made[kind] = path.read_bytes()
    return made


async def test_the_accountant_opens_any_month(office: Office, crew: Crew) -> None:
    """The closed one as it was frozen, the open one as it stands; a minus is owed and pays nothing."""
    kira = await office.hires("Кира", Role.ACCOUNTANT)
    meeting_id = await november(office, crew)
    correction = OutcomeReport(meeting_id, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.irina, correction, office.now)

    assert await office.db.read(registers.months, kira, office.now) == [
        RegisterHead(DECEMBER, 4, Money.rub(-19_500), Money.zero(), closed=False),
        RegisterHead(NOVEMBER, 4, Money.rub(27_000), Money.rub(27_000), closed=True),
    ]
    head, people = await office.db.read(registers.people, kira, DECEMBER, office.now)
    assert head.to_pay == Money.sum(one.to_pay for one in people) == Money.zero()
    viktor = await office.db.read(registers.person, kira, NOVEMBER, crew.viktor.id, office.now)
    assert (viktor.number, viktor.total) == ("2026-11-003", Money.rub(25_000))
    assert Money.sum(line.amount for line in viktor.lines) == viktor.total


async def test_only_those_who_pay_it_out_see_it(office: Office, crew: Crew) -> None:
    await november(office, crew)
    read, now = office.db.read, office.now
    for who in (crew.anna, crew.viktor):
        await office.refuses(NotAllowed, read(registers.months, who, now))
        await office.refuses(NotAllowed, read(registers.people, who, NOVEMBER, now))
        await office.refuses(NotAllowed, read(registers.person, who, NOVEMBER, who.id, now))
        await office.refuses(NotAllowed, office.db.write(registers.send_files, who, NOVEMBER, now))
    for month in (Month(2026, 10), Month(2027, 1)):
        await office.refuses(NotYours, read(registers.people, crew.irina, month, now))
        await office.refuses(NotYours, office.db.write(registers.send_files, crew.irina, month, now))
    for forged in (0, 10**17):
        await office.refuses(NotYours, read(registers.person, crew.irina, NOVEMBER, forged, now))


async def test_the_files_are_asked_for_again(office: Office, crew: Crew) -> None:
    """To whoever asks alone; once, though the press comes twice."""
    await office.hires("Кира", Role.ACCOUNTANT)
    await november(office, crew)
    for _ in range(2):
        await office.db.write(registers.send_files, crew.irina, NOVEMBER, office.now, receipt="press")
    assert sorted(await office.facts.letters("RegisterReady")) == ["Ирина waiting", "Ирина waiting", "Кира waiting"]
    assert sorted(await office.facts.letters("RegisterTable")) == ["Ирина waiting", "Ирина waiting", "Кира waiting"]


async def test_a_closed_month_makes_the_same_files_for_good(
    office: Office, crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made again after a dismissal, a correction and another closing, and by pages of two people instead of 500."""
    meeting_id = await november(office, crew)
    before = await files(office, tmp_path)
    office.now += timedelta(days=3)
    await office.hires("Денис", Role.COLLECTOR)
    correction = OutcomeReport(meeting_id, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.irina, correction, office.now)
    await office.closes_month("2027-01-01 10:00")
    monkeypatch.setattr(register_files, "PAGE", 2)

    again = await files(office, tmp_path)
    assert {kind: sha256(made).hexdigest() for kind, made in again.items()} == {
        kind: sha256(made).hexdigest() for kind, made in before.items()
    }
    assert (await files(office, tmp_path, DECEMBER))[RegisterFile.CSV] != before[RegisterFile.CSV]


async def test_the_files_say_who_is_paid_what_for_what(office: Office, crew: Crew, tmp_path: Path) -> None:
    """Sums are numbers, what people typed is text, whatever it begins with."""
    await november(office, crew, '=HYPERLINK("http://x";"y")')
    made = await files(office, tmp_path)
    irina, anna, viktor = crew.irina.id, crew.anna.id, crew.viktor.id
    assert made[RegisterFile.CSV].decode("utf-8") == (
        "\ufeffКод;Сотрудник;Расчётный лист;Месяц;Вид;Дата;Основание;Количество;Ставка;Сумма;К выплате\r\n"
        f"{irina};Ирина;2026-11-001;2026-11;;;;0;;0,00;0,00\r\n"
        f"{anna};Анна;2026-11-002;2026-11;Встреча;30.11.2026;"
        '"\'=HYPERLINK(""http://x"";""y"")";1;2000,00;2000,00;2000,00\r\n'
        f"{viktor};Виктор;2026-11-003;2026-11;Процент;30.11.2026;"
        '"\'=HYPERLINK(""http://x"";""y""), № 17";1;5%;17500,00;25000,00\r\n'
        f"{viktor};Виктор;2026-11-003;2026-11;Оклад;30.11.2026;;1;30000,00 × 5/20;7500,00;\r\n"
    )
    book = CalamineWorkbook.from_path(str(tmp_path / "register.xlsx"))
    people, lines = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert people[1:] == [
        [irina, "Ирина", "2026-11-001", 0.0, 0.0],
        [anna, "Анна", "2026-11-002", 2000.0, 2000.0],
        [viktor, "Виктор", "2026-11-003", 25000.0, 25000.0],
    ]
    assert lines[1][5:] == ['=HYPERLINK("http://x";"y")', 1.0, "2000,00", 2000.0]
    assert sum(row[-1] for row in lines[1:]) == 27_000
