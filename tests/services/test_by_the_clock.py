"""Reminders, questions, norms and the digest: to whom, when, and once."""

import json

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.errors import NotAllowed
from domain.funnel import Outcome
from domain.messages import QuotaLine
from domain.money import Money
from domain.people import Person, Role
from services import meetings, outcomes, quotas, reports, staff
from storage import counts, outbox
from storage.database import Database
from storage.outbox import OutboxState
from storage.tables import outbox as letters


async def params(office: Office, kind: str) -> list[dict]:
    rows = await office.db.read(lambda tx: tx.all(select(letters).where(letters.c.kind == kind).order_by(letters.c.id)))
    return [json.loads(row.params) for row in rows]


# --- meetings


async def test_the_evening_before(office: Office, crew: Crew) -> None:
    """Tomorrow's meetings, from its first minute to its last; not today's, not those of the day after."""
    for number, at in enumerate(("2026-11-24 17:00", "2026-11-25 10:00", "2026-11-25 17:00", "2026-11-26 10:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        await office.books(crew.anna, lead, at)
    for _ in range(2):
        await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")

    cards = [told["card"]["company"] for told in await params(office, "MeetingTomorrow")]
    assert cards == ["Компания 1", "Компания 2"]


async def test_an_hour_before_once_for_each_start(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    heard = []
    for due in ("13:55", "14:00", "14:05", "14:30", "14:55", "15:00"):
        await office.runs(meetings.remind_hour_before, f"2026-11-24 {due}")
        heard.append(len(await params(office, "MeetingSoon")))
    assert heard == [0, 1, 1, 1, 1, 1]


async def test_a_reminder_that_comes_too_late_is_left_out(office: Office, crew: Crew) -> None:
    """After an absence: an hour before was long ago; and who booked ten minutes ago has the card in hand."""
    await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    await office.runs(meetings.remind_hour_before, "2026-11-24 14:35")
    office.clock_to("2026-11-24 16:10")
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-24 17:00")
    await office.runs(meetings.remind_hour_before, "2026-11-24 16:15")

    assert await params(office, "MeetingSoon") == []


async def test_the_question_comes_half_an_hour_after_the_end(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    heard = []
    for due in ("16:00", "16:25", "16:30", "16:35", "20:00"):
        await office.runs(outcomes.ask_outcomes, f"2026-11-24 {due}")
        heard.append(await office.facts.letters("OutcomeQuestion"))
    assert heard == [[], [], *([["Виктор waiting"]] * 3)]

    office.clock_to("2026-11-24 20:00")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)
    assert await office.facts.letters("OutcomeQuestion") == ["Виктор withdrawn"]


async def test_a_question_of_last_week_is_not_asked(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    await office.runs(outcomes.ask_outcomes, "2026-11-28 10:00")
    assert await params(office, "OutcomeQuestion") == []
    office.clock_to("2026-11-28 10:00")
    waiting = await office.db.read(meetings.to_report, crew.viktor, office.now)
    assert [view.card for view in waiting] == [meeting]


async def test_a_dismissed_closers_meetings_are_told_to_the_directors(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")
    await office.runs(meetings.remind_hour_before, "2026-11-25 14:00")

    assert await office.facts.letters("MeetingTomorrow") == ["Ирина waiting"]
    assert await office.facts.letters("MeetingSoon") == ["Ирина waiting"]


async def test_a_card_is_stale_once_the_meeting_has_begun(office: Office, crew: Crew) -> None:
    """The closer's phone was off until then: the question will come instead."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    minute = outcomes.ASK_AFTER
    sent = await office.db.write(outbox.claim, "test", meeting.starts_at, minute, 100)

    assert [letter.message for letter in sent if type(letter.message).__name__ == "MeetingBooked"] == []
    assert await office.facts.letters("MeetingBooked") == [f"Виктор {OutboxState.STALE}"]


# --- norms


async def test_the_morning_asks_for_an_even_share(office: Office, crew: Crew) -> None:
    """Five working days of November are left: 20 of 20 over five days is four a day, worth 8 000 rubles."""
    mine = await office.db.read(quotas.my_day, crew.anna, office.at("2026-11-24 09:30"))

    assert mine.day.isoformat() == "2026-11-24"
    assert mine.lines == (QuotaLine(Role.CALLER, norm=20, done=0, asks_today=4, worth=Money.rub(8000)),)


async def test_what_was_done_today_is_taken_off(office: Office, crew: Crew) -> None:
    for number, hour in enumerate(("10:00", "12:00", "14:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        await office.books(crew.anna, lead, f"2026-11-25 {hour}")
    (line,) = (await office.db.read(quotas.my_day, crew.anna, office.now)).lines
    assert (line.done, line.asks_today) == (3, 1)

    office.clock_to("2026-11-25 09:30")
    (line,) = (await office.db.read(quotas.my_day, crew.anna, office.now)).lines
    assert (line.done, line.asks_today) == (3, 5)


async def test_everybody_with_a_norm_hears_of_it(office: Office, crew: Crew) -> None:
    solo = await office.hires("Олег", Role.CALLER, Role.CLOSER, Role.COLLECTOR)
    await office.hires("Кира", Role.ACCOUNTANT)
    for _ in range(2):
        await office.runs(quotas.remind, "2026-11-24 09:30")

    assert await office.facts.letters("QuotaReminder") == ["Анна waiting", "Виктор waiting", "Олег waiting"]
    olegs = (await params(office, "QuotaReminder"))[2]
    assert [line["role"] for line in olegs["lines"]] == ["caller", "closer", "collector"]
    day = await office.db.read(quotas.my_day, solo, office.at("2026-11-24 09:30"))
    assert [line.norm for line in day.lines] == [20, 4, 500]


@pytest.mark.parametrize(
    ("due", "heard"),
    [("2026-11-28 09:30", False), ("2026-11-04 09:30", False), ("2026-11-30 09:30", True), ("2025-11-01 09:30", True)],
    ids=["a Saturday", "Unity Day", "a Monday", "a working Saturday"],
)
async def test_days_off_are_quiet(db: Database, due: str, heard: bool) -> None:
    office = await Office.found(db, at=due)
    await office.hires("Анна", Role.CALLER)
    await office.runs(quotas.remind, due)
    assert bool(await office.facts.letters("QuotaReminder")) is heard


async def test_a_lead_counts_once_a_caller_reached_it(office: Office, crew: Crew) -> None:
    denis = await office.hires("Денис", Role.COLLECTOR)
    lead = await office.lead("Василёк", by=denis)

    async def done(who: Person) -> int:
        return (await office.db.read(quotas.my_day, who, office.now)).lines[0].done

    assert await done(denis) == 0
    meeting = await office.books(crew.anna, lead, "2026-11-24 15:00")
    assert await done(denis) == 1
    office.clock_to("2026-11-24 16:00")
    await office.reports(crew.viktor, meeting, Outcome.NO_SHOW)
    await office.books(crew.anna, lead, "2026-11-25 15:00")
    assert (await done(denis), await done(crew.anna), await done(crew.viktor)) == (1, 2, 0)


async def test_the_day_lists_the_closers_meetings_still_ahead(office: Office, crew: Crew) -> None:
    for number, at in enumerate(("2026-11-24 12:00", "2026-11-24 15:00", "2026-11-25 10:00")):
        await office.books(crew.anna, await office.lead(f"Компания {number}", by=crew.irina), at)
    galina = await office.hires("Галина", Role.CLOSER)
    day = await office.db.read(quotas.my_day, crew.viktor, office.at("2026-11-24 13:00"))

    assert [card.company for card in day.meetings_today] == ["Компания 1"]
    assert (await office.db.read(quotas.my_day, galina, office.now)).meetings_today == ()


# --- the digest


async def test_the_evening_in_numbers(office: Office, crew: Crew) -> None:
    """A contract, a no-show, one without its outcome, and one for tomorrow; yesterday is of the month alone."""
    office.clock_to("2026-11-23 09:00")
    early = await office.lead("Вчерашняя", by=crew.irina)
    yesterday = await office.books(crew.anna, early, "2026-11-23 15:00")
    office.clock_to("2026-11-23 17:00")
    await office.reports(crew.viktor, yesterday, Outcome.CONTRACT, amount="100000")
    office.clock_to("2026-11-24 09:40")
    made = []
    for number, at in enumerate(("2026-11-24 10:00", "2026-11-24 12:00", "2026-11-24 14:00", "2026-11-25 14:00")):
        made.append(await office.books(crew.anna, await office.lead(f"Компания {number}", by=crew.irina), at))
    office.clock_to("2026-11-24 15:30")
    await office.reports(crew.viktor, made[0], Outcome.CONTRACT)
    await office.reports(crew.viktor, made[1], Outcome.NO_SHOW)
    told = await office.db.read(reports.today, crew.irina, office.at("2026-11-24 19:00"))

    assert (told.leads, told.booked, told.held, told.no_shows, told.contracts) == (5, 4, 1, 1, 1)
    assert (told.revenue, told.unreported, told.set_aside) == (Money.rub(350_000), 1, 0)
    month = told.month
    assert (month.booked, month.held, month.contracts, month.revenue) == (5, 2, 2, Money.rub(450_000))
    await office.runs(reports.digest, "2026-11-24 19:00")
    await office.runs(reports.digest, "2026-11-24 19:00")
    assert await office.facts.letters("DirectorDigest") == ["Ирина waiting"]
    await office.refuses(NotAllowed, office.db.read(reports.today, crew.anna, office.now))


async def test_a_quiet_day_off_is_not_told(office: Office, crew: Crew) -> None:
    await office.runs(reports.digest, "2026-11-28 19:00")
    assert await office.facts.letters("DirectorDigest") == []
    office.clock_to("2026-11-29 12:00")
    await office.lead("Воскресная", by=crew.irina)
    await office.runs(reports.digest, "2026-11-29 19:00")
    assert await office.facts.letters("DirectorDigest") == ["Ирина waiting"]


async def test_a_day_off_on_which_something_waits_is_told(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-27 15:00")
    await office.runs(reports.digest, "2026-11-28 19:00")
    assert (await params(office, "DirectorDigest"))[0]["unreported"] == 1


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Asia/Kamchatka"])
async def test_the_day_is_of_the_departments_clock(db: Database, zone: str) -> None:
    office = await Office.found(db, zone, at="2026-11-23 23:59")
    irina = await office.hires("Ирина", Role.DIRECTOR)
    for local in ("2026-11-23 23:59", "2026-11-24 00:00", "2026-11-24 23:59", "2026-11-25 00:00"):
        office.clock_to(local)
        await office.lead(f"В {local}", by=irina)
    told = await db.read(reports.today, irina, office.at("2026-11-24 12:00"))

    assert told.leads == 2


async def test_norms_of_many_cost_no_more_statements_than_of_few(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set-based: what everybody did is counted in one statement per role."""
    asked: list[str] = []
    counted = counts.done_by_people

    def noted(tx, department_id, role, span, staff_id=None):
        asked.append(role)
        return counted(tx, department_id, role, span, staff_id)

    for number in range(12):
        await office.hires(f"Звонящий {number}", Role.CALLER, Role.COLLECTOR)
    monkeypatch.setattr(counts, "done_by_people", noted)
    await office.runs(quotas.remind, "2026-11-24 09:30")

    assert sorted(asked) == ["caller", "closer", "collector"]
    assert len(await office.facts.letters("QuotaReminder")) == 12
