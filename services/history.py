"""Moving in from a spreadsheet: a history goes in whole, once, and its months are closed as if closed in time.

It is taken as it is: the rules of slots, absences and the order of things hold for meetings ahead alone. Nobody is told
of anything: all of it is known to them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from domain.absences import AbsenceKind
from domain.calling import FRESH_PRIORITY, Queue, Standing, after_meeting, months_later, out_of_queue
from domain.deals import DealState
from domain.department import Department
from domain.exclusions import ExclusionKind
from domain.funnel import LeadState, MeetingState, Outcome
from domain.handovers import HandoverState
from domain.history.reading import There
from domain.history.rows import ContractRow, Ended, History, LeadRow, MeetingRow
from domain.history.troubles import HistoryRefused, Trouble, Why
from domain.lead import CheckedLead
from domain.local_time import zone_of
from domain.pay import DEFAULT_TERMS
from domain.people import Person, Role
from domain.slots import Slot, quarters
from domain.workdays import Month
from services import access, departments, history_pay
from storage import audit, exclusions, history, pay_terms, plans, segments, staff
from storage.audit import Subject
from storage.history import OldContract, OldDeal, OldLead, OldMeeting
from storage.segments import NewSegment
from storage.transaction import Tx

_INSTANT = timedelta(microseconds=1)
_NOON = time(12)
_LANGUAGE = "ru"


@dataclass(frozen=True, slots=True)
class HistoryImported:
    """What went in: rows by file, the months that were closed; `again`: all of it was there already."""

    counts: Mapping[str, int]
    months: tuple[Month, ...]
    again: bool = False


def there(tx: Tx, department_id: int) -> There:
    """What of a department its history may name."""
    people = {one.name for one in history.known(tx, department_id)}
    return There(people, set(history.segments(tx, department_id)))


def import_sent_history(
    tx: Tx, who: Person, found: History, digests: Mapping[str, str], now: datetime
) -> HistoryImported:
    """The history that a director sent. Raises: NotAllowed, HistoryRefused."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return import_history(tx, who.department_id, found, digests, who.id, now)


def outlook(
    tx: Tx, department_id: int, first: Month | None, digests: Mapping[str, str], now: datetime
) -> tuple[Month, ...] | None:
    """Which months a history from the `first` one on would close; None when it is here already.

    Raises: HistoryRefused for another history than the one of before, or when a month of it is closed already.
    """
    before = history.imported(tx, department_id)
    if before is not None:
        _again(before, digests)
        return None
    return tuple(history_pay.months_over(tx, departments.of(tx, department_id), first, now))


def import_history(
    tx: Tx, department_id: int, found: History, digests: Mapping[str, str], by: int | None, now: datetime
) -> HistoryImported:
    """Let a history in, all of it or nothing; `digests` tell by the file's name whether it is the one of before.

    The same one again changes nothing; another one is refused, since its months are closed. Checks no role.
    Raises: HistoryRefused.
    """
    before = history.imported(tx, department_id)
    if before is not None:
        return _again(before, digests)
    department = departments.of(tx, department_id)
    _Import(tx, department, found, now).run(by)
    months = history_pay.pay(tx, department, found.first_month(department.zone), now)
    detail = {f"rows_{name}": count for name, count in found.counts.items()}
    files = [f"{name}:{digest}" for name, digest in sorted(digests.items())]
    closed = [str(month) for month in months]
    audit.note(
        tx, department_id, by, history.IMPORTED, Subject.DEPARTMENT, department_id, now,
        files=files, months=closed, **detail,
    )  # fmt: skip
    return HistoryImported(found.counts, months)


def _again(before: Mapping[str, object], digests: Mapping[str, str]) -> HistoryImported:
    files, months = before["files"], before["months"]
    assert isinstance(files, list), "as it was noted"
    assert isinstance(months, list), "as it was noted"
    known = dict(one.rsplit(":", 1) for one in files)
    changed = [name for name in sorted({*known, *digests}) if known.get(name) != digests.get(name)]
    if changed:
        raise HistoryRefused(tuple(Trouble(name, 0, "", Why.CHANGED) for name in changed))
    prefix = "rows_"
    counts = {name.removeprefix(prefix): count for name, count in before.items() if name.startswith(prefix)}
    return HistoryImported(counts, tuple(Month.parse(one) for one in months), again=True)  # type: ignore[arg-type]  # whole numbers


@dataclass(slots=True)
class _Story:
    """What happened with one company, by start and by signing."""

    meetings: list[MeetingRow] = field(default_factory=list)
    contracts: list[ContractRow] = field(default_factory=list)

    @property
    def is_client(self) -> bool:
        return any(one.cancelled_on is None for one in self.contracts)


class _Import:
    """The rows of a history on their way into the tables."""

    def __init__(self, tx: Tx, department: Department, found: History, now: datetime) -> None:
        self._tx = tx
        self._department = department
        self._found = found
        self._now = now
        self._troubles: list[Trouble] = []
        self._people: dict[str, int] = {}
        self._collectors: set[int] = set()
        self._stories: dict[str, _Story] = defaultdict(_Story)
        phones = {}
        for met in found.meetings:
            phones[met.key] = met.phone
            self._stories[met.phone].meetings.append(met)
        for story in self._stories.values():
            story.meetings.sort(key=lambda one: (one.starts_at, one.key))
        for signed in found.contracts:
            self._stories[phones[signed.meeting]].contracts.append(signed)

    def run(self, by: int | None) -> None:
        """Everything but the pay. Raises: HistoryRefused."""
        self._hire()
        author = self._author(by)
        known = history.segments(self._tx, self._department.id)
        self._look_for_known(known)
        if self._troubles:
            raise HistoryRefused(tuple(self._troubles))
        self._enter_terms(by)
        for row in self._found.plans:
            plans.put(self._tx, self._department.id, row.month, row.plan, by, self._now)
        for away in self._found.absences:
            kind = AbsenceKind.LEAVE if away.paid else AbsenceKind.DAY_OFF
            history.add_absence(
                self._tx, self._department.id, self._people[away.name], kind, away.first_day, away.last_day,
                away.paid, self._now,
            )  # fmt: skip
        segment_ids = self._enter_segments({name: one[0] for name, one in known.items()}, author)
        leads = self._enter_leads(segment_ids)
        meetings = self._enter_meetings(leads)
        if self._troubles:
            raise HistoryRefused(tuple(self._troubles))
        self._enter_contracts(leads, meetings)

    # --- people

    def _hire(self) -> None:
        """Everybody of staff.csv: who is here already by that name is that person, and was so since then."""
        at_work: dict[str, list[int]] = defaultdict(list)
        hired: dict[int, date] = {}
        for one in history.known(self._tx, self._department.id):
            self._people.setdefault(one.name, one.id)
            if one.at_work:
                at_work[one.name].append(one.id)
                hired[one.id] = one.hired_on
        self._people.update({name: ids[0] for name, ids in at_work.items()})
        self._collectors.update(staff.holders(self._tx, self._department.id, Role.COLLECTOR))
        for row in self._found.staff:
            here = at_work[row.name]
            if len(here) > 1:
                self._trouble("staff", row.line, "name", Why.NAMESAKES, text=row.name)
                continue
            if here and row.dismissed_on is not None:
                self._trouble("staff", row.line, "dismissed_on", Why.KNOWN, text=row.name)
                continue
            staff_id = here[0] if here else self._hire_new(row.name, row.hired_on, row.dismissed_on)
            if here and row.hired_on < hired[staff_id]:
                history.hired_earlier(self._tx, staff_id, row.hired_on)
            staff.give_roles(self._tx, staff_id, row.roles)
            self._people[row.name] = staff_id
            if Role.COLLECTOR in row.roles:
                self._collectors.add(staff_id)

    def _hire_new(self, name: str, hired_on: date, dismissed_on: date | None) -> int:
        dismissed_at = None
        if dismissed_on is not None:
            _, day_after = self._department.day(dismissed_on)
            dismissed_at = min(day_after - _INSTANT, self._now)
        return history.hire(self._tx, self._department.id, name, _LANGUAGE, hired_on, dismissed_at)

    def _author(self, by: int | None) -> int | None:
        """Whose the segments are: the director's; without one, of the first person there is."""
        directors = staff.holders(self._tx, self._department.id, Role.DIRECTOR)
        return by or next(iter([*directors, *self._people.values()]), None)

    # --- what is here already

    def _look_for_known(self, known: Mapping[str, tuple[int, object]]) -> None:
        for row in self._found.segments:
            if row.name in known and known[row.name][1] != row.rate:
                self._trouble("segments", row.line, "rate", Why.OTHER_RATE, text=row.name)
        phones = [row.phone.e164 for row in self._found.leads]
        inns = [row.inn for row in self._found.leads if row.inn is not None]
        there = history.numbers_there(self._tx, self._department.id, phones, inns)
        for lead in self._found.leads:
            for column, number in (("phone", lead.phone.e164), ("inn", lead.inn)):
                if number in there:
                    self._trouble("leads", lead.line, column, Why.KNOWN, text=number or "")

    # --- terms and segments

    def _enter_terms(self, by: int | None) -> None:
        """The terms a department begins with give way to those of its history that are in force by then."""
        tx, here = self._tx, self._department.id
        first = Month.of(self._department.today(self._department.founded_at))
        before = pay_terms.book(tx, here)
        for row in self._found.terms:
            staff_id = None if row.name is None else self._people[row.name]
            pay_terms.add(tx, here, row.role, staff_id, row.valid_from, row.terms, by, self._now)
        own = [row for row in self._found.terms if row.role is not None and row.valid_from < first]
        nobody = 0
        for role in {row.role for row in own if row.role is not None}:
            standing = before.of(nobody, role, first)
            theirs = max((row for row in own if row.role is role), key=lambda row: row.valid_from)
            begins_later = any(row.role is role and row.valid_from == first for row in self._found.terms)
            if standing is not None and standing.terms == DEFAULT_TERMS.get(role) and not begins_later:
                pay_terms.add(tx, here, role, None, first, theirs.terms, by, self._now)

    def _enter_segments(self, known: dict[str, int], author: int | None) -> dict[str, int]:
        ids = dict(known)
        for row in self._found.segments:
            if row.name not in ids:
                assert author is not None, "a history with segments has people"
                new = NewSegment(row.name, row.name, "", row.rate, None, None, FRESH_PRIORITY)
                ids[row.name] = segments.add(self._tx, self._department.id, new, author, self._now)
        return ids

    # --- facts

    def _enter_leads(self, segment_ids: Mapping[str, int]) -> dict[str, int]:
        """The companies; their ids by phone."""
        kept = dict(history.segments(self._tx, self._department.id).values())
        excluded = self._excluded()
        rows = []
        for row in self._found.leads:
            segment_id = None if row.segment is None else segment_ids[row.segment]
            collector_id = self._people[row.collector]
            paid = row.confirmed_at is not None and collector_id in self._collectors
            e164 = row.phone.e164
            zone = zone_of("", e164, self._department.zone)
            standing = self._standing(row, zone)
            if standing.queue is not None and ({e164, row.inn} & excluded):
                standing = out_of_queue(standing, LeadState.EXCLUDED)
            rows.append(
                OldLead(
                    CheckedLead(row.company, (row.phone,), row.inn, "", "", "", "", "", zone),
                    segment_id,
                    collector_id,
                    collector_id if paid else None,
                    None if segment_id is None else kept[segment_id],
                    row.added_at,
                    row.confirmed_at,
                    standing,
                )
            )
        ids = history.add_leads(self._tx, self._department.id, rows)
        return {row.phone.e164: lead_id for row, lead_id in zip(self._found.leads, ids, strict=True)}

    def _excluded(self) -> set[str | None]:
        """Numbers that nobody may call here."""
        found: set[str | None] = set()
        many = 5_000
        for begin in range(0, len(self._found.leads), many):
            part = self._found.leads[begin : begin + many]
            phones, inns = [one.phone.e164 for one in part], [one.inn for one in part if one.inn is not None]
            for one in exclusions.matching(self._tx, self._department.id, phones, inns):
                found |= {number for number in (one.phone, one.inn) if number is not None}
        return found

    def _standing(self, row: LeadRow, zone: str) -> Standing:
        """Where a company stands after all that happened: what is over is called again when the rules say so."""
        fresh = Standing(LeadState.NEW, Queue.FRESH, self._now, FRESH_PRIORITY)
        story, rules = self._stories.get(row.phone.e164), self._department.calling
        if story is None:
            if row.confirmed_at is None:
                return fresh
            again = months_later(row.confirmed_at, rules.cooldown_months, zone)
            return Standing(LeadState.REFUSED, Queue.RETRY, again)
        if any(one.ended is None for one in story.meetings):
            return out_of_queue(fresh, LeadState.MEETING)
        if story.is_client:
            return out_of_queue(fresh, LeadState.CLIENT)
        last = story.meetings[-1]
        no_shows = sum(one.ended is Ended.NO_SHOW for one in story.meetings)
        outcome = _CAME_OF[last.ended or Ended.CANCELLED]
        return after_meeting(fresh, outcome, self._told_at(last), zone, rules, no_shows=no_shows)

    def _enter_meetings(self, leads: Mapping[str, int]) -> dict[str, int]:
        """The meetings; their ids by key."""
        standing = {one.meeting for one in self._found.contracts if one.cancelled_on is None}
        signed = {one.meeting for one in self._found.contracts}
        ordered = sorted(self._found.meetings, key=lambda one: (one.starts_at, one.key))
        rows = [
            OldMeeting(
                leads[met.phone],
                self._people[met.caller],
                self._people[met.closer],
                MeetingState.BOOKED if met.ended is None else MeetingState(met.ended.value),
                _outcome(met, met.key in standing or met.key in signed),
                met.booked_at,
                met.starts_at,
                self._slot(met).ends_at,
                None if met.ended is None else self._told_at(met),
            )
            for met in ordered
        ]
        ids = history.add_meetings(self._tx, self._department.id, rows)
        for met, meeting_id in zip(ordered, ids, strict=True):
            if met.ended is None and self._slot(met).ends_at > self._now:
                self._take_time(met, meeting_id)
        return {met.key: meeting_id for met, meeting_id in zip(ordered, ids, strict=True)}

    def _take_time(self, met: MeetingRow, meeting_id: int) -> None:
        taken = quarters(self._slot(met), self._department.schedule.travel_minutes)
        closer_id = self._people[met.closer]
        if history.occupied(self._tx, closer_id, taken):
            self._trouble("meetings", met.line, "starts_at", Why.TAKEN, text=met.closer)
        else:
            history.occupy(self._tx, closer_id, taken, meeting_id)

    def _slot(self, met: MeetingRow) -> Slot:
        return Slot(met.starts_at, met.starts_at + timedelta(minutes=self._department.schedule.meeting_minutes))

    def _told_at(self, met: MeetingRow) -> datetime:
        """A meeting was told of at its end, on its own day at the latest; one that was called off, before its start."""
        if met.ended is Ended.CANCELLED:
            return min(max(met.booked_at, met.starts_at - timedelta(minutes=1)), self._now)
        _, day_after = self._department.day(self._department.today(met.starts_at))
        return min(self._slot(met).ends_at, day_after - _INSTANT, self._now)

    def _enter_contracts(self, leads: Mapping[str, int], meetings: Mapping[str, int]) -> None:
        by_key = {met.key: met for met in self._found.meetings}
        deals = []
        for row in self._found.contracts:
            met = by_key[row.meeting]
            state = DealState.WON if row.cancelled_on is None else DealState.LOST
            deals.append(
                OldDeal(
                    leads[met.phone], self._people[met.closer], state.value, row.amount, row.signed_on,
                    self._noon(row.signed_on),
                )
            )  # fmt: skip
        deal_ids = history.add_deals(self._tx, self._department.id, deals)
        contracts = [
            OldContract(
                meetings[row.meeting],
                deal_id,
                self._people[by_key[row.meeting].closer],
                row.number,
                row.amount,
                row.signed_on,
                self._noon(row.signed_on),
                None if row.cancelled_on is None else self._noon(row.cancelled_on),
            )
            for row, deal_id in zip(self._found.contracts, deal_ids, strict=True)
        ]
        ids = history.add_contracts(self._tx, self._department.id, contracts)
        handed = [
            (
                contract_id,
                (HandoverState.ACCEPTED if one.cancelled_at is None else HandoverState.WITHDRAWN).value,
                one.entered_at,
            )
            for one, contract_id in zip(contracts, ids, strict=True)
        ]
        history.add_handovers(self._tx, self._department.id, handed)
        self._exclude_clients()

    def _exclude_clients(self) -> None:
        for row in self._found.leads:
            story = self._stories.get(row.phone.e164)
            if story is not None and story.is_client:
                exclusions.add(
                    self._tx, self._department.id, ExclusionKind.CLIENT, row.company, [row.phone.e164], row.inn, None,
                    self._now,
                )  # fmt: skip

    def _noon(self, day: date) -> datetime:
        return min(self._department.at(day, _NOON), self._now)

    def _trouble(self, name: str, line: int, column: str, why: Why, **params: str | int) -> None:
        self._troubles.append(Trouble(f"{name}.csv", line, column, why, params))


_CAME_OF = {
    Ended.HELD: Outcome.REFUSAL,
    Ended.NO_SHOW: Outcome.NO_SHOW,
    Ended.CANCELLED: Outcome.POSTPONED,
    Ended.NOT_OURS: Outcome.NOT_OURS,
}
"""What came of a meeting without a contract: who was met and did not sign said no; what was called off may be booked
anew."""


def _outcome(met: MeetingRow, signed: bool) -> Outcome | None:
    if met.ended in (None, Ended.CANCELLED):
        return None
    return Outcome.CONTRACT if signed and met.ended is Ended.HELD else _CAME_OF[met.ended or Ended.CANCELLED]
