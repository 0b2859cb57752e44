"""Photos, documents and albums, sent by the bot and by people."""

import base64
import struct
from typing import Any

import aiohttp
from both_sides import ANNA, TOKEN, BotSide, ControlSide

MEGABYTE = 1024 * 1024


def png(width: int, height: int) -> bytes:
    """The head of a PNG: all that anybody here reads."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


async def uploads(bot: BotSide, method: str, files: dict[str, tuple[str, bytes]], **fields: str) -> dict[str, Any]:
    """Call a method with files, as multipart/form-data."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (filename, content) in files.items():
        form.add_field(name, content, filename=filename, content_type="application/octet-stream")
    async with bot.http.post(f"{bot.url}/bot{TOKEN}/{method}", data=form) as response:
        body: dict[str, Any] = await response.json()
        return body


async def test_a_document_goes_to_the_phone(bot: BotSide, control: ControlSide) -> None:
    answer = await uploads(
        bot,
        "sendDocument",
        {"document": ("Лист.pdf", b"%PDF")},
        chat_id=str(ANNA),
        caption="<b>Ноябрь</b>",
        parse_mode="HTML",
    )
    document = answer["result"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("Лист.pdf", "application/pdf", 4)
    seen = (await control.screen())[-1]
    assert (seen["type"], seen["caption"], seen["html"]) == ("document", "Ноябрь", "<b>Ноябрь</b>")
    async with control.http.get(control.url + seen["document"]["url"]) as response:
        assert await response.read() == b"%PDF"
        assert "attachment" in response.headers["Content-Disposition"]


async def test_a_file_is_sent_again_by_its_id_and_downloaded_by_its_path(bot: BotSide) -> None:
    sent = await uploads(bot, "sendDocument", {"f": ("a.txt", b"hi")}, chat_id=str(ANNA), document="attach://f")
    file_id = sent["result"]["document"]["file_id"]
    assert (await bot.call("sendDocument", chat_id=ANNA, document=file_id))["document"]["file_id"] == file_id
    path = (await bot.call("getFile", file_id=file_id))["file_path"]
    async with bot.http.get(f"{bot.url}/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == b"hi"
    async with bot.http.get(f"{bot.url}/file/bot{TOKEN}/documents/none") as response:
        assert response.status == 404
    answer = await bot.refusal("sendPhoto", chat_id=ANNA, photo=file_id)
    assert answer == "Bad Request: can't use file of type Document as Photo"


async def test_files_telegram_does_not_take(bot: BotSide) -> None:
    async def refusal(method: str, kind: str, content: bytes) -> str:
        answer = await uploads(bot, method, {kind: ("x", content)}, chat_id=str(ANNA))
        return str(answer["description"])

    assert await refusal("sendDocument", "document", b"") == "Bad Request: file must be non-empty"
    assert await refusal("sendPhoto", "photo", b"not a picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    assert await refusal("sendPhoto", "photo", png(9000, 2000)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    too_big = png(10, 10) + bytes(10 * MEGABYTE)
    assert "is too big for a photo" in await refusal("sendPhoto", "photo", too_big)
    assert await bot.refusal("sendDocument", chat_id=ANNA) == "Bad Request: there is no document in the request"
    answer = await bot.refusal("sendDocument", chat_id=ANNA, document="nonsense")
    assert answer == "Bad Request: wrong file identifier/HTTP URL specified"
    answer = await bot.refusal("sendDocument", chat_id=ANNA, document="http://example.org/x")
    assert answer == "Bad Request: failed to get HTTP URL content"
    assert await bot.refusal("getFile", file_id="nonsense") == "Bad Request: invalid file_id"


async def test_a_caption_has_its_own_limit(bot: BotSide) -> None:
    answer = await uploads(bot, "sendPhoto", {"photo": ("x.png", png(10, 20))}, chat_id=str(ANNA), caption="я" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"
    answer = await uploads(bot, "sendPhoto", {"photo": ("x.png", png(10, 20))}, chat_id=str(ANNA), caption="я" * 1024)
    assert (answer["result"]["photo"][-1]["width"], answer["result"]["photo"][-1]["height"]) == (10, 20)


async def test_uploads_over_50_megabytes_are_too_large(bot: BotSide) -> None:
    answer = await uploads(bot, "sendDocument", {"document": ("x", bytes(50 * MEGABYTE + 1))}, chat_id=str(ANNA))
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_person_sends_files(bot: BotSide, control: ControlSide) -> None:
    text = base64.b64encode("компания;телефон".encode()).decode()
    await control.anna("file", name="база.csv", base64=text, caption="/import")
    document = (await bot.updates())[0]["message"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("база.csv", "text/csv")
    form = aiohttp.FormData({"caption": "визитка"})
    form.add_field("file", png(30, 40), filename="card.png", content_type="image/png")
    async with control.http.post(f"{control.url}/sim/people/{ANNA}/file", data=form) as response:
        assert response.status == 200
    message = (await bot.updates())[0]["message"]
    assert (message["photo"][-1]["height"], message["caption"]) == (40, "визитка")
    big = base64.b64encode(bytes(21 * MEGABYTE)).decode()
    await control.anna("file", name="big.bin", base64=big)
    file_id = (await bot.updates())[0]["message"]["document"]["file_id"]
    assert await bot.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_an_album(bot: BotSide, control: ControlSide) -> None:
    media = '[{"type":"photo","media":"attach://a","caption":"раз"},{"type":"photo","media":"attach://b"}]'
    files = {"a": ("a.png", png(10, 10)), "b": ("b.png", png(20, 10))}
    answer = await uploads(bot, "sendMediaGroup", files, chat_id=str(ANNA), media=media)
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert [message["type"] for message in (await control.screen())[1:]] == ["media_group", "media_group"]
    photo = {"type": "photo", "media": first["photo"][0]["file_id"]}
    answer = await bot.refusal("sendMediaGroup", chat_id=ANNA, media=[photo] * 11)
    assert answer == "Bad Request: too many messages to send as an album"


async def test_media_and_captions_are_edited_in_place(bot: BotSide, control: ControlSide) -> None:
    sent = await uploads(bot, "sendPhoto", {"photo": ("x.png", png(10, 20))}, chat_id=str(ANNA), caption="план")
    where = {"chat_id": str(ANNA), "message_id": str(sent["result"]["message_id"])}
    await bot.call("editMessageCaption", **where, caption="факт")
    assert (await control.screen())[-1]["caption"] == "факт"
    assert (
        await bot.refusal("editMessageText", **where, text="x")
        == "Bad Request: there is no text in the message to edit"
    )
    media = '{"type":"document","media":"attach://new","caption":"итог"}'
    await uploads(bot, "editMessageMedia", {"new": ("x.xlsx", b"PK")}, **where, media=media)
    seen = (await control.screen())[-1]
    assert (seen["type"], seen["document"]["name"], seen["caption"]) == ("document", "x.xlsx", "итог")
