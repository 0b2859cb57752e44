"""A town for stories: people with phones, the real bot, and a clock, all over the local Telegram's control API.

    anna = await town.caller("Анна")
    await anna.presses("Назначить встречу")
    assert "Ромашка" in anna.screen.text

Every deed returns when the bot is idle again, so a story never waits for time to pass. The bot is the one that
`kombain run` starts, in the same event loop, with the local Telegram's address and clock.
"""

import asyncio
import gc
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from bot.app import App
from bot.clock import ServiceClock
from bot.settings import Settings
from domain.department import Department
from domain.lead import NewLead
from domain.people import Person as Staff
from domain.people import Role
from services import departments, invites, leads, staff
from services.invites import NewInvite
from services.leads import LeadCard
from simulator import Simulator, VirtualClock
from storage.database import Database
from stories.facts import Facts
from stories.trouble import Trouble

TOKEN = "1:stories"
PATIENCE = 60
"""Real seconds the bot may take to become idle."""


@dataclass(frozen=True)
class Screen:
    """One message of the bot as its reader sees it."""

    message_id: int
    text: str
    rows: tuple[tuple[tuple[str, str | None], ...], ...]
    """Buttons: label and callback data."""
    protected: bool

    @property
    def labels(self) -> list[str]:
        """What stands on its buttons."""
        return [label for row in self.rows for label, _ in row]

    def data_of(self, label: str) -> str | None:
        """The callback data of the first button whose label has these words."""
        return next((data for row in self.rows for known, data in row if label in known and data), None)


class Person:
    """Somebody with a phone."""

    def __init__(self, town: "Town", telegram_id: int, name: str) -> None:
        self.town = town
        self.telegram_id = telegram_id
        self.name = name
        self.messages: list[Screen] = []
        """What the bot has written here and still stands, oldest first."""
        self.answers: list[str] = []
        """Toasts and alerts, oldest first."""
        self.taps = 0
        """How many buttons were pressed so far."""
        self.typed = 0
        """How many messages were written."""
        self._read_to = 0
        self._shown = Screen(0, "", (), protected=False)

    @property
    def screen(self) -> Screen:
        """What the last deed changed: the newest message written or edited by it."""
        return self._shown

    @property
    def labels(self) -> list[str]:
        """Every button on the phone."""
        return [label for message in self.messages for label in message.labels]

    def letters(self, words: str) -> list[Screen]:
        """The messages that have these words."""
        return [message for message in self.messages if words in message.text]

    def news(self) -> list[Screen]:
        """The messages since the last look at the news; one that a cut-off call may have doubled is told once."""
        fresh = [message for message in self.messages if message.message_id > self._read_to]
        self._read_to = max((message.message_id for message in self.messages), default=0)
        told: list[Screen] = []
        doubles = self.town.cut_off
        for message in fresh:
            if doubles and any(message.text == other.text for other in told):
                doubles -= 1
            else:
                told.append(message)
        return told

    def hears_once(self, words: str) -> Screen:
        """The one message with these words; a call that was cut off after its effect may have doubled it."""
        found = self.letters(words)
        assert found, f"{self.name} hears nothing of {words!r}:\n{self.transcript()}"
        assert len(found) <= 1 + self.town.cut_off, f"{self.name} hears {words!r} {len(found)} times"
        return found[-1]

    def transcript(self) -> str:
        """The chat in text, for a failing test."""
        lines = [f"  {message.text}\n    {message.labels}" for message in self.messages[-4:]]
        return "\n".join([*lines, f"  answers: {self.answers[-3:]}"])

    async def starts(self, payload: str | None = None, *, under: Trouble = Trouble.NONE, settle: bool = True) -> None:
        """Open the bot by a link, or press Start."""
        await self._do("start", {} if payload is None else {"payload": payload}, under, settle)

    async def types(self, text: str, *, under: Trouble = Trouble.NONE, settle: bool = True) -> None:
        """Write a message."""
        self.typed += 1
        await self._do("text", {"text": text}, under, settle)

    async def presses(self, label: str, *, under: Trouble = Trouble.NONE, settle: bool = True) -> None:
        """Press the newest button whose label has these words."""
        self.taps += 1
        await self._do("press", self.button(label), under, settle)

    async def forges(self, data: str, message_id: int | None = None, *, settle: bool = True) -> None:
        """Send a press with any data at all."""
        body: dict[str, object] = {"data": data}
        if message_id is not None:
            body["message_id"] = message_id
        await self._do("press", body, Trouble.NONE, settle)

    async def walks(self, *steps: str) -> None:
        """Press one button after another; a step that begins with "=" is typed."""
        for step in steps:
            if step.startswith("="):
                await self.types(step[1:])
            else:
                await self.presses(step)

    async def sends_photo(self, content: bytes) -> None:
        """Send a picture."""
        form = aiohttp.FormData()
        form.add_field("file", content, filename="photo.png", content_type="image/png")
        await self.town.upload(f"/sim/people/{self.telegram_id}/file", form)
        await self.town.idle()

    async def blocks(self) -> None:
        """Block the bot."""
        await self.town.post(f"/sim/people/{self.telegram_id}/block", {"blocked": True})
        await self.town.idle()

    def button(self, label: str) -> dict[str, object]:
        """The newest button whose label has these words, as the control API presses it."""
        for message in reversed(self.messages):
            data = message.data_of(label)
            if data is not None:
                return {"data": data, "message_id": message.message_id}
        raise AssertionError(f"{self.name} has no button {label!r}:\n{self.transcript()}")

    def has(self, label: str) -> bool:
        """Whether such a button is on the screen."""
        return any(label in known for known in self.screen.labels)

    async def looks(self) -> None:
        """Read the phone anew."""
        chat = await self.town.get(f"/sim/people/{self.telegram_id}/chat")
        before = {message.message_id: message for message in self.messages}
        self.messages = [_screen(message) for message in chat["messages"] if message["from"] == "bot"]
        self.answers = [answer["text"] for answer in chat["answers"]]
        changed = [message for message in self.messages if before.get(message.message_id) != message]
        if changed:
            self._shown = changed[-1]
        elif self._shown not in self.messages and self.messages:
            self._shown = self.messages[-1]

    async def _do(self, deed: str, body: dict[str, object], under: Trouble, settle: bool) -> None:
        await self.town.meets(under)
        path = f"/sim/people/{self.telegram_id}/{deed}"
        if under is Trouble.FORGED:
            await self.town.forge(deed, body)
        await self.town.post(path, body)
        if under is Trouble.DOUBLE_TAP:
            await self.town.post(path, body)
        if settle:
            await self.town.idle()
        if under is Trouble.FORGED:
            await self.town.forge(deed, body)
            await self.town.idle()
        await self.town.note_troubles()


class Town:
    """One department, its people, its bot, and the time it lives in."""

    def __init__(self, telegram: Simulator, http: aiohttp.ClientSession, db: Database, department: Department) -> None:
        self.telegram = telegram
        self.db = db
        self.department = department
        self.facts = Facts(db, department.zone)
        self.cut_off = 0
        """How many calls were cut off after their effect so far: as many messages may stand twice."""
        self.people: dict[int, Person] = {}
        self.bot: Bot | None = None
        self._http = http
        self._numbers = itertools.count(1)
        self._stranger: Person | None = None

    # --- the bot

    async def start_bot(self, **settings: Any) -> None:
        """Start the bot, as `kombain run` would."""
        self.bot = Bot(self, settings)
        await self.bot.start()
        await self.idle()

    async def stop_bot(self) -> None:
        """Stop it, as SIGTERM would."""
        if self.bot is not None:
            bot, self.bot = self.bot, None
            await bot.stop()

    # --- time

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.telegram.clock.now()

    async def clock_to(self, local: str, *, under: Trouble = Trouble.NONE) -> None:
        """Move the clock to a local time of the department ("2026-12-01 10:00"), and let the bot do what is due."""
        moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(self.department.zone))
        await self.meets(under)
        await self._set_clock(moment.astimezone(UTC))
        if under is not Trouble.NONE:
            # What had to wait for another try is due by then.
            await self.minutes_pass(2)
        await self.note_troubles()

    async def minutes_pass(self, minutes: float) -> None:
        """Move the clock on."""
        await self._set_clock(self.now + timedelta(minutes=minutes))

    async def _set_clock(self, moment: datetime) -> None:
        shown = await self.post("/sim/clock", {"now": moment.isoformat(), "wait": True})
        assert shown["idle"], f"the bot is not idle after the clock moved to {moment}"
        await self._look_around()

    async def idle(self) -> None:
        """Wait until the bot has nothing left to do, and look at every phone."""
        answer = await self.get(f"/sim/idle?timeout={PATIENCE}")
        assert answer["idle"], f"the bot is not idle after {PATIENCE} s"
        await self._look_around()

    # --- people

    async def stranger(self, name: str = "Прохожий", language: str | None = "ru") -> Person:
        """Somebody with a phone who works nowhere."""
        shown = await self.post("/sim/people", {"first_name": name, "language_code": language})
        person = Person(self, shown["id"], name)
        self.people[person.telegram_id] = person
        return person

    async def invitation(self, *roles: Role) -> str:
        """The payload of a fresh invitation link, made at the console."""
        new = NewInvite(roles, f"invitation-{next(self._numbers):06}")
        invitation = await self.db.write(invites.invite_from_console, self.department.id, new, self.now)
        return invitation.token

    async def hires(self, name: str, *roles: Role, language: str = "ru") -> Person:
        """Somebody who opens their invitation link."""
        person = await self.stranger(name, language)
        await person.starts(await self.invitation(*roles))
        return person

    async def director(self, name: str = "Ирина", **options: Any) -> Person:
        """A director."""
        return await self.hires(name, Role.DIRECTOR, **options)

    async def caller(self, name: str = "Анна", **options: Any) -> Person:
        """A caller."""
        return await self.hires(name, Role.CALLER, **options)

    async def closer(self, name: str = "Виктор", **options: Any) -> Person:
        """A closer."""
        return await self.hires(name, Role.CLOSER, **options)

    async def collector(self, name: str = "Денис", **options: Any) -> Person:
        """A collector."""
        return await self.hires(name, Role.COLLECTOR, **options)

    async def staff(self, person: Person) -> Staff:
        """The person as the department knows them."""
        known = await self.db.read(staff.person_by_telegram, person.telegram_id)
        assert known is not None, f"{person.name} does not work here"
        return known

    # --- the world

    async def lead(self, company: str, by: Person, *, city: str = "", phone: str = "") -> LeadCard:
        """A company in the cold base; in Moscow by its clocks, unless the city says otherwise."""
        number = phone or f"+7 900 000-{next(self._numbers):04}"
        new = NewLead(company, number, person="Ольга", city=city, address="ул. Лесная, 5")
        return await self.db.write(leads.add, await self.staff(by), new, self.now)

    async def together(self, *deeds: Awaitable[None]) -> None:
        """Several people at the same moment; give the deeds `settle=False`."""
        await asyncio.gather(*deeds)
        await self.idle()

    async def meets(self, trouble: Trouble) -> None:
        """Arm the local Telegram."""
        if trouble in (Trouble.CUT_OFF, Trouble.DOUBLE_TAP):
            # The screen is as it should be already, which the bot learns by trying.
            await self.expect_refusal("message is not modified")
            await self.expect_refusal("message to delete not found")
        if trouble.planned is not None:
            await self.post("/sim/faults", trouble.planned)

    async def note_troubles(self) -> None:
        """Count what struck and forget the rest."""
        for fault in await self.get("/sim/faults"):
            if fault["kind"] == "drop_after":
                self.cut_off += fault["struck"]
        async with self._http.delete("/sim/faults") as answer:
            answer.raise_for_status()

    async def forge(self, deed: str, body: dict[str, object]) -> None:
        """Somebody who was given nothing of the kind does the same."""
        if self._stranger is None:
            self._stranger = await self.stranger("Чужой")
            await self._stranger.starts()
        if deed == "press":
            body = {"data": body["data"]}
        await self.post(f"/sim/people/{self._stranger.telegram_id}/{deed}", body)
        await self.idle()

    async def expect_refusal(self, words: str, **more: Any) -> None:
        """This refusal of Telegram's is what the story is about."""
        await self.post("/sim/refusals/expect", {"description": words, **more})

    async def refusals(self) -> list[str]:
        """What Telegram refused and nobody planned."""
        return [f"{call['method']}: {call['description']} {call['params']}" for call in await self.get("/sim/refusals")]

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """The journal of one method."""
        return list(await self.get(f"/sim/calls?method={method}"))

    async def get(self, path: str) -> Any:
        """Ask the control API."""
        async with self._http.get(path) as answer:
            content = await answer.json()
            assert answer.status < 400, f"{path}: {content}"
            return content

    async def post(self, path: str, body: Any) -> Any:
        """Tell the control API."""
        async with self._http.post(path, json=body) as answer:
            content = await answer.json()
            assert answer.status < 400, f"{path} {body}: {content}"
            return content

    async def upload(self, path: str, form: aiohttp.FormData) -> None:
        """Tell the control API with a file."""
        async with self._http.post(path, data=form) as answer:
            assert answer.status < 400, path

    async def download(self, path: str) -> bytes:
        """A file of a message."""
        async with self._http.get(path) as answer:
            assert answer.status < 400, path
            return await answer.read()

    async def _look_around(self) -> None:
        await asyncio.gather(*(person.looks() for person in self.people.values()))


class Bot:
    """The bot at work in this event loop."""

    def __init__(self, town: Town, settings: dict[str, Any]) -> None:
        self._clock = _StartedClock(f"{town.telegram.url}/sim/clock")
        self._stop = asyncio.Event()
        chosen = Settings(
            _env_file=None,
            token=TOKEN,
            api_url=town.telegram.url,
            clock_url=f"{town.telegram.url}/sim/clock",
            **{"http_port": 0, **settings},
        )
        self.app = App(chosen, town.db, self._clock)
        self._work: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin; returns once the local Telegram knows where to ask for idleness."""
        self._work = asyncio.create_task(self.app.run(self._stop))
        started = asyncio.create_task(self._clock.started.wait())
        await asyncio.wait({self._work, started}, return_when=asyncio.FIRST_COMPLETED)
        started.cancel()
        if self._work.done():
            self._work.result()

    async def stop(self) -> None:
        """End in order."""
        self._stop.set()
        assert self._work is not None
        await self._work
        # The bot freezes its objects for speed; a test run makes many bots.
        gc.unfreeze()


class _StartedClock(ServiceClock):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.started = asyncio.Event()

    async def start(self, idle_url: str | None) -> None:
        await super().start(idle_url)
        self.started.set()


@asynccontextmanager
async def found(database_url: str, *, zone: str, at: str) -> AsyncIterator[Town]:
    """A town at a local time of its department, with its bot running; what Telegram refused unplanned ends it red."""
    moment = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    telegram = Simulator(token=TOKEN, clock=VirtualClock(start=moment, rate=0), zone=zone, webhook_pause=0.05)
    await telegram.start()
    try:
        async with (
            await Database.open(database_url) as db,
            aiohttp.ClientSession(telegram.url, timeout=aiohttp.ClientTimeout(total=180)) as http,
        ):
            department = await db.write(departments.found, "Отдел", zone, moment)
            town = Town(telegram, http, db, department)
            await town.start_bot()
            try:
                yield town
                refused = await town.refusals()
                assert not refused, "Telegram refused what nobody planned:\n" + "\n".join(refused)
            finally:
                await town.stop_bot()
    finally:
        await telegram.stop()


FoundTown = Callable[..., Awaitable[Town]]


def _screen(message: dict[str, Any]) -> Screen:
    rows: Sequence[Sequence[dict[str, Any]]] = message.get("inline_keyboard") or ()
    return Screen(
        message["message_id"],
        message.get("text") or message.get("caption") or "",
        tuple(tuple((button["text"], button.get("callback_data")) for button in row) for row in rows),
        bool(message.get("protect_content")),
    )
