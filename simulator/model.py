"""People, groups, chats and messages: what the local Telegram remembers.

A message keeps its content under the Bot API's own field names (`text`, `entities`, `photo`, `caption` ...), so that
turning it into an answer is a merge and not a translation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
InlineKeyboard = Sequence[Sequence[Json]]

MESSAGES_KEPT = 5000
"""Messages remembered per chat; the oldest are forgotten, so that a benchmark does not fill the memory."""


@dataclass(slots=True)
class Person:
    """Somebody with a phone.

    `role` is for the page and `phone` for sharing one's contact; Telegram shows neither to a bot.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    role: str | None = None
    phone: str | None = None
    blocked: bool = False
    """This person has blocked the bot."""
    started: bool = False
    """This person has written to the bot at least once, so that the bot may write back."""
    met: bool = False
    """The bot has seen this person somewhere; before that Telegram knows no such chat for it."""
    unread: int = 0

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class Bot:
    """The bot as Telegram knows it, and what it told about itself."""

    id: int
    username: str
    name: str
    reads_all_group_messages: bool = False
    """Privacy mode off: the bot gets every message of its groups."""
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope (as `commands.scope_key` writes it) and language."""
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """name, description and short_description by language."""

    def as_user(self) -> Json:
        """The Bot API's User."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(slots=True)
class Message:
    """One message of a chat."""

    message_id: int
    chat_id: int
    at: datetime
    sender: Person | None
    """None: the bot."""
    content: Json
    inline_keyboard: InlineKeyboard | None = None
    has_reply_markup: bool = False
    """Sent with a reply keyboard, its removal or a forced reply: Telegram lets nobody edit such a message."""
    reply_to: int | None = None
    edited_at: datetime | None = None
    pinned: bool = False
    protect_content: bool = False
    media_group_id: str | None = None
    forward_origin: Json | None = None

    @property
    def is_service(self) -> bool:
        """A line in the middle of the chat ("pinned a message"), not something said."""
        return "pinned_message" in self.content or any(key in self.content for key in _SERVICE)


_SERVICE = ("new_chat_members", "left_chat_member", "group_chat_created", "supergroup_chat_created")


@dataclass(slots=True)
class ReplyKeyboard:
    """What stands where the phone's keys were: buttons, or a field that asks for a reply."""

    message_id: int
    rows: list[list[Json]]
    one_time: bool = False
    resize: bool = False
    persistent: bool = False
    placeholder: str | None = None
    force_reply: bool = False


@dataclass(slots=True)
class Chat:
    """A conversation with the bot in it: private (`id` is the person's) or a group (`id` is negative)."""

    id: int
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    """Ids of pinned messages, the newest pin last."""
    keyboards: dict[int, ReplyKeyboard] = field(default_factory=dict)
    """Reply keyboard by person."""

    def add(self, message: Message) -> None:
        """Put a message at the end."""
        self.messages[message.message_id] = message
        if len(self.messages) > MESSAGES_KEPT:
            del self.messages[next(iter(self.messages))]

    def newest_first(self) -> Iterable[Message]:
        """From the last message back to the oldest."""
        return reversed(self.messages.values())


@dataclass(slots=True)
class PrivateChat(Chat):
    """One person and the bot."""

    person: Person = field(kw_only=True)
    menu_button: Json | None = None

    def as_chat(self) -> Json:
        """The Bot API's Chat."""
        person = self.person
        chat: Json = {"id": person.id, "first_name": person.first_name}
        if person.last_name:
            chat["last_name"] = person.last_name
        if person.username:
            chat["username"] = person.username
        chat["type"] = "private"
        return chat


Membership = Literal["member", "administrator", "left", "kicked"]


@dataclass(slots=True)
class Group(Chat):
    """Several people and, while `bot` says so, the bot."""

    title: str = field(kw_only=True)
    kind: Literal["group", "supergroup"] = field(default="group", kw_only=True)
    username: str | None = None
    members: dict[int, Person] = field(default_factory=dict)
    bot: Membership = "left"

    def as_chat(self) -> Json:
        """The Bot API's Chat."""
        chat: Json = {"id": self.id, "title": self.title, "type": self.kind}
        if self.username:
            chat["username"] = self.username
        return chat


AnyChat = PrivateChat | Group


@dataclass(slots=True)
class Press:
    """A press of an inline button that waits for its answer (a callback query)."""

    id: str
    person: Person
    at: datetime
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press was answered with: a toast, an alert or nothing but the end of the spinning."""

    callback_query_id: str
    text: str
    show_alert: bool
    url: str | None
    at: datetime
