"""The world a bot lives in: itself, people, groups, chats, files and the queue of updates.

`World` holds the state and the few deeds that both sides share (the bot through methods, people through phones):
finding a chat, putting a message into it, changing it, taking it out.
"""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from simulator.clock import VirtualClock, iso
from simulator.events import Events
from simulator.faults import Faults
from simulator.files import Files
from simulator.journal import Journal
from simulator.limits import RateLimits
from simulator.model import Answer, AnyChat, Bot, Group, Json, Message, Person, Press, PrivateChat
from simulator.refusal import bad_request, forbidden
from simulator.seen import message_seen
from simulator.updates import UpdateQueue
from simulator.webhook import Reply, Webhook

ANSWERS_KEPT = 20
PRESSES_KEPT = 10_000
FIRST_PERSON_ID = 1001
FIRST_GROUP_ID = 4001


class World:
    """Everything the local Telegram remembers."""

    def __init__(self, bot: Bot, clock: VirtualClock, zone: str, seed: int, webhook_pause: float) -> None:
        """`webhook_pause`: real seconds before an update the webhook did not take is sent again, at first."""
        self.bot = bot
        self.clock = clock
        self.zone = zone
        self.people: dict[int, Person] = {}
        self.chats: dict[int, AnyChat] = {}
        self.files = Files()
        self.journal = Journal()
        self.faults = Faults(Random(seed))
        self.limits: RateLimits | None = None
        self.events = Events()
        self.updates = UpdateQueue(clock, Random(seed + 1), self.faults.strike_update)
        self.webhook: Webhook | None = None
        self.webhook_pause = webhook_pause
        self.webhook_reply: Reply | None = None
        self.presses: dict[str, Press] = {}
        self.answers: dict[int, list[Answer]] = {}
        self._message_id = 0
        self._press_id = Random(seed + 2).randrange(10**17, 10**18)
        self._album_id = 13_000_000_000_000_000

    # -- people and groups

    def add_person(self, person: Person) -> Person:
        """Give somebody a phone.

        Raises: ValueError when the id is taken (the bot has one too).
        """
        if person.id in self.chats or person.id == self.bot.id:
            raise ValueError(f"The id {person.id} is taken.")
        self.people[person.id] = person
        self.chats[person.id] = PrivateChat(person.id, person=person)
        self.tell_person(person)
        return person

    def free_person_id(self) -> int:
        """An id nobody has yet."""
        return max((*self.people, self.bot.id, FIRST_PERSON_ID - 1)) + 1

    def free_group_id(self, kind: str) -> int:
        """An id no group has yet; a supergroup's begins with -100."""
        number = FIRST_GROUP_ID + sum(isinstance(chat, Group) for chat in self.chats.values())
        return -(10**12 + number) if kind == "supergroup" else -number

    def private_chat(self, person: Person) -> PrivateChat:
        """The chat of a person with the bot."""
        chat = self.chats[person.id]
        assert isinstance(chat, PrivateChat)
        return chat

    # -- finding, as Telegram does it for the bot

    def chat(self, given: Any) -> AnyChat:
        """The chat a `chat_id` names, for reading.

        Raises: Refusal.
        """
        if given is None or given == "":
            raise bad_request("chat_id is empty")
        if isinstance(given, str) and given.startswith("@"):
            return self._public_group(given[1:])
        try:
            chat = self.chats[int(given)]
        except (KeyError, TypeError, ValueError, OverflowError):
            raise bad_request("chat not found") from None
        if isinstance(chat, PrivateChat):
            if not chat.person.met:
                raise bad_request("chat not found")
        elif chat.bot == "left" and not chat.messages:
            raise bad_request("chat not found")
        return chat

    def chat_to_write(self, given: Any) -> AnyChat:
        """The chat a `chat_id` names, where the bot wants to say something.

        Raises: Refusal.
        """
        chat = self.chat(given)
        if isinstance(chat, PrivateChat):
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.person.started:
                raise forbidden("bot can't initiate conversation with a user")
            return chat
        if chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def message(self, chat: AnyChat, message_id: int, what: str) -> Message:
        """A message of a chat; `what` ("message to edit") words the refusal.

        Raises: Refusal.
        """
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request(f"{what} not found")
        return message

    def audience(self, chat: AnyChat) -> Iterable[Person]:
        """Who sees what happens in a chat."""
        return (chat.person,) if isinstance(chat, PrivateChat) else chat.members.values()

    # -- deeds

    def next_message_id(self) -> int:
        """Ids grow over all chats, as a bot sees them in private chats."""
        self._message_id += 1
        return self._message_id

    def next_album_id(self) -> str:
        """What the messages of one album share."""
        self._album_id += 1
        return str(self._album_id)

    def post(self, chat: AnyChat, sender: Person | None, content: Json, **more: Any) -> Message:
        """Put a new message into a chat; `more` are fields of `Message`."""
        message = Message(self.next_message_id(), chat.id, self.clock.now(), sender, content, **more)
        chat.add(message)
        if isinstance(chat, PrivateChat):
            chat.person.unread = chat.person.unread + 1 if sender is None else 0
        self.tell_message("message", chat, message)
        return message

    def remove(self, chat: AnyChat, message: Message) -> None:
        """Take a message out of a chat, for everybody."""
        del chat.messages[message.message_id]
        if message.message_id in chat.pinned:
            chat.pinned.remove(message.message_id)
        self.events.tell_each("delete", self.audience(chat), lambda _: {"message_id": message.message_id}, chat.id)

    def new_press(self, person: Person) -> Press:
        """A press of an inline button, to be answered within 150 s."""
        self._press_id += 1
        press = Press(str(self._press_id), person, self.clock.now())
        self.presses[press.id] = press
        if len(self.presses) > PRESSES_KEPT:
            del self.presses[next(iter(self.presses))]
        return press

    def answer(self, person: Person, answer: Answer) -> None:
        """Show a person what their press was answered with."""
        answers = self.answers.setdefault(person.id, [])
        answers.append(answer)
        del answers[:-ANSWERS_KEPT]
        self.events.tell("answer", lambda: {"person_id": person.id, **answer_shown(answer)})

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Deliver updates to this address from now on; None: let them wait to be asked for."""
        self.webhook = webhook
        if webhook is not None:
            webhook.reply = self.webhook_reply
            webhook.start()

    # -- telling the page

    def tell_message(self, kind: str, chat: AnyChat, message: Message) -> None:
        """Tell listeners of a new (`message`) or changed (`edit`) message, each person's phone by itself."""
        self.events.tell_each(
            kind,
            self.audience(chat),
            lambda person: {"unread": person.unread, "message": message_seen(self.bot, message)},
            chat.id,
        )

    def tell_person(self, person: Person) -> None:
        """Tell listeners that something about a person changed: name, role, blocked, unread, keyboard."""
        self.events.tell("person", lambda: {"person_id": person.id, "person": self.person_shown(person)})

    def tell_clock(self) -> None:
        """Tell listeners that the clock was moved."""
        self.events.tell("clock", self.clock_shown)

    # -- as the control API tells it

    def person_shown(self, person: Person) -> Json:
        """A person as the control API tells it."""
        messages = self.chats[person.id].messages
        return {
            "id": person.id,
            "name": person.name,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": person.language_code,
            "role": person.role,
            "phone": person.phone,
            "blocked": person.blocked,
            "started": person.started,
            "unread": person.unread,
            "last_message_id": next(reversed(messages)) if messages else None,
        }

    def clock_shown(self) -> Json:
        """The clock as the control API tells it."""
        return {"now": iso(self.clock.now()), "rate": self.clock.rate, "version": self.clock.version}

    def _public_group(self, username: str) -> Group:
        for chat in self.chats.values():
            if isinstance(chat, Group) and chat.username and chat.username.lower() == username.lower():
                return chat
        raise bad_request("chat not found")


def answer_shown(answer: Answer) -> Json:
    """The answer to a press as the control API tells it."""
    return {
        "callback_query_id": answer.callback_query_id,
        "text": answer.text,
        "show_alert": answer.show_alert,
        "url": answer.url,
        "at": iso(answer.at),
    }


def users_mentioned(world: World, entities: Sequence[Json]) -> list[Json]:
    """Entities with the people `tg://user?id=` links name; links to strangers are dropped, as Telegram does."""
    kept = []
    for entity in entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
            continue
        person = world.people.get(entity["user"]["id"])
        if person is not None and person.met:
            kept.append({**entity, "user": person.as_user()})
    return kept
