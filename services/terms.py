"""Pay terms of roles and people: a director sets them from the first day of a month on, after seeing what a month would
have paid under them. Old versions stay."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.department import Department
from domain.errors import MonthClosed, NotYours, TermsBegun
from domain.ledger import Accrual, Closings, accruals_of, month_accruals
from domain.messages import TermsQuestion, TermsSet
from domain.money import Money
from domain.pay import NOTHING, PayTerms
from domain.people import Person, Role
from domain.quotas import MonthEnd
from domain.terms import TermsBook, Version
from domain.typed_terms import TermsField, fields_of
from domain.workdays import Month
from services import access, departments, month_ends, payroll
from storage import audit, outbox, pay_terms, staff, statements
from storage.audit import Subject
from storage.transaction import Tx

_TRIAL = 2**62
"""The id of a version that is only tried: the latest of its month."""


@dataclass(frozen=True, slots=True)
class Subjected:
    """Whose terms are meant: a role's, or a person's own; the one or the other is None."""

    role: Role | None
    staff_id: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Terms as they would be set."""

    subject: Subjected
    since: Month
    terms: PayTerms


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of terms to its director."""

    since: Month
    terms: PayTerms


@dataclass(frozen=True, slots=True)
class TermsView:
    """The terms of a role, or of a person (`name`)."""

    role: Role | None
    name: str
    own: bool
    """Whether a person has terms of their own, now or to come."""
    in_force: VersionView | None
    """None: a person is paid by the terms of their roles, or nothing is paid."""
    coming: tuple[VersionView, ...]
    """Those that have not begun, the earliest first."""
    history: tuple[VersionView, ...]
    """Every version, the latest first."""
    fields: tuple[TermsField, ...]
    months: tuple[Month, ...]
    """From which new terms may begin, the usual one first."""
    start: PayTerms
    """What new terms are made from: the latest ones."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in the list."""

    role: Role
    terms: PayTerms | None
    coming: bool


@dataclass(frozen=True, slots=True)
class TermsList:
    """The terms of the roles of a department, and who has their own."""

    roles: tuple[RoleLine, ...]
    own: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """What a month paid a person, and would have paid."""

    name: str
    paid: Money
    would: Money


@dataclass(frozen=True, slots=True)
class Preview:
    """What a month would have paid under other terms: everybody concerned, and the sums."""

    month: Month
    so_far: bool
    """Whether the month is not over."""
    lines: tuple[PreviewLine, ...]
    paid: Money
    would: Money


def listed(tx: Tx, who: Person, now: datetime) -> TermsList:
    """Every role with what it is paid, and who has terms of their own. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    today = Month.of(departments.of(tx, who.department_id).today(now))
    versions = pay_terms.versions(tx, who.department_id)
    lines = []
    for role in Role:
        mine = [one for one in versions if one.role is role]
        current = _in_force(mine, today)
        lines.append(RoleLine(role, None if current is None else current.terms, any(_coming(mine, today))))
    names = {person.id: person.name for person in staff.at_work(tx, who.department_id)}
    owners = dict.fromkeys(one.staff_id for one in versions if one.staff_id in names)
    return TermsList(tuple(lines), tuple((one, names[one]) for one in owners if one is not None))


def view(tx: Tx, who: Person, subject: Subjected, now: datetime) -> TermsView:
    """The terms of a role or a person: in force, coming, and old ones. Raises: NotAllowed, NotYours."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    today = Month.of(department.today(now))
    versions = pay_terms.versions(tx, department.id)
    months = (today.next(), *reversed(_open_months(tx, department, now)))
    if subject.role is not None:
        mine = [one for one in versions if one.role is subject.role]
        name, roles, start = "", frozenset({subject.role}), NOTHING
    else:
        person = access.colleague(tx, who, _id(subject))
        mine = [one for one in versions if one.staff_id == person.id]
        name, roles, start = person.name, person.roles, _of_roles(TermsBook(versions), person, today)
    in_force, coming = _in_force(mine, today), _coming(mine, today)
    latest = coming[-1] if coming else in_force
    return TermsView(
        subject.role,
        name,
        subject.role is None and bool(mine),
        None if in_force is None else VersionView(in_force.valid_from, in_force.terms),
        tuple(VersionView(one.valid_from, one.terms) for one in coming),
        tuple(VersionView(one.valid_from, one.terms) for one in sorted(mine, key=_age, reverse=True)),
        fields_of(roles),
        months,
        start if latest is None else latest.terms,
    )


def preview(tx: Tx, who: Person, proposal: Proposal, now: datetime) -> Preview:
    """What last month, or this one while the department is younger, would have paid under such terms, against what it
    pays by those that it has; writes nothing. Manual adjustments are not among it.

    Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    _ensure_subject(tx, who, proposal.subject)
    this = Month.of(department.today(now))
    founded = Month.of(department.today(department.founded_at))
    month = this.previous() if founded < this else this
    closings = statements.closings(tx, department.id)
    versions = pay_terms.versions(tx, department.id)
    trial = Version(_TRIAL, proposal.subject.role, proposal.subject.staff_id, month, proposal.terms)
    present, tried = TermsBook(versions), TermsBook([*versions, trial])
    ends = _ends(tx, department, month, closings)
    paid = _sums(_rows(tx, department, month, closings, present, ends))
    would = _sums(_rows(tx, department, month, closings, tried, ends))
    concerned = {
        end.staff_id for end in ends if any(tried.of(end.staff_id, role, month) is trial for role in end.roles)
    }
    concerned |= {one for one in {*paid, *would} if paid[one] != would[one]}
    names = {one.id: one.name for one in staff.employed(tx, department.id, month.last, department.month(month)[0])}
    named = ((names.get(one) or staff.identity(tx, one)[0], one) for one in concerned)
    lines = [PreviewLine(name, paid[one], would[one]) for name, one in sorted(named)]
    return Preview(
        month,
        month == this,
        tuple(lines),
        Money.sum(line.paid for line in lines),
        Money.sum(line.would for line in lines),
    )


def set_terms(tx: Tx, who: Person, proposal: Proposal, now: datetime) -> int:
    """Pay a role, or a person, so from a month on; the version's id. Open months are counted anew from the first that
    it concerns, and everybody whom it pays is told once.

    Raises: NotAllowed, NotYours (also a month too far ahead), MonthClosed.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    subject, since = proposal.subject, proposal.since
    _ensure_subject(tx, who, subject)
    opened, this = _open_months(tx, department, now), Month.of(department.today(now))
    if since not in opened and since != this.next():
        if since < this:
            raise MonthClosed(since)
        raise NotYours
    _withdraw_news(tx, department, subject, since, now)
    version_id = pay_terms.add(tx, department.id, subject.role, subject.staff_id, since, proposal.terms, who.id, now)
    for month in opened:
        if month >= since:
            payroll.recount(tx, department, month, now, subject.staff_id)
    told = TermsSet(since, subject.role, proposal.terms)
    readers = _concerned(tx, who, subject, since)
    outbox.put(tx, told, readers, once=_once(version_id), due=now)
    audit.note(
        tx,
        department.id,
        who.id,
        "terms_set",
        Subject.PAY_TERMS,
        version_id,
        now,
        role=subject.role or "",
        staff_id=subject.staff_id or 0,
        since=str(since),
    )
    return version_id


def take_back(tx: Tx, who: Person, subject: Subjected, now: datetime) -> int:
    """Forget the terms that have not begun; how many versions there were. Who has read of them is told.

    Raises: NotAllowed, NotYours, TermsBegun when there are none.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    _ensure_subject(tx, who, subject)
    mine = [one for one in pay_terms.versions(tx, department.id) if _is_of(one, subject)]
    coming = _coming(mine, Month.of(department.today(now)))
    if not coming:
        raise TermsBegun
    for version in coming:
        told = TermsSet(version.valid_from, subject.role, version.terms, withdrawn=True)
        read = [
            one
            for one in _concerned(tx, who, subject, version.valid_from)
            if not outbox.take_back(tx, _once(version.id), one, now)
        ]
        outbox.put(tx, told, read, once=f"{_once(version.id)}:withdrawn", due=now)
        pay_terms.drop(tx, department.id, version.id)
        audit.note(tx, department.id, who.id, "terms_taken_back", Subject.PAY_TERMS, version.id, now)
    return len(coming)


# --- at the start


def ask(tx: Tx, director: Person, now: datetime) -> None:
    """Ask the first director of a department what its work is to be paid; once."""
    department = departments.of(tx, director.department_id)
    month = Month.of(department.today(now))
    versions = pay_terms.versions(tx, department.id)
    current = ((role, _in_force([one for one in versions if one.role is role], month)) for role in Role)
    terms = tuple((role, version.terms) for role, version in current if version is not None)
    outbox.put(tx, TermsQuestion(terms), [director.id], once=f"terms-asked:{department.id}", due=now)


def keep(tx: Tx, who: Person, now: datetime) -> None:
    """The terms the department began with are right. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    audit.note(tx, who.department_id, who.id, "terms_kept", Subject.DEPARTMENT, who.department_id, now)


# --- inside


def _ends(tx: Tx, department: Department, month: Month, closings: Closings) -> list[MonthEnd]:
    """How a month ended for everybody, or would if it ended today; a closed one as it was counted then."""
    done = month_ends.done_in(tx, department, month, closings)
    heads = {head.staff_id: head for head in statements.every_head(tx, department.id) if head.month == month}
    found = []
    for end in month_ends.ends(tx, department, month, done):
        head = heads.get(end.staff_id)
        found.append(end if head is None else replace(end, roles=head.roles, worked=head.worked))
    return found


def _rows(
    tx: Tx, department: Department, month: Month, closings: Closings, book: TermsBook, ends: Iterable[MonthEnd]
) -> Iterable[Accrual]:
    window = payroll.window_of(department, month, closings)
    for kind in payroll.WORK:
        facts = payroll.facts_of(tx, department, kind, window, book)
        yield from accruals_of([fact for fact in facts if closings.stands_in(fact, month)], month, book)
    for end in ends:
        yield from month_accruals(end, month, book)


def _sums(rows: Iterable[Accrual]) -> defaultdict[int, Money]:
    found: defaultdict[int, Money] = defaultdict(Money.zero)
    for row in rows:
        found[row.staff_id] += row.amount
    return found


def _open_months(tx: Tx, department: Department, now: datetime) -> tuple[Month, ...]:
    """The months up to this one that are not closed, in order."""
    last = statements.last_closed(tx, department.id)
    month = Month.of(department.today(department.founded_at)) if last is None else last.next()
    found, this = [], Month.of(department.today(now))
    while month <= this:
        found.append(month)
        month = month.next()
    return tuple(found)


def _of_roles(book: TermsBook, person: Person, month: Month) -> PayTerms:
    """What a person is paid by the terms of their roles together; what two of them pay, the first in the menu does."""
    found = [book.of(person.id, role, month) for role in Role if role in person.roles]
    together = NOTHING
    for version in filter(None, found):
        missing = [field.value for field in TermsField if getattr(together, field) == getattr(NOTHING, field)]
        together = replace(together, **{name: getattr(version.terms, name) for name in missing})
    return together


def _age(version: Version) -> tuple[Month, int]:
    return version.valid_from, version.id


def _in_force(versions: Iterable[Version], month: Month) -> Version | None:
    return max((one for one in versions if one.valid_from <= month), key=_age, default=None)


def _coming(versions: Iterable[Version], month: Month) -> list[Version]:
    return sorted((one for one in versions if one.valid_from > month), key=_age)


def _is_of(version: Version, subject: Subjected) -> bool:
    return (version.role, version.staff_id) == (subject.role, subject.staff_id)


def _id(subject: Subjected) -> int:
    if subject.staff_id is None:
        raise NotYours
    return subject.staff_id


def _ensure_subject(tx: Tx, who: Person, subject: Subjected) -> None:
    if subject.role is None:
        access.colleague(tx, who, _id(subject))
    elif subject.staff_id is not None:
        raise NotYours


def _concerned(tx: Tx, who: Person, subject: Subjected, since: Month) -> list[int]:
    """Whom terms pay, but for the one who set them."""
    if subject.role is None:
        paid = [_id(subject)]
    else:
        book = pay_terms.book(tx, who.department_id)
        holders = staff.holders(tx, who.department_id, subject.role)
        paid = [one for one in holders if book.own(one, since) is None]
    return [one for one in paid if one != who.id]


def _withdraw_news(tx: Tx, department: Department, subject: Subjected, since: Month, now: datetime) -> None:
    """Nobody reads of terms first that others have replaced before the message was sent."""
    everybody = [person.id for person in staff.at_work(tx, department.id)]
    for version in pay_terms.versions(tx, department.id):
        if _is_of(version, subject) and version.valid_from == since:
            outbox.withdraw(tx, _once(version.id), everybody, now)


def _once(version_id: int) -> str:
    return f"terms:{version_id}"
