"""Who is away: entered by the person or a director, told once, and seen by the slots and the morning's reminder."""

from datetime import date, timedelta

import pytest
from office import Crew, Office

from domain.absences import AbsenceKind
from domain.errors import (
    AbsenceOverlaps,
    AbsencePast,
    AbsenceTooFar,
    AbsenceTooLong,
    DomainError,
    MonthClosed,
    NotAllowed,
    NotYours,
)
from domain.people import Person, Role
from services import absences, books, meetings, quotas, staff
from services.absences import AbsenceView, Entered
from storage.database import Database

TUESDAY = date(2026, 11, 24)
LEAVE, SICK = AbsenceKind.LEAVE, AbsenceKind.SICK


def day(number: int) -> date:
    """So many days after that Tuesday."""
    return TUESDAY + timedelta(days=number)


async def away(
    office: Office, who: Person, first: int, last: int, kind: AbsenceKind = LEAVE, of: Person | None = None
) -> Entered:
    return await office.db.write(absences.enter, who, (of or who).id, kind, day(first), day(last), office.now)


async def listed(office: Office, who: Person, of: Person | None = None) -> list[tuple[AbsenceKind | None, date, date]]:
    found = await office.db.read(absences.of_person, who, (of or who).id, office.now)
    return [(one.kind, one.first_day, one.last_day) for one in found.absences]


async def free_days(office: Office, caller: Person) -> list[int]:
    return [found.day for found in await office.db.read(meetings.free_days, caller, office.now)]


async def test_no_meetings_are_offered_while_a_closer_is_away(office: Office, crew: Crew) -> None:
    await away(office, crew.viktor, 1, 3)
    assert await free_days(office, crew.anna) == [24, 30, 1, 2, 3, 4, 7, 8]

    await office.hires("Галина", Role.CLOSER)
    free = await office.db.read(meetings.free_times, crew.anna, day(1), office.now)
    assert {one.closer for one in free} == {"Галина"}


async def test_directors_hear_once_and_what_has_to_be_moved(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-27 15:00")
    for _ in range(2):
        entered = await office.db.write(
            absences.enter, crew.viktor, crew.viktor.id, SICK, day(1), day(2), office.now, receipt="absence:1"
        )

    assert entered.meetings == 1
    assert await office.facts.letters("AbsenceNoted") == ["Ирина waiting"]
    assert len(await office.facts.meetings()) == 2
    within = await office.db.read(absences.meetings_within, crew.irina, crew.viktor.id, day(1), day(3))
    assert [card.company for card in within] == ["Ромашка", "Василёк"]


async def test_a_person_hears_what_a_director_entered(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.DIRECTOR)
    await away(office, crew.irina, 1, 2, of=crew.anna)
    assert sorted(await office.facts.letters("AbsenceNoted")) == ["Анна waiting", "Борис waiting"]

    await away(office, boris, 5, 5)
    assert sorted(await office.facts.letters("AbsenceNoted")) == ["Анна waiting", "Борис waiting", "Ирина waiting"]


@pytest.mark.parametrize(
    ("first", "last", "kind", "error"),
    [
        (-1, 1, LEAVE, AbsencePast),
        (-1, 1, AbsenceKind.TRIP, AbsencePast),
        (-2, 1, SICK, AbsencePast),
        (-30, -20, SICK, AbsencePast),
        (0, 90, LEAVE, AbsenceTooLong),
        (367, 370, LEAVE, AbsenceTooFar),
        (5, 4, LEAVE, NotYours),
    ],
)
async def test_days_that_cannot_be_entered(
    office: Office, crew: Crew, first: int, last: int, kind: AbsenceKind, error: type[DomainError]
) -> None:
    await office.refuses(error, away(office, crew.anna, first, last, kind))
    assert await listed(office, crew.anna) == []
    assert await office.facts.letters("AbsenceNoted") == []


async def test_an_illness_may_have_begun_yesterday_and_a_leave_last_ninety_days(office: Office, crew: Crew) -> None:
    await away(office, crew.anna, -1, 0, SICK)
    await away(office, crew.anna, 366, 366 + 89)
    assert await listed(office, crew.anna) == [(SICK, day(-1), day(0)), (LEAVE, day(366), day(366 + 89))]


@pytest.mark.parametrize(("first", "last"), [(2, 2), (0, 1), (3, 9), (0, 9), (1, 3)])
async def test_nobody_is_away_twice(office: Office, crew: Crew, first: int, last: int) -> None:
    await away(office, crew.anna, 1, 3)
    refusal = await office.refuses(AbsenceOverlaps, away(office, crew.anna, first, last, SICK))
    assert isinstance(refusal, AbsenceOverlaps)
    assert (refusal.first_day, refusal.last_day) == (day(1), day(3))
    # Days beside it, and other people's, are free.
    await away(office, crew.anna, 4, 4)
    await away(office, crew.viktor, first, last)


async def test_an_illness_over_yesterdays_end_is_away_twice_too(office: Office, crew: Crew) -> None:
    await away(office, crew.anna, 0, 0)
    office.clock_to("2026-11-25 09:00")
    await office.refuses(AbsenceOverlaps, away(office, crew.anna, 0, 1, SICK))


async def test_cancelled_it_does_not_count(office: Office, crew: Crew) -> None:
    entered = await away(office, crew.viktor, 1, 3)
    gone = await office.db.write(absences.cancel, crew.viktor, entered.absence.absence_id, office.now)

    assert gone == entered.absence
    assert await listed(office, crew.viktor) == []
    assert 25 in await free_days(office, crew.anna)
    assert await office.facts.letters("AbsenceNoted") == ["Ирина withdrawn"]
    assert await office.facts.letters("AbsenceCancelled") == ["Ирина waiting"]
    again = office.db.write(absences.cancel, crew.viktor, entered.absence.absence_id, office.now)
    await office.refuses(NotYours, again)
    await away(office, crew.viktor, 2, 2)


async def test_who_is_back_early_was_away_all_the_same(office: Office, crew: Crew) -> None:
    entered = await away(office, crew.viktor, 0, 9)
    office.clock_to("2026-11-26 09:00")
    await office.db.write(absences.cancel, crew.viktor, entered.absence.absence_id, office.now)

    assert (await free_days(office, crew.anna))[0] == 26
    assert await listed(office, crew.viktor) == []
    office.clock_to("2026-11-25 12:00")
    assert await listed(office, crew.viktor) == [(LEAVE, day(0), day(1))]


async def test_what_is_over_stays(office: Office, crew: Crew) -> None:
    entered = await away(office, crew.anna, 0, 1)
    office.clock_to("2026-11-26 09:00")
    await office.refuses(NotYours, office.db.write(absences.cancel, crew.anna, entered.absence.absence_id, office.now))


async def test_only_oneself_and_directors(office: Office, crew: Crew) -> None:
    entered = await away(office, crew.anna, 1, 2)
    absence_id = entered.absence.absence_id
    for deed in (
        away(office, crew.viktor, 5, 6, of=crew.anna),
        listed(office, crew.viktor, of=crew.anna),
        office.db.read(absences.one, crew.viktor, absence_id, office.now),
        office.db.write(absences.cancel, crew.viktor, absence_id, office.now),
        office.db.read(absences.meetings_within, crew.anna, crew.viktor.id, day(0), day(9)),
        office.db.write(absences.cancel, crew.viktor, 10**12, office.now),
    ):
        await office.refuses(NotYours, deed)
    assert await listed(office, crew.irina, of=crew.anna) == [(LEAVE, day(1), day(2))]
    await office.db.write(absences.cancel, crew.irina, absence_id, office.now)
    assert sorted(await office.facts.letters("AbsenceCancelled")) == ["Анна waiting"]


async def test_other_departments_and_the_dismissed(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina, marat = await moscow.hires("Ирина", Role.DIRECTOR), await kazan.hires("Марат", Role.CLOSER)
    entered = await away(kazan, marat, 1, 2)

    await moscow.refuses(NotYours, away(moscow, irina, 5, 6, of=marat))
    await moscow.refuses(NotYours, db.write(absences.cancel, irina, entered.absence.absence_id, moscow.now))
    anna = await moscow.hires("Анна", Role.CALLER)
    await moscow.db.write(staff.dismiss, irina, anna.id, moscow.now)
    await moscow.refuses(NotAllowed, away(moscow, anna, 1, 2))


async def test_colleagues_see_when_and_directors_why(office: Office, crew: Crew) -> None:
    await away(office, crew.viktor, 1, 2, SICK)
    await away(office, crew.irina, 14, 20)
    await away(office, await office.hires("Галина", Role.CLOSER), 15, 20)

    seen = await office.db.read(absences.who_is_away, crew.anna, office.now)
    assert [(one.name, one.kind, one.first_day) for one in seen] == [
        ("Виктор", None, day(1)),
        ("Ирина", None, day(14)),
    ]
    by_director: list[AbsenceView] = await office.db.read(absences.who_is_away, crew.irina, office.now)
    assert [(one.name, one.kind) for one in by_director] == [("Виктор", SICK)]
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    assert [one.name for one in await office.db.read(absences.who_is_away, crew.anna, office.now)] == ["Ирина"]


async def test_the_morning_leaves_those_away_in_peace(office: Office, crew: Crew) -> None:
    await away(office, crew.anna, 1, 1)
    await office.runs(quotas.remind, "2026-11-25 09:30")
    assert await office.facts.letters("QuotaReminder") == ["Виктор waiting"]

    await office.runs(quotas.remind, "2026-11-26 09:30")
    assert sorted(await office.facts.letters("QuotaReminder")) == ["Анна waiting", "Виктор waiting", "Виктор waiting"]


async def test_an_unpaid_absence_takes_its_days_from_the_fixed_pay(office: Office, crew: Crew) -> None:
    """Viktor came on the 24th: 5 of 20 working days, 4 of them paid once a day is at his own cost."""
    entered = await away(office, crew.viktor, 1, 1)
    assert entered.absence.paid is True
    await office.refuses(
        NotAllowed, office.db.write(absences.set_paid, crew.viktor, entered.absence.absence_id, False, office.now)
    )
    office.clock_to("2026-11-27 12:00")
    (past,) = (await office.db.read(absences.of_person, crew.irina, crew.viktor.id, office.now)).absences
    await office.db.write(absences.set_paid, crew.irina, past.absence_id, False, office.now)
    await office.closes_month("2026-12-01 10:00")
    assert await office.facts.ledger() == ["Виктор fixed 6000.00 2026-11"]

    office.clock_to("2026-12-01 11:00")
    await office.refuses(MonthClosed, office.db.write(absences.set_paid, crew.irina, past.absence_id, True, office.now))
    assert await office.db.read(books.differences, office.department) == []
