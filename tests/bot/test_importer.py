"""Files in: whatever Telegram or the file does, the import goes on, or ends with a sentence."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNetworkError
from aiogram.methods import GetFile, SendMessage, TelegramMethod
from aiogram.types import File

from bot import importer as module
from bot.clock import SystemClock
from bot.importer import Importer
from domain.imports import ImportState
from domain.people import Person, Role
from domain.slots import Schedule
from services import imports
from services.imports import ImportView, SentFile
from storage import departments, staff
from storage.database import Database
from storage.imports import get
from storage.transaction import Tx

clock = SystemClock()
TABLE = "Компания;Телефон\nРомашка;8 916 123-45-67\nЛютик;8 916 123-45-68\n"
CALL = SendMessage(chat_id=1, text="-")
ASKED = GetFile(file_id="file")


class Telegram:
    """As much of a bot as the importer calls; an answer prepared comes first, once each."""

    def __init__(self) -> None:
        self.shown: dict[int, str] = {}
        self.sent = 0
        self.content = TABLE.encode()
        self.troubles: list[Exception] = []
        self.file_troubles: list[Exception] = []
        self.blocked = False

    def _trouble(self, method: TelegramMethod[Any]) -> None:
        if self.blocked:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        if self.troubles:
            raise self.troubles.pop(0)

    async def get_file(self, file_id: str) -> File:
        if self.file_troubles:
            raise self.file_troubles.pop(0)
        return File(file_id=file_id, file_unique_id="u", file_size=len(self.content), file_path="documents/1")

    async def download_file(self, _: str, path: Path) -> None:
        await asyncio.to_thread(path.write_bytes, self.content)

    async def send_message(self, _: int, text: str, **__: Any) -> Any:
        self._trouble(CALL)
        self.sent += 1
        self.shown[self.sent] = text
        return type("Sent", (), {"message_id": self.sent})()

    async def edit_message_text(self, text: str, *, message_id: int, **_: Any) -> None:
        self._trouble(CALL)
        if message_id not in self.shown:
            raise TelegramBadRequest(CALL, "Bad Request: message to edit not found")
        self.shown[message_id] = text

    @property
    def last(self) -> str:
        return self.shown[max(self.shown)]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_AROUND", 0.05)
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.05)


@pytest.fixture
async def denis(db: Database) -> Person:
    def hire(tx: Tx) -> Person:
        department = departments.add(tx, "Отдел", "Europe/Moscow", Schedule(), clock.now())
        staff_id = staff.hire(tx, department.id, 101, "Денис", "ru", date(2026, 11, 24))
        staff.set_roles(tx, staff_id, [Role.COLLECTOR])
        found = staff.get(tx, department.id, staff_id)
        assert found is not None
        return found

    return await db.write(hire)


@asynccontextmanager
async def at_work(db: Database, telegram: Telegram, owner: str = "a") -> AsyncIterator[Importer]:
    importer = Importer(db, clock, telegram, owner=owner)  # type: ignore[arg-type]  # as much of a Bot as it calls
    importer.start()
    try:
        yield importer
    finally:
        await importer.stop(5)


async def settled(db: Database, importer: Importer, import_id: int) -> ImportView:
    """The import once nothing is to be done about it."""
    async with asyncio.timeout(30):
        await asyncio.sleep(0.1)
        while not await importer.is_idle():  # noqa: ASYNC110  # several things end, none alone is the event
            await asyncio.sleep(0.02)
    who = await db.read(lambda tx: get(tx, import_id))
    assert who is not None
    person = await db.read(lambda tx: staff.get(tx, who.department_id, who.staff_id))
    assert person is not None
    return await db.read(imports.view, person, import_id)


async def sends(db: Database, who: Person, name: str = "база.csv") -> int:
    return (await db.write(imports.begin, who, SentFile("file", name, 100), clock.now())).import_id


async def starts(db: Database, who: Person, import_id: int) -> None:
    await db.write(imports.start, who, import_id, None, clock.now())


async def test_from_the_file_to_the_last_card(db: Database, denis: Person) -> None:
    telegram = Telegram()
    async with at_work(db, telegram) as importer:
        import_id = await sends(db, denis)
        assert (await settled(db, importer, import_id)).state is ImportState.PREVIEW
        assert "Ромашка" in telegram.last
        await starts(db, denis, import_id)
        view = await settled(db, importer, import_id)
    assert (view.state, view.added) == (ImportState.DONE, 2)
    assert telegram.sent == 1, "one message, edited all the way"
    assert "Отчёт ниже" in telegram.last


async def test_a_network_that_fails_is_waited_out(db: Database, denis: Person) -> None:
    """However often it fails, it is no try of the file's."""
    telegram = Telegram()
    telegram.file_troubles = [TelegramNetworkError(ASKED, "gone")] * 15
    async with at_work(db, telegram) as importer:
        import_id = await sends(db, denis)
        assert (await settled(db, importer, import_id)).state is ImportState.PREVIEW
        telegram.file_troubles = [TelegramNetworkError(ASKED, "gone")] * 15
        await starts(db, denis, import_id)
        assert (await settled(db, importer, import_id)).added == 2


@pytest.mark.parametrize(
    ("answer", "says"), [("invalid file_id", "больше не отдаёт"), ("file is too big", "слишком большой")]
)
async def test_a_file_telegram_does_not_give(db: Database, denis: Person, answer: str, says: str) -> None:
    telegram = Telegram()
    async with at_work(db, telegram) as importer:
        gone = TelegramNetworkError(ASKED, "gone")
        telegram.file_troubles = [gone, TelegramBadRequest(ASKED, f"Bad Request: {answer}")]
        view = await settled(db, importer, await sends(db, denis))
    assert view.state is ImportState.FAILED
    assert says in telegram.last


async def test_what_stumbles_every_time_is_given_up(
    db: Database, denis: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of our own, again and again: the person is told, and the next file is read."""
    telegram = Telegram()

    async def broken(*_: Any) -> None:
        raise ZeroDivisionError

    async with at_work(db, telegram) as importer:
        with monkeypatch.context() as patched:
            patched.setattr(Importer, "_download", broken)
            view = await settled(db, importer, await sends(db, denis))
        assert (view.state, view.trouble) == (ImportState.FAILED, "damaged")
        assert (await settled(db, importer, await sends(db, denis))).state is ImportState.PREVIEW


async def test_a_person_who_blocked_the_bot(db: Database, denis: Person) -> None:
    """Nobody is shown anything, and the import goes its way."""
    telegram = Telegram()
    async with at_work(db, telegram) as importer:
        import_id = await sends(db, denis)
        await settled(db, importer, import_id)
        telegram.blocked = True
        await starts(db, denis, import_id)
        assert (await settled(db, importer, import_id)).added == 2


async def test_a_chat_telegram_does_not_know(db: Database, denis: Person) -> None:
    """What is refused for good is not tried for ever."""
    telegram = Telegram()
    telegram.troubles = [TelegramBadRequest(CALL, "Bad Request: chat not found")] * 2
    async with at_work(db, telegram) as importer:
        assert (await settled(db, importer, await sends(db, denis))).state is ImportState.PREVIEW
    assert telegram.troubles == []


async def test_a_message_that_was_deleted(db: Database, denis: Person) -> None:
    """The card comes anew where its message is gone."""
    telegram = Telegram()
    async with at_work(db, telegram) as importer:
        import_id = await sends(db, denis)
        await settled(db, importer, import_id)
        telegram.shown.clear()
        await starts(db, denis, import_id)
        await settled(db, importer, import_id)
    assert "Отчёт ниже" in telegram.last


async def test_another_goes_on_where_one_stopped(db: Database, denis: Person) -> None:
    """Stopped in the middle of a file: the next one takes it up, and nothing of it is a try."""
    telegram = Telegram()
    lines = "".join(f"Фирма {number};8 916 200-{number // 100:02}-{number % 100:02}\n" for number in range(2000))
    telegram.content = ("Компания;Телефон\n" + lines).encode()
    async with at_work(db, telegram) as importer:
        import_id = await sends(db, denis)
        await settled(db, importer, import_id)
        await starts(db, denis, import_id)
        async with asyncio.timeout(20):
            while (await db.read(imports.view, denis, import_id)).rows_done == 0:  # noqa: ASYNC110  # no event of a row
                await asyncio.sleep(0.005)
    kept = await db.read(lambda tx: get(tx, import_id))
    assert kept is not None
    assert kept.tries == 0
    async with at_work(db, telegram, "b") as importer:
        view = await settled(db, importer, import_id)
    assert (view.state, view.added, view.duplicates) == (ImportState.DONE, 2000, 0)


async def test_a_pasted_list_is_read_like_a_file(db: Database, denis: Person) -> None:
    telegram = Telegram()
    async with at_work(db, telegram) as importer:
        pasted = "Ромашка 8 916 123-45-67\nЛютик 8 916 123-45-68\nМята 8 916 123-45-69"
        view = await db.write(imports.begin_pasted, denis, pasted, None, clock.now())
        assert (await settled(db, importer, view.import_id)).rows == 3
        assert "список из сообщения" in telegram.last
