"""Changing, deleting, replying, forwarding, pinning."""

from both_sides import ANNA, BotSide, ControlSide, buttons

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


async def test_an_edit_changes_text_and_keyboard_in_place(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says("Открыта", reply_markup=buttons("Взять"))
    edited = await bot.call("editMessageText", chat_id=ANNA, message_id=sent["message_id"], text="Занята")
    assert edited["text"] == "Занята"
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    seen = (await control.screen())[-1]
    assert (seen["text"], seen["edited"], seen["inline_keyboard"]) == ("Занята", True, [])


async def test_an_edit_that_changes_nothing_is_refused(bot: BotSide) -> None:
    sent = await bot.says("<b>План</b>", parse_mode="HTML", reply_markup=buttons("Да"))
    same = {"chat_id": ANNA, "message_id": sent["message_id"], "reply_markup": buttons("Да")}
    assert await bot.refusal("editMessageText", text="<b>План</b>", parse_mode="HTML", **same) == NOT_MODIFIED
    assert await bot.refusal("editMessageReplyMarkup", **same) == NOT_MODIFIED
    assert await bot.call("editMessageText", text="План", **same)


async def test_what_cannot_be_edited(bot: BotSide, control: ControlSide) -> None:
    deleted = await bot.says()
    await bot.call("deleteMessage", chat_id=ANNA, message_id=deleted["message_id"])
    with_keys = await bot.says(reply_markup={"keyboard": [["Да"]]})
    hers = await control.anna("text", text="привет")
    for message_id, refusal in (
        (deleted["message_id"], "Bad Request: message to edit not found"),
        (with_keys["message_id"], "Bad Request: message can't be edited"),
        (hers["message_id"], "Bad Request: message can't be edited"),
    ):
        assert await bot.refusal("editMessageText", chat_id=ANNA, message_id=message_id, text="новое") == refusal


async def test_a_caption_is_edited_only_where_there_may_be_one(bot: BotSide) -> None:
    sent = await bot.says()
    where = {"chat_id": ANNA, "message_id": sent["message_id"]}
    answer = await bot.refusal("editMessageCaption", caption="x", **where)
    assert answer == "Bad Request: there is no caption in the message to edit"


async def test_a_deleted_message_leaves_every_screen(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says("тайна")
    assert await bot.call("deleteMessage", chat_id=ANNA, message_id=sent["message_id"]) is True
    assert "тайна" not in [message["text"] for message in await control.screen()]
    again = await bot.refusal("deleteMessage", chat_id=ANNA, message_id=sent["message_id"])
    assert again == "Bad Request: message to delete not found"


async def test_several_are_deleted_at_once_and_missing_ones_skipped(bot: BotSide, control: ControlSide) -> None:
    sent = [(await bot.says(str(number)))["message_id"] for number in range(3)]
    assert await bot.call("deleteMessages", chat_id=ANNA, message_ids=[*sent, 999])
    assert [message["text"] for message in await control.screen()] == ["/start"]
    assert "not specified" in await bot.refusal("deleteMessages", chat_id=ANNA, message_ids=[])
    assert "too many" in await bot.refusal("deleteMessages", chat_id=ANNA, message_ids=list(range(1, 102)))


async def test_after_48_hours_nothing_can_be_deleted(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says()
    await control.post("clock", advance=48 * 3600 + 1, wait=False)
    answer = await bot.refusal("deleteMessage", chat_id=ANNA, message_id=sent["message_id"])
    assert answer == "Bad Request: message can't be deleted for everyone"


async def test_a_reply_shows_what_it_answers(bot: BotSide, control: ControlSide) -> None:
    hers = await control.anna("text", text="Когда?")
    reply = await bot.says("В пять", reply_parameters={"message_id": hers["message_id"]})
    assert reply["reply_to_message"]["text"] == "Когда?"
    missing = {"message_id": 999}
    answer = await bot.refusal("sendMessage", chat_id=ANNA, text="x", reply_parameters=missing)
    assert answer == "Bad Request: message to be replied not found"
    assert await bot.says(reply_parameters=missing | {"allow_sending_without_reply": True})


async def test_messages_are_forwarded_and_copied_unless_protected(bot: BotSide) -> None:
    sent = await bot.says("Ведомость")
    forward = {"chat_id": ANNA, "from_chat_id": ANNA}
    forwarded = await bot.call("forwardMessage", **forward, message_id=sent["message_id"])
    assert forwarded["forward_origin"]["sender_user"]["username"] == "kombain_bot"
    copied = await bot.call("copyMessage", **forward, message_id=sent["message_id"])
    assert copied["message_id"] > forwarded["message_id"]
    protected = await bot.says("Зарплата", protect_content=True)
    answer = await bot.refusal("forwardMessage", **forward, message_id=protected["message_id"])
    assert answer == "Bad Request: message has protected content and can't be forwarded"
    assert await bot.refusal("copyMessage", **forward, message_id=999) == "Bad Request: message to copy not found"


async def test_a_pinned_message_is_marked_and_told_of(bot: BotSide, control: ControlSide) -> None:
    sent = await bot.says("План месяца")
    await bot.call("pinChatMessage", chat_id=ANNA, message_id=sent["message_id"])
    assert (await bot.call("getChat", chat_id=ANNA))["pinned_message"]["text"] == "План месяца"
    (update,) = await bot.updates()
    assert update["message"]["pinned_message"]["message_id"] == sent["message_id"]
    assert [message["pinned"] for message in await control.screen()] == [False, True, False]
    await bot.call("unpinChatMessage", chat_id=ANNA)
    assert await bot.refusal("unpinChatMessage", chat_id=ANNA) == "Bad Request: message to unpin not found"


async def test_contacts_places_and_typing(bot: BotSide, control: ControlSide) -> None:
    await bot.call("sendContact", chat_id=ANNA, phone_number="+79001112233", first_name="Ольга")
    await bot.call("sendVenue", chat_id=ANNA, latitude=55.75, longitude=37.6, title="Офис", address="ул. Лесная, 5")
    await bot.call("sendLocation", chat_id=ANNA, latitude="55.75", longitude="37.6")
    assert [message["type"] for message in await control.screen()] == ["text", "contact", "venue", "location"]
    assert await bot.call("sendChatAction", chat_id=ANNA, action="typing") is True
    answer = await bot.refusal("sendChatAction", chat_id=ANNA, action="dancing")
    assert answer == "Bad Request: wrong parameter action in request"
    assert "latitude is empty" in await bot.refusal("sendLocation", chat_id=ANNA, longitude=37.6)
