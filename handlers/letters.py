"""Cards to people: sent anew, or put in the place of the message that was pressed."""

from contextlib import suppress
from pathlib import Path

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, FSInputFile, LinkPreviewOptions, Message

from handlers.keyboards import inline
from handlers.standing import Standing
from views.cards import Card
from views.html import plain, split, units
from views.statements import CAPTION

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UPLOAD_TIMEOUT = 120
_UNCHANGED = "message is not modified"
_OUT_OF_REACH = ("message can't be edited", "message to edit not found", "MESSAGE_ID_INVALID")


async def send(bot: Bot, chat_id: int, card: Card) -> int:
    """Send a card, in several messages if it is long; the id of the last one, which has the buttons."""
    *first, last = split(card.text)
    for part in first:
        await bot.send_message(
            chat_id,
            part,
            parse_mode=ParseMode.HTML,
            protect_content=card.protect,
            link_preview_options=_NO_PREVIEW,
        )
    message = await bot.send_message(
        chat_id,
        last,
        parse_mode=ParseMode.HTML,
        protect_content=card.protect,
        link_preview_options=_NO_PREVIEW,
        reply_markup=inline(card.buttons),
    )
    return message.message_id


async def put(callback: CallbackQuery, card: Card, standing: Standing) -> None:
    """Put a card in the place of the pressed message; below it, if that can't be changed any more."""
    message, bot, chat_id = callback.message, callback.bot, callback.from_user.id
    assert bot is not None, "updates are decoded with their bot"
    if not isinstance(message, Message):
        await send(bot, chat_id, card)
        return
    now_at = await standing.now_at(message.message_id)
    can_stay = now_at != message.message_id or bool(message.has_protected_content) == card.protect
    if can_stay and await edit(bot, chat_id, now_at, card, standing):
        return
    if not can_stay:
        # Protection is fixed when a message is sent, so this one makes way; an old one can only stay.
        with suppress(TelegramBadRequest):
            await message.delete()
    sent = await send(bot, chat_id, card)
    await standing.note(sent, split(card.text)[-1], inline(card.buttons))
    await standing.moved(message.message_id, sent)


async def edit(bot: Bot, chat_id: int, message_id: int, card: Card, standing: Standing) -> bool:
    """Change a message into a card; False if it is out of reach."""
    text, keyboard = split(card.text)[0], inline(card.buttons)
    if await standing.shows(message_id, text, keyboard):
        return True
    if not await change(bot, chat_id, message_id, card):
        return False
    await standing.note(message_id, text, keyboard)
    return True


async def change(bot: Bot, chat_id: int, message_id: int, card: Card) -> bool:
    """Change a message into a card, whatever it shows; False if it is out of reach."""
    text, keyboard = split(card.text)[0], inline(card.buttons)
    try:
        await bot.edit_message_text(
            text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as error:
        if any(reason in error.message for reason in _OUT_OF_REACH):
            return False
        if _UNCHANGED not in error.message:
            raise
    return True


async def send_file(bot: Bot, chat_id: int, content: Path | bytes, name: str, card: Card) -> int:
    """Send a file with a card as its caption; the id of the message."""
    message = await bot.send_document(
        chat_id,
        BufferedInputFile(content, name) if isinstance(content, bytes) else FSInputFile(content, filename=name),
        caption=card.text,
        parse_mode=ParseMode.HTML,
        protect_content=card.protect,
        reply_markup=inline(card.buttons),
        request_timeout=_UPLOAD_TIMEOUT,
    )
    return message.message_id


async def send_document(bot: Bot, chat_id: int, path: Path, name: str, card: Card) -> int:
    """Send a file with a card as its caption, or below it when the card is too long for one; the last message's id."""
    if units(plain(card.text)) <= CAPTION:
        return await send_file(bot, chat_id, path, name, card)
    await send_file(bot, chat_id, path, name, Card("", protect=card.protect))
    return await send(bot, chat_id, card)
