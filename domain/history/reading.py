"""All files of a history at once: every row of each, and what they say of one another."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from domain.deals import LONGEST_NUMBER
from domain.history import cells as read
from domain.history.cells import Cells, Unread
from domain.history.rows import (
    AbsenceRow,
    ContractRow,
    Ended,
    History,
    LeadRow,
    MeetingRow,
    MemberRow,
    PlanRow,
    SegmentRow,
    TermsRow,
)
from domain.history.tables import COLUMNS, FILES, rows
from domain.history.troubles import HistoryRefused, Trouble, Why
from domain.lead import LONGEST_COMPANY
from domain.pay import PaidOn, PayTerms
from domain.people import Role
from domain.quotas import Plan
from domain.segments import LONGEST_NAME as LONGEST_SEGMENT
from domain.typed import quote
from domain.workdays import local_day

R = TypeVar("R")

_LONGEST_NAME = 200
_LONGEST_KEY = 100
_TEXT = read.words(_LONGEST_NAME)


@dataclass(frozen=True, slots=True)
class There:
    """What the department has already, which the files may name: people and segments."""

    people: Collection[str] = ()
    segments: Collection[str] = ()


@dataclass(slots=True)
class _Kept:
    """What was read so far; by what a row is known, the line it stands in."""

    people: set[str]
    segments: set[str]
    phones: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, Ended | None] = field(default_factory=dict)


def read_history(files: Mapping[str, bytes], zone: str, now: datetime, there: There) -> History:
    """The history in these files, by their names ("staff.csv"); times in them are of the `zone`.

    Files that are missing are empty ones, others are not looked at. Raises: HistoryRefused.
    """
    troubles: list[Trouble] = []
    if not set(FILES) & set(files):
        raise HistoryRefused((Trouble("", 0, "", Why.NO_FILES, {"files": ", ".join(FILES)}),))
    reader = _Reader(zone, now, _Kept(set(there.people), set(there.segments)), troubles)
    found: dict[str, tuple[object, ...]] = {}
    for name in COLUMNS:
        raw = files.get(f"{name}.csv", b"")
        found[name] = tuple(reader.all_of(name, raw)) if raw.strip() else ()
    if troubles:
        raise HistoryRefused(tuple(troubles))
    return History(**found)  # type: ignore[arg-type]  # each file has its rows


class _Reader:
    """Reads the files in their order: a later one names what earlier ones hold."""

    def __init__(self, zone: str, now: datetime, kept: _Kept, troubles: list[Trouble]) -> None:
        self._now = now
        self._today = local_day(now, zone)
        self._moment = read.moment(zone)
        self._kept = kept
        self._troubles = troubles
        self._seen: dict[Hashable, int] = {}
        self._read: dict[str, Callable[[Cells], object]] = {
            "staff": self._member,
            "terms": self._terms,
            "plans": self._plan,
            "segments": self._segment,
            "leads": self._lead,
            "meetings": self._meeting,
            "contracts": self._contract,
            "absences": self._absence,
        }

    def all_of(self, name: str, raw: bytes) -> Iterator[object]:
        """The good rows of a file; the bad ones are noted."""
        self._seen.clear()
        for cells in rows(name, raw, self._troubles):
            row = self._read[name](cells)
            if not cells.bad:
                yield row

    # --- the rows

    def _member(self, cells: Cells) -> MemberRow:
        name = cells.need("name", _TEXT)
        row = MemberRow(
            cells.line,
            name,
            cells.may("roles", read.roles, frozenset()),
            cells.need("hired_on", read.day),
            cells.may("dismissed_on", self._past_day, None),
        )
        self._once(cells, "name", name)
        self._kept.people.add(name)
        if not cells.bad and row.dismissed_on is not None and row.dismissed_on < row.hired_on:
            cells.note("dismissed_on", Why.BACKWARDS)
        return row

    def _terms(self, cells: Cells) -> TermsRow:
        who = cells.need("role_or_name", _TEXT)
        role = Role(who) if who in list(Role) else None
        if who and role is None and who not in self._kept.people:
            cells.note("role_or_name", Why.NOBODY, text=quote(who))
        valid_from = cells.need("valid_from", read.month)
        paid_on = PaidOn(cells.may("paid_on", read.one_of(*PaidOn), PaidOn.HELD) or PaidOn.HELD)
        terms = {
            "per_lead": cells.may("per_lead", read.rubles, None),
            "per_meeting": cells.may("per_meeting", read.rubles, None),
            "meeting_tiers": cells.may("meeting_tiers", read.meeting_tiers, ()),
            "plan_bonus": cells.may("plan_bonus", read.rubles, None),
            "fixed": cells.may("fixed", read.rubles, None),
            "percent_bp": cells.may("percent", read.percent, None),
            "percent_tiers": cells.may("percent_tiers", read.percent_tiers, ()),
            "quota": cells.may("quota", read.count, None),
            "quota_bonus": cells.may("quota_bonus", read.rubles, None),
        }
        if not cells.bad:
            self._once(cells, "valid_from", f"{who} {valid_from}")
            for tiers in ("meeting_tiers", "percent_tiers"):
                if not _rises(tiers, terms[tiers]):
                    cells.note(tiers, Why.NOT_TIERS, text="")
        whole = PayTerms() if cells.bad else PayTerms(paid_on=paid_on, **terms)  # type: ignore[arg-type]  # each as it was read
        return TermsRow(cells.line, role, None if role else who, valid_from, whole)

    def _plan(self, cells: Cells) -> PlanRow:
        month = cells.need("month", read.month)
        self._once(cells, "month", None if cells.bad else str(month))
        plan = Plan(
            cells.may("meetings", read.count, None),
            cells.may("contracts", read.count, None),
            cells.may("revenue", read.rubles, None),
        )
        return PlanRow(cells.line, month, plan)

    def _segment(self, cells: Cells) -> SegmentRow:
        name = cells.need("name", read.words(LONGEST_SEGMENT))
        self._once(cells, "name", name)
        self._kept.segments.add(name)
        return SegmentRow(cells.line, name, cells.may("rate", read.rubles, None))

    def _lead(self, cells: Cells) -> LeadRow:
        phone = cells.need("phone", read.phone)
        inn = cells.may("inn", read.inn, None)
        row = LeadRow(
            cells.line,
            cells.need("company", read.words(LONGEST_COMPANY)),
            phone,
            inn,
            cells.may("segment", self._known_segment, None),
            cells.need("collector", self._known_person),
            cells.need("added_at", self._past),
            cells.may("confirmed_at", self._past, None),
        )
        if phone is not None:
            self._once(cells, "phone", phone.e164)
            self._kept.phones.setdefault(phone.e164, cells.line)
        if inn is not None:
            self._once(cells, "inn", inn)
        return row

    def _meeting(self, cells: Cells) -> MeetingRow:
        key = cells.need("key", read.words(_LONGEST_KEY))
        ended = cells.may("outcome", read.one_of(*Ended), None)
        row = MeetingRow(
            cells.line,
            key,
            cells.need("phone", self._known_phone),
            cells.need("caller", self._known_person),
            cells.need("closer", self._known_person),
            cells.need("booked_at", self._past),
            cells.need("starts_at", self._moment),
            None if ended is None else Ended(ended),
        )
        self._once(cells, "key", key)
        self._kept.meetings.setdefault(key, Ended.HELD if cells.bad else row.ended)
        if not cells.bad and row.starts_at > self._now and row.ended not in (None, Ended.CANCELLED):
            cells.note("outcome", Why.IN_FUTURE, text=quote(row.ended or ""))
        if not cells.bad and row.ended is None:
            self._once(cells, "phone", f"open {row.phone}", text=row.phone)
        return row

    def _contract(self, cells: Cells) -> ContractRow:
        row = ContractRow(
            cells.line,
            cells.need("meeting_key", self._known_meeting),
            cells.may("number", read.words(LONGEST_NUMBER), ""),
            cells.need("amount", read.price),
            cells.need("signed_on", self._past_day),
            cells.may("cancelled_on", self._past_day, None),
        )
        if cells.bad:
            return row
        self._once(cells, "number", f"{row.meeting} {row.number}", text=row.number)
        if row.cancelled_on is not None and row.cancelled_on < row.signed_on:
            cells.note("cancelled_on", Why.BACKWARDS)
        if self._kept.meetings[row.meeting] is None:
            cells.note("meeting_key", Why.STILL_OPEN, text=quote(row.meeting))
        return row

    def _absence(self, cells: Cells) -> AbsenceRow:
        row = AbsenceRow(
            cells.line,
            cells.need("name", self._known_person),
            cells.need("from", read.day),
            cells.need("to", read.day),
            cells.need("paid", read.one_of("yes", "no")) == "yes",
        )
        if not cells.bad:
            self._once(cells, "from", f"{row.name} {row.first_day}")
            if row.last_day < row.first_day:
                cells.note("to", Why.BACKWARDS)
        return row

    # --- what is asked of cells

    def _once(self, cells: Cells, column: str, key: str | None, text: str | None = None) -> None:
        """What makes a row one of its kind, in this file."""
        if not key:
            return
        first = self._seen.setdefault((column, key), cells.line)
        if first != cells.line:
            cells.note(column, Why.TWICE, text=quote(key if text is None else text), first=first)

    def _past(self, cell: str) -> datetime:
        found = self._moment(cell)
        if found > self._now:
            raise Unread(Why.IN_FUTURE, text=quote(cell))
        return found

    def _past_day(self, cell: str) -> date:
        found = read.day(cell)
        if found > self._today:
            raise Unread(Why.IN_FUTURE, text=quote(cell))
        return found

    def _known_person(self, cell: str) -> str:
        name = _TEXT(cell)
        if name not in self._kept.people:
            raise Unread(Why.NOBODY, text=quote(name))
        return name

    def _known_segment(self, cell: str) -> str:
        name = read.words(LONGEST_SEGMENT)(cell)
        if name not in self._kept.segments:
            raise Unread(Why.NO_SEGMENT, text=quote(name))
        return name

    def _known_phone(self, cell: str) -> str:
        phone = read.phone(cell).e164
        if phone not in self._kept.phones:
            raise Unread(Why.NO_LEAD, text=quote(cell))
        return phone

    def _known_meeting(self, cell: str) -> str:
        key = read.words(_LONGEST_KEY)(cell)
        if key not in self._kept.meetings:
            raise Unread(Why.NO_MEETING, text=quote(cell))
        return key


def _rises(name: str, tiers: object) -> bool:
    try:
        PayTerms(**{name: tiers})  # type: ignore[arg-type]  # tiers of one of the two kinds
    except ValueError:
        return False
    return True
