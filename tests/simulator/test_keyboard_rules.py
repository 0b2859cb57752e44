"""What may stand under a message."""

from typing import Any

import pytest
from both_sides import ANNA, BotSide, ControlSide, buttons


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (inline(text="x", callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (inline(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (inline(callback_data="x"), "can't parse inline keyboard button: Can't find field \"text\""),
        (inline(text="x"), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            inline(text="x", callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline(text="x", url="нигде"), "inline keyboard button URL 'нигде' is invalid: Wrong HTTP URL"),
        (
            inline(text="x", url="ftp://ya.ru"),
            "inline keyboard button URL 'ftp://ya.ru' is invalid: Unsupported URL protocol",
        ),
        (
            inline(text="x", web_app={"url": "http://ya.ru"}),
            "inline keyboard button Web App URL 'http://ya.ru' is invalid: Only HTTPS links are allowed",
        ),
        (inline(text="x", copy_text={"text": "y" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (
            {"inline_keyboard": [{"text": "x"}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (buttons(*map(str, range(101))), "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "y"}] * 9]}, "reply markup is too long"),
        ({"keyboard": [[{"request_contact": True}]]}, "can't parse keyboard button: Can't find field \"text\""),
        ("{oops", "can't parse reply keyboard markup JSON object"),
        ([1], "object expected as reply markup"),
    ],
)
async def test_keyboards_telegram_does_not_take(bot: BotSide, markup: Any, refusal: str) -> None:
    answer = await bot.answer("sendMessage", chat_id=ANNA, text="x", reply_markup=markup)
    assert answer["description"] == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x", "callback_data": "y" * 64},
        {"text": "x", "callback_data": "я" * 32},
        {"text": "x", "url": "https://ya.ru"},
        {"text": "x", "url": "t.me/kombain_bot?start=x"},
        {"text": "x", "url": "tg://user?id=5"},
        {"text": "x", "web_app": {"url": "https://ya.ru/app"}},
        {"text": "x", "copy_text": {"text": "+7 900"}},
        {"text": "x", "switch_inline_query": ""},
    ],
)
async def test_buttons_telegram_takes(bot: BotSide, button: dict[str, Any]) -> None:
    message = await bot.says(reply_markup={"inline_keyboard": [[button]]})
    assert message["reply_markup"]["inline_keyboard"] == [[button]]


async def test_a_reply_keyboard_stays_until_it_is_replaced_or_removed(bot: BotSide, control: ControlSide) -> None:
    message = await bot.says(reply_markup={"keyboard": [["План"], [{"text": "Мой номер", "request_contact": True}]]})
    assert "reply_markup" not in message
    shown = (await control.get(f"people/{ANNA}/chat"))["reply_keyboard"]
    assert [[key["text"] for key in row] for row in shown["rows"]] == [["План"], ["Мой номер"]]
    await bot.says("ещё")
    assert (await control.get(f"people/{ANNA}/chat"))["reply_keyboard"] is not None
    await bot.says(reply_markup={"remove_keyboard": True})
    assert (await control.get(f"people/{ANNA}/chat"))["reply_keyboard"] is None


async def test_a_one_time_keyboard_goes_with_the_next_message(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup={"keyboard": [["Да", "Нет"]], "one_time_keyboard": True})
    await control.anna("press", text="Да")
    assert (await bot.updates())[0]["message"]["text"] == "Да"
    assert (await control.get(f"people/{ANNA}/chat"))["reply_keyboard"] is None


async def test_a_forced_reply_makes_the_next_message_a_reply(bot: BotSide, control: ControlSide) -> None:
    asked = await bot.says("Сумма?", reply_markup={"force_reply": True, "input_field_placeholder": "150 000"})
    await control.anna("text", text="100")
    message = (await bot.updates())[0]["message"]
    assert message["reply_to_message"]["message_id"] == asked["message_id"]


async def test_a_key_may_ask_for_the_persons_own_contact(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup={"keyboard": [[{"text": "Мой номер", "request_contact": True}]]})
    await control.anna("press", text="Мой номер")
    contact = (await bot.updates())[0]["message"]["contact"]
    assert contact == {
        "phone_number": "+79001234567",
        "first_name": "Анна",
        "last_name": "Смирнова",
        "user_id": ANNA,
    }


async def test_only_an_inline_keyboard_may_be_edited_in(bot: BotSide) -> None:
    message = await bot.says()
    answer = await bot.refusal(
        "editMessageText",
        chat_id=ANNA,
        message_id=message["message_id"],
        text="y",
        reply_markup={"keyboard": [["Да"]]},
    )
    assert answer == "Bad Request: inline keyboard expected"
