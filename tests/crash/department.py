"""A department at work over the local Telegram, its bot started and ended from outside."""

import asyncio
import signal
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import Random

import aiohttp
from sqlalchemy import func, select

from crash.bots import Starter
from crash.load import Load, adds_leads, books_meetings, moves_meetings, reports_outcomes
from domain.lead import NewLead
from domain.people import Person, Role
from services import departments, invites, leads, meetings
from services.invites import Guest, NewInvite
from services.meetings import Wish
from simulator import Person as Phone
from simulator import Simulator, VirtualClock
from storage.database import Database
from storage.tables import inbox, lead, ledger, meeting, meeting_move, outbox
from storage.transaction import Tx
from stories.databases import Fresh

TOKEN = "777:crash"
SECRET = "a-secret-of-the-webhook"
PRESENT = datetime(2026, 11, 24, 6, 40, tzinfo=UTC)
PATIENCE = 120
FOUNDED = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)
DIRECTOR = 1
COLLECTORS, CALLERS, CLOSERS = (11, 12, 13), (21, 22, 23), (31, 32)
DAYS = (("25 ноя", "26 ноя"), ("27 ноя", "30 ноя"), ("1 дек", "2 дек"))
"""Each caller books into days of their own, as the buttons name them: a slot taken by another is a story of its own."""
MOST_BOOKINGS = 30
"""What those days hold."""
FROM_DAY, TO_DAY = date(2026, 12, 3), "4 дек"
MOST_MOVES = 10
"""The director's days, from the one to the other."""


class Department:
    """What was planned, and what must have come of it."""

    def __init__(self, telegram: Simulator, load: Load, url: str, mode: str, size: int) -> None:
        self.load = load
        self.telegram = telegram
        self.planned: Counter[str] = Counter()
        self._url = url
        self._size = size
        self._database: Database | None = None
        self.environment = {
            "KOMBAIN_TOKEN": TOKEN,
            "KOMBAIN_API_URL": telegram.url,
            "KOMBAIN_CLOCK_URL": f"{telegram.url}/sim/clock",
            "KOMBAIN_DATABASE_URL": url,
            "KOMBAIN_MODE": mode,
            "KOMBAIN_LOG_LEVEL": "WARNING",
        }
        if mode == "webhook":
            port = _free_port()
            self.environment |= {
                "KOMBAIN_HTTP_PORT": str(port),
                "KOMBAIN_WEBHOOK_URL": f"http://127.0.0.1:{port}",
                "KOMBAIN_WEBHOOK_SECRET": SECRET,
            }

    async def prepare(self) -> None:
        """Hire everybody, bring the base and the meetings that are over, and plan the day."""
        async with await Database.open(self._url) as db:
            department = await db.write(departments.found, "Отдел", "Europe/Moscow", FOUNDED)
            people: dict[int, Person] = {}
            roles = {DIRECTOR: Role.DIRECTOR}
            roles |= dict.fromkeys(COLLECTORS, Role.COLLECTOR)
            roles |= dict.fromkeys(CALLERS, Role.CALLER) | dict.fromkeys(CLOSERS, Role.CLOSER)
            for number, role in roles.items():
                new = NewInvite((role,), f"invitation-{number:06}")
                await db.write(invites.invite_from_console, department.id, new, FOUNDED)
                guest = Guest(number, f"Сотрудник {number}", "ru")
                people[number] = await db.write(invites.redeem, new.token, guest, FOUNDED)
            past = await self._past_meetings(db, people)
            ahead = await self._meetings_ahead(db, people)
            bookings = min(len(CALLERS) * self._size * 2 // 3, MOST_BOOKINGS)
            free = [f"Свободная {number:03}" for number in range(bookings)]
            for number, company in enumerate(free):
                await db.write(leads.add, people[DIRECTOR], NewLead(company, f"+7 900 111-{number:04}"), FOUNDED)
        random = self.load.random
        self.load.plan(DIRECTOR, moves_meetings(ahead, TO_DAY))
        for index, closer in enumerate(CLOSERS):
            self.load.plan(closer, reports_outcomes(past[index :: len(CLOSERS)], random))
        for index, caller in enumerate(CALLERS):
            own = free[index :: len(CALLERS)]
            days = [DAYS[index][number * 2 // len(own)] for number in range(len(own))]
            self.load.plan(caller, books_meetings(own, days))
        for index, collector in enumerate(COLLECTORS):
            names = [f"Новая {index}-{number:03}" for number in range(self._size)]
            phones = [f"+7 900 22{index}-{number:04}" for number in range(self._size)]
            self.load.plan(collector, adds_leads(names, phones))
        self.planned = Counter(
            leads=len(COLLECTORS) * self._size + len(free) + len(past) + len(ahead),
            meetings=len(free) + len(past) + len(ahead),
            moves=len(ahead),
            held=len(past),
            # Of a meeting that is over nobody is told any more.
            cards=len(free) + len(ahead),
        )

    async def _past_meetings(self, db: Database, people: dict[int, Person]) -> list[int]:
        made: list[int] = []
        caller = people[CALLERS[0]]
        days = cycle(await db.read(meetings.free_days, caller, FOUNDED))
        for number in range(self._size * len(CLOSERS)):
            new = NewLead(f"Прошлая {number:03}", f"+7 900 333-{number:04}")
            card = await db.write(leads.add, people[DIRECTOR], new, FOUNDED)
            times = await db.read(meetings.free_times, caller, next(days), FOUNDED)
            while not times or times[0].starts_at > PRESENT - timedelta(hours=3):
                times = await db.read(meetings.free_times, caller, next(days), FOUNDED)
            wish = Wish(card.lead_id, times[0].starts_at, times[0].closer_id)
            made.append((await db.write(meetings.book, caller, wish, FOUNDED)).meeting_id)
        return made

    async def _meetings_ahead(self, db: Database, people: dict[int, Person]) -> list[tuple[int, str]]:
        """Booked this morning, each with its company."""
        made = []
        for number in range(min(self._size // 2, MOST_MOVES)):
            new = NewLead(f"Будущая {number:03}", f"+7 900 444-{number:04}")
            card = await db.write(leads.add, people[DIRECTOR], new, FOUNDED)
            first, *_ = await db.read(meetings.free_times, people[CALLERS[0]], FROM_DAY, PRESENT)
            wish = Wish(card.lead_id, first.starts_at, first.closer_id)
            booked = await db.write(meetings.book, people[CALLERS[0]], wish, PRESENT)
            made.append((booked.meeting_id, new.company))
        return made

    async def is_heard(self, lives: int) -> None:
        """Wait until so many bots have asked who they are."""
        while True:
            async with self.load.http.get("/sim/calls?method=getMe") as answer:
                if len(await answer.json()) >= lives:
                    return
            await asyncio.sleep(0.02)

    async def finish(self, starter: Starter) -> None:
        """With a bot at rest: everything that was sent was handled, and every fact is there once."""
        # What the dead had claimed, and what waits for another try, is due by then.
        async with self.load.http.post("/sim/clock", json={"advance": 300, "wait": False}) as answer:
            answer.raise_for_status()
        async with self.load.http.get(f"/sim/idle?timeout={PATIENCE}") as answer:
            assert (await answer.json())["idle"], f"the bot is not idle after {PATIENCE} s"
        assert await starter.end(signal.SIGTERM) == 0
        async with await Database.open(self._url) as db:
            states: dict[int, str] = await db.read(_states)
            found: Counter[str] = await db.read(_facts)
        lost = [number for number in set(self.load.posted) if states.get(number) != "handled"]
        assert lost == [], f"{len(lost)} of {len(set(self.load.posted))} updates lost"
        assert set(states.values()) == {"handled"}
        assert found == self._expected(), f"found {found}, expected {self._expected()}"

    def _expected(self) -> Counter[str]:
        planned = self.planned
        return Counter(
            {
                "leads": planned["leads"],
                "meetings": planned["meetings"],
                "companies met": planned["meetings"],
                "held": planned["held"],
                "paid": planned["held"],
                "moves": planned["moves"],
                "MeetingBooked": planned["cards"],
                "OutcomeReported": planned["held"],
                # The caller and the closer.
                "MeetingMoved": planned["moves"] * 2,
            }
        )


def _states(tx: Tx) -> dict[int, str]:
    return {row.update_id: row.state for row in tx.all(select(inbox.c.update_id, inbox.c.state))}


def _facts(tx: Tx) -> "Counter[str]":
    def count(what: str, query: object) -> None:
        found[what] = tx.scalar(query)  # type: ignore[arg-type]

    found: Counter[str] = Counter()
    count("leads", select(func.count()).select_from(lead))
    count("meetings", select(func.count()).select_from(meeting))
    count("companies met", select(func.count(meeting.c.lead_id.distinct())))
    count("held", select(func.count()).select_from(meeting).where(meeting.c.state == "held"))
    count("paid", select(func.count()).select_from(ledger).where(ledger.c.kind == "meeting"))
    count("moves", select(func.count()).select_from(meeting_move))
    for kind in ("MeetingBooked", "OutcomeReported", "MeetingMoved"):
        sent = (outbox.c.kind == kind) & (outbox.c.state == "sent")
        count(kind, select(func.count()).select_from(outbox).where(sent))
    return found


@asynccontextmanager
async def department(fresh: Fresh, *, mode: str, size: int, seed: int) -> AsyncIterator[Department]:
    """A department with about `size` * 34 updates to send."""
    telegram = Simulator(token=TOKEN, clock=VirtualClock(start=PRESENT), seed=seed, webhook_pause=0.05)
    for person in (DIRECTOR, *COLLECTORS, *CALLERS, *CLOSERS):
        telegram.add_person(Phone(person, f"Сотрудник {person}", started=True, met=True))
    await telegram.start()
    try:
        async with aiohttp.ClientSession(telegram.url) as http:
            # A call repeated by a replay says nothing new, or answers a press that was answered.
            for words in ("message is not modified", "query is too old"):
                await http.post("/sim/refusals/expect", json={"description": words})
            made = Department(telegram, Load(http, Random(seed)), fresh(), mode, size)
            await made.prepare()
            yield made
            async with http.get("/sim/refusals") as answer:
                assert await answer.json() == []
    finally:
        await telegram.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
