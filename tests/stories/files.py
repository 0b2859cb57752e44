"""Files that people of a story send, and those the bot sends them."""

import base64
import io
import struct
from collections.abc import Sequence
from typing import Any

import aiohttp
import xlsxwriter
from python_calamine import CalamineWorkbook

from stories.town import Person

HEADER = ("Компания", "Телефон", "Город")


def xlsx(*rows: Sequence[str], header: Sequence[str] | None = HEADER) -> bytes:
    """A workbook of one sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Лист1")
        for number, row in enumerate([header, *rows] if header else rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def companies(count: int, start: int = 0) -> list[tuple[str, str, str]]:
    """So many companies of Moscow, each with a phone of its own."""
    return [
        (f"Фирма {start + n}", f"+7 916 {(start + n) // 10000:03}-{(start + n) % 10000:04}", "Москва")
        for n in range(count)
    ]


async def sends(person: Person, name: str, content: bytes, *, settle: bool = True) -> None:
    """Send a file."""
    body = {"name": name, "base64": base64.b64encode(content).decode()}
    await person.town.post(f"/sim/people/{person.telegram_id}/file", body)
    if settle:
        await person.town.idle()


async def sends_photo(person: Person) -> None:
    """Send a picture."""
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x02\0\0\0"
    form = aiohttp.FormData()
    form.add_field("file", png, filename="таблица.png", content_type="image/png")
    await person.town.upload(f"/sim/people/{person.telegram_id}/file", form)
    await person.town.idle()


async def received(person: Person, name: str) -> bytes:
    """The newest file of that name that the bot has sent."""
    chat = await person.town.get(f"/sim/people/{person.telegram_id}/chat")
    documents = [
        message["document"] for message in chat["messages"] if message["from"] == "bot" and "document" in message
    ]
    (document,) = [one for one in documents if one["name"] == name][-1:]
    return await person.town.download(document["url"])


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """The rows of each sheet of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
