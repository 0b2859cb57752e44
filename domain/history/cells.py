"""Cells of the history's files as values. Each reader raises Unread with what is wrong."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from domain.errors import InnInvalid, PhoneInvalid, PhoneMissing, TextTooLong
from domain.history.troubles import Trouble, Why
from domain.inn import parse_inn
from domain.money import Money
from domain.pay import HUNDRED_PERCENT, MeetingTier, VolumeTier
from domain.people import Role
from domain.phones import Phone, parse_phone
from domain.typed import line, quote
from domain.workdays import Month

T = TypeVar("T")
D = TypeVar("D")

_EARLIEST = date(2000, 1, 1)
_LARGEST_COUNT = 1_000_000


class Unread(Exception):
    """A cell that is not what its column holds."""

    def __init__(self, why: Why, **params: str | int) -> None:
        super().__init__(why)
        self.why = why
        self.params = params


class Cells:
    """A row that is being read: every bad cell of it is noted, and the row is then left out."""

    __slots__ = ("_cells", "_file", "_troubles", "bad", "line")

    def __init__(self, file: str, line: int, cells: dict[str, str], troubles: list[Trouble]) -> None:
        self.line = line
        self.bad = False
        self._file = file
        self._cells = cells
        self._troubles = troubles

    def need(self, column: str, read: Callable[[str], T]) -> T:
        """A cell that must be filled."""
        cell = self._cells[column]
        if not cell:
            self.note(column, Why.EMPTY)
            return cast(T, None)  # of a bad row, which nobody looks at
        return self._read(column, cell, read)

    def may(self, column: str, read: Callable[[str], T], otherwise: D) -> T | D:
        """A cell that may be empty."""
        cell = self._cells[column]
        return self._read(column, cell, read) if cell else otherwise

    def note(self, column: str, why: Why, **params: str | int) -> None:
        """Something is wrong with a cell."""
        self.bad = True
        self._troubles.append(Trouble(self._file, self.line, column, why, params))

    def _read(self, column: str, cell: str, read: Callable[[str], T]) -> T:
        try:
            return read(cell)
        except Unread as unread:
            self.note(column, unread.why, **unread.params)
            return cast(T, None)  # of a bad row, which nobody looks at


def words(longest: int) -> Callable[[str], str]:
    """A line of text."""

    def read(cell: str) -> str:
        try:
            return line(cell, longest)
        except TextTooLong:
            raise Unread(Why.TOO_LONG, limit=longest) from None

    return read


def day(cell: str) -> date:
    """A day as YYYY-MM-DD.

    >>> day("2026-11-24")
    datetime.date(2026, 11, 24)
    """
    try:
        found = date.fromisoformat(cell)
    except ValueError:
        raise Unread(Why.NOT_A_DAY, text=quote(cell)) from None
    if found < _EARLIEST:
        raise Unread(Why.TOO_EARLY, text=quote(cell))
    return found


def moment(zone: str) -> Callable[[str], datetime]:
    """A local ISO time of a zone, in UTC; one with an offset is taken by it.

    >>> moment("Europe/Moscow")("2026-11-24T15:00").isoformat()
    '2026-11-24T12:00:00+00:00'
    """
    local = ZoneInfo(zone)

    def read(cell: str) -> datetime:
        try:
            found = datetime.fromisoformat(cell)
            if found.date() < _EARLIEST:
                raise Unread(Why.TOO_EARLY, text=quote(cell))
            return (found if found.tzinfo else found.replace(tzinfo=local)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise Unread(Why.NOT_A_MOMENT, text=quote(cell)) from None

    return read


def month(cell: str) -> Month:
    """A month as YYYY-MM."""
    try:
        found = Month.parse(cell)
    except ValueError:
        raise Unread(Why.NOT_A_MONTH, text=quote(cell)) from None
    if found.first < _EARLIEST:
        raise Unread(Why.TOO_EARLY, text=quote(cell))
    return found


def rubles(cell: str) -> Money:
    """Rubles with a point, not negative.

    >>> rubles("2000"), rubles("17500.5")
    (Money('2000.00'), Money('17500.50'))
    """
    try:
        found = Money.rub(cell)
    except ValueError:
        raise Unread(Why.NOT_RUBLES, text=quote(cell)) from None
    if not Money.zero() <= found <= _LARGEST:
        raise Unread(Why.NOT_RUBLES, text=quote(cell))
    return found


_LARGEST = Money.rub(1_000_000_000_000)


def price(cell: str) -> Money:
    """The same of a contract, which is about more than nothing."""
    found = rubles(cell)
    if not found:
        raise Unread(Why.NOT_RUBLES, text=quote(cell))
    return found


def percent(cell: str) -> int:
    """A percent with a point, in hundredths of a percent.

    >>> percent("5"), percent("7.25")
    (500, 725)
    """
    try:
        found = Money.rub(cell.removesuffix("%")).kopecks
    except ValueError:
        raise Unread(Why.NOT_PERCENT, text=quote(cell)) from None
    if not 0 <= found <= HUNDRED_PERCENT:
        raise Unread(Why.NOT_PERCENT, text=quote(cell))
    return found


def count(cell: str) -> int:
    """A whole number, not negative."""
    if not (cell.isascii() and cell.isdigit()) or int(cell[:20]) > _LARGEST_COUNT:
        raise Unread(Why.NOT_A_COUNT, text=quote(cell))
    return int(cell)


def meeting_tiers(cell: str) -> tuple[MeetingTier, ...]:
    """From which meeting of a month on, for how many rubles.

    >>> meeting_tiers("31:3000;41:4000")
    (MeetingTier(first=31, rate=Money('3000.00')), MeetingTier(first=41, rate=Money('4000.00')))
    """
    return tuple(MeetingTier(count(first), rubles(rate)) for first, rate in _pairs(cell))


def percent_tiers(cell: str) -> tuple[VolumeTier, ...]:
    """Above how many rubles of a month's volume, by which percent.

    >>> percent_tiers("1000000:7.5")
    (VolumeTier(volume=Money('1000000.00'), percent_bp=750),)
    """
    return tuple(VolumeTier(rubles(volume), percent(share)) for volume, share in _pairs(cell))


def _pairs(cell: str) -> list[tuple[str, str]]:
    found = []
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        first, colon, second = part.partition(":")
        if not colon:
            raise Unread(Why.NOT_TIERS, text=quote(cell))
        found.append((first.strip(), second.strip()))
    return found


def one_of(*words: str) -> Callable[[str], str]:
    """One of a few words, in any case."""

    def read(cell: str) -> str:
        if cell.casefold() not in words:
            raise Unread(Why.NOT_ONE_OF, text=quote(cell), words=", ".join(words))
        return cell.casefold()

    return read


def roles(cell: str) -> frozenset[Role]:
    """Roles with semicolons between them.

    >>> sorted(roles("caller; closer"))
    [<Role.CALLER: 'caller'>, <Role.CLOSER: 'closer'>]
    """
    read = one_of(*Role)
    return frozenset(Role(read(part.strip())) for part in cell.split(";") if part.strip())


def phone(cell: str) -> Phone:
    """A phone, however it is written."""
    try:
        return parse_phone(cell)
    except (PhoneInvalid, PhoneMissing):
        raise Unread(Why.NOT_A_PHONE, text=quote(cell)) from None


def inn(cell: str) -> str:
    """An ИНН."""
    try:
        return parse_inn(cell)
    except InnInvalid:
        raise Unread(Why.NOT_AN_INN, text=quote(cell)) from None
