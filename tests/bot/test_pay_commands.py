"""`kombain statements`, `kombain close` and the doctor's look at the books, as they are typed."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot import pay_commands
from bot.__main__ import main
from domain.department import Department
from domain.funnel import Outcome
from domain.lead import NewLead
from domain.ledger import Accrual, FactKind, Kind
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from services import departments, invites, leads, meetings, outcomes, registers, statements
from services.invites import Guest, NewInvite
from services.meetings import Wish
from services.outcomes import OutcomeReport
from storage import ledger
from storage.database import Database

MONDAY = datetime(2025, 9, 29, 7, 0, tzinfo=UTC)
"""Long over by any machine's clock: the commands ask it."""


async def a_day_of_work(db: Database, name: str = "Отдел") -> Department:
    """A meeting on the last Tuesday of September 2025 that ended with a contract."""
    department = await db.write(departments.found, name, "Europe/Moscow", MONDAY)
    people = []
    for number, (person, role) in enumerate((("Ирина", Role.DIRECTOR), ("Анна", Role.CALLER), ("Виктор", Role.CLOSER))):
        invite = NewInvite((role,), f"{name}-{number}")
        await db.write(invites.invite_from_console, department.id, invite, MONDAY)
        guest = Guest(department.id * 100 + number, person, "ru")
        people.append(await db.write(invites.redeem, invite.token, guest, MONDAY))
    irina, anna, viktor = people
    lead = await db.write(leads.add, irina, NewLead("Ромашка", "+7 900 555-01-01"), MONDAY)
    wish = Wish(lead.lead_id, MONDAY + timedelta(days=1, hours=1), None)
    meeting = await db.write(meetings.book, anna, wish, MONDAY)
    report = OutcomeReport(meeting.meeting_id, Outcome.CONTRACT, amount=Money.rub(350_000), number="17")
    await db.write(outcomes.report, viktor, report, meeting.ends_at)
    return department


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/kombain.db"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def kombain(tmp_path: Path, file_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command's entry."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KOMBAIN_DATABASE_URL", file_url)

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["kombain", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


async def worked(url: str, *names: str) -> None:
    async with await Database.open(url) as db:
        await db.migrate()
        for name in names:
            await a_day_of_work(db, name)


def line(kind: str, day: str, fact: str, rate: str, amount: str) -> dict[str, object]:
    return {"kind": kind, "date": day, "fact": fact, "quantity": 1, "rate": rate, "amount": amount}


MEETING = line("meeting", "2025-09-30", "Ромашка", "2000.00", "2000.00")
COMMISSION = line("commission", "2025-09-30", "Ромашка, № 17", "5%", "17500.00")


def test_a_month_is_printed_closed_and_printed_again(kombain: Run, file_url: str, tmp_path: Path) -> None:
    """Open: as it stands. Closed by hand: with what its end pays, as JSON, as a table and as a workbook."""
    asyncio.run(worked(file_url, "Отдел"))
    printed = json.loads(kombain("statements", "--month", "2025-09", "--json").stdout)
    assert printed == [
        {"name": "Ирина", "month": "2025-09", "total": "0.00", "lines": []},
        {"name": "Анна", "month": "2025-09", "total": "2000.00", "lines": [MEETING]},
        {"name": "Виктор", "month": "2025-09", "total": "17500.00", "lines": [COMMISSION]},
    ]

    closed = kombain("close", "--month", "2025-10")
    assert (closed.returncode, closed.stdout.splitlines()) == (
        0,
        [
            "2025-09 is closed: 3 statements, 22227.27 rubles to pay.",
            "2025-10 is closed: 3 statements, 30000.00 rubles to pay.",
        ],
    )
    printed = json.loads(kombain("statements", "--month", "2025-09", "--json").stdout)
    fixed = line("fixed", "2025-09-30", "", "30000.00 × 2/22", "2727.27")
    assert printed[2] == {"name": "Виктор", "month": "2025-09", "total": "20227.27", "lines": [COMMISSION, fixed]}

    table = kombain("statements", "--month", "2025-09").stdout
    assert "Виктор  2025-09-003" in table
    assert "Accrued 22227.27, to pay 22227.27." in table
    kombain("statements", "--month", "2025-09", "--xlsx", "register.xlsx")
    first_sheet = CalamineWorkbook.from_path(str(tmp_path / "register.xlsx")).get_sheet_by_index(0)
    assert [row[3] for row in first_sheet.to_python()[1:]] == [0.0, 2000.0, 20227.27]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("statements", "--month", "2025-13"), "--month: expected YYYY-MM, not '2025-13'"),
        (("statements", "--month", "2025-09", "--xlsx", "no/such/folder.xlsx"), "--xlsx: expected a file that can be"),
        (("close", "--month", "9000-01"), "--month: expected a month that is over; 9000-01 is not"),
        (("close", "--month", "2025-08"), "--month: expected an open month; 2025-08 is closed, or before"),
        (("close", "--month", "2025-09", "--department", "Третий"), "--department: expected one of: Отдел"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    kombain: Run, file_url: str, arguments: tuple[str, ...], sentence: str
) -> None:
    asyncio.run(worked(file_url, "Отдел"))
    done = kombain(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_of_two_departments_one_is_named(kombain: Run, file_url: str) -> None:
    """Also before the first one is founded: a sentence."""
    assert kombain("statements", "--month", "2025-09").stderr.startswith("There is no department yet")
    asyncio.run(worked(file_url, "Первый", "Второй"))
    done = kombain("statements", "--month", "2025-09", "--json")
    assert (done.returncode, done.stderr) == (2, "--department: expected one of: Первый, Второй\n")
    done = kombain("statements", "--month", "2025-09", "--json", "--department", "Второй")
    assert len(json.loads(done.stdout)) == 3


async def test_the_doctor_counts_the_books_anew(db: Database) -> None:
    """Open months and closed ones; a row that no fact stands behind is named, with both sums."""
    department = await a_day_of_work(db)
    (good,) = await pay_commands.examine_pay(db)
    assert (good.good, good.text) == (True, "pay: 1 months counted anew, 0 kopecks of difference")

    await db.write(statements.close_by_hand, department, Month(2025, 9), MONDAY + timedelta(days=5))
    (good,) = await pay_commands.examine_pay(db)
    assert good.good
    october = Month(2025, 10)
    anna = (await db.read(registers.page, department, october, 0, 9))[1].staff_id
    forged = Accrual(
        staff_id=anna,
        kind=Kind.LEAD,
        fact_kind=FactKind.LEAD,
        fact_id=1,
        fact_date=october.first,
        month=october,
        quantity=1,
        rate="50.00",
        amount=Money.rub(50),
    )
    await db.write(ledger.append, department.id, [forged], MONDAY)
    (bad,) = await pay_commands.examine_pay(db)
    assert (bad.good, bad.text) == (False, "pay: Анна, 2025-10, lead 1: entered 50.00, the facts come to 0.00")
