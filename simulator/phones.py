"""What people do with their phones: write, press, share, send files, block the bot, read.

Each deed changes the world and tells the bot by an update, as Telegram would.
"""

import re
from dataclasses import dataclass
from typing import Any

from simulator.entities import found_in, trimmed
from simulator.files import Kind
from simulator.model import AnyChat, Group, Json, Message, Person, PrivateChat
from simulator.params import Upload
from simulator.seen import message_for_bot
from simulator.text_units import utf16_length
from simulator.updates import PRESS_LIFE
from simulator.world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
TEXT_LENGTH = 4096
# Lanes of a webhook as tdlib/telegram-bot-api numbers them: messages by chat, presses by presser, blocking by chat.
_PRESS_LANE = 3 << 33
_MEMBER_LANE = 5 << 33


class ImpossibleDeed(Exception):
    """No phone would let a person do this; the message says why, `status` is the HTTP status of the answer."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Button:
    """Which button a person presses: by data (any data at all: a forged press), by label or by place."""

    data: str | None = None
    text: str | None = None
    row: int | None = None
    column: int | None = None
    message_id: int | None = None


class Phones:
    """Everybody's phone."""

    def __init__(self, world: World) -> None:
        self._world = world

    def start(self, person: Person, payload: str | None = None) -> Json:
        """Press Start, with the payload of a `t.me/<bot>?start=<payload>` link if there is one; unblocks too.

        Raises: ImpossibleDeed when Telegram would not pass on such a payload.
        """
        if payload and not PAYLOAD.fullmatch(payload):
            raise ImpossibleDeed("A start payload is 1-64 characters of A-Z, a-z, 0-9, _ and -.")
        if person.blocked:
            self.block(person, blocked=False)
        return self.text(person, f"/start {payload}" if payload else "/start")

    def text(
        self,
        person: Person,
        text: str,
        chat: AnyChat | None = None,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> Json:
        """Write a message, or forward one of somebody whose account stays hidden.

        Raises: ImpossibleDeed when it is empty or too long, or the person has blocked the bot.
        """
        plain, _ = trimmed(text, ())
        if not plain:
            raise ImpossibleDeed("An empty message cannot be sent.")
        if utf16_length(plain) > TEXT_LENGTH:
            raise ImpossibleDeed("A message is at most 4096 characters long; a phone would send two.")
        return self.send(person, _with_entities("text", plain), chat, reply_to, self._origin(forwarded_from))

    def _origin(self, name: str | None) -> Json | None:
        """https://core.telegram.org/bots/api#messageoriginhiddenuser"""
        if name is None:
            return None
        return {"type": "hidden_user", "sender_user_name": name, "date": int(self._world.clock.now().timestamp())}

    def contact(self, person: Person, given: Json) -> Json:
        """Share a contact: one's own when nothing is given."""
        if given:
            contact = {"phone_number": "", "first_name": "", **given}
        else:
            contact = {"phone_number": person.phone or f"+7900{person.id:07d}"[:12], "first_name": person.first_name}
            if person.last_name:
                contact["last_name"] = person.last_name
            contact["user_id"] = person.id
        if not contact["phone_number"] or not contact["first_name"]:
            raise ImpossibleDeed("A contact has a phone_number and a first_name.")
        return self.send(person, {"contact": contact}, None, None)

    def file(self, person: Person, upload: Upload, kind: Kind, caption: str | None, chat: AnyChat | None) -> Json:
        """Send a document or a photo.

        Raises: Refusal when Telegram would not take the file.
        """
        content = self._world.files.keep(upload, kind).as_content()
        if caption:
            content |= _with_entities("caption", caption)
        return self.send(person, content, chat, None)

    def send(
        self,
        person: Person,
        content: Json,
        chat: AnyChat | None,
        reply_to: int | None,
        forward_origin: Json | None = None,
    ) -> Json:
        """Put a person's message into a chat and tell the bot."""
        world = self._world
        chat = self._open_chat(person, chat)
        if reply_to is not None and reply_to not in chat.messages:
            raise ImpossibleDeed(f"There is no message {reply_to} to reply to.", 404)
        keyboard = chat.keyboards.get(person.id)
        if keyboard is not None and (keyboard.one_time or keyboard.force_reply):
            if keyboard.force_reply and reply_to is None:
                reply_to = keyboard.message_id
            del chat.keyboards[person.id]
        message = world.post(chat, person, content, reply_to=reply_to, forward_origin=forward_origin)
        world.tell_person(person)
        update_id = None
        if self._bot_gets(chat, message):
            person.met = True
            update_id = world.updates.put("message", message_for_bot(world.bot, chat, message), chat.id)
        return {"update_id": update_id, "message_id": message.message_id}

    def edit(self, person: Person, message_id: int, text: str, chat: AnyChat | None = None) -> Json:
        """Change the text of one's own message."""
        world = self._world
        chat = self._open_chat(person, chat)
        message = chat.messages.get(message_id)
        if message is None or message.sender is not person or "text" not in message.content:
            raise ImpossibleDeed(f"{person.name} has no text message {message_id} to change.", 404)
        message.content = _with_entities("text", text)
        message.edited_at = world.clock.now()
        world.tell_message("edit", chat, message)
        update_id = world.updates.put("edited_message", message_for_bot(world.bot, chat, message), chat.id)
        return {"update_id": update_id, "message_id": message_id}

    def press(self, person: Person, button: Button, chat: AnyChat | None = None) -> Json:
        """Press a button on the screen, or send a forged press with any data.

        Raises: ImpossibleDeed 404 when a label or place is nowhere on the screen.
        """
        chat = self._open_chat(person, chat)
        if button.data is not None:
            message = self._message_with(chat, button)
            message_id = message.message_id if message else button.message_id or 1
            return self._press_data(person, chat, message_id, button.data)
        pressed = self._find(chat, button)
        if pressed is not None:
            message, found = pressed
            if "callback_data" in found:
                return self._press_data(person, chat, message.message_id, found["callback_data"])
            return {"update_id": None, "callback_query_id": None, "button": found}
        key = self._key(chat, person, button.text)
        if key is None:
            labels = ", ".join(self.labels(chat, person)) or "nothing"
            raise ImpossibleDeed(f"No such button on the screen of {person.name}. There is: {labels}.", 404)
        if key.get("request_contact"):
            return self.contact(person, {})
        return self.text(person, key["text"], chat)

    def block(self, person: Person, *, blocked: bool = True) -> Json:
        """Block the bot or let it in again."""
        world = self._world
        if person.blocked == blocked:
            return {"update_id": None}
        person.blocked = blocked
        world.tell_person(person)
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        chat = world.private_chat(person)
        return {"update_id": self.tell_membership(chat, person, before, after)}

    def read(self, person: Person) -> None:
        """Look at the chat: nothing is unread any more."""
        person.unread = 0
        self._world.tell_person(person)

    def labels(self, chat: AnyChat, person: Person) -> list[str]:
        """Every button on the screen: of messages, newest first, then of the reply keyboard."""
        labels = [
            button["text"] for message in chat.newest_first() for row in message.inline_keyboard or () for button in row
        ]
        keyboard = chat.keyboards.get(person.id)
        return labels + [key["text"] for row in keyboard.rows for key in row] if keyboard else labels

    def tell_membership(self, chat: AnyChat, person: Person, before: str, after: str) -> int | None:
        """Tell the bot that its own standing in a chat was changed by somebody (my_chat_member)."""
        world, bot = self._world, self._world.bot.as_user()
        changed: Json = {
            "chat": chat.as_chat(),
            "from": person.as_user(),
            "date": world.clock.unix(),
            "old_chat_member": _member(bot, before),
            "new_chat_member": _member(bot, after),
        }
        return world.updates.put("my_chat_member", changed, chat.id + _MEMBER_LANE)

    def _open_chat(self, person: Person, chat: AnyChat | None) -> AnyChat:
        if chat is None:
            chat = self._world.private_chat(person)
        if isinstance(chat, Group):
            if person.id not in chat.members:
                raise ImpossibleDeed(f"{person.name} is not in the group {chat.title}.")
            return chat
        if chat.person is not person:
            raise ImpossibleDeed(f"{person.name} cannot write in somebody else's chat.")
        if person.blocked:
            raise ImpossibleDeed(f"{person.name} has blocked the bot; start or unblock it first.", 409)
        person.started = person.met = True
        return chat

    def _bot_gets(self, chat: AnyChat, message: Message) -> bool:
        """In groups a bot with privacy mode gets commands and replies to it.

        Source: https://core.telegram.org/bots/features#privacy-mode
        """
        if isinstance(chat, PrivateChat):
            return True
        if chat.bot not in ("member", "administrator"):
            return False
        if self._world.bot.reads_all_group_messages or chat.bot == "administrator":
            return True
        command = message.content.get("text", "").split(" ", 1)[0]
        if command.startswith("/"):
            _, at, addressee = command.partition("@")
            return not at or addressee.lower() == self._world.bot.username.lower()
        replied = chat.messages.get(message.reply_to or 0)
        return replied is not None and replied.sender is None

    def _message_with(self, chat: AnyChat, button: Button) -> Message | None:
        """The message a press with this data belongs to: the newest that has it, else the newest that fits."""
        if button.message_id is not None:
            return chat.messages.get(button.message_id)
        with_keyboard: Message | None = None
        newest: Message | None = None
        for message in chat.newest_first():
            newest = newest or message
            if message.inline_keyboard:
                with_keyboard = with_keyboard or message
                if any(one.get("callback_data") == button.data for row in message.inline_keyboard for one in row):
                    return message
        return with_keyboard or newest

    def _find(self, chat: AnyChat, button: Button) -> tuple[Message, Json] | None:
        for message in chat.newest_first():
            if button.message_id not in (None, message.message_id) or not message.inline_keyboard:
                continue
            if button.text is None:
                row, column = button.row or 0, button.column or 0
                rows = message.inline_keyboard
                if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
                    return message, rows[row][column]
                return None
            for one in (one for row_ in message.inline_keyboard for one in row_):
                if one["text"] == button.text:
                    return message, one
        return None

    def _key(self, chat: AnyChat, person: Person, label: str | None) -> Json | None:
        keyboard = chat.keyboards.get(person.id)
        if keyboard is None or label is None:
            return None
        return next((key for row in keyboard.rows for key in row if key["text"] == label), None)

    def _press_data(self, person: Person, chat: AnyChat, message_id: int, data: Any) -> Json:
        world = self._world
        press = world.new_press(person)
        if isinstance(chat, PrivateChat):
            person.unread = 0
        query: Json = {"id": press.id, "from": person.as_user(), "chat_instance": str(7_000_000_000_000_000 + chat.id)}
        message = chat.messages.get(message_id)
        if message is None:
            # Deleted meanwhile, or never there: InaccessibleMessage.
            query["message"] = {"chat": chat.as_chat(), "message_id": message_id, "date": 0}
        else:
            query["message"] = message_for_bot(world.bot, chat, message)
        query["data"] = str(data)
        update_id = world.updates.put("callback_query", query, person.id + _PRESS_LANE, PRESS_LIFE)
        return {"update_id": update_id, "callback_query_id": press.id}


def _with_entities(field: str, text: str) -> Json:
    entities = found_in(text)
    name = "entities" if field == "text" else "caption_entities"
    return {field: text, name: entities} if entities else {field: text}


def _member(user: Json, status: str) -> Json:
    """A ChatMember of this status, with the fields the Bot API promises for it."""
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    elif status == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, False)
    return member


_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
