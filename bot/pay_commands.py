"""What `kombain statements`, `kombain close` and the doctor do about pay."""

import json
from collections.abc import Callable
from pathlib import Path

from bot.console import Finding, choose, moment
from bot.register_files import pages, write_register
from bot.settings import Settings, WrongSetting
from domain.department import Department
from domain.errors import MonthClosed, MonthNotOver
from domain.ledger import FactKind
from domain.money import Money
from domain.registers import RegisterFile, RegisterHead, RegisterPerson
from domain.workdays import Month
from services import books, departments, registers, statements
from services.books import Difference
from storage.database import Database
from views.wording import Words

Say = Callable[[str], None]

LANGUAGE = "ru"
"""Of the files: accountants read them."""


def month_of(text: str) -> Month:
    """The month that is meant. Raises WrongSetting."""
    try:
        return Month.parse(text)
    except ValueError:
        raise WrongSetting(f"--month: expected YYYY-MM, not {text!r}") from None


async def print_json(_: Settings, db: Database, month: Month, name: str | None, say: Say) -> None:
    """The statements of a month as a JSON list, by entry of the people. Raises WrongSetting."""
    department = await _department(db, name)
    before = "["
    async for page in pages(db, department, month):
        for person in page:
            say(f"{before}{json.dumps(_as_json(person), ensure_ascii=False)}")
            before = ","
    say("[]" if before == "[" else "]")


async def print_table(_: Settings, db: Database, month: Month, name: str | None, say: Say) -> None:
    """The statements of a month for a terminal. Raises WrongSetting."""
    department = await _department(db, name)
    is_open = month >= await db.read(statements.first_open, department)
    say(f"{department.name}, {month}: {'open, fixed pay and bonuses come when it is closed' if is_open else 'closed'}")
    total, to_pay = Money.zero(), Money.zero()
    async for page in pages(db, department, month):
        for person in page:
            say(f"\n{person.name}  {person.number}".rstrip())
            for line in person.lines:
                rate = f"{line.quantity} x {line.rate}" if line.rate else ""
                say(f"  {line.date}  {line.kind:<12}  {line.amount!s:>14}  {rate:<24}  {line.fact}".rstrip())
            say(f"  {'total':<24}  {person.total!s:>14}")
            total, to_pay = total + person.total, to_pay + person.to_pay
    say(f"\nAccrued {total}, to pay {to_pay}.")


async def write_xlsx(_: Settings, db: Database, month: Month, name: str | None, path: Path) -> None:
    """The register of a month into a file. Raises WrongSetting."""
    department = await _department(db, name)
    try:
        # Looked at first: a workbook that cannot be written fails late, and not in one sentence.
        path.open("ab").close()
    except OSError as error:
        raise WrongSetting(f"--xlsx: expected a file that can be written ({error.strerror})") from None
    await write_register(db, department, month, RegisterFile.XLSX, path, Words(LANGUAGE, department.zone))


async def close(settings: Settings, db: Database, month: Month, name: str | None) -> list[RegisterHead]:
    """Close a month, and what is open before it; the months that were closed. Raises WrongSetting."""
    department = await _department(db, name)
    now = await moment(settings)
    first = await db.read(statements.first_open, department)
    try:
        await db.write(statements.close_by_hand, department, month, now)
    except MonthNotOver:
        raise WrongSetting(f"--month: expected a month that is over; {month} is not") from None
    except MonthClosed:
        raise WrongSetting(f"--month: expected an open month; {month} is closed, or before the beginning") from None
    return [head for head in await db.read(registers.closed, department) if first <= head.month <= month]


async def examine_pay(db: Database) -> list[Finding]:
    """Every month of every department counted anew from the facts."""
    months, found = 0, []
    for department in await db.read(departments.all_departments):
        audit = await db.read(books.counted_anew, department)
        months += audit.months
        found += [Finding(False, _difference(one, audit.names[one.account.staff_id])) for one in audit.differences]
    return found or [Finding(True, f"pay: {months} months counted anew, 0 kopecks of difference")]


async def _department(db: Database, name: str | None) -> Department:
    return choose(await db.read(departments.all_departments), name)


def _as_json(person: RegisterPerson) -> dict[str, object]:
    return {
        "name": person.name,
        "month": str(person.month),
        "total": str(person.total),
        "lines": [
            {
                "kind": line.kind.value,
                "date": line.date.isoformat(),
                "fact": line.fact,
                "quantity": line.quantity,
                "rate": line.rate,
                "amount": str(line.amount),
            }
            for line in person.lines
        ],
    }


def _difference(one: Difference, name: str) -> str:
    account = one.account
    what = "the month" if account.fact_kind is FactKind.MONTH else f"{account.fact_kind} {account.fact_id}"
    return f"pay: {name}, {account.month}, {what}: entered {one.entered}, the facts come to {one.due}"
