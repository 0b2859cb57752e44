"""Presses of buttons, forged ones included, and their answers."""

from both_sides import ANNA, BotSide, ControlSide, buttons

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_press_carries_the_message_it_stands_under(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says("Встреча?", reply_markup=buttons("Да", "Нет"))
    pressed = await control.anna("press", text="Нет")
    (update,) = await bot.updates()
    query = update["callback_query"]
    assert update["update_id"] == pressed["update_id"]
    assert (query["id"], query["data"]) == (pressed["callback_query_id"], "Нет")
    assert query["from"]["id"] == ANNA
    assert query["message"]["message_id"] == sent["message_id"]
    assert query["message"]["reply_markup"] == buttons("Да", "Нет")


async def test_a_press_by_data_finds_the_newest_button_that_has_it(bot: BotSide, control: ControlSide) -> None:
    await bot.says("первая", reply_markup=buttons("открыть"))
    second = await bot.says("вторая", reply_markup=buttons("открыть"))
    await bot.says("третья", reply_markup=buttons("закрыть"))
    await control.anna("press", data="открыть")
    assert (await bot.updates())[0]["callback_query"]["message"]["message_id"] == second["message_id"]


async def test_a_press_by_place(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да", "Нет"))
    await control.anna("press", row=1, column=0)
    assert (await bot.updates())[0]["callback_query"]["data"] == "Нет"


async def test_a_forged_press_is_delivered_all_the_same(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says(reply_markup=buttons("Да"))
    await control.anna("press", data="dismiss:everybody")
    query = (await bot.updates())[0]["callback_query"]
    assert query["data"] == "dismiss:everybody"
    assert query["message"]["message_id"] == sent["message_id"]


async def test_a_press_under_a_deleted_message_brings_an_inaccessible_one(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says(reply_markup=buttons("Да"))
    await bot.call("deleteMessage", chat_id=ANNA, message_id=sent["message_id"])
    await control.anna("press", data="Да", message_id=sent["message_id"])
    message = (await bot.updates())[0]["callback_query"]["message"]
    assert (message["message_id"], message["date"]) == (sent["message_id"], 0)


async def test_a_label_that_is_nowhere_is_404_and_says_what_there_is(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да", "Нет"))
    status, answer = await control.ask("POST", f"people/{ANNA}/press", {"text": "Может быть"})
    assert status == 404
    assert "Да, Нет" in answer["error"]


async def test_the_answer_is_shown_once(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да"))
    query_id = (await control.anna("press", text="Да"))["callback_query_id"]
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, text="Готово", show_alert=True) is True
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, text="Ещё раз") is True
    (answer,) = (await control.get(f"people/{ANNA}/chat"))["answers"]
    assert (answer["callback_query_id"], answer["text"], answer["show_alert"]) == (query_id, "Готово", True)


async def test_a_press_lives_150_seconds(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да"))
    query_id = (await control.anna("press", text="Да"))["callback_query_id"]
    await bot.updates()
    await control.post("clock", advance=149, wait=False)
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id)
    await control.post("clock", advance=1, wait=False)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD
    assert await bot.refusal("answerCallbackQuery", callback_query_id="17") == TOO_OLD


async def test_a_press_nobody_fetched_in_time_is_gone(bot: BotSide, control: ControlSide) -> None:
    await bot.says(reply_markup=buttons("Да"))
    await control.anna("press", text="Да")
    await control.anna("text", text="жду")
    await control.post("clock", advance=151, wait=False)
    assert [list(update)[1] for update in await bot.updates()] == ["message"]


async def test_limits_of_an_answer(bot: BotSide, control: ControlSide) -> None:
    query_id = (await control.anna("press", data="x"))["callback_query_id"]
    answer = {"callback_query_id": query_id}
    assert await bot.refusal("answerCallbackQuery", **answer, text="я" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    assert await bot.refusal("answerCallbackQuery", **answer, url="https://ya.ru") == "Bad Request: URL_INVALID"
    assert await bot.call("answerCallbackQuery", **answer, url="https://t.me/kombain_bot?start=x")
