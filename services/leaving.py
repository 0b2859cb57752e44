"""Leaving, losing a role, being away: what is theirs goes to others, as a director saw it before and could change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle

from domain.absences import Absence, AbsenceKind
from domain.department import Department
from domain.errors import NotYours, PlanChanged
from domain.messages import DealsGiven, MeetingCard
from domain.people import Person, Role
from domain.slots import Slot
from services import access, departments, moves
from services import staff as colleagues
from services.diary import Diary
from services.meetings import diary_for
from services.staff import Colleague
from storage import absences, audit, deals, meetings, outbox, queue
from storage.audit import Subject
from storage.deals import StoredDeal
from storage.meetings import StoredMeeting
from storage.transaction import Tx

TO_CALLER = 0
"""In a decision about a meeting: its caller is to agree on another time."""
NOBODY = 0
"""In a decision about a deal of one who leaves: there is no other closer, directors find it among the idle ones; of one
who is away: it stays."""
_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Decided:
    """Who gets what: pairs of a meeting and its new closer (or `TO_CALLER`), and of a deal and its new closer."""

    meetings: tuple[tuple[int, int], ...] = ()
    deals: tuple[tuple[int, int], ...] = ()


UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting ahead and who gets it; `free` are the closers who could, by turn, with their names."""

    card: MeetingCard
    free: tuple[tuple[int, str], ...]
    closer_id: int
    """Or `TO_CALLER`."""
    closer: str
    """"" when its caller moves it."""


@dataclass(frozen=True, slots=True)
class DealPart:
    """An open deal and who gets it."""

    deal_id: int
    company: str
    closer_id: int
    closer: str
    """"" when there is nobody, or when it stays."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What somebody has in hand and where it goes."""

    staff_id: int
    name: str
    callbacks: int
    meetings: tuple[MeetingLine, ...]
    deals: tuple[DealPart, ...]
    closers: tuple[tuple[int, str], ...]
    """The others who may have a deal."""

    @property
    def decided(self) -> Decided:
        """The same as decisions."""
        return Decided(
            tuple((line.card.meeting_id, line.closer_id) for line in self.meetings),
            tuple((deal.deal_id, deal.closer_id) for deal in self.deals),
        )


# --- leaving


def plan(tx: Tx, who: Person, staff_id: int, decided: Decided, now: datetime) -> Leaving:
    """What a person has in hand and where it would go: as decided where that is possible, else as proposed.

    Meetings go to whose turn it is of the closers who are free then, deals to the other closers in turn.
    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    person = access.colleague(tx, who, staff_id)
    return _losing(tx, person, frozenset(), decided, now)[0]


def dismiss(tx: Tx, who: Person, staff_id: int, decided: Decided, reason: str, now: datetime) -> Colleague:
    """End a person's work, and give what is theirs to others just as it was shown; callbacks are anybody's at once.

    `reason` is what people read of the meetings that change.

    Raises: NotAllowed, NotYours, LastDirector, PlanChanged (what was shown is not possible any more).
    """
    access.ensure(tx, who, Role.DIRECTOR)
    person = access.colleague(tx, who, staff_id)
    seen, open_deals = _losing(tx, person, frozenset(), decided, now)
    if seen.decided != decided:
        raise PlanChanged
    gone = colleagues.dismiss(tx, who, staff_id, now)
    queue.let_go(tx, person.id)
    _pass_meetings(tx, who, seen, reason, now)
    _pass_deals(tx, who, seen, open_deals, now)
    return gone


def losing(tx: Tx, who: Person, staff_id: int, roles: frozenset[Role], decided: Decided, now: datetime) -> Leaving:
    """What a person has in hand that belongs to none of these roles, and where it would go.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    return _losing(tx, access.colleague(tx, who, staff_id), roles, decided, now)[0]


def change_roles(
    tx: Tx, who: Person, staff_id: int, roles: frozenset[Role], decided: Decided, reason: str, now: datetime
) -> Colleague:
    """Give a person exactly these roles, and what they had in hand of those taken away to others just as it was shown.

    Raises: NotAllowed, NotYours, RolesMissing, LastDirector, PlanChanged (what was shown is not possible any more).
    """
    access.ensure(tx, who, Role.DIRECTOR)
    person = access.colleague(tx, who, staff_id)
    seen, open_deals = _losing(tx, person, roles, decided, now)
    if seen.decided != decided:
        raise PlanChanged
    changed = colleagues.set_roles(tx, who, staff_id, roles, now)
    if person.has(Role.CALLER) and Role.CALLER not in roles:
        queue.let_go(tx, person.id)
    _pass_meetings(tx, who, seen, reason, now)
    _pass_deals(tx, who, seen, open_deals, now)
    return changed


def _losing(
    tx: Tx, person: Person, roles: frozenset[Role], decided: Decided, now: datetime
) -> tuple[Leaving, list[StoredDeal]]:
    """What a person has of the roles that are not among these, with the deals themselves."""
    department = departments.of(tx, person.department_id)
    theirs, open_deals = [], []
    if Role.CLOSER not in roles:
        theirs, open_deals = _ahead(tx, department, person, now), deals.open_ones(tx, department.id, person.id)
    callbacks = 0 if Role.CALLER in roles else queue.promised_by(tx, person.id)
    return _plan(tx, department, person, theirs, open_deals, callbacks, decided, now), open_deals


# --- being away


def preview(tx: Tx, who: Person, staff_id: int, kind: AbsenceKind, first: date, last: date, now: datetime) -> Leaving:
    """What falls into days on which somebody is to be away, and who could have it: one's own, to a director anybody's.

    Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who)
    if staff_id != who.id and not who.has(Role.DIRECTOR):
        raise NotYours
    return _away(tx, access.colleague(tx, who, staff_id), Absence(first, last, kind), UNDECIDED, now)[0]


def stand_ins(tx: Tx, who: Person, absence_id: int, decided: Decided, now: datetime) -> Leaving:
    """What a person has on the days of an absence and where it would go: meetings to others, the deals of a leave where
    they are as long as nobody else is chosen.

    Raises: NotAllowed, NotYours.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    return _stand_ins(tx, who, absence_id, decided, now)[0]


def pass_on(tx: Tx, who: Person, absence_id: int, decided: Decided, reason: str, now: datetime) -> Leaving:
    """Give what falls into the days of an absence to others just as it was shown; `reason` is what people read.

    Raises: NotAllowed, NotYours, PlanChanged.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    seen, open_deals = _stand_ins(tx, who, absence_id, decided, now)
    if seen.decided != decided:
        raise PlanChanged
    _pass_meetings(tx, who, seen, reason, now)
    _pass_deals(tx, who, seen, open_deals, now)
    return seen


def _stand_ins(
    tx: Tx, who: Person, absence_id: int, decided: Decided, now: datetime
) -> tuple[Leaving, list[StoredDeal]]:
    stored = absences.get(tx, who.department_id, absence_id)
    if stored is None:
        raise NotYours
    return _away(tx, access.colleague(tx, who, stored.staff_id), stored.absence, decided, now)


def _away(
    tx: Tx, person: Person, absence: Absence, decided: Decided, now: datetime
) -> tuple[Leaving, list[StoredDeal]]:
    department = departments.of(tx, person.department_id)
    theirs = [
        meeting
        for meeting in _ahead(tx, department, person, now)
        if absence.covers(department.today(meeting.card.starts_at))
    ]
    # Deals outlive a day off; a leave is long enough to ask.
    open_deals = deals.open_ones(tx, department.id, person.id) if absence.kind is AbsenceKind.LEAVE else []
    return _plan(tx, department, person, theirs, open_deals, 0, decided, now, stays=True), open_deals


# --- planning


def _ahead(tx: Tx, department: Department, person: Person, now: datetime) -> list[StoredMeeting]:
    found = meetings.of_people(tx, department.id, closer_id=person.id, caller_id=None, ends_after=now)
    return [meeting for meeting in found if meeting.card.starts_at > now]


def _plan(
    tx: Tx,
    department: Department,
    person: Person,
    theirs: list[StoredMeeting],
    open_deals: list[StoredDeal],
    callbacks: int,
    decided: Decided,
    now: datetime,
    *,
    stays: bool = False,
) -> Leaving:
    diary = Diary.read(tx, department, now)
    others = [choice.staff_id for choice in diary.order if choice.staff_id != person.id]
    wanted = dict(decided.meetings)
    lines = []
    for meeting in theirs:
        free = _free(tx, diary, person, meeting)
        first = next(iter(free), TO_CALLER)
        closer_id = wanted.get(meeting.card.meeting_id, first)
        if closer_id != TO_CALLER:
            closer_id = closer_id if closer_id in free else first
        if closer_id != TO_CALLER:
            # What has been given counts for those that follow.
            diary.busy[closer_id].append(free[closer_id])
        could = tuple((one, diary.names[one]) for one in free)
        lines.append(MeetingLine(meeting.card, could, closer_id, diary.names.get(closer_id, "")))
    wanted, turns = dict(decided.deals), cycle([NOBODY] if stays else others or [NOBODY])
    parts = []
    for deal in open_deals:
        proposed = next(turns)
        closer_id = wanted.get(deal.id, proposed)
        closer_id = closer_id if closer_id in others else proposed
        parts.append(DealPart(deal.id, deal.company, closer_id, diary.names.get(closer_id, "")))
    return Leaving(
        person.id,
        person.name,
        callbacks,
        tuple(lines),
        tuple(parts),
        tuple((one, diary.names[one]) for one in others),
    )


def _free(tx: Tx, diary: Diary, person: Person, meeting: StoredMeeting) -> dict[int, Slot]:
    """Those who could hold a meeting of somebody else's, by turn, with the time it would take of them."""
    order = diary_for(tx, diary.department, meeting.lead_id, diary.now).order
    slots = {
        choice.staff_id: diary.slot_at(choice.staff_id, meeting.card.starts_at)
        for choice in order
        if choice.staff_id != person.id
    }
    return {one: slot for one, slot in slots.items() if slot is not None and diary.is_free(one, slot)}


# --- passing on


def _pass_meetings(tx: Tx, who: Person, seen: Leaving, reason: str, now: datetime) -> None:
    for line in seen.meetings:
        if line.closer_id == TO_CALLER:
            moves.cancel(tx, who, line.card.meeting_id, reason, now)
        else:
            moves.move(tx, who, line.card.meeting_id, line.card.starts_at, line.closer_id, reason, now)


def _pass_deals(tx: Tx, who: Person, seen: Leaving, open_deals: list[StoredDeal], now: datetime) -> None:
    """Each with its history; its new closer is told once of all of them."""
    companies: dict[int, list[str]] = {}
    for deal, part in zip(open_deals, seen.deals, strict=True):
        if part.closer_id == NOBODY:
            continue
        deals.give(tx, deal.id, part.closer_id, now)
        companies.setdefault(part.closer_id, []).append(deal.company)
        audit.note(
            tx,
            who.department_id,
            who.id,
            "given",
            Subject.DEAL,
            deal.id,
            now,
            before=seen.staff_id,
            after=part.closer_id,
        )
    letters = (
        (closer_id, DealsGiven(seen.name, tuple(theirs)))
        for closer_id, theirs in companies.items()
        if closer_id != who.id
    )
    outbox.put_each(tx, letters, once=f"deals-given:{seen.staff_id}:{int(now.timestamp())}", due=now, stale_after=_NEWS)
