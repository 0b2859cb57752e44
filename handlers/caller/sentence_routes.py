"""Sentences about meetings, wherever a caller types them."""

import re
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import BaseFilter
from aiogram.types import Message
from aiogram_dialog import DialogManager

from domain.named_closer import closer_named, names_a_closer
from domain.people import Person, Role
from domain.phrases import Phrase, read_phrase
from handlers.caller.sentence_draft import said
from handlers.scene import Scene
from handlers.screens import asks, open_screen
from handlers.states import Spoken
from services import meetings
from views.html import tamed

_BEGINS = re.compile(
    r"\W*(?:встреч\w*|встрет\w+|назнач\w*|запиш\w*|записать|запись|заброниру\w*|бронь|бронируй\w*|поставь\w*|"
    r"договорил\w*|meeting|meet|book|schedule)\b",
    re.IGNORECASE,
)


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="sentences")
    router.message.register(hear, Typed())
    return router


class Typed(BaseFilter):
    """A caller's text that is no command."""

    async def __call__(self, message: Message, person: Person | None = None, **_: Any) -> bool:
        """Whether it may be about a meeting."""
        text = (message.text or "").strip()
        return person is not None and person.has(Role.CALLER) and bool(text) and not text.startswith("/")


async def hear(message: Message, dialog_manager: DialogManager) -> None:
    """Show the meeting for confirmation, unless the text is about something else."""
    scene, text = Scene.of(dialog_manager), tamed(message.text or "")
    begins, is_asked = _BEGINS.match(text) is not None, asks(dialog_manager)
    if is_asked and not begins:
        raise SkipHandler
    wanted_id = 0
    if names_a_closer(text):
        wanted_id, text = closer_named(text, await scene.db.read(meetings.closers, scene.person))
    phrase = read_phrase(text, scene.now, ZoneInfo(scene.person.zone))
    if not _is_meant(phrase, begins=begins, is_asked=is_asked):
        raise SkipHandler
    if not begins and scene.person.has(Role.COLLECTOR) and phrase.phone and "\n" in text.strip():
        # Of several lines with a phone a lead is made; the card says how to book instead.
        raise SkipHandler
    await open_screen(dialog_manager, Spoken.company, replace(said(phrase), wanted_id=wanted_id))


def _is_meant(phrase: Phrase, *, begins: bool, is_asked: bool) -> bool:
    """Whether it is a meeting: by its first word, or by a moment and a company or phone.

    Where a text was asked for, the first word alone is not enough.
    """
    moment = phrase.starts_at is not None or "past" in phrase.ask
    partly = moment or phrase.day is not None or phrase.clock is not None
    if begins:
        return partly or not is_asked
    return moment and bool(phrase.company or phrase.phone)
