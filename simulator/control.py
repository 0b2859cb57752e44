"""The control side: `/sim/...`, for tests, the page and outside programs. Described in docs/simulator.md."""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import quote

from aiohttp import web

from simulator.files import Kind
from simulator.groups import create_group, set_bot
from simulator.methods.commands import commands_for
from simulator.model import AnyChat, Group, Json, Person, PrivateChat
from simulator.params import Upload
from simulator.phones import Button, ImpossibleDeed, Phones
from simulator.refusal import Refusal
from simulator.seen import keyboard_shown, menu_button_shown, message_seen
from simulator.world import World, answer_shown

_PERSON_FIELDS = ("first_name", "last_name", "username", "language_code", "role", "phone")
_MEMBERSHIPS = ("member", "administrator", "left", "kicked")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ControlError(Exception):
    """A control call that makes no sense; the message is the `error` of the answer."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn the control side's complaints into `{"error": sentence}`; the Bot API side words its own."""
    if not request.path.startswith("/sim/"):
        return await handler(request)
    try:
        return await handler(request)
    except (ControlError, ImpossibleDeed) as error:
        return web.json_response({"error": str(error)}, status=error.status)
    except Refusal as refusal:
        return web.json_response({"error": f"Telegram would not take it: {refusal.description}"}, status=400)
    except ValueError as error:
        return web.json_response({"error": str(error)}, status=400)
    except TypeError as error:
        return web.json_response({"error": f"A value of the wrong kind: {error}."}, status=400)
    except web.HTTPException as error:
        return web.json_response({"error": error.reason}, status=error.status)


class PeopleControl:
    """People, their phones and their groups."""

    def __init__(self, world: World, phones: Phones) -> None:
        self._world = world
        self._phones = phones

    def add_routes(self, app: web.Application) -> None:
        """Put these addresses into an application."""
        add = app.router.add_route
        add("GET", "/sim/people", self._people)
        add("POST", "/sim/people", self._add_person)
        add("PATCH", "/sim/people/{id}", self._change_person)
        add("GET", "/sim/people/{id}/chat", self._chat)
        deeds: dict[str, Callable[[Person, Json], Json]] = {
            "start": self._start,
            "text": self._text,
            "edit": self._edit,
            "press": self._press,
            "contact": lambda person, body: self._phones.contact(person, body),
            "block": lambda person, body: self._phones.block(person, blocked=bool(body.get("blocked", True))),
            "read": self._read,
        }
        for name, deed in deeds.items():
            add("POST", f"/sim/people/{{id}}/{name}", self._handler(deed))
        add("POST", "/sim/people/{id}/file", self._file)
        add("GET", "/sim/groups", self._groups)
        add("POST", "/sim/groups", self._add_group)
        add("PATCH", "/sim/groups/{id}", self._change_group)
        add("GET", "/sim/groups/{id}/chat", self._group_chat)
        add("GET", "/sim/files/{file_id}", self._download)

    def _handler(self, deed: Callable[[Person, Json], Json]) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            body = await read_body(request)
            return web.json_response(deed(self._person(request), body))

        return handle

    async def _people(self, _: web.Request) -> web.Response:
        return web.json_response([self._world.person_shown(person) for person in self._world.people.values()])

    async def _add_person(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if not body.get("first_name"):
            raise ControlError("A person has a first_name.")
        given = body.pop("id", None)
        person_id = self._world.free_person_id() if given is None else given
        if not isinstance(person_id, int) or person_id <= 0:
            raise ControlError("A person's id is a whole number above 0.")
        person = self._world.add_person(Person(person_id, **_person_fields(body)))
        return web.json_response(self._world.person_shown(person), status=201)

    async def _change_person(self, request: web.Request) -> web.Response:
        person = self._person(request)
        for name, value in _person_fields(await read_body(request)).items():
            setattr(person, name, value)
        self._world.tell_person(person)
        return web.json_response(self._world.person_shown(person))

    async def _chat(self, request: web.Request) -> web.Response:
        person, world = self._person(request), self._world
        chat = world.private_chat(person)
        return web.json_response(
            {
                "person": world.person_shown(person),
                "messages": self._messages(request, chat),
                "reply_keyboard": keyboard_shown(chat, person.id),
                "menu_button": menu_button_shown(world.bot, chat),
                "commands": commands_for(world, person),
                "answers": [answer_shown(answer) for answer in world.answers.get(person.id, ())],
                "bot": {"id": world.bot.id, "name": world.bot.name, "username": world.bot.username},
            }
        )

    def _messages(self, request: web.Request, chat: AnyChat) -> list[Json]:
        since = whole(request.query.get("since", "0"), "since")
        return [message_seen(self._world.bot, one) for one in chat.messages.values() if one.message_id > since]

    def _start(self, person: Person, body: Json) -> Json:
        return self._phones.start(person, body.get("payload"))

    def _text(self, person: Person, body: Json) -> Json:
        if not isinstance(body.get("text"), str):
            raise ControlError('Say what to write: {"text": "..."}.')
        forwarded_from = body.get("forwarded_from")
        if not isinstance(forwarded_from, str | None):
            raise ControlError("forwarded_from is the name of who wrote it.")
        return self._phones.text(person, body["text"], self._named_chat(body), body.get("reply_to"), forwarded_from)

    def _edit(self, person: Person, body: Json) -> Json:
        if not isinstance(body.get("text"), str) or not isinstance(body.get("message_id"), int):
            raise ControlError('Say what to change: {"message_id": 1, "text": "..."}.')
        return self._phones.edit(person, body["message_id"], body["text"], self._named_chat(body))

    def _press(self, person: Person, body: Json) -> Json:
        if not {"data", "text", "row", "column"} & body.keys():
            raise ControlError('Say what to press: {"data": "..."}, {"text": "label"} or {"row": 0, "column": 0}.')
        button = Button(**{name: body.get(name) for name in ("data", "text", "row", "column", "message_id")})
        if not all(isinstance(number, int | None) for number in (button.row, button.column, button.message_id)):
            raise ControlError("row, column and message_id are whole numbers.")
        return self._phones.press(person, button, self._named_chat(body))

    def _read(self, person: Person, _: Json) -> Json:
        self._phones.read(person)
        return self._world.person_shown(person)

    async def _file(self, request: web.Request) -> web.Response:
        person = self._person(request)
        upload, fields = await _read_file(request)
        kind = fields.get("kind") or ("photo" if upload.mime_type.startswith("image/") else "document")
        if kind not in ("document", "photo"):
            raise ControlError("A file is sent as a document or as a photo.")
        chat = self._named_chat(fields)
        return web.json_response(self._phones.file(person, upload, cast("Kind", kind), fields.get("caption"), chat))

    async def _groups(self, _: web.Request) -> web.Response:
        groups = [chat for chat in self._world.chats.values() if isinstance(chat, Group)]
        return web.json_response([_group_shown(group) for group in groups])

    async def _add_group(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        members = [self._person_by_id(person_id) for person_id in body.get("members", ())]
        kind = body.get("type", "group")
        if not body.get("title") or not members or kind not in ("group", "supergroup"):
            raise ControlError('A group has a title, at least one member, and the type "group" or "supergroup".')
        bot = _membership(body.get("bot", "member"))
        group = create_group(
            self._world, self._phones, body["title"], members, kind=kind, username=body.get("username"), bot=bot
        )
        return web.json_response(_group_shown(group), status=201)

    async def _change_group(self, request: web.Request) -> web.Response:
        group = self._group(request)
        body = await read_body(request)
        group.title = body.get("title", group.title)
        if "bot" in body:
            set_bot(self._world, self._phones, group, _membership(body["bot"]))
        return web.json_response(_group_shown(group))

    async def _group_chat(self, request: web.Request) -> web.Response:
        group = self._group(request)
        return web.json_response({"group": _group_shown(group), "messages": self._messages(request, group)})

    async def _download(self, request: web.Request) -> web.Response:
        file = self._world.files.by_id(request.match_info["file_id"])
        if file is None:
            raise ControlError("No such file.", 404)
        inline = "inline" if file.kind == "photo" else "attachment"
        response = web.Response(body=file.content, headers={"Content-Type": file.mime_type})
        response.headers["Content-Disposition"] = f"{inline}; filename*=UTF-8''{quote(file.name, safe='')}"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def _person(self, request: web.Request) -> Person:
        return self._person_by_id(whole(request.match_info["id"], "id"))

    def _person_by_id(self, person_id: Any) -> Person:
        person = self._world.people.get(person_id)
        if person is None:
            raise ControlError(f"There is no person {person_id}.", 404)
        return person

    def _group(self, request: web.Request) -> Group:
        group = self._world.chats.get(whole(request.match_info["id"], "id"))
        if not isinstance(group, Group):
            raise ControlError("There is no such group.", 404)
        return group

    def _named_chat(self, body: Json) -> AnyChat | None:
        given = body.get("chat_id")
        if given is None:
            return None
        chat = self._world.chats.get(int(given))
        if chat is None or isinstance(chat, PrivateChat):
            raise ControlError(f"There is no group {given}.", 404)
        return chat


async def read_body(request: web.Request) -> Json:
    """The JSON object in a control call; an empty one when there is no body.

    Raises: ControlError.
    """
    text = await request.text()
    if not text.strip():
        return {}
    try:
        body = json.loads(text)
    except ValueError as error:
        raise ControlError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise ControlError("The body is a JSON object.")
    return body


def whole(text: str, what: str) -> int:
    """A whole number in an address.

    Raises: ControlError.
    """
    try:
        return int(text)
    except ValueError as error:
        raise ControlError(f"{what} is a whole number, not {text!r}.") from error


async def _read_file(request: web.Request) -> tuple[Upload, Json]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            raise ControlError('The file comes in the field "file".')
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        return Upload(file.filename, file.file.read(), file.content_type), fields
    body = await read_body(request)
    try:
        content = base64.b64decode(body.get("base64", ""), validate=True)
    except binascii.Error as error:
        raise ControlError("base64 does not decode.") from error
    return Upload(str(body.get("name", "file")), content, str(body.get("mime_type") or "")), body


def _person_fields(body: Json) -> Json:
    for name, value in body.items():
        if name not in _PERSON_FIELDS:
            raise ControlError(f"A person has no {name!r}. Known: {', '.join(_PERSON_FIELDS)}.")
        if not isinstance(value, str) and (value is not None or name == "first_name"):
            raise ControlError(f"{name} is a text.")
    return body


def _membership(given: Any) -> Any:
    if given not in _MEMBERSHIPS:
        raise ControlError(f"In a group the bot is {', '.join(_MEMBERSHIPS)}.")
    return given


def _group_shown(group: Group) -> Json:
    return {
        "id": group.id,
        "title": group.title,
        "type": group.kind,
        "username": group.username,
        "members": list(group.members),
        "bot": group.bot,
    }
